"""Measures Phlov beside its peers in one run, and writes docs/benchmarks.md and its drawing.

    python -m bench            some 25 minutes on a machine that does nothing else
    python -m bench --quick    some four minutes: fewer listings, fewer peers

It needs what the tests need, nginx, and `npm ci --prefix bench --ignore-scripts`. Times are seconds
of the processor, which other work beside disturbs less; counts and bytes it does not disturb.
"""

import argparse
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import generate, growth, publish, run, serving
from tests.site import CHECKOUT

PAGE = CHECKOUT / "docs" / "benchmarks.md"
DRAWING = PAGE.with_name("benchmarks.svg")
SIZES, QUICK_SIZES = [200, 2000, 10_000], [200, 2000]
# No more rows are taken at once.
TABLES = [200, 2000]
# Which libraries answer within minutes at this size.
PHONES = {
    200: ["phlov", "minisearch", "flexsearch", "ufuzzy", "fuse"],
    2000: ["phlov", "minisearch", "flexsearch", "ufuzzy"],
    10_000: ["phlov", "minisearch"],
}
QUICK_PHONES = {200: ["phlov", "minisearch", "flexsearch"]}
STEPS = [name for name in publish.STEPS if name != "pack"]


def main(*, is_quick):
    """Measure everything, write the page."""
    started = time.monotonic()
    # What an earlier program published is not what is measured.
    shutil.rmtree(run.OUT, ignore_errors=True)
    sizes = QUICK_SIZES if is_quick else SIZES
    drawn = {}
    parts = [part(drawn, sizes) for part in (publishing, pages, finding_on_the_server)]
    parts += [
        desk_pages(sizes),
        files(sizes[1]),
        on_phones(QUICK_PHONES if is_quick else PHONES),
        importing(),
    ]
    DRAWING.write_text(growth.draw("Growth from 200 listings", sizes, drawn), encoding="utf-8")
    minutes = (time.monotonic() - started) / 60
    PAGE.write_text("\n\n".join([head(minutes, is_quick=is_quick), *parts]) + "\n", "utf-8")
    print(f"Wrote {PAGE} and {DRAWING} after {minutes:.0f} minutes.")


def head(minutes, *, is_quick):
    """What was measured, where and when."""
    command = "python -m bench" + " --quick" * is_quick
    return f"""# Benchmarks

`{command}` wrote this page, all of it in one run of {minutes:.0f} minutes:
{datetime.now(UTC):%Y-%m-%d}, {release()}, {machine()}.

Listings are made up (`bench/generate.py`): no organization in them exists, and no number can be
dialled. Times are seconds of the processor. The yardstick is Python writing 5,000 made-up listings
as JSON and hashing them: {yardstick():.2f} s in this run; divide by it to compare with another
machine. What is measured more closely, and what came of it, is in [bench](../bench/README.md).

![Growth from 200 listings: the first line of the file says it in words](benchmarks.svg)

Each line is in times of its figure at 200 listings; the broken one grows as the listings do."""


def publishing(drawn, sizes):
    """How publishing and updates grow."""
    found = {size: publish.measure(size, STEPS) for size in sizes}
    plain = {size: one_file(size) for size in sizes}
    drawn["publish all"] = [found[size]["first"]["cpu"] for size in sizes]
    drawn["publish one change"] = [found[size]["one"]["cpu"] for size in sizes]
    drawn["the whole list, bytes"] = [found[size]["first"]["whole"] for size in sizes]
    drawn["an update, bytes"] = [found[size]["one"]["delta"] for size in sizes]
    rows = [
        [
            f"{size:,}",
            *(f"{steps[name]['cpu']:.2f}" for name in STEPS),
            f"{steps['first']['whole'] / 1000:,.0f}",
            f"{plain[size] / 1000:,.0f}",
            f"{steps['one']['delta'] / 1000:.1f}",
            f"{100 * steps['one']['delta'] / steps['first']['whole']:.1f}",
        ]
        for size, steps in found.items()
    ]
    return section(
        "Publishing and updates",
        "The peer is one JSON file of the same listings in both languages, packed as tightly,"
        " which phones fetch as a whole whenever anything changed. Ours holds rendered cards,"
        " search keys, hours and what the search knows of words as well.",
        "listings | all, s | nothing new, s | one changed, s | a withdrawal, s | its rest, s "
        "| whole, kB | one JSON file, kB | update, kB | part of the whole, %",
        rows,
    )


