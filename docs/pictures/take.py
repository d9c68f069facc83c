"""Take the pictures in this folder: every public screen, in both languages, in light and dark.

    python docs/pictures/take.py

It serves the starter data from a folder of its own and looks at it as a small phone does.
"""

import base64
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parent.parent))

from tests import machine  # noqa: E402 - found through the line above
from tests.site import Site  # noqa: E402

READY = 'html[data-offline="ready"]'
# As much as a picture may show of a long page.
HEIGHT = 1500


def main():
    """Take them all; what was there before is replaced."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Site(folder)
        site.prepare()
        site.start()
        flags = ["--no-sandbox"] if machine.is_root() else []
        browser = playwright.chromium.launch(executable_path=machine.find_browser(), args=flags)
        try:
            for scheme in ("light", "dark"):
                for language in ("km", "en"):
                    take_all(browser, site, language, scheme)
        finally:
            browser.close()
            site.kill()


def take_all(browser, site, language, scheme):
    """One walk of a reader: look, search, open, act, keep, ask."""
    page = browser.new_page(
        base_url=site.url,
        viewport={"width": 360, "height": 740},
        locale="km-KH",
        timezone_id="Asia/Phnom_Penh",
        color_scheme=scheme,
    )

    camera = page.context.new_cdp_session(page)

    def take(name):
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        height = page.evaluate("document.documentElement.scrollHeight")
        area = {"x": 0, "y": 0, "width": 360, "height": min(height, HEIGHT), "scale": 1}
        # Playwright itself writes no WebP, which is a third of the size of a PNG.
        taken = camera.send(
            "Page.captureScreenshot",
            {"format": "webp", "quality": 45, "captureBeyondViewport": True, "clip": area},
        )
        ending = "-dark" if scheme == "dark" else ""
        picture = FOLDER / f"{name}-{language}{ending}.webp"
        picture.write_bytes(base64.b64decode(taken["data"]))

    def search(words):
        page.fill("#id_q", words)
        page.wait_for_selector("main h1")

    def open_first(words):
        search(words)
        page.locator("main article h2 a").first.click()
        page.wait_for_selector("[data-details] dl")

    page.goto(f"/{language}/")
    page.wait_for_selector(READY)
    take("home")
    page.click(".filters summary")
    take("filters")
    page.click(".filters summary")
    search("shelter")
    take("results")
    open_first("OSSU")
    take("listing-urgent")
    search("qqqq")
    take("nothing-found")
    open_first("AIM")
    take("listing-without-number")
    open_first("APLE")
    page.click("main [data-act=keep]")
    page.wait_for_selector("[data-act=keep][aria-pressed=true]")
    take("listing")
    page.click("main [data-act=big]")
    take("show-big")
    page.click("footer a[href$='/saved/']")
    page.wait_for_selector("main article")
    take("for-this-case")
    for name in ("self-test", "about"):
        page.goto(f"/{language}/{name}/")
        page.wait_for_selector(READY)
        take(name)
    page.goto(f"/{language}/")
    page.wait_for_selector(READY)
    open_first("APLE")
    take_report(page, take)
    page.context.close()


def take_report(page, take):
    """From an open listing: a report by one tap, and one by the form that needs no script."""
    address = page.locator("main h2 a").get_attribute("href")
    page.click("main [data-kind=moved]")
    page.locator("main [data-outcome]").wait_for()
    take("report-by-tap")
    page.goto(f"{address}report/")
    take("report")
    page.check("main [value=moved]")
    page.click("main form button")
    page.wait_for_selector("main:not(:has(form))")
    take("reported")
    page.goto(f"{address}nowhere/")
    take("problem")


if __name__ == "__main__":
    main()
