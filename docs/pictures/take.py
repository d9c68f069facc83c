"""Take the pictures in this folder: every public screen and what the manuals show of the desk.

    python docs/pictures/take.py             # all of them
    python docs/pictures/take.py desk        # those of the desk, or of the readers

It serves the starter data from a folder of its own: readers look at it with a small phone, in light
and dark, in both languages; the desk shows an organization that does not exist.
"""

import base64
import itertools
import re
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
PHONE, DESK = {"width": 360, "height": 740}, {"width": 800, "height": 740}
# An entry that was listed and edited since, with a number that waits and a report. Made up: no
# number of it can be dialled.
EXAMPLE = """
from django.contrib.auth.models import User
from django.utils import timezone
from directory.models import Phone
from directory.rules import editing, report_intake
from tests import make
now, today = timezone.now(), timezone.localdate()
editor, verifier = User.objects.get(username="editor"), User.objects.get(username="verifier")
made = make.organization(
    "example", editor=editor, kind="court-representation", name_km="មជ្ឈមណ្ឌលគំរូ",
    name_en="Example Centre", description_km="ជួយផ្នែកច្បាប់ដោយឥតគិតថ្លៃ",
    description_en="Legal help, free of charge",
)
first = make.FIRST._replace(agreed_on=today)
make.confirm(made, by=verifier, on=today, at=now, first=first)
made.description_km = "ជួយផ្នែកច្បាប់ដោយឥតគិតថ្លៃ រៀងរាល់ថ្ងៃធ្វើការ"
made.description_en = "Legal help, free of charge, on working days"
made.save()
phone = Phone.objects.create(
    organization=made, number=make.HELD_NUMBER, is_held=True, source_codes="leaflet",
    raw_as_printed="000 000 02",
)
editing.save(made, by=editor, at=now)
for number in "123":
    report_intake.receive(
        report_intake.check(
            {
                "id": f"00000000-0000-4000-8000-00000000000{number}", "listing": made.slug,
                "seq": 1, "kind": "did-not-answer", "made_at": now.isoformat(),
            }
        ),
        at=now,
    )
print("example", made.pk, phone.pk)
"""


def main():
    """Take them; what was there before is replaced."""
    walks = {"readers": take_readers, "desk": take_desk}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Site(folder)
        said = site.prepare()
        site.start()
        flags = ["--no-sandbox"] if machine.is_root() else []
        browser = playwright.chromium.launch(executable_path=machine.find_browser(), args=flags)
        try:
            for name in sys.argv[1:] or walks:
                walks[name](browser, site, said)
        finally:
            browser.close()
            site.kill()


def take_readers(browser, site, _said):
    """Every public screen, in both languages, in light and dark."""
    for scheme in ("light", "dark"):
        for language in ("km", "en"):
            take_all(browser, site, language, scheme)


def take_desk(browser, site, said):
    """What the manual shows of the desk, in both languages."""
    _word, organization, phone = site.manage("shell", "--verbosity=0", "-c", EXAMPLE).split()[-3:]
    passwords = dict(re.findall(r"Account (\w+): password (\S+)", said))
    entry = f"/admin/directory/organization/{organization}"
    screens = {
        "editor": {"desk-entry": f"{entry}/change/"},
        "verifier": {
            "desk-today": "/admin/",
            "desk-sheet": f"{entry}/verify/",
            "desk-number": f"/admin/numbers/{phone}/",
            "desk-reports": "/admin/directory/report/",
            "desk-withdraw": f"{entry}/withdraw/",
        },
    }
    for language, person in itertools.product(("km", "en"), screens):
        page = open_page(browser, site, DESK)
        page.goto("/admin/")
        page.fill("#id_username", person)
        page.fill("#id_password", passwords[person])
        page.click("[type=submit]")
        page.context.add_cookies([{"name": "django_language", "value": language, "url": site.url}])
        for name, address in screens[person].items():
            page.goto(address)
            shoot(page, f"{name}-{language}", DESK["height"])
        page.context.close()


def open_page(browser, site, viewport, scheme="light"):
    """A page in a browser of its own."""
    return browser.new_page(
        base_url=site.url,
        viewport=viewport,
        locale="km-KH",
        timezone_id="Asia/Phnom_Penh",
        color_scheme=scheme,
    )


def shoot(page, name, most, below="body"):
    """Keep what a page shows from an element on, so many pixels at most, as WebP."""
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    top = page.locator(below).bounding_box()["y"]
    height = page.evaluate("document.documentElement.scrollHeight") - top
    width = page.viewport_size["width"]
    area = {"x": 0, "y": top, "width": width, "height": min(height, most), "scale": 1}
    # Playwright itself writes no WebP, which is a third of the size of a PNG.
    taken = page.context.new_cdp_session(page).send(
        "Page.captureScreenshot",
        {"format": "webp", "quality": 45, "captureBeyondViewport": True, "clip": area},
    )
    (FOLDER / f"{name}.webp").write_bytes(base64.b64decode(taken["data"]))


def take_all(browser, site, language, scheme):
    """One walk of a reader: look, search, open, act, keep, ask."""
    page = open_page(browser, site, PHONE, scheme)

    def take(name, below="body"):
        ending = "-dark" if scheme == "dark" else ""
        shoot(page, f"{name}-{language}{ending}", HEIGHT, below)

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
    take("report-by-tap", below="main details.report")
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
