"""Backups while reports arrive, each put back elsewhere and compared.

python -m bench.faults.restores --times 100
"""

import contextlib
import random
import sqlite3
import tempfile
import threading
import zipfile
from pathlib import Path

from bench.faults import common
from tests.site import Site


def run(site, times):
    """Back up and restore that often; return how many were not equal, and what they lacked."""
    stop, acknowledged = threading.Event(), []
    writer = threading.Thread(target=report, args=[site, acknowledged, stop])
    writer.start()
    unequal = lost = 0
    try:
        for _ in range(times):
            with tempfile.TemporaryDirectory(prefix="phlov-bench-") as folder:
                # Of what was acknowledged before, all has to be in it.
                before = [*acknowledged]
                said = site.manage("backup", f"{folder}/backups")
                path = Path(said.removeprefix("Backup: ").split(",")[0])
                elsewhere = Site(Path(folder, "elsewhere"))
                elsewhere.folder.mkdir()
                elsewhere.manage("restore", str(path))
                unequal += dump(unzipped(path)) != dump(elsewhere.folder / "phlov.sqlite3")
                lost += common.compare(elsewhere, before)["lost"]
    finally:
        stop.set()
        writer.join()
    return {"reports_meanwhile": len(acknowledged), "unequal": unequal, "lost": lost}


def report(site, acknowledged, stop):
    """Send one report after the other."""
    chance = random.Random(6)
    while not stop.is_set():
        made = common.new_report(chance)
        if common.send(site.url, made)[1]:
            acknowledged.append(made["id"])


def unzipped(path):
    """The database in a backup."""
    with zipfile.ZipFile(path) as archive:
        return archive.extract("database", path.parent / "unzipped")


def dump(path):
    """Every row of every table."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        return sorted(database.iterdump())


if __name__ == "__main__":
    common.main(run, "times", 100)
