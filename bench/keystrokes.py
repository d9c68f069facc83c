"""Measures the real page: from each key typed to the frame in which its results are painted.

python -m bench.keystrokes 2000
"""

import json
import statistics
import subprocess
import sys

from playwright.sync_api import sync_playwright

from bench.run import OUT, SLOWER, launch, throttle
from tests.site import CHECKOUT, Site

SIZES = [2000, 10000]
PASSES = 3
READY = 'html[data-offline="ready"]'
TYPED = [
    ("km", "ជម្រក កំពង់ធំ"),
    ("km", "មេធាវីសៀមរាប"),
    ("km", "មជ្ឈមណ្ឌលកុមារ"),
    ("km", "ស្រ្តី"),
    ("km", "០០០ ១២៣"),
    ("en", "shelter kampong thom"),
    ("en", "hope family cneter"),
    ("en", "lawyers in siem reap"),
    ("en", "kmeng srey"),
    ("en", "xyzzy"),
]
# Called in the page: results may come at once or later, so the first change of the page's main
# part after a key is waited for, then the frame that shows it. Nobody looks meanwhile: a page that
# is asked again and again paints later.
WATCH = """() => {
    let typed = null, tell = null;
    window.nextPaint = () => (window.painted = new Promise((resolve) => (tell = resolve)));
    addEventListener("input", (event) => (typed = event.timeStamp), true);
    new MutationObserver(() => {
        if (typed === null) return;
        const start = typed;
        typed = null;
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => tell(performance.now() - start);
            port2.postMessage(null);
        });
    }).observe(document.getElementById("main"), { childList: true, subtree: true });
}"""


def main(sizes):
    """Measure and print."""
    (OUT / "results").mkdir(parents=True, exist_ok=True)
    for size in sizes:
        site = publish(size)
        site.start()
        try:
            times = measure(site)
        finally:
            site.kill()
        p95 = statistics.quantiles(times, n=20)[-1]
        result = {"keys": len(times), "p50": statistics.median(times), "p95": p95}
        path = OUT / "results" / f"keystrokes-{size}.json"
        path.write_text(json.dumps(result))
        print(f"| {size:,} | {len(times)} | {result['p50']:.0f} | {p95:.0f} | {max(times):.0f} |")


def publish(size):
    """An installation with a generated directory of this size, made once."""
    site = Site(OUT / f"site-{size}")
    if not (site.folder / "data" / "current.json").exists():
        site.folder.mkdir(parents=True, exist_ok=True)
        site.manage("migrate", "--verbosity=0")
        command = [sys.executable, "-m", "bench.publish", "site", str(size)]
        subprocess.run(command, cwd=CHECKOUT, env=site.environment, check=True)
    # The program may have changed since.
    site.manage("collectstatic", "--no-input", "--verbosity=0")
    return site


def measure(site):
    """Milliseconds of every key, on a small phone that holds the whole directory.

    Everything is typed three times, and the middle one of three counts.
    """
    times = {}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for language in ("km", "en"):
            page = browser.new_page(viewport={"width": 360, "height": 740})
            page.set_default_timeout(0)
            page.goto(f"{site.url}/{language}/")
            page.wait_for_selector(READY)
            page.evaluate(WATCH)
            throttle(page.context.new_cdp_session(page), SLOWER)
            texts = [text for spoken, text in TYPED if spoken == language]
            for text in texts * PASSES:
                page.fill("#id_q", "")
                page.focus("#id_q")
                page.wait_for_timeout(1000)
                for place, sign in enumerate(text):
                    page.evaluate("void nextPaint()")
                    page.keyboard.insert_text(sign)
                    times.setdefault((text, place), []).append(page.evaluate("painted"))
                    page.wait_for_timeout(100)
            page.close()
        browser.close()
    return [statistics.median(each) for each in times.values()]


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or SIZES)
