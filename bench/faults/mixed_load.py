"""Four read, two report, one comments, and the office publishes, for half an hour.

    python -m bench.faults.mixed_load --minutes 30

Memory is that of the server's process, after each tenth of the time.
"""

import random
import threading
import time
from collections import Counter
from pathlib import Path

from bench.faults import common, desk

PAGES = ("/km/", "/en/", "/data/current.json", "/km/o/{id}/", "/export/hsds.json")
SEARCH = "/km/search/"
BETWEEN_ACTS = 20.0


def run(site, minutes):
    """Let them work for so long; return answers, errors, and by how much memory grew, in %."""
    site.run("-c", desk.PREPARE)
    keys = desk.read_keys(site)
    stop, statuses, refused = threading.Event(), Counter(), []
    threads = [
        threading.Thread(target=read, args=[site, keys, number, statuses, stop])
        for number in range(4)
    ]
    threads += [
        threading.Thread(target=report, args=[site, number, statuses, stop]) for number in range(2)
    ]
    threads.append(threading.Thread(target=comment, args=[site, keys, statuses, refused, stop]))
    for thread in threads:
        thread.start()
    used = []
    for _tenth in range(10):
        time.sleep(minutes * 6)
        used.append(memory(site))
    stop.set()
    for thread in threads:
        thread.join()
    answered = sum(count for status, count in statuses.items() if 0 < status < 500)
    return {
        "answers": statuses.total(),
        "answered_percent": round(100 * answered / statuses.total(), 3),
        "server_errors": sum(count for status, count in statuses.items() if status >= 500),
        "comments_refused": len(refused),
        "by_status": {str(status): count for status, count in sorted(statuses.items())},
        "memory_mb": [round(kilobytes / 1000) for kilobytes in used],
        "growth_percent": round(100 * (used[-1] / used[0] - 1), 1),
    }


def read(site, keys, number, statuses, stop):
    """Ask for one page after the other, or search."""
    chance = random.Random(number)
    while not stop.is_set():
        page = chance.choice([*PAGES, SEARCH]).format(id=chance.choice(keys)[1])
        form = b"q=shelter" if page == SEARCH else None
        statuses[common.status_of(site.url + page, form)] += 1
        time.sleep(0.02)


def report(site, number, statuses, stop):
    """Send one report after the other."""
    chance = random.Random(number)
    while not stop.is_set():
        statuses[common.send(site.url, common.new_report(chance))[0]] += 1
        time.sleep(0.5)


def comment(site, keys, statuses, refused, stop):
    """Comment, and withdraw a listing now and then, so that there is something to publish."""
    person, left = desk.Person(site), [*keys]
    while not stop.is_set():
        status = person.send(desk.comment_path(keys[0][0]), {"text": "A line"})
        statuses[status] += 1
        refused += [status] * (status != 302)
        if left:
            path = desk.withdraw_path(left.pop()[0])
            statuses[person.send(path, {"reason": "-"})] += 1
        stop.wait(BETWEEN_ACTS)


def memory(site):
    """The memory of the server that is not shared or in files, in kB."""
    lines = Path("/proc", str(site.process.pid), "status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon"))


if __name__ == "__main__":
    common.main(run, "minutes", 30)
