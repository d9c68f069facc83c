"""Lets Lighthouse judge the home page, results and a listing, as it judges phones.

python -m bench.lighthouse          the starter data, each page three times, the middle score
"""

import json
import os
import statistics
import subprocess
import tempfile
from pathlib import Path

from bench.run import MODULES
from tests import machine
from tests.site import Site

CATEGORIES = ["performance", "accessibility", "best-practices"]
TIMES = 3
ATTEMPTS = 3
FLAGS = ["--headless=new", "--disable-gpu", *(["--no-sandbox"] if machine.is_root() else [])]


def main():
    """Judge and print."""
    with tempfile.TemporaryDirectory() as folder:
        site = Site(folder)
        site.prepare()
        site.start()
        try:
            listing = first_listing(site)
            for name, path in {
                "home": "/km/",
                "results": "/km/kind/safe-house/",
                "listing": f"/km/o/{listing}/",
            }.items():
                print(f"| {name} | {' | '.join(judge(f'{site.url}{path}'))} |", flush=True)
        finally:
            site.kill()


def first_listing(site):
    """The public id of a published listing."""
    pointer = json.loads(Path(site.folder, "data", "current.json").read_bytes())
    path = Path(site.folder, pointer["files"]["listings"]["path"][1:])
    return json.loads(path.read_bytes())["id"][0]


def judge(url):
    """The middle score of each category, and the middle layout shift."""
    reports = [report(url) for _ in range(TIMES)]
    scores = [
        statistics.median(one["categories"][name]["score"] for one in reports)
        for name in CATEGORIES
    ]
    shift = statistics.median(
        one["audits"]["cumulative-layout-shift"]["numericValue"] for one in reports
    )
    return [*(f"{100 * score:.0f}" for score in scores), f"{shift:.3f}"]


def report(url):
    """What Lighthouse finds at an address, with its usual slow phone and slow line."""
    command = [
        MODULES / ".bin" / "lighthouse",
        url,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(FLAGS)}",
    ]
    environment = os.environ | {"CHROME_PATH": str(machine.find_browser())}
    # On a busy machine it asks now and then to be run again.
    for _ in range(ATTEMPTS):
        done = subprocess.run(command, check=False, env=environment, stdout=subprocess.PIPE)
        if done.returncode == 0:
            return json.loads(done.stdout)
    raise SystemExit(f"Lighthouse did not judge {url}.")


if __name__ == "__main__":
    main()
