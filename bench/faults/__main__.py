"""Every fault one after the other, each on a site of its own, against what must hold.

    python -m bench.faults            the figures of a release, some hours
    python -m bench.faults --short    a few minutes

Ends with 1 if anything does not hold. Faults in a browser are kill_browser and flapping.
"""

import argparse
import json
import sys

from bench.faults import (
    common,
    cut_answer,
    full_disk,
    kill_publisher,
    kill_server,
    mixed_load,
    restores,
    twice,
    writers,
)

UNHARMED = {"lost": 0, "doubled": 0, "integrity": "ok"}
# How often or for how long in a release and in a short run, and what must hold.
FAULTS = (
    (writers.run, 60, 5, {"errors": 0, "locked": 0, "comments_lost": 0, **UNHARMED}),
    (kill_server.run, 1000, 20, UNHARMED),
    (kill_publisher.run, 2000, 8, {"torn": 0, "back": 0}),
    (twice.run, 10_000, 200, UNHARMED),
    (cut_answer.run, 1000, 20, UNHARMED),
    (restores.run, 100, 2, {"unequal": 0, "lost": 0}),
    (
        full_disk.run_on_small_disk,
        100,
        3,
        {"unread": 0, "unexpected": 0, "comments_lost": 0, "withdrawals_lost": 0, **UNHARMED},
    ),
    (mixed_load.run, 30, 1, {"server_errors": 0, "answered_percent": 100.0, "comments_refused": 0}),
)
# These need no running site.
ALONE = (full_disk.run_on_small_disk, kill_publisher.run)


def main(*, is_short):
    """Print a line for each fault; return whether all held."""
    has_held = True
    for run, long, short, wanted in FAULTS:
        number = short if is_short else long
        name = run.__module__.rpartition(".")[2]
        try:
            figure = measure(run, number)
        except PermissionError as error:
            print(f"{name}: NOT RUN: {error}", flush=True)
            has_held = False
            continue
        wrong = {key: value for key, value in wanted.items() if figure[key] != value}
        has_held &= not wrong
        print(f"{name} {number}: {json.dumps(figure)}{' WRONG' if wrong else ''}", flush=True)
    return has_held


def measure(run, number):
    """The figure of one fault, on a site of its own if it needs one."""
    if run in ALONE:
        return run(number)
    with common.prepared_site() as site:
        return run(site, number)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--short", action="store_true")
    sys.exit(not main(is_short=parser.parse_args().short))
