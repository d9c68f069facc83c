"""How soon a withdrawal acts while others report and read, and whether anybody waits for it.

    python -m bench.recall 2000 10000

Each size is a server of its own, with four clients that report and four that read. Before the act
the readers are measured alone (their quiet median). Then a verifier, signed in at the desk,
withdraws a listing. Printed are: how long the act took, also with no other client and on a site of
51 listings; how soon the pointer named the listing; how soon its words were gone from the files;
the slowest reader, in quiet medians; and how many reports were refused.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import uuid
from datetime import UTC, datetime
from pathlib import Path

from bench.faults import desk
from tests.site import CHECKOUT, Site

CLIENTS = 4


def main(sizes):
    """Print a line for each size, and first one for a site of 51 listings."""
    print("listings  act alone  act s  pointer s  files s  slowest reader  refused reports")
    for size in [51, *sizes]:
        with tempfile.TemporaryDirectory(prefix="phlov-bench-") as folder:
            print(f"{size:8,}  " + measure(Site(Path(folder)), size), flush=True)


def measure(site, size):
    """Withdraw one listing alone and another beside the clients; return the rest of the line."""
    site.manage("migrate", "--verbosity=0")
    site.manage("collectstatic", "--no-input", "--verbosity=0")
    command = [sys.executable, "-m", "bench.publish", "site", str(size)]
    subprocess.run(command, cwd=CHECKOUT, env=site.environment, check=True, capture_output=True)
    site.run("-c", desk.PREPARE)
    rows = desk.read_keys(site)[:3]
    site.start()
    try:
        bopha = desk.Person(site)
        alone = withdraw(bopha, rows[0][0])
        wait_until_settled(site, rows[0][1])
        clients = Clients(site, rows[2][1])
        time.sleep(3)
        quiet = statistics.median(clients.times)
        clients.report()
        time.sleep(1)
        started = time.monotonic()
        act = withdraw(bopha, rows[1][0])
        pointer = wait_for(lambda: rows[1][1] in read_pointer(site)["withdrawn"]) - started
        files = wait_until_settled(site, rows[1][1]) - started
        time.sleep(1)
        clients.stop()
        slowest = max(clients.times) / quiet
        return (
            f"{alone:9.2f}  {act:5.2f}  {pointer:9.2f}  {files:7.2f}"
            f"  {slowest:14.1f}  {clients.refused} of {clients.reports}"
        )
    finally:
        site.kill()


class Clients:
    """Readers, and later reporters, who do not stop until they are told to."""

    def __init__(self, site, slug):
        self.site, self.slug = site, slug
        self.times, self.reports, self.refused = [], 0, 0
        self.is_stopped = threading.Event()
        self.threads = []
        self._start(self._read)

    def report(self):
        """Let as many report as read."""
        self._start(self._report)

    def stop(self):
        """Let everybody finish."""
        self.is_stopped.set()
        for thread in self.threads:
            thread.join()

    def _start(self, work):
        new = [threading.Thread(target=work) for _ in range(CLIENTS)]
        self.threads += new
        for thread in new:
            thread.start()

    def _read(self):
        while not self.is_stopped.is_set():
            for path in ("/km/", "/data/current.json"):
                started = time.monotonic()
                with urllib.request.urlopen(self.site.url + path) as answer:
                    answer.read()
                self.times.append(time.monotonic() - started)
            time.sleep(0.05)

    def _report(self):
        while not self.is_stopped.is_set():
            body = {
                "id": str(uuid.uuid4()),
                "listing": self.slug,
                "seq": 1,
                "kind": "works",
                "phone": "+855000000000",
                "made_at": datetime.now(UTC).isoformat(),
            }
            request = urllib.request.Request(
                f"{self.site.url}/reports/",
                json.dumps(body).encode(),
                {"Content-Type": "application/json"},
            )
            self.reports += 1
            try:
                urllib.request.urlopen(request).close()
            except urllib.error.HTTPError as error:
                error.close()
                self.refused += 1
            time.sleep(0.2)


def withdraw(person, key):
    """Withdraw a listing at the desk; return how long the act took until its answer."""
    path = desk.withdraw_path(key)
    _status, token = person.open(path)
    started = time.monotonic()
    status = person.post(path, {"reason": "-"}, token)
    if status != 302:
        raise RuntimeError(f"Withdrawing failed: {status}")
    return time.monotonic() - started


def read_pointer(site):
    """The pointer as it is served."""
    with urllib.request.urlopen(f"{site.url}/data/current.json") as answer:
        return json.load(answer)


def wait_until_settled(site, public_id):
    """Wait until the listing is in no file; return the moment."""

    def is_gone():
        path = read_pointer(site)["files"]["listings"]["path"]
        try:
            with urllib.request.urlopen(site.url + path) as answer:
                return public_id not in json.load(answer)["id"]
        except urllib.error.HTTPError as error:
            error.close()
            # It went between the two questions; a phone asks again as well.
            return False

    return wait_for(is_gone)


def wait_for(is_so):
    """Wait until something is so; return the moment."""
    while not is_so():
        time.sleep(0.02)
    return time.monotonic()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [2000, 10_000])
