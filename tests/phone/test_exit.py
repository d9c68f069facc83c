"""Leaving at once, on a real phone's browser: with and without a network, and what remains."""

import pytest
from playwright.sync_api import expect

from tests.phone.listing import open_listing, visit
from tests.phone.traces import CANARIES, LEAKS, traces

ELSEWHERE = "https://www.google.com/search?q=weather"
APLE = "092 311 511"
# The title of the page on which leaving ends, and what it shows.
TITLE = "រង្វាស់"
NEUTRAL = """\
រង្វាស់
១ គីឡូម៉ែត្រ\t១.០០០ ម៉ែត្រ
១ ហិកតា\t១០.០០០ ម៉ែត្រការ៉េ
១ គីឡូម៉ែត្រការ៉េ\t១០០ ហិកតា
១ តោន\t១.០០០ គីឡូក្រាម
១ គីឡូក្រាម\t១.០០០ ក្រាម
១ ម៉ែត្រគូប\t១.០០០ លីត្រ
១ លីត្រ\t១.០០០ មីលីលីត្រ"""


@pytest.fixture
def phone(page, site):
    """A phone that keeps everything; the weather page is answered here instead of elsewhere."""
    page.context.route(
        "https://www.google.com/**", lambda route: route.fulfill(body="<title>Weather</title>")
    )
    visit(page, site)
    return page


def shown(page):
    return page.evaluate("document.documentElement.innerText.trim()")


def test_nothing_is_left_in_the_page_when_the_tap_returns(phone):
    """One task: no frame is painted between the tap and the empty page."""
    open_listing(phone)
    left = phone.evaluate("""() => {
        document.querySelector("[data-exit]").click();
        return [document.body.innerHTML, document.documentElement.hidden, document.title];
    }""")
    assert left == ["", True, "ផ្លូវ"]


def test_leaving_goes_elsewhere_and_back_shows_nothing(phone):
    open_listing(phone)
    phone.click("[data-exit]")
    phone.wait_for_url(ELSEWHERE)
    phone.go_back()
    phone.wait_for_url("**/km/blank/")
    assert shown(phone) == NEUTRAL


def test_back_shows_nothing_of_pages_visited_before(phone, site):
    """Also two steps back, on a page of ours that was opened by its own address."""
    phone.goto(f"{site.url}/km/about/")
    phone.goto(f"{site.url}/km/o/hqw59f/")
    # A referral slip forgets which listing it is for.
    phone.goto(f"{site.url}/km/paper/referral/hqw59f/1/")
    expect(phone.locator(".pen")).to_be_visible()
    assert (phone.url, traces(phone)) == (f"{site.url}/km/", set())
    for _ in range(3):
        phone.keyboard.press("Shift")
    phone.wait_for_url(ELSEWHERE)
    for _ in range(2):
        phone.go_back()
        phone.wait_for_url("**/km/blank/")
        assert shown(phone) == NEUTRAL


def test_leaving_without_a_network_ends_on_another_page(page, own_address):
    visit(page, own_address)
    own_address.kill()
    page.context.set_offline(True)
    open_listing(page)
    page.click("[data-exit]")
    page.wait_for_url("**/km/blank/")
    assert (shown(page), page.title()) == (NEUTRAL, TITLE)
    page.reload()
    assert shown(page) == NEUTRAL
    page.go_back()
    page.wait_for_url("**/km/blank/")
    assert shown(page) == NEUTRAL


def test_shift_three_times_leaves_and_two_do_not(phone):
    open_listing(phone)
    phone.keyboard.press("Shift")
    phone.keyboard.press("Shift")
    phone.keyboard.press("a")
    phone.keyboard.press("Shift")
    expect(phone.locator("main article")).to_have_count(1)
    phone.keyboard.press("Shift")
    phone.keyboard.press("Shift")
    phone.wait_for_url(ELSEWHERE)


def test_opening_the_site_again_shows_it_again(phone, site):
    phone.click("[data-exit]")
    phone.wait_for_url(ELSEWHERE)
    phone.goto(f"{site.url}/km/")
    expect(phone.locator("article.hotline").first).to_be_visible()
    assert phone.evaluate("sessionStorage.length") == 0