def one_file(size):
    """The bytes of the listings as one JSON file, packed as what is published at once."""
    listings = [entry["listing"] for entry in generate.directory(size)]
    data = json.dumps(listings, ensure_ascii=False, separators=(",", ":")).encode()
    return len(run.brotli.compress(data, quality=9))


def pages(drawn, sizes):
    """Pages of the server beside a plain list view."""
    rows = []
    drawn["search page, processor"], drawn["the same, plain list view"] = [], []
    for size in sizes:
        found, memory = serving.measure_pages(size)
        for row in found:
            ours, plain = row["ours"], row["plain"]
            rows.append(
                [
                    f"{size:,}",
                    row["page"],
                    f"{ours['cpu'] * 1000:.1f}",
                    f"{plain['cpu'] * 1000:.1f}",
                    f"{ours['cpu'] / plain['cpu']:.2f}",
                    f"{ours['bytes'] / 1000:.0f}",
                    f"{plain['bytes'] / 1000:.0f}",
                    *(f"{memory[name] / 1000:.0f}" for name in ("ours", "plain")),
                ]
            )
        drawn["search page, processor"].append(found[-1]["ours"]["cpu"])
        drawn["the same, plain list view"].append(found[-1]["plain"]["cpu"])
    return section(
        "Pages of the server",
        "The peer is a plain Django list view over one SQLite table (`bench/plain.py`): 20 "
        "rows a page, a search that asks each column whether it contains the text, the same "
        "server (waitress). It knows no spellings, no needs, no urgent messages, and keeps "
        "nothing in memory. Milliseconds of the processor an answer, bytes unpacked.",
        "listings | page | Phlov, ms | plain, ms | ratio | Phlov, kB | plain, kB "
        "| Phlov's memory, MB | plain's, MB",
        rows,
    )


def files(size):
    """Files as Phlov's own server gives them, beside nginx."""
    found, same = serving.measure(size)
    rows = [
        [
            row["file"],
            f"{row['bytes'] / 1000:.1f}",
            f"{row['ours']:,.0f}",
            f"{row['nginx']:,.0f}",
            f"{row['ours'] / row['nginx']:.3f}",
            f"{row['cpu'] * 1000:.2f}",
        ]
        for row in found
    ]
    spent = ", ".join(f"{1000 * took:.2f} ms for `{path}`" for path, took in same.items())
    return section(
        "Files, beside nginx with the same bytes",
        f"Packed files of {size:,} listings over four connections on the same processors. "
        "nginx wins, and by far: whoever expects many readers puts it in front "
        f"([hosting](hosting.md)). An answer 304 takes ours {spent}.",
        "file | kB | Phlov, answers/s | nginx, answers/s | ratio | Phlov, ms of the processor",
        rows,
    )


def finding_on_the_server(drawn, sizes):
    """The search of the server beside SQLite's."""
    rows = []
    drawn["a search on the server"] = []
    for size in sizes:
        found = asked("finding", size)
        drawn["a search on the server"].append(found[0]["cpu"])
        rows += [
            [
                f"{size:,}",
                row["engine"],
                *(f"{row[name]:.3f}" for name in ("recall", "rank")),
                f"{row['cpu'] * 1000:.2f}",
            ]
            for row in found
        ]
    return section(
        "Search on the server",
        "452 queries in both languages with what is right (`bench/queries-generated.json`), "
        "as far as something answers them. SQLite's full-text search is faster; it finds "
        "less. `contains` puts nothing in order.",
        "listings | engine | recall@10 | mean reciprocal rank | ms of the processor a query",
        rows,
    )


