"""Every report is sent twice, shuffled, by sixteen clients.

python -m bench.faults.twice --reports 10000
"""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from bench.faults import common


def run(site, reports):
    """Send that many reports twice; return the rows, and the answers by status."""
    chance = random.Random(6)
    made = [common.new_report(chance) for _ in range(reports)]
    twice = made * 2
    chance.shuffle(twice)
    with ThreadPoolExecutor(16) as clients:
        answers = list(clients.map(lambda report: common.send_until_taken(site.url, report), twice))
    statuses = Counter(status for answer in answers for status in answer)
    return {
        "statuses": {str(status): count for status, count in sorted(statuses.items())},
        **common.compare(site, [report["id"] for report in made]),
    }


if __name__ == "__main__":
    common.main(run, "reports", 10_000)
