"""The server is killed with -9 while four clients post, again and again.

python -m bench.faults.kill_server --cycles 1000
"""

import contextlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

from bench.faults import common
from tests.site import CHECKOUT


def run(site, cycles):
    """Kill and start again that many times; return what was acknowledged, lost and doubled."""
    chance = random.Random(6)
    acknowledged, stop = [], threading.Event()
    clients = [
        threading.Thread(target=post, args=[site.url, random.Random(seed), acknowledged, stop])
        for seed in range(4)
    ]
    site.kill()
    with servers(site) as start:
        server = start()
        for client in clients:
            client.start()
        try:
            for _ in range(cycles):
                # Somewhere in the middle of somebody's report, after at least one was taken.
                seen = len(acknowledged)
                while len(acknowledged) == seen:
                    time.sleep(0.01)
                time.sleep(chance.uniform(0, 0.2))
                os.kill(server, signal.SIGKILL)
                server = start()
        finally:
            stop.set()
            for client in clients:
                client.join()
            os.kill(server, signal.SIGKILL)
    return {"acknowledged": len(acknowledged), **common.compare(site, acknowledged)}


def post(url, chance, acknowledged, stop):
    """Send one report after the other, each until the server has named it, as a phone does."""
    while not stop.is_set():
        report = common.new_report(chance)
        while not stop.is_set():
            status, is_named = common.send(url, report)
            if status in (200, 201) and is_named:
                acknowledged.append(report["id"])
                break
            time.sleep(0.02)


@contextlib.contextmanager
def servers(site):
    """A function that starts a server of this site and returns its number once it listens."""
    command = [sys.executable, "-m", "bench.faults.serve", urlsplit(site.url).netloc]
    options = {"cwd": CHECKOUT, "env": site.environment, "text": True}
    options |= dict.fromkeys(["stdin", "stdout"], subprocess.PIPE)

    def start():
        parent.stdin.write("\n")
        parent.stdin.flush()
        return int(parent.stdout.readline())

    with (
        Path(site.folder, "server.log").open("a") as log,
        subprocess.Popen(command, stderr=log, **options) as parent,
    ):
        yield start


if __name__ == "__main__":
    common.main(run, "cycles", 1000)
