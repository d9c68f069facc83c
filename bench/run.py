"""Measures every engine on generated directories in Chromium, and prints the table of README.md.

python -m bench.run                 all of it, about half an hour
python -m bench.run 2000 phlov      one size, some engines
"""

import contextlib
import functools
import http.server
import json
import re
import statistics
import subprocess
import sys
import threading

import brotli
from playwright.sync_api import sync_playwright

from bench import generate, judge
from directory.server.staticstorage import shorten
from tests import machine
from tests.site import CHECKOUT, Site

SIZES = [200, 2000, 10000]
SLOWER = 6
# The middle one of three builds; of one where a build takes minutes.
LOADS = {200: 3, 2000: 3, 10000: 1}
TIMED_QUERIES, PASSES = 60, 3
# Those that take seconds a query answer every sixth of the queries, and twelve are timed once.
SLOW = ["fuse", "ufuzzy"]
OUT = judge.HERE / "out"
MODULES = judge.HERE / "node_modules"
# What each engine's program is made of; ours imports the other modules of its own.
ENGINES = {
    "phlov": [f"static/js/{n}.js" for n in ("phone/packing", "search/search", "search/spellings")],
    "minisearch": [MODULES / "minisearch/dist/es/index.js"],
    "minisearch-words": [MODULES / "minisearch/dist/es/index.js"],
    "minisearch-bigrams": [MODULES / "minisearch/dist/es/index.js"],
    "flexsearch": [MODULES / "flexsearch/dist/flexsearch.bundle.module.min.mjs"],
    "fuse": [MODULES / "fuse.js/dist/fuse.min.mjs"],
    "ufuzzy": [MODULES / "@leeoniya/ufuzzy/dist/uFuzzy.mjs"],
}
DATA = {"phlov": ["listings", "descriptions", "catalogue", "vocabulary"]}


def main(sizes, names):
    """Measure and print."""
    (OUT / "results").mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, server() as address:
        browser = launch(playwright)
        for size in sizes:
            data = write_data(size)
            listings = [entry["listing"] for entry in generate.directory(size)]
            asked = judged_queries(listings)
            for name in names:
                result = measure(browser, address, name=name, size=size, data=data, asked=asked)
                path = OUT / "results" / f"{name}-{size}.json"
                path.write_text(json.dumps(result, ensure_ascii=False, indent=1))
                print(row(name, size, result), flush=True)
        browser.close()


def launch(playwright):
    """The machine's own Chromium."""
    return playwright.chromium.launch(
        executable_path=machine.find_browser(),
        args=["--disable-gpu"] + (["--no-sandbox"] if machine.is_root() else []),
    )


def write_data(size):
    """What the engines search, made once: a function from a name to its file."""
    site = Site(OUT / f"data-{size}")
    if not (site.folder / f"words-{size}.json").exists():
        site.folder.mkdir(parents=True, exist_ok=True)
        site.manage("migrate", "--verbosity=0")
        command = [sys.executable, "-m", "bench.publish", "data", str(size)]
        subprocess.run(command, cwd=CHECKOUT, env=site.environment, check=True)
    return lambda name: site.folder / f"{name}-{size}.json"


def judged_queries(listings):
    """The generated queries that something answers, each with the ids that are right."""
    queries = [
        {**query, "ids": judge.right_ids(query, listings)} for query in judge.queries("generated")
    ]
    return [query for query in queries if query["ids"]]


def measure(browser, address, *, name, size, data, asked):
    """Everything about one engine on one directory."""
    asked = asked[::6] if name in SLOW else asked
    queries = [{"query": one["query"], "language": one["language"]} for one in asked]
    count, passes = (12, 1) if name in SLOW else (TIMED_QUERIES, PASSES)
    timed = queries[:: len(queries) // count]
    files = DATA.get(name, ["documents", "words"])
    addresses = [f"/{data(file).relative_to(CHECKOUT)}" for file in files]
    builds, heaps = [], []
    for _ in range(LOADS[size]):
        page = browser.new_page(base_url=address)
        page.set_default_timeout(0)
        devtools = page.context.new_cdp_session(page)
        page.goto("/bench/search/page.html")
        page.wait_for_function("window.bench")
        empty = heap(devtools)
        page.evaluate("a => bench.fetchData(a)", addresses)
        throttle(devtools, SLOWER)
        builds.append(
            page.evaluate("([n, q, l]) => bench.build(n, q, l)", [name, *queries[0].values()])
        )
        heaps.append(heap(devtools) - empty)
        if len(builds) < LOADS[size]:
            page.close()
    times = page.evaluate("([q, p]) => bench.time(q, p)", [timed, passes])
    throttle(devtools, 1)
    answers = page.evaluate("q => bench.answer(q)", queries)
    page.close()
    scores = [
        {
            "class": one["class"],
            "query": one["query"],
            "recall": judge.recall(ranked, one["ids"]),
            "rank": judge.reciprocal_rank(ranked, one["ids"]),
        }
        for one, ranked in zip(asked, answers, strict=True)
    ]
    return {
        "scores": scores,
        "build": statistics.median(one["build"] for one in builds),
        "first": statistics.median(one["first"] for one in builds),
        "p50": statistics.median(times),
        "p95": statistics.quantiles(times, n=20, method="inclusive")[-1],
        "script": sum(len(brotli.compress(served(path))) for path in program(ENGINES[name])),
        "data": packed(*map(data, files)),
        "heap": statistics.median(heaps),
    }


def throttle(devtools, rate):
    """Slow the page's main thread down."""
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": rate})


def heap(devtools):
    """The bytes that the page's script holds, after collecting garbage."""
    devtools.send("HeapProfiler.collectGarbage")
    return devtools.send("Runtime.getHeapUsage")["usedSize"]


def program(files):
    """The files of a program with those that it imports."""
    found = []
    todo = [CHECKOUT / file for file in files]
    while todo:
        path = todo.pop()
        if path not in found:
            found.append(path)
            imports = re.findall(r'from "(\.[^"]+)"', path.read_text(encoding="utf-8"))
            todo += [(path.parent / name).resolve() for name in imports]
    return found


def served(path):
    """A script as phones get it; the libraries' are short already."""
    script = path.read_bytes()
    return shorten(script.decode()).encode() if CHECKOUT / "static" in path.parents else script


@functools.cache
def packed(*paths):
    """How many bytes files take, as a server sends them (brotli at its best)."""
    return sum(len(brotli.compress(path.read_bytes())) for path in paths)


def row(name, size, result):
    """One line of the table."""
    scores = [one for one in result["scores"] if one["class"] != "khmer short"]
    short = [one for one in result["scores"] if one["class"] == "khmer short"]
    cells = [
        f"{size:,}",
        name,
        *(f"{statistics.mean(one[key] for one in scores):.3f}" for key in ("recall", "rank")),
        f"{statistics.mean(one['recall'] for one in short):.2f}",
        f"{result['script'] / 1000:.1f}",
        f"{result['data'] / 1000:,.0f}",
        f"{result['heap'] / 1e6:.1f}",
        *(f"{result[key]:,.0f}" for key in ("build", "first", "p50", "p95")),
    ]
    return f"| {' | '.join(cells)} |"


@contextlib.contextmanager
def server():
    """Serve the checkout on this machine; yield its address."""
    handler = functools.partial(Quiet, directory=CHECKOUT)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, *arguments):
        """Say nothing."""


if __name__ == "__main__":
    chosen = sys.argv[1:]
    main(
        [int(word) for word in chosen if word.isdigit()] or SIZES,
        [word for word in chosen if not word.isdigit()] or list(ENGINES),
    )
