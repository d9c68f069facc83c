"""Eight write at once: six send reports, two write comments at the desk.

python -m bench.faults.writers --seconds 60
"""

import random
import threading
import time
from collections import Counter
from pathlib import Path

from bench.faults import common, desk

REPORTERS, PEOPLE = 6, 2


def run(site, seconds):
    """Let them write for so long; return the answers, and how often the database was locked."""
    site.run("-c", desk.PREPARE)
    key, _public_id = desk.read_keys(site)[0]
    until = time.monotonic() + seconds
    statuses, acknowledged, comments = Counter(), [], []
    clients = [
        threading.Thread(target=report, args=[site, number, until, statuses, acknowledged])
        for number in range(REPORTERS)
    ]
    clients += [
        threading.Thread(target=comment, args=[desk.Person(site), key, until, statuses, comments])
        for _ in range(PEOPLE)
    ]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    kept = common.count_comments(site)
    return {
        "written": sum(statuses[status] for status in (200, 201, 302)),
        "errors": sum(count for status, count in statuses.items() if status in (0, *SERVER)),
        "locked": Path(site.folder, "server.log").read_text().count("database is locked"),
        "comments_lost": len(comments) - kept,
        **common.compare(site, acknowledged),
    }


SERVER = range(500, 600)


def report(site, number, until, statuses, acknowledged):
    """Send one report after the other."""
    chance = random.Random(number)
    while time.monotonic() < until:
        made = common.new_report(chance)
        status, is_named = common.send(site.url, made)
        statuses[status] += 1
        if is_named:
            acknowledged.append(made["id"])


def comment(person, key, until, statuses, comments):
    """Write one comment after the other."""
    while time.monotonic() < until:
        status = person.send(desk.comment_path(key), {"text": "A line"})
        statuses[status] += 1
        if status == 302:
            comments.append(key)


if __name__ == "__main__":
    common.main(run, "seconds", 60)
