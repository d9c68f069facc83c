"""Counts a directory of 2,000 entries, and times it on a slow line and a slow processor.

python -m bench.budgets             the table of README.md, some minutes
python -m bench.budgets 10000       of another size; growth is left out
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.keystrokes import READY, publish
from bench.run import SLOWER, launch, throttle
from bench.slow_line import BANDWIDTH, ROUND_TRIP, SlowLine
from tests.site import CHECKOUT, Site

SIZE, GROWTH = 2000, (200, 10000)
KB = 1000
# What finds a service and calls it, before the details.
FIRST_TIER = ["home", "catalogue", "listings", "shapes.km"]
# One after the other at the least: connection, page, the script in its head, list.
ROUND_TRIPS = 4
# The button for the nearest province appears once the list can be searched.
SEARCHABLE = "[data-nearest]:not([hidden])"
# When the first hotline was painted, when the list could be searched, and when by descriptions as
# well and every listing could be opened as a whole.
WATCH = """
const seen = (window.seen = {});
new MutationObserver(() => {
    const look = (name, selector) => {
        if (name in seen || !document.querySelector(selector)) return;
        seen[name] = null;
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => (seen[name] = performance.now());
            port2.postMessage(null);
        });
    };
    look("first", "main a.call");
    look("searchable", "%s");
    look("whole", 'html[data-offline="ready"]');
}).observe(document, { attributes: true, childList: true, subtree: true });
"""


def main(size):
    """Measure and print."""
    site = publish(size)
    whole, first = packed(site), packed(site, FIRST_TIER)
    row("kept, both languages, kB", 600 if size == SIZE else "", whole / KB)
    row("first tier, kB", 100 if size == SIZE else "", first / KB)
    row("update of 1 %, part of the whole, %", 5, 100 * change(site, size)[0])
    if size == SIZE:
        few, many = (packed(publish(other)) / other for other in GROWTH)
        row("bytes an entry at 10,000, of those at 200", 1, many / few)
        few, many = (change(publish(other), other)[1] / other for other in GROWTH)
        row("time to publish an entry at 10,000, of that at 200", 1, many / few)
    site.start()
    try:
        with sync_playwright() as playwright:
            browser = launch(playwright)
            first_visit(browser, site)
            first_tier_without_a_network(browser, site)
            cold_start(browser, site)
            browser.close()
    finally:
        site.kill()


def row(what, limit, figure):
    """Print one line of the table."""
    print(f"| {what} | {limit} | {figure:.2f} |", flush=True)


def packed(site, names=None):
    """How many bytes the list takes on its way, or the files of these names."""
    files = pointer(site)["files"]
    return sum(size_of(site, files[name]["path"]) for name in names or files)


def pointer(site):
    """The pointer of what was published last."""
    return json.loads(Path(site.folder, "data", "current.json").read_bytes())


def size_of(site, path):
    """How many bytes a published file takes on its way."""
    return Path(site.folder, f"{path[1:]}.br").stat().st_size


# The changes from one number to another are made when they are asked for.
SIZE_OF_CHANGES = """
import django; django.setup()
from directory.publish import local
print(len(local.copy().read("{}-{}.json", ".br")))
"""


def change(site, size):
    """Change one entry in a hundred; (what a phone fetches as a part of the whole, seconds)."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(site.folder, folder, dirs_exist_ok=True)
        other = Site(folder)
        command = [sys.executable, "-m", "bench.publish", "changed", str(size)]
        done = subprocess.run(
            command, cwd=CHECKOUT, env=other.environment, check=True, stdout=subprocess.PIPE
        )
        numbers = pointer(site)["seq"], pointer(other)["seq"]
        part = int(other.run("-c", SIZE_OF_CHANGES.format(*numbers))) / packed(other)
        return part, float(done.stdout)


def first_visit(browser, site):
    """From the tap on a link until the list can be searched, and until everything is kept."""
    line = SlowLine(site)
    page = open_page(browser)
    start = time.monotonic()
    page.goto(f"{line.url}/km/", wait_until="commit")
    page.wait_for_function("() => window.seen && seen.searchable")
    so_far, searchable = line.received, page.evaluate("seen.searchable") / 1000
    page.wait_for_selector(READY)
    kept = time.monotonic() - start
    page.context.close()
    line.cut()
    trips = ROUND_TRIPS * ROUND_TRIP
    row("bytes until it can be searched, kB", "", so_far / KB)
    row("bytes in all, kB", "", line.received / KB)
    row("first tier searchable, s", 4, searchable)
    row("that by bytes over bandwidth", 1.5, searchable / (so_far / BANDWIDTH + trips))
    row("everything kept, s", "", kept)
    row("that by bytes over bandwidth", 1.5, kept / (line.received / BANDWIDTH + trips))


def first_tier_without_a_network(browser, site):
    """The line is cut as soon as the list can be searched: how many listings with a number show."""
    line = SlowLine(site)
    page = open_page(browser)
    page.goto(f"{line.url}/km/", wait_until="commit")
    page.wait_for_selector(SEARCHABLE, state="attached")
    line.cut()
    page.fill("#id_q", "shelter")
    page.wait_for_selector("main article.listing a.call")
    row("listings shown when the line is cut then", 1, page.locator("main article.listing").count())
    page.context.close()


def cold_start(browser, site):
    """The kept page opened without a network on a slow processor."""
    page = open_page(browser)
    page.goto(f"{site.url}/km/")
    page.wait_for_selector(READY)
    site.kill()
    page.context.set_offline(True)
    throttle(page.context.new_cdp_session(page), SLOWER)
    times = {"first": [], "searchable": [], "whole": []}
    for _ in range(5):
        page.goto(f"{site.url}/km/")
        page.wait_for_function("() => window.seen && seen.first && seen.whole")
        for name, found in page.evaluate("seen").items():
            times[name].append(found)
    first, searchable, whole = (sorted(found)[len(found) // 2] for found in times.values())
    row("cold start: first screen, ms", "", first)
    row("cold start: searchable, ms", 1000, searchable)
    row("cold start: all of it in memory, ms", "", whole)
    row("the first by the second", 1, first / searchable)
    page.context.close()


def open_page(browser):
    """A small phone that keeps nothing yet."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.set_default_timeout(0)
    page.add_init_script(WATCH % SEARCHABLE)
    return page


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
