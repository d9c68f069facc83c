"""On the phone, without a network: what to do first, and a number to call on the first screen."""

import json

import pytest
from playwright.sync_api import expect

from tests.phone.conditions import READY
from tests.site import CHECKOUT

TYPED = json.loads((CHECKOUT / "tests" / "public" / "urgent" / "typed.json").read_text("utf-8"))
PROVINCES = json.loads((CHECKOUT / "fixtures" / "provinces.json").read_text("utf-8"))
# Searches as workers type them. "Legal aid battambang" has but two cards there: a caution stands
# in one of them, before its number.
TYPICAL = {
    "km": [
        *("ជម្រក កំពង់ធំ", "មេធាវី", "ពិគ្រោះយោបល់ សៀមរាប", "សាលា", "ជម្រក"),
        *("ជម្រក សៀមរាប", "បណ្តុះបណ្តាលវិជ្ជាជីវៈ", "ការងារ ភ្នំពេញ"),
    ],
    "en": [
        *("shelter kampong thom", "lawyer", "counselling siem reap", "school", "shelter"),
        *("shelter siem reap", "vocational training", "job phnom penh"),
    ],
}
# What a phone of 360 by 740 shows without scrolling.
FIRST_SCREEN = """() => {
    const isSeen = (one) => {
        const { height, bottom } = one.getBoundingClientRect();
        return height > 0 && bottom <= innerHeight;
    };
    const seen = (selector) => Array.from(document.querySelectorAll(selector)).filter(isSeen);
    const urgent = document.querySelector("[data-urgent]");
    const first = document.querySelector("main [data-listing]");
    const follows = Node.DOCUMENT_POSITION_FOLLOWING;
    return {
        urgent: urgent ? urgent.dataset.urgent : null,
        isAbove: !!urgent && (!first || !!(urgent.compareDocumentPosition(first) & follows)),
        numbers: seen('main a[href^="tel:"]').length,
        cards: seen("main .listing").length,
        hotlines: seen("main .hotline").length,
        fitting: document.querySelectorAll('[data-fitting-hotline] a[href^="tel:"]').length,
    };
}"""


@pytest.fixture(params=["km", "en"])
def small(request, page, site):
    """A small phone with its copy and without a network, in both languages in turn."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site.url}/{request.param}/")
    page.wait_for_selector(READY)
    page.context.set_offline(True)
    page.language = request.param
    return page


def first_screen(page, query):
    page.fill("#id_q", query)
    page.wait_for_selector("main h1")
    return page.evaluate(FIRST_SCREEN)


def test_every_way_to_type_rape_shows_what_to_do_and_a_number(small):
    seen = {query: first_screen(small, query) for query in TYPED["after-rape"]["known"]}
    assert [query for query, one in seen.items() if not (one["isAbove"] and one["numbers"])] == []
    assert len(seen) >= 28


def test_every_province_shows_what_to_do_and_a_number(small):
    word = {"km": "រំលោភ", "en": "rape"}[small.language]
    names = [place[f"name_{small.language}"] for place in PROVINCES]
    seen = {name: first_screen(small, f"{word} {name}") for name in names}
    assert [name for name, one in seen.items() if not (one["isAbove"] and one["numbers"])] == []
    assert len(seen) == 25


def test_first_screen_shows_six_hotlines(small):
    assert small.evaluate(FIRST_SCREEN)["hotlines"] >= 6


def test_first_screen_of_results_shows_three_cards(small):
    for query in TYPICAL[small.language]:
        first_screen(small, query)
        # Two are drawn at once, the third when the browser sees that it would be on the screen.
        small.locator("main .listing").nth(2).wait_for()
        assert (query, small.evaluate(FIRST_SCREEN)["cards"] >= 3) == (query, True)


@pytest.mark.parametrize("query", ["CWCC", "1280", "qqqq", "shelter", "suicide"])
def test_every_answer_has_lines_to_call(small, query):
    assert first_screen(small, query)["fitting"] > 0


@pytest.mark.parametrize("code", ["after-rape", "danger", "child-alone", "wants-to-die"])
def test_urgent_button_leads_to_its_message_in_one_tap(small, code):
    small.click(f'main a[href="/{small.language}/urgent/{code}/"]')
    small.wait_for_selector("main [data-urgent]")
    seen = small.evaluate(FIRST_SCREEN)
    assert (seen["urgent"], seen["isAbove"], seen["numbers"] > 0) == (code, True, True)


def test_misspelled_urgent_search_waits_for_other_spellings(browser, site):
    # The worker would answer in place of what holds it here.
    page = browser.new_context(service_workers="block").new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    held = []

    def hold_first(route):
        if held:
            route.continue_()
        held.append(route)

    page.route("**/js/later.*.js", hold_first)
    with page.expect_request("**/js/later.*.js"):
        page.goto(f"{site.url}/km/")
    urgent = page.locator("[data-urgent]")
    tile = page.locator("main a[href='/km/urgent/after-rape/']")
    # Nothing is found at first; or what is in the province, as that much is understood.
    for query in ("rumloob", "រំលោប", "rumloob kampong thom", "រំលោប កំពង់ធំ"):
        seen = first_screen(page, query)
        assert (query, seen["urgent"], seen["numbers"] > 0) == (query, None, True)
        expect(tile).to_be_in_viewport(ratio=1)
    # The line is cut, and is there again with the next search.
    held[0].abort()
    page.wait_for_selector("html:not([data-script])")
    page.fill("#id_q", "rumloob kampong")
    expect(urgent).to_have_attribute("data-urgent", "after-rape")
    expect(tile).to_have_count(0)
    for query in ("rumloob", "រំលោប", "rumloob kampong thom", "រំលោប កំពង់ធំ"):
        seen = first_screen(page, query)
        assert (query, seen["urgent"], seen["isAbove"]) == (query, "after-rape", True)
    page.context.close()
