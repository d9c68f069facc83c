"""Counts the clicks of a round: 20 unchanged listings that are due, checked one after the other.

    python -m bench.clicks

A verifier signs in, opens the first from Today, and goes on from sheet to sheet in a browser 390
pixels wide. Everything that is touched counts, and every page that is loaded.
"""

import sys
import tempfile
from pathlib import Path

COUNT = 20
PASSWORD = "a long enough password"  # noqa: S105 - of a site that lives for this run
COUNTING = """
    const add = (name) => { sessionStorage[name] = Number(sessionStorage[name] ?? 0) + 1; };
    add("pages");
    addEventListener("pointerdown", () => add("clicks"), true);
"""


def fill():
    """Make what is due, in the process of the site."""
    import django  # noqa: PLC0415

    django.setup()
    from django.contrib.auth.models import Group  # noqa: PLC0415

    from directory.rules import accounts  # noqa: PLC0415
    from tests import make  # noqa: PLC0415
    from tests.desk.listed import listed  # noqa: PLC0415

    make.catalogue()
    sokha = make.person("sokha")
    dara = make.person("dara", verifies=True, is_staff=True)
    dara.groups.add(Group.objects.get(name=accounts.VERIFIERS))
    dara.set_password(PASSWORD)
    dara.save()
    make.person("bopha", verifies=True)
    for number in range(COUNT):
        listed(f"late-{number}", editor=sokha, by=dara, ago=400)


def main():
    """Walk the round and print what it took."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tests import machine  # noqa: PLC0415
    from tests.site import Site  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="phlov-clicks-", ignore_cleanup_errors=True) as folder:
        Path(folder, "static").mkdir()
        site = Site(folder)
        site.manage("migrate", "--verbosity=0")
        site.manage("collectstatic", "--no-input", "--verbosity=0")
        site.run("-m", "bench.clicks", "fill")
        site.manage("publish")
        site.start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(**machine.browser_options())
                page = browser.new_page(
                    base_url=site.url, viewport={"width": 390, "height": 844}, locale="km-KH"
                )
                print(walk(page))
        finally:
            site.kill()


def walk(page):
    """The clicks and pages from Today until nothing is due."""
    page.set_default_timeout(120_000)
    page.goto("/admin/")
    page.fill("#id_username", "dara")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")
    page.add_init_script(COUNTING)
    page.reload()
    page.click(".todo a[href$='/verify/']")
    for _turn in range(COUNT):
        before = page.url
        page.click("[name=all_unchanged]")
        page.click("[name=method][value=call]")
        page.locator("[name=confirm]").first.click()
        page.wait_for_url(lambda url, before=before: url != before)
    return {name: page.evaluate(f"sessionStorage.{name}") for name in ("clicks", "pages")}


if __name__ == "__main__":
    fill() if "fill" in sys.argv else main()
