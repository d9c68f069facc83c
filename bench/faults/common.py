"""What the fault scripts share: a site of their own, and clients that behave like phones."""

import argparse
import contextlib
import json
import random
import re
import shutil
import sqlite3
import tempfile
import time
import uuid
from collections import Counter
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from tests.site import Site

KINDS = ["works", "did-not-answer", "wrong-number", "moved", "closed", "full", "refused", "unsafe"]
LISTINGS = ["aple", "cwcc", "police-117", "chab-dai", "aim", "nightcare"]
PATIENCE = 30


@contextlib.contextmanager
def prepared_site(prepared_folder=None, within=None, **environment):
    """A running installation in a folder of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="phlov-bench-", dir=within) as folder:
        site = Site(Path(folder))
        site.environment |= environment
        if prepared_folder:
            shutil.copytree(prepared_folder, folder, dirs_exist_ok=True)
        else:
            site.prepare()
        site.start()
        try:
            yield site
        finally:
            site.kill()


def new_report(chance):
    """A report as a phone makes it."""
    return {
        "id": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        "listing": chance.choice(LISTINGS),
        "seq": 1,
        "kind": chance.choice(KINDS),
        "made_at": datetime.now(UTC).isoformat(),
    }


def send(url, report):
    """Send a report once; return the status, and whether the answer names its id. 0: no answer."""
    request = Request(f"{url}/reports/", json.dumps(report).encode())
    request.add_header("Content-Type", "application/json")
    try:
        with urlopen(request, timeout=PATIENCE) as response:
            return response.status, json.load(response).get("id") == report["id"]
    except HTTPError as error:
        error.close()
        return error.code, False
    except (URLError, HTTPException, OSError, ValueError):
        return 0, False


def send_until_taken(url, report):
    """Send as a phone does, until the server named the id; return every status on the way."""
    statuses = []
    while True:
        status, is_named = send(url, report)
        statuses.append(status)
        if status in (200, 201) and is_named:
            return statuses
        time.sleep(random.uniform(0.05, 0.2))


def compare(site, acknowledged):
    """How many acknowledged reports the database lacks, and how many ids stand in it twice."""
    with contextlib.closing(sqlite3.connect(Path(site.folder, "phlov.sqlite3"))) as database:
        ids = [
            str(uuid.UUID(row[0])) for row in database.execute("SELECT id FROM directory_report")
        ]
        # Django's own function, which some constraints of the tables ask.
        database.create_function(
            "REGEXP", 2, lambda pattern, text: re.search(pattern, text) is not None
        )
        whole = database.execute("PRAGMA integrity_check").fetchone()[0]
    doubled = sum(count - 1 for count in Counter(ids).values())
    return {
        "rows": len(ids),
        "lost": len(set(acknowledged) - set(ids)),
        "doubled": doubled,
        "integrity": whole,
    }


def status_of(address, form=None):
    """The status of a page, or of the answer to a form; 0 without an answer."""
    try:
        with urlopen(address, form, timeout=PATIENCE) as answer:
            answer.read()
            return answer.status
    except HTTPError as error:
        error.close()
        return error.code
    except OSError:
        return 0


def count_comments(site):
    """How many comments the database has."""
    with contextlib.closing(sqlite3.connect(Path(site.folder, "phlov.sqlite3"))) as database:
        return database.execute("SELECT count(*) FROM directory_comment").fetchone()[0]


def main(run, name, default, *, needs_site=True):
    """Run a script from the command line and print its figure."""
    parser = argparse.ArgumentParser(description=run.__doc__)
    parser.add_argument(f"--{name}", type=int, default=default)
    number = getattr(parser.parse_args(), name)
    before = time.monotonic()
    if needs_site:
        with prepared_site() as site:
            figure = run(site, number)
    else:
        figure = run(number)
    seconds = round(time.monotonic() - before)
    print(json.dumps({name: number, **figure, "took_seconds": seconds}))