def test_page_that_the_browser_set_aside_stays_hidden(phone):
    """The back/forward cache (bfcache): these are the events that a browser fires."""
    open_listing(phone)
    display = phone.evaluate("""() => {
        dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
        return getComputedStyle(document.documentElement).display;
    }""")
    assert display == "none"
    phone.evaluate("""() => {
        sessionStorage.left = "1";
        dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }""")
    phone.wait_for_url("**/km/blank/")


def test_page_that_was_set_aside_is_loaded_anew(phone):
    """What it knows of storage may be old, so it neither shows itself nor asks."""
    phone.evaluate("window.isFormer = true")
    with phone.expect_navigation():
        phone.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert phone.evaluate("window.isFormer") is None
    expect(phone.locator("article.hotline").first).to_be_visible()


@pytest.mark.parametrize("refused", ["sessionStorage", "BroadcastChannel"])
def test_back_shows_nothing_where_nothing_can_be_remembered(phone, site, refused):
    phone.add_init_script(f"""Object.defineProperty(window, "{refused}", {{
        get() {{ throw new DOMException("", "SecurityError"); }} }})""")
    phone.goto(f"{site.url}/km/about/")
    phone.goto(f"{site.url}/km/self-test/")
    phone.go_back()
    phone.wait_for_url("**/km/blank/")


def test_reload_shows_the_page_where_nothing_can_be_remembered(phone, site):
    phone.add_init_script("""Object.defineProperty(window, "sessionStorage", {
        get() { throw new DOMException("", "SecurityError"); } })""")
    phone.goto(f"{site.url}/km/")
    phone.reload()
    expect(phone.locator("article.hotline").first).to_be_visible()


@pytest.mark.parametrize("path", ["", "search/", "about/", "kind/shelter/", "o/hqw59f/", "o/zzz/"])
@pytest.mark.parametrize("height", [480, 740])
def test_button_is_in_view_at_any_scroll_of_every_page(page, site, path, height):
    page.set_viewport_size({"width": 320, "height": height})
    page.goto(f"{site.url}/km/{path}")
    for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        page.evaluate(f"scrollTo(0, {place})")
        box = page.locator("[data-exit]").bounding_box()
        assert 0 <= box["y"] <= height - box["height"]
        assert min(box["width"], box["height"]) >= 44
        assert box["x"] + box["width"] <= 320


def test_without_script_the_exit_is_a_link_without_referrer(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.url}/km/o/hqw59f/")
    asked = []
    context.route(
        "https://www.google.com/**",
        lambda route: (asked.append(route.request.headers), route.fulfill(body="Weather")),
    )
    page.click("[data-exit]")
    page.wait_for_url(ELSEWHERE)
    assert [headers.get("referer") for headers in asked] == [None]
    context.close()


def test_nothing_of_what_was_typed_and_opened_remains(phone):
    """50 searches and 20 listings, then everything that a page can leave is read."""
    titles, addresses = set(), set()
    before = phone.evaluate("history.length")
    for number in range(50):
        phone.fill("#id_q", f"{CANARIES[number % 2]} {number}")
        titles.add(phone.title())
        addresses.add(phone.url)
    for number in range(20):
        phone.fill("#id_q", "")
        phone.fill("#id_q", "APLE" if number % 2 else "117")
        phone.locator("main article h2 a").first.click()
        titles.add(phone.title())
        addresses.add(phone.url)
    assert (len(titles), len(addresses)) == (1, 1)
    # One step of history, however much was read: it makes Back work inside the page.
    assert phone.evaluate("history.length") <= before + 1
    assert traces(phone) == set()


@pytest.mark.parametrize("place", LEAKS)
def test_a_leak_in_any_place_would_be_seen(phone, place):
    phone.evaluate(LEAKS[place])
    assert place in traces(phone)


def test_address_of_a_listing_is_forgotten_at_once(page, site):
    page.goto(f"{site.url}/km/o/hqw59f/")
    expect(page.locator("main")).to_contain_text(APLE)
    assert page.evaluate("location.pathname") == "/km/"
