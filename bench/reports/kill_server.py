"""The server is killed with -9 while four clients post, again and again.

python -m bench.reports.kill_server --cycles 1000
"""

import random
import threading
import time

from bench.reports import common


def run(site, cycles):
    """Kill and start again that many times; return what was acknowledged, lost and doubled."""
    chance = random.Random(6)
    acknowledged, stop = [], threading.Event()

    def post(seed):
        own = random.Random(seed)
        while not stop.is_set():
            report = common.new_report(own)
            # A phone sends the same report until the server has named it.
            while not stop.is_set():
                status, is_named = common.send(site.url, report)
                if status in (200, 201) and is_named:
                    acknowledged.append(report["id"])
                    break
                time.sleep(0.02)

    clients = [threading.Thread(target=post, args=[seed]) for seed in range(4)]
    for client in clients:
        client.start()
    try:
        for _ in range(cycles):
            # Somewhere in the middle of somebody's report, after at least one was taken.
            seen = len(acknowledged)
            while len(acknowledged) == seen:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.2))
            site.kill()
            site.start()
    finally:
        stop.set()
        for client in clients:
            client.join()
    return {"acknowledged": len(acknowledged), **common.compare(site, acknowledged)}


if __name__ == "__main__":
    common.main(run, "cycles", 50)