def on_phones(engines):
    """The search of phones beside libraries, in Chromium."""
    rows = []
    with sync_playwright() as playwright, run.server() as address:
        browser = run.launch(playwright)
        for size, names in engines.items():
            data = run.write_data(size)
            listings = [entry["listing"] for entry in generate.directory(size)]
            judged = run.judged_queries(listings)
            for name in names:
                found = run.measure(browser, address, name=name, size=size, data=data, asked=judged)
                rows.append(run.row(name, size, found).strip("| ").split(" | "))
        browser.close()
    return section(
        "Search on a phone",
        "In Chromium with its processor slowed down six times; kB are packed (brotli). The "
        "libraries are faster where their milliseconds say so. uFuzzy and Fuse.js answered "
        "every sixth query.",
        "listings | engine | recall@10 | mean reciprocal rank | short Khmer words: recall | "
        "script, kB | data, kB | heap, MB | build, ms | first result, ms | query p50, ms | "
        "p95, ms",
        rows,
    )


def desk_pages(sizes):
    """What pages of the desk ask of the database."""
    found = {size: asked("desk", size) for size in sizes}
    rows = [
        [
            row["page"],
            f"{size:,}",
            str(row["queries"]),
            f"{row['bytes'] / 1000:.0f}",
            f"{row['cpu'] * 1000:.0f}",
        ]
        for size in sizes
        for row in found[size]
    ]
    return section(
        "Pages of the desk",
        "Organizations beside the starter data; every third is overdue, every fiftieth has a "
        "change that waits, every tenth was never checked. The second time that a page is opened.",
        "page | organizations | queries | kB | ms of the processor",
        sorted(rows, key=lambda row: row[0]),
    )


def importing():
    """A table that is read and compared."""
    rows = [
        [
            f"{row['rows']:,}",
            f"{row['read']:.2f}",
            f"{row['compared']:.2f}",
            f"{row['csv']:.3f}",
            f"{(row['read'] + row['compared']) / row['csv']:,.0f}",
        ]
        for size in TABLES
        for row in asked("importing", size)
    ]
    return section(
        "Import of a table",
        "CSV of new organizations: read, then compared with what is there and every cell "
        "checked. The peer is Python's csv module with the same bytes, which checks nothing.",
        "rows | read, s | compared, s | csv module, s | ours in times of that",
        rows,
    )


def asked(name, size):
    """What a bench of its own process prints as lines of JSON."""
    command = [sys.executable, "-m", f"bench.{name}", str(size)]
    done = subprocess.run(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def section(title, words, heading, rows):
    """A table below its words."""
    print(f"{title}: measured", flush=True)
    heads = heading.split(" | ")
    table = [heads, ["---"] * len(heads), *rows]
    lines = "\n".join(f"| {' | '.join(cells)} |" for cells in table)
    return f"## {title}\n\n{words}\n\n{lines}"


def yardstick():
    """The seconds of the processor that Python takes for work of a known size."""
    listings = [entry["listing"] for entry in generate.directory(100)] * 50
    started = time.process_time()
    hashlib.sha256(json.dumps(listings, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    return time.process_time() - started


def release():
    """The newest release that the changelog names, and the commit."""
    changes = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    name = re.search(r"^## \[(.+?)\]", changes, re.MULTILINE)[1]
    command = ["git", "rev-parse", "--short=10", "HEAD"]
    done = subprocess.run(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True, check=False)
    return f"release {name.lower()}" + f" ({done.stdout.strip()})" * (done.returncode == 0)


def machine():
    """Processor, their number, system and Python."""
    described = Path("/proc/cpuinfo")
    model = described.exists() and re.search("model name\\s*: (.+)", described.read_text())
    load = Path("/proc/loadavg")
    busy = f", load {load.read_text().split()[0]} at the end" if load.exists() else ""
    return (
        f"{os.cpu_count()} processors ({model[1] if model else platform.machine()}){busy}, "
        f"{platform.system()}, Python {platform.python_version()}"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measures Phlov beside its peers.")
    parser.add_argument("--quick", action="store_true", help="fewer listings, fewer peers")
    main(is_quick=parser.parse_args().quick)
