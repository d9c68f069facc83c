"""Screens of the phone: accessible, large enough to touch, and nothing moves."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.phone.listing import READY, act, open_listing, visit

SCREENS = [
    *("", "search/", "about/", "saved/", "self-test/", "light/", "kind/health/", "province/12/"),
]


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("path", [*SCREENS, "o/hqw59f/", "o/6w99k2/", "o/zzzzzz/"])
def test_screen_is_accessible_in_every_light_and_width(page, site, language, path):
    page.goto(f"{site.url}/{language}/{path}")
    page.wait_for_selector(READY)
    # Colours do not depend on the width, so that each width is looked at whole in one of them.
    for width, scheme in ((360, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 740})
        page.emulate_media(color_scheme=scheme)
        assert problems(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("language", ["km", "en"])
def test_what_the_script_adds_is_accessible(page, site, language):
    visit(page, site, language)
    open_listing(page)
    act(page, "keep")
    expect(page.locator("[data-act=keep]")).to_have_attribute("aria-pressed", "true")
    assert problems(page) == []
    act(page, "big")
    expect(page.locator(".big")).to_be_visible()
    assert problems(page) == []
    page.click("footer a[href$='/saved/']")
    expect(page.locator("main article")).to_have_count(1)
    assert problems(page) == []


def problems(page):
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


@pytest.mark.parametrize("path", [*SCREENS, "o/hqw59f/"])
def test_touch_targets_are_large_and_nothing_is_cut_off(page, site, path):
    page.goto(f"{site.url}/km/{path}")
    page.wait_for_selector(READY)
    # Links inside a sentence are as high as the sentence: WCAG 2.2 excepts them.
    small = (
        page.locator("a, button, input, summary")
        .filter(visible=True)
        .evaluate_all(
            """all => all
                .filter((one) => !one.closest("p:not(.no-number), li:not(.tiles li), h2, h3"))
                .filter((one) => one.getBoundingClientRect().height < 44)
                .map((one) => one.outerHTML)"""
        )
    )
    assert small == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


KEEP_SHIFTS = """
    window.shifts = [];
    const moved = ({ startTime, sources }) =>
        ({ at: startTime, what: sources.map(({ node }) => node && node.textContent) });
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(moved)))
        .observe({ type: "layout-shift", buffered: true });
"""


# A slow machine draws what it has read of a page so far, so that parts move before any script.
SHIFTS_BY_SCRIPT = """() => {
    const files = performance.getEntriesByType("resource");
    const { responseEnd } = files.find(({ name }) => name.includes("/js/app."));
    return window.shifts.filter(({ at }) => at > responseEnd);
}"""


@pytest.mark.parametrize("path", ["", "search/", "o/hqw59f/"])
def test_nothing_moves_while_a_page_loads(page, site, path):
    page.add_init_script(KEEP_SHIFTS)
    # The script comes long after the first paint, as it does on a slow line.
    page.route("**/js/app.*.js", lambda route: (page.wait_for_timeout(1000), route.continue_()))
    with page.expect_response("**/js/later.*.js"):
        page.goto(f"{site.url}/km/{path}")
    page.wait_for_selector(READY)
    assert page.evaluate(SHIFTS_BY_SCRIPT) == []


# A page that is read in two parts, with a pause after the first.
IN_PARTS = """async (stop) => {
    const page = await (await fetch(location)).text();
    const drawn = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 100)));
    document.open();
    document.write(page.slice(0, page.indexOf(stop)));
    await drawn();
    document.write(page.slice(page.indexOf(stop)));
    document.close();
    await drawn();
}"""


def test_nothing_moves_while_a_listing_is_read(browser, browser_context_args, site):
    # A page of ours writes nothing into itself otherwise.
    context = browser.new_context(**browser_context_args, bypass_csp=True)
    page = context.new_page()
    page.add_init_script(KEEP_SHIFTS)
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{site.url}/km/o/hqw59f/")
    page.evaluate(IN_PARTS, 'class="purpose"')
    expect(page.locator(".whole .check")).to_be_visible()
    assert page.evaluate("window.shifts") == []
    context.close()


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_moves_while_a_kept_page_is_filled(page, site, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.add_init_script(KEEP_SHIFTS)
    # The first time it comes from the server, then from the phone.
    for path in ("", "", "saved/"):
        page.goto(f"{site.url}/km/{path}")
        page.wait_for_selector(READY)
        # What moved is told after it was drawn.
        page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")
        assert page.evaluate("window.shifts") == []
