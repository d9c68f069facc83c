"""A report is stored, its answer is cut off on the way back, and the phone sends again.

python -m bench.faults.cut_answer --times 1000
"""

import json
import random
import socket
from urllib.parse import urlsplit

from bench.faults import common


def run(site, times):
    """Cut that many answers; return how often the second answer was "known", lost and doubled."""
    chance = random.Random(6)
    sent, known = [], 0
    for _ in range(times):
        report = common.new_report(chance)
        sent.append(report["id"])
        cut(site.url, report)
        known += common.send_until_taken(site.url, report)[-1] == 200
    return {"stored_before_the_cut": known, **common.compare(site, sent)}


def cut(url, report):
    """Send a report, wait for the first byte of the answer, and hang up without reading on."""
    address = urlsplit(url)
    body = json.dumps(report).encode()
    head = (
        f"POST /reports/ HTTP/1.1\r\nHost: {address.netloc}\r\nConnection: close\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection((address.hostname, address.port), common.PATIENCE) as line:
        line.sendall(head.encode() + body)
        line.recv(1)


if __name__ == "__main__":
    common.main(run, "times", 1000)
