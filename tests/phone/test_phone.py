"""The phone, in a real browser on a real server: kept after one visit, true without a signal."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.phone.conditions import comes_true
from tests.whole.test_budgets import CHANGE

READY = 'html[data-offline="ready"]'
# Named partners and hotlines as people type them, in both languages.
NAMES = {
    "km": {
        "AIM": "aim",
        "NightCare": "nightcare",
        "CWCC": "cwcc",
        "ចាប់ដៃ": "chab-dai",
        "APLE": "aple",
        "117": "police-117",
        "1280": "child-helpline-1280",
        "1288": "ahtjpp-1288",
        "119": "samu-119",
    },
    "en": {
        "Agape International Missions": "aim",
        "NightCare": "nightcare",
        "Women's Crisis Center": "cwcc",
        "Chab Dai": "chab-dai",
        "APLE": "aple",
        "117": "police-117",
        "Child Helpline": "child-helpline-1280",
        "1288": "ahtjpp-1288",
        "Ambulance": "samu-119",
    },
}
COMPARED = 8
QUERIES = ["ជម្រក", "shelter", "legal aid", "កំពង់ធំ", "hiv", "092311", "ស្រ្តី", "children", "x"]


def slugs(page):
    return page.locator("main article").evaluate_all("all => all.map(a => a.dataset.listing)")


def search(page, query):
    page.fill("#id_q", "")
    page.fill("#id_q", query)
    return slugs(page)


def test_partners_and_hotlines_are_found_without_a_signal(kept, own_address):
    own_address.kill()
    kept.context.set_offline(True)
    found = {}
    for language, names in NAMES.items():
        kept.goto(f"{own_address.url}/{language}/")
        expect(kept.locator("main article").first).to_be_visible()
        kept.wait_for_selector(READY)
        found[language] = {query: search(kept, query)[0] for query in names}
    assert found == NAMES


@pytest.mark.parametrize(
    ("name", "query", "found"),
    [("descriptions", "casework", "ijm"), ("vocabulary", "kidnapping", "police-117")],
)
def test_empty_result_is_filled_once_the_rest_arrives(page, site, name, query, found):
    pointer = json.loads(Path(site.folder, "data", "current.json").read_bytes())
    file = f"**{pointer['files'][name]['path']}"
    held = []
    page.route(file, lambda route: held.append(route))  # noqa: PLW0108, it wants a function
    with page.expect_request(file):
        page.goto(f"{site.url}/en/")
    page.wait_for_selector("[data-nearest]:not([hidden])", state="attached")
    page.fill("#id_q", query)
    expect(page.locator("main [role=status]").first).to_be_visible()
    expect(page.locator("main article.listing")).to_have_count(0)
    held[0].continue_()
    expect(page.locator("main article.listing").first).to_be_visible()
    assert slugs(page)[0] == found


def test_copy_of_a_former_release_is_searched_as_far_as_it_goes(kept, own_address):
    """It knows the names of the catalogue; the next snapshot brings the rest."""
    kept.evaluate(AS_KEPT_BEFORE, ["vocabulary", "guides"])
    own_address.kill()
    kept.context.set_offline(True)
    kept.reload()
    kept.wait_for_selector(READY)
    assert search(kept, "APLE")[0] == "aple"
    # One release had the questions among the blocks of the cards, the one before had none.
    kept.fill("#id_q", "")
    kept.click("main a[href='/km/questions/']")
    kept.click(".question [value=girls]")
    expect(kept.locator(".so-far")).to_be_visible()
    kept.evaluate(AS_KEPT_BEFORE, ["blocks"])
    for path in ("questions", "print"):
        kept.goto(f"{own_address.url}/km/{path}/")
        old = kept.locator("#words").get_attribute("data-old")
        expect(kept.locator("main > [role=status]")).to_have_text(old)


AS_KEPT_BEFORE = """async (without) => {
    const cache = await caches.open("phlov-data");
    const read = async (path) => (await cache.match(path)).json();
    const digest = async (text) => {
        const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
        const hex = (byte) => byte.toString(16).padStart(2, "0");
        return Array.from(new Uint8Array(bytes), hex).join("");
    };
    const state = JSON.parse((await read("/data/kept.json"))[1]);
    const { files } = state.kept;
    const shapes = await read(files["shapes.km"].path);
    if (files.guides) shapes.blocks.push(...(await read(files.guides.path)).km);
    without.forEach((name) => [files, shapes].forEach((from) => delete from[name]));
    files["shapes.km"].sha256 = await digest(JSON.stringify(shapes));
    await cache.put(files["shapes.km"].path, new Response(JSON.stringify(shapes)));
    const changed = [await digest(JSON.stringify(state)), JSON.stringify(state)];
    await cache.put("/data/kept.json", new Response(JSON.stringify(changed)));
}"""


def test_who_comes_back_asks_for_the_number_of_today(browser, own_site):
    page = browser.new_context(service_workers="block").new_page()
    page.goto(f"{own_site.url}/km/")
    page.wait_for_selector("[data-nearest]:not([hidden])", state="attached")
    page.goto("about:blank")
    own_site.manage("shell", "-c", CHANGE.format(slug="aple"))
    published = json.loads(Path(own_site.folder, "data", "current.json").read_bytes())["seq"]
    page.go_back()
    asked_for = """async (published) => {
        const held = await (await caches.match("/data/kept.json")).json();
        return JSON.parse(held[1]).seen === published;
    }"""
    assert comes_true(page, asked_for, published)
    page.context.close()


def test_server_and_phone_give_the_same_order(page, site):
    found = {"server": {}, "phone": {}}
    for query in [*QUERIES, *NAMES["km"], *NAMES["en"]]:
        body = page.request.post(f"{site.url}/km/search/", form={"q": query}).text()
        slugs = re.findall(r'class="listing"[^>]*data-listing="([^"]+)"', body)
        found["server"][query] = slugs[:COMPARED]
    page.goto(f"{site.url}/km/")
    page.wait_for_selector(READY)
    for query, slugs in found["server"].items():
        search(page, query)
        listings = page.locator("main article.listing")
        for place in range(len(slugs)):
            # The next ones are drawn when this one is seen.
            listings.nth(place).scroll_into_view_if_needed()
        drawn = listings.evaluate_all("all => all.map(a => a.dataset.listing)")
        found["phone"][query] = drawn[:COMPARED]
    assert found["phone"] == found["server"]


def test_listing_opens_without_a_signal_and_names_itself_nowhere(kept, own_address):
    own_address.kill()
    kept.context.set_offline(True)
    kept.goto(f"{own_address.url}/km/")
    expect(kept.locator("main article").first).to_be_visible()
    search(kept, "APLE")
    kept.locator("main article h2 a").first.click()
    expect(kept.locator("[data-details] dl").first).to_be_visible()
    expect(kept.locator("main a.call").first).to_have_attribute("href", "tel:+85592311511")
    assert (kept.url, kept.title()) == (f"{own_address.url}/km/", "ផ្លូវ")
    kept.go_back()
    assert kept.locator("#id_q").input_value() == "APLE"
    kept.go_back()
    expect(kept.locator("article.hotline").first).to_be_visible()


def test_address_of_a_listing_opens_without_a_signal(kept, own_address):
    address = kept.locator("article.hotline a.who").first.get_attribute("href")
    own_address.kill()
    kept.context.set_offline(True)
    kept.goto(own_address.url + address)
    expect(kept.locator("[data-details] dl").first).to_be_visible()


def test_listing_is_headed_by_its_name_however_it_was_opened(kept, own_address):
    opened = {}
    for language in ("km", "en"):
        answer = kept.request.get(f"{own_address.url}/{language}/o/hqw59f/").text()
        server = re.search(r'<h1 class="for-readers">(.*?)</h1>', answer)[1]
        kept.goto(f"{own_address.url}/{language}/")
        kept.wait_for_selector(READY)
        search(kept, "APLE")
        kept.locator("main article h2 a").first.click()
        opened[language] = (server, kept.locator("main h1").inner_html())
    khmer, english = "អង្គការសកម្មភាពដើម្បីកុមារ", "Action Pour Les Enfants (APLE Cambodia)"
    assert opened == {"km": (khmer, khmer), "en": (english, english)}


def test_foreign_answer_is_never_kept(page, site):
    page.route("**/data/*.json", lambda route: route.fulfill(status=200, body="<p>Log in</p>"))
    page.goto(f"{site.url}/km/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("caches.match('/data/kept.json').then(Boolean)") is False
    assert page.locator("article.hotline a.call").first.get_attribute("href") == "tel:117"


def test_hotlines_show_when_everything_else_is_gone(kept, own_address):
    own_address.kill()
    kept.context.set_offline(True)
    kept.evaluate("caches.keys().then(all => Promise.all(all.map(name => caches.delete(name))))")
    kept.goto(f"{own_address.url}/km/")
    numbers = kept.locator("a.call").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert numbers == ["tel:117", "tel:1288", "tel:1280", "tel:119"]


def test_leaving_removes_everything_from_the_page(kept):
    kept.route("**://www.google.com/**", lambda route: route.abort())
    kept.click("[data-exit]")
    assert kept.locator("article").count() == 0


def test_nothing_is_asked_of_another_host_and_no_cookie_is_set(page, site):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{site.url}/km/")
    page.wait_for_selector(READY)
    search(page, "shelter")
    assert {url.startswith(site.url) for url in asked} == {True}
    assert page.context.cookies() == []
    assert complaints == []


def test_search_works_without_script(browser, site):
    context = browser.new_context(java_script_enabled=False, base_url=site.url)
    page = context.new_page()
    page.goto("/km/")
    page.fill("#id_q", "ចាប់ដៃ")
    page.click(".search button")
    # A click does not wait for the page that it opens.
    first = page.locator("main article").first
    expect(first).to_have_attribute("data-listing", "chab-dai")
    context.close()


def test_next_results_of_the_server_follow_its_first_ones(page, site):
    page.goto(f"{site.url}/km/")
    page.wait_for_selector(READY)
    page.goto(f"{site.url}/km/province/12/")
    page.wait_for_selector(READY)
    with page.expect_request("**/km/province/12/2/"):
        page.click("a[rel=next]")
    page.wait_for_selector(READY)
    expect(page.locator("main h1")).to_contain_text("(")
    assert page.locator("main article").count() <= 20
