"""Three questions without a network: three taps, the same search, nothing left behind."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.phone.conditions import pointer_of
from tests.phone.listing import visit

LEFT = """async () => ({
    address: location.pathname,
    title: document.title,
    state: history.state,
    storage: [Object.keys(localStorage), Object.keys(sessionStorage)],
    databases: (await indexedDB.databases()).map((one) => one.name),
})"""


def test_three_taps_lead_to_the_same_search_and_leave_nothing(page, site):
    visit(page, site)
    page.context.set_offline(True)
    before = page.evaluate(LEFT)
    page.click("main a[href='/km/questions/']")
    for value in ("girls", "shelter"):
        page.wait_for_selector(f".question [value={value}]")
        assert Axe().run(page).response["violations"] == []
        page.click(f".question [value={value}]")
    expect(page.locator(".so-far span")).to_have_text(["ក្មេងស្រី", "ជម្រក និងទីស្នាក់នៅសុវត្ថិភាព"])
    # The province nearest to Kampong Thom, by one button that is no answer itself.
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 12.7, "longitude": 104.9})
    page.click(".question [data-nearest]")
    found = shown(page)
    assert page.evaluate(LEFT) == before
    # Back leads through the questions.
    page.go_back()
    expect(page.locator(".question [value='06']")).to_be_visible()
    page.go_back()
    expect(page.locator(".so-far span")).to_have_text(["ក្មេងស្រី"])
    page.go_back()
    page.go_back()
    page.wait_for_selector("main .hotline")
    # The same by the filters.
    page.click(".filters summary")
    for name, value in {"served": "girls", "kind": "shelter", "province": "06"}.items():
        page.select_option(f"#id_{name}", value)
    assert shown(page) == found


def test_questions_begin_once_they_are_on_the_phone(page, site):
    """They come after what finds and calls; the same holds for what is said of a print."""
    held = hold_guides(page, site)
    page.wait_for_selector("[data-nearest]:not([hidden])", state="attached")
    page.click("footer a[href='/km/print/']")
    said = page.locator("main > [role=status]")
    expect(said).to_have_text(page.locator("#words").get_attribute("data-waiting"))
    page.click("main a[href='/km/questions/']")
    expect(said).to_be_visible()
    held.pop().continue_()
    expect(page.locator(".question [value=girls]")).to_be_visible()
    expect(said).to_have_count(0)


def test_checklist_joins_what_is_shown_once_it_is_there(page, site):
    held = hold_guides(page, site)
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_selector("[data-nearest]:not([hidden])", state="attached")
    page.fill("#id_q", "shelter")
    page.locator("main article").nth(1).wait_for()
    page.evaluate("scrollTo(0, 300)")
    first = page.locator("main article").first.element_handle()
    expect(page.locator("main .checklist")).to_have_count(0)
    held.pop().continue_()
    expect(page.locator("main .checklist")).to_have_count(1)
    # Nothing else moves under a thumb.
    assert first.evaluate("one => one.isConnected && scrollY") == 300
    expect(page.locator("#id_q")).to_be_focused()


def hold_guides(page, site):
    """Open the first page, and hold the guides back once they are asked for; return their route."""
    path, held = pointer_of(site)["files"]["guides"]["path"], []
    page.route(f"**{path}", lambda route: held.append(route))  # noqa: PLW0108, it wants a function
    with page.expect_request(f"**{path}"):
        page.goto(f"{site.url}/km/")
    return held


def shown(page):
    page.wait_for_selector("main .chips")
    heading = page.locator("main h1").inner_text()
    cards = page.locator("main .listing").evaluate_all("all => all.map(a => a.dataset.id)")
    return heading, cards[:2]
