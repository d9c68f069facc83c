"""Thirty days without a signal, then a network that comes and goes, and two tabs.

python -m bench.faults.flapping --flaps 50
"""

from playwright.sync_api import sync_playwright

from bench.faults import browser, common
from tests import machine

THIRTY_DAYS = 30 * 24 * 60 * browser.MINUTE


def run(site, flaps):
    """Let the network come and go that many times; return what was lost and doubled."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**machine.browser_options())
        try:
            return run_in(chromium, site, flaps)
        finally:
            chromium.close()


def run_in(chromium, site, flaps):
    """The same, in a browser that runs already."""
    context = chromium.new_context()
    context.clock.install()
    tabs = [context.new_page(), context.new_page()]
    for tab in tabs:
        browser.open_listing(tab, site)
    watch = Watch(context)
    context.set_offline(True)
    for tab in tabs:
        for kind in common.KINDS:
            browser.tap(tab, kind)
    made = browser.kept_ids(tabs[0])
    context.clock.fast_forward(THIRTY_DAYS)
    for _ in range(flaps):
        context.set_offline(False)
        # The signal lasts for one request or less, and then is gone in the middle of something.
        for tab in tabs:
            tab.evaluate("dispatchEvent(new Event('online'))")
        context.set_offline(True)
    context.set_offline(False)
    while browser.kept_ids(tabs[0]):
        for tab in tabs:
            tab.evaluate("dispatchEvent(new Event('online'))")
        tabs[0].wait_for_timeout(100)
    context.close()
    return {
        "made": len(made),
        "requests": watch.requests,
        "most_at_once": watch.most,
        **common.compare(site, made),
    }


class Watch:
    """Counts how many reports are on their way at once, over all tabs."""

    def __init__(self, context):
        self.requests = self.now = self.most = 0
        context.on("request", self.begin)
        context.on("requestfinished", self.end)
        context.on("requestfailed", self.end)

    def begin(self, request):
        if request.url.endswith("/reports/"):
            self.requests += 1
            self.now += 1
            self.most = max(self.most, self.now)

    def end(self, request):
        if request.url.endswith("/reports/"):
            self.now -= 1


if __name__ == "__main__":
    common.main(run, "flaps", 50)
