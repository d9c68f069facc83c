"""Measures the one file that is passed on: its size, and how soon it can be searched.

    python -m bench.passed_on 500

publishes so many made-up organizations and opens the file in Chromium from disk, with the main
thread six times slower, until the first word that is typed shows its results; then once more with
scripts off, where every listing has to be there and be found by a link.
"""

import os
import sys
import tempfile
from pathlib import Path

import django
from django.core.management import call_command
from playwright.sync_api import sync_playwright

from bench import publish
from bench.run import SLOWER, launch, throttle

MOST_BYTES, MOST_SECONDS = 1_500_000, 1.0
WORD = "phnom penh"
# Types a word, and tells when the frame with its results was painted, since the page was opened.
SEARCH = """(word) => new Promise((resolve) => {
    const input = document.querySelector("input[type=search]");
    input.value = word;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() / 1000)));
})"""
FOUND = "() => document.querySelectorAll('article:not([hidden])').length"
LINKED = """() => new Set(Array.from(document.querySelectorAll("nav a[href^='#']"), ({ hash }) =>
    document.getElementById(decodeURIComponent(hash.slice(1)))?.closest("article")?.id
).filter(Boolean)).size"""


def main(count=500):
    """Print the figures; fail if one is over its limit."""
    with tempfile.TemporaryDirectory(prefix="phlov-passed-on-") as folder:
        os.environ |= {"PHLOV_VAR": folder, "DATABASE_URL": ""}
        os.environ["DJANGO_SETTINGS_MODULE"] = "directory.settings"
        django.setup()
        path = Path(folder, "directory.html")
        path.write_bytes(made(count))
        seconds, found = searched(path)
        articles, linked = without_script(path)
        size = path.stat().st_size
    print(f"{count} organizations: {size:,} bytes, {size / count:.0f} each")
    print(f"searched {seconds:.2f} s after it was opened, {SLOWER} times slower: {found} found")
    print(f"scripts off: {articles} listings, {linked} of them led to by links")
    sys.exit(size > MOST_BYTES or seconds > MOST_SECONDS or not articles == linked == count)


def made(count):
    """The file of so many listings."""
    # Django's models can only be imported once it is set up.
    from directory.publish import publishing, reader  # noqa: PLC0415
    from directory.publish.exports import one_file  # noqa: PLC0415
    from directory.rules import newest_audit  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    publish.fill(count)
    # The rows break the rules, as nobody has checked them.
    newest_audit.refusals = lambda _checks, at: {}
    publishing.publish(at=publish.AT)
    return one_file.to_html(reader.current())


def searched(path):
    """Seconds until the first search is painted, the middle one of three; how many it found."""
    results = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for _ in range(3):
            page = browser.new_page(viewport={"width": 360, "height": 740})
            throttle(page.context.new_cdp_session(page), SLOWER)
            page.goto(path.as_uri())
            results.append((page.evaluate(SEARCH, WORD), page.evaluate(FOUND)))
            page.close()
    return sorted(results)[1]


def without_script(path):
    """How many listings are there with scripts off, and how many of them links lead to."""
    with sync_playwright() as playwright:
        context = launch(playwright).new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(path.as_uri())
        # The protocol asks the page all the same.
        ask = context.new_cdp_session(page)
        return tuple(
            ask.send("Runtime.evaluate", {"expression": f"({one})()"})["result"]["value"]
            for one in (FOUND, LINKED)
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
