"""A copy that nobody renewed: a bar on every screen, then hotlines first and numbers on request."""

import time

import pytest
from playwright.sync_api import expect

from tests.phone.conditions import READY

DAY = 24 * 60 * 60
SCREEN = 740
LONG = "main a[href^='tel:+']"
BAR = "[data-copy-age]"


@pytest.fixture
def later(kept, own_address):
    """Opens pages of a phone without a network, so many days after its last contact."""
    own_address.kill()
    kept.context.set_offline(True)
    now = kept.evaluate("Date.now()") / 1000

    def open_page(days, path=""):
        kept.clock.set_fixed_time(now + days * DAY)
        kept.goto(f"{own_address.url}/km/{path}")
        kept.wait_for_selector(READY)
        return kept

    return open_page


def search(page):
    page.fill("#id_q", "APLE")
    page.locator("main article.listing").first.wait_for()


def top(page, selector):
    return page.locator(selector).first.bounding_box()["y"]


@pytest.mark.parametrize(("days", "age"), [(45, "old"), (100, "very-old"), (-800, "old")])
def test_bar_is_on_the_first_screen_of_every_page(later, days, age):
    for path in ("", "o/hqw59f/", "about/", "saved/"):
        page = later(days, path)
        expect(page.locator(BAR)).to_have_attribute("data-copy-age", age)
        assert top(page, BAR) < SCREEN
        assert page.evaluate("document.documentElement.scrollWidth") == 360
    search(page)
    assert top(page, BAR) < SCREEN


def test_very_old_copy_has_hotlines_first_and_leads_to_search(later):
    page = later(45)
    assert top(page, ".search") < top(page, "#hotlines")
    expect(page.locator(".to-search")).to_be_hidden()
    page = later(100)
    assert top(page, BAR) < top(page, "#hotlines a.call") < top(page, ".search")
    bottoms = page.eval_on_selector_all(
        "main .hotline", "all => all.map((one) => one.getBoundingClientRect().bottom)"
    )
    assert sum(bottom <= SCREEN for bottom in bottoms) >= 6
    # It is one tap away all the same.
    assert top(page, BAR) < top(page, ".to-search") < top(page, "#hotlines")
    page.click(".to-search")
    expect(page.locator("#id_q")).to_be_focused()
    expect(page.locator("#id_q")).to_be_in_viewport()
    search(page)
    expect(page.locator(".to-search")).to_be_hidden()


def test_numbers_of_a_very_old_copy_are_behind_one_tap(later):
    page = later(45)
    search(page)
    expect(page.locator(LONG).first).to_be_visible()
    page = later(100)
    assert page.locator(LONG).count() == page.locator(f"{LONG}[hidden]").count() > 0
    expect(page.locator("main a[href='tel:117']").first).to_be_visible()
    # The content can be reached by those who hear the page.
    page.evaluate("document.querySelector('.skip').click()")
    expect(page.locator("main")).to_be_focused()
    search(page)
    expect(page.locator("#id_q")).to_be_focused()
    expect(page.locator(LONG).first).to_be_hidden()
    # A card has the button, too.
    page.locator("main .listing [data-guard]").first.click()
    expect(page.locator("main .listing a.call").first).to_be_visible()
    page = later(100)
    search(page)
    page.locator("main article h2 a").first.click()
    page.locator("main [data-details] dl").first.wait_for()
    expect(page.locator(LONG).first).to_be_hidden()
    page.locator("[data-guard]").first.click()
    expect(page.locator(LONG).first).to_be_visible()
    expect(page.locator(LONG).first).to_be_focused()


def test_renewed_copy_shows_its_numbers_again(later, own_address):
    page = later(100)
    expect(page.locator(LONG).first).to_be_hidden()
    own_address.start()
    page.clock.set_fixed_time(time.time())
    with page.expect_response("**/data/current.json"):
        page.context.set_offline(False)
    expect(page.locator(LONG).first).to_be_visible()
