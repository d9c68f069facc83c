"""Every address answers without a server, and nobody else's answer is taken for ours."""

import pytest
from playwright.sync_api import expect

from tests import line as faults
from tests.phone.conditions import READY

APLE = "hqw59f"
TITLE = "ផ្លូវ"
# By the address that is opened: where it ends, and the language.
ADDRESSES = {
    "/": ("/km/", "km"),
    "/km": ("/km/", "km"),
    "/km/": ("/km/", "km"),
    "/en": ("/en/", "en"),
    "/en/about": ("/en/about/", "en"),
    f"/km/o/{APLE}": ("/km/", "km"),
    "/km/kind/shelter/": ("/km/", "km"),
    "/km/nothing/": ("/km/nothing/", "km"),
}
STRANGERS = {
    "200": faults.portal,
    "302": faults.replaced(b"", status=b"302 Found\r\nLocation: http://localhost/login"),
    "403": faults.replaced(faults.PORTAL, status=b"403 Forbidden"),
    "404": faults.replaced(faults.PORTAL, status=b"404 Not Found"),
    "429": faults.replaced(faults.PORTAL, status=b"429 Too Many Requests"),
}


def where(page):
    return page.evaluate("[location.pathname, document.documentElement.lang]")


def test_every_address_answers_when_the_server_is_dead(kept, own_address):
    own_address.kill()
    for address, (path, language) in ADDRESSES.items():
        # Each is opened on its own; the last one decides what the next "/" is.
        kept.goto(f"{own_address.url}/km/")
        kept.wait_for_selector(READY)
        kept.goto(own_address.url + address)
        kept.wait_for_selector(READY)
        assert where(kept) == [path, language], address


def test_site_opens_in_the_language_that_was_read_last(kept, own_address):
    kept.click("header a[hreflang=en]")
    kept.wait_for_selector(f'html[lang="en"]{READY[4:]}')
    for dead in (False, True):
        if dead:
            own_address.kill()
        kept.goto(f"{own_address.url}/")
        kept.wait_for_selector(READY)
        assert where(kept) == ["/en/", "en"]
    kept.click("header a[hreflang=km]")
    kept.wait_for_selector(f'html[lang="km"]{READY[4:]}')
    kept.goto(f"{own_address.url}/")
    kept.wait_for_selector(READY)
    assert where(kept) == ["/km/", "km"]
    assert kept.evaluate("document.cookie") == ""


@pytest.mark.parametrize("stranger", STRANGERS)
def test_answer_of_a_stranger_counts_as_none(kept, own_address, stranger):
    pages = (f"/km/o/{APLE}/", "/km/kind/shelter/")
    own_address.spoil = lambda path: STRANGERS[stranger] if path in pages else None
    kept.goto(f"{own_address.url}{pages[0]}")
    kept.wait_for_selector(READY)
    expect(kept.locator("main article")).to_have_attribute("data-id", APLE)
    kept.goto(f"{own_address.url}{pages[1]}")
    kept.wait_for_selector(READY)
    expect(kept.locator("main article").first).to_be_visible()


def test_first_visit_shows_the_sign_in_of_a_network(page, own_address):
    """There is no copy yet, and the reader has to get past it."""
    own_address.spoil = lambda path: faults.portal
    page.goto(f"{own_address.url}/km/")
    assert page.title() == "Wi-Fi"


def test_own_word_that_there_is_no_page_stays(kept, own_address):
    answer = kept.goto(f"{own_address.url}/km/o/zzzzzz/")
    assert answer.status == 404
    expect(kept.locator("main .problem")).to_be_visible()
