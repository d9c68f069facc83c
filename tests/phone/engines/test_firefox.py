"""The main paths in Debian's Firefox: first visit, dead server, search, leaving, a report."""

import pytest

from tests.phone.outbox.taps import APLE, stored

pytestmark = pytest.mark.browser

READY = "document.documentElement.dataset.offline === 'ready'"
NEUTRAL = "document.title === arguments[0]"
PATHS = {
    "first page": [],
    "results": ["search"],
    "listing": ["search", "open"],
    "page after page": ["about/"],
    "listing by its address": ["about/", "o/hqw59f/"],
}


def visit(firefox, site, path=""):
    """Open a page, and wait until everything is kept."""
    firefox.open(f"{site.url}/en/{path}")
    firefox.wait_for(READY)


def search(firefox):
    firefox.run("""const box = document.getElementById("id_q");
        box.value = "APLE";
        box.dispatchEvent(new Event("input", { bubbles: true }));""")
    firefox.wait_for("document.querySelector('main article.listing')")


def open_listing(firefox):
    search(firefox)
    firefox.run("document.querySelector('main article h2 a').click()")
    firefox.wait_for("document.querySelector('main [data-details] dl')")


def go(firefox, site, steps):
    """Go where a reader leaves from, by these steps."""
    visit(firefox, site)
    for step in steps:
        if step == "search":
            search(firefox)
        elif step == "open":
            open_listing(firefox)
        else:
            visit(firefox, site, step)


def leave(firefox, elsewhere):
    firefox.run(
        """const exit = document.querySelector("[data-exit]");
        exit.href = arguments[0];
        exit.click();""",
        elsewhere,
    )
    firefox.wait_for("document.title === 'Weather'")


def test_everything_works_once_the_server_is_dead(firefox, own_address):
    visit(firefox, own_address)
    own_address.kill()
    visit(firefox, own_address)
    open_listing(firefox)
    assert firefox.run("return document.querySelector('main a.call').href") == f"tel:{APLE}"
    assert firefox.run("return document.querySelector('main .acts').offsetHeight") > 0
    for address in ("/", "/en", "/km/o/hqw59f", "/en/self-test/"):
        firefox.open(own_address.url + address)
        firefox.wait_for(READY)


@pytest.mark.parametrize("path", PATHS)
def test_back_after_leaving_shows_nothing_of_ours(firefox, site, elsewhere, path):
    go(firefox, site, PATHS[path])
    leave(firefox, elsewhere)
    for _ in range(3):
        firefox.back()
        # Leaving takes the place of the page, so that there may be nothing before it.
        firefox.wait_for(NEUTRAL, "Measures" if PATHS[path] else "Weather")
        assert firefox.run("return document.querySelectorAll('a, article, form').length") == 0


def test_back_within_the_site_still_shows_it(firefox, site):
    visit(firefox, site)
    visit(firefox, site, "about/")
    firefox.back()
    # The page before is ready as well, so that waiting for that would ask too early.
    assert firefox.wait_for("document.querySelectorAll('article.hotline').length") > 0


def test_report_waits_for_the_server_and_is_sent(firefox, own_site):
    visit(firefox, own_site)
    own_site.kill()
    open_listing(firefox)
    firefox.wait_for("document.querySelector('main button[data-kind=moved]')")
    firefox.run("document.querySelector('main button[data-kind=moved]').click()")
    firefox.wait_for("/Kept/.test(document.querySelector('main [data-lines]').textContent)")
    own_site.start()
    firefox.run("document.querySelector('[data-send]').click()")
    firefox.wait_for("/sent: 1/.test(document.querySelector('[data-counts]').textContent)")
    assert stored(own_site) == [("aple", "moved", "", "")]


def test_browser_that_keeps_no_site_data_says_so_and_works(
    firefox_without_site_data, site, elsewhere
):
    firefox = firefox_without_site_data
    firefox.open(f"{site.url}/en/")
    firefox.wait_for("document.documentElement.dataset.offline === 'no'")
    said = firefox.run("return document.getElementById('bar').textContent")
    assert said.startswith("This browser keeps nothing here")
    assert firefox.run("return document.documentElement.dataset.script") == "on"
    firefox.run("document.querySelector('footer nav a').click()")
    firefox.wait_for("location.pathname === '/en/saved/'")
    leave(firefox, elsewhere)
    firefox.back()
    firefox.wait_for(NEUTRAL, "Measures")
