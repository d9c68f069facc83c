"""The other language, one tap away: the same view, and no trace of which."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import line as faults
from tests.phone.conditions import NOT_READY, comes_true
from tests.phone.test_exit import traces

READY = 'html[data-offline="ready"]'
APLE = "hqw59f"
LINK = "header a[hreflang]"


@pytest.fixture(params=["online", "offline"])
def phone(request, page, own_address):
    """A phone that keeps everything, with a network and without."""
    page.goto(f"{own_address.url}/km/")
    page.wait_for_selector(READY)
    if request.param == "offline":
        own_address.kill()
        page.context.set_offline(True)
    return page


def switch(page, language):
    page.click(LINK)
    page.wait_for_selector(f'html[lang="{language}"]{READY[4:]}')


def open_listing(page):
    page.fill("#id_q", "APLE")
    page.locator("main article h2 a").first.click()
    expect(page.locator("[data-details] dl").first).to_be_visible()


def test_other_language_of_a_listing_leaves_no_trace(phone, own_address):
    open_listing(phone)
    switch(phone, "en")
    expect(phone.locator("main article")).to_have_attribute("data-id", APLE)
    expect(phone.locator("main article")).to_have_attribute("lang", "en")
    expect(phone.locator("[data-details] dl").first).to_be_visible()
    assert (phone.url, phone.title()) == (f"{own_address.url}/en/", "ផ្លូវ")
    # The words that found it stay in the box, as they do when a listing is opened.
    assert phone.input_value("#id_q") == "APLE"
    assert traces(phone) == set()
    switch(phone, "km")
    expect(phone.locator("main article")).to_have_attribute("data-id", APLE)
    expect(phone.locator("main article")).to_have_attribute("lang", "km")


def test_search_is_answered_in_the_other_language(phone):
    phone.locator(".filters summary").click()
    phone.select_option("#id_province", "12")
    phone.fill("#id_q", "kanaribird")
    phone.fill("#id_q", "APLE")
    found = phone.locator("main article").first.get_attribute("data-id")
    switch(phone, "en")
    expect(phone.locator("main article").first).to_have_attribute("data-id", found)
    asked = phone.input_value("#id_q"), phone.input_value("#id_province")
    assert asked == ("APLE", "12")
    assert traces(phone) == set()


def test_search_by_descriptions_finds_the_same_in_both_languages(phone):
    phone.fill("#id_q", "exploitation")
    count = phone.locator("main h1").text_content().split("(")[1]
    switch(phone, "en")
    expect(phone.locator("main h1")).to_have_text(f"Results ({count}")


def test_kind_of_help_keeps_its_heading(phone):
    phone.click("main a[href$='/kind/shelter/']")
    count = phone.locator("main h1").text_content().split("(")[1]
    switch(phone, "en")
    expect(phone.locator("main h1")).to_have_text(f"Shelter and safe housing ({count}")


def test_list_for_this_case_is_shown_in_the_other_language(phone):
    open_listing(phone)
    phone.click("main [data-act=keep]")
    expect(phone.locator("main [data-act=keep]")).to_have_attribute("aria-pressed", "true")
    phone.click("footer a[href$='/saved/']")
    switch(phone, "en")
    expect(phone.locator("main h1")).to_have_text("For this case")
    expect(phone.locator("main article")).to_have_attribute("data-id", APLE)


def test_what_was_shown_is_asked_for_once(phone):
    open_listing(phone)
    switch(phone, "en")
    phone.reload()
    phone.wait_for_selector(READY)
    expect(phone.locator("article.hotline").first).to_be_visible()
    assert phone.locator("article.listing").count() == 0


def test_page_with_an_address_of_its_own_is_opened_by_it(phone, own_address):
    phone.goto(f"{own_address.url}/km/about/")
    phone.wait_for_selector(READY)
    switch(phone, "en")
    assert phone.url == f"{own_address.url}/en/about/"


def test_link_leads_on_where_what_few_need_cannot_be_loaded(page, own_address):
    """It hands the view over, and asks the three questions."""
    served = json.loads(Path(own_address.site.folder, "static", "staticfiles.json").read_bytes())
    own_address.spoil = {f"/static/{served['paths']['js/rare.js']}": faults.broken}.get
    page.goto(f"{own_address.url}/km/")
    page.wait_for_selector(NOT_READY)
    open_listing(page)
    page.click(LINK)
    page.wait_for_selector(f"html[lang=en]{NOT_READY[4:]}")
    assert page.url == f"{own_address.url}/en/"
    page.click("main a[href='/en/questions/']")
    expect(page.locator(".question [value=girls]")).to_be_visible()
    assert page.url == f"{own_address.url}/en/questions/"


# Whether the page has come to rest below a height, and whether it is at a place of a listing.
RESTS_BELOW = """async (top) => {
    const before = scrollY;
    await new Promise((later) => setTimeout(later, 200));
    return before > top && scrollY === before;
}"""
IS_AT = """([id, into]) => {
    const article = document.querySelector(`main article[data-id=${id}]`);
    if (!article) return false;
    const { top, height } = article.getBoundingClientRect();
    return Math.abs(top / height - into) < 0.1;
}"""


def in_view(page):
    """The listing a quarter down the screen, and how far it has been scrolled past its top."""
    return page.evaluate("""() => {
        const box = (one) => one.getBoundingClientRect();
        const all = [...document.querySelectorAll("main article[data-id]")];
        const one = all.find((article) => box(article).bottom > innerHeight / 4);
        return [one.dataset.id, box(one).top / box(one).height];
    }""")


def test_place_on_a_long_list_is_kept(phone):
    # On a narrow screen the list is long enough for its middle to be drawn late.
    phone.set_viewport_size({"width": 360, "height": 740})
    phone.click("main a[href$='/kind/shelter/']")
    for _ in range(3):
        top = phone.evaluate("scrollY")
        phone.mouse.wheel(0, 600)
        assert comes_true(phone, RESTS_BELOW, top)
    place = in_view(phone)
    switch(phone, "en")
    # While the rest of the list is drawn the page is at its end.
    assert comes_true(phone, IS_AT, place)


def test_place_in_a_listing_is_kept(phone):
    open_listing(phone)
    # They make the listing longer.
    expect(phone.locator("main .acts")).to_be_visible()
    phone.evaluate("scrollTo(0, 600)")
    place = in_view(phone)
    switch(phone, "en")
    assert comes_true(phone, IS_AT, place)
