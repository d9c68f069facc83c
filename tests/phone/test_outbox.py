"""Reports on a phone, in a real browser: kept first, sent once, deleted on the server's word."""

import contextlib
import json
import sqlite3
from pathlib import Path
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.conftest import running_site

READY = 'html[data-offline="ready"]'
APLE = "+85592311511"
KEPT = """() => new Promise((resolve, reject) => {
    const opening = indexedDB.open("phlov-outbox", 1);
    opening.onerror = reject;
    opening.onsuccess = () => {
        const all = opening.result.transaction("reports").objectStore("reports").getAll();
        all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.map((one) => ({...JSON.parse(one.body), refused: one.refused})));
        };
    };
})"""


@pytest.fixture(scope="module")
def desk(prepared_folder, tmp_path_factory):
    """A site for these tests; what they leave is deleted before each."""
    yield from running_site(prepared_folder, tmp_path_factory.mktemp("outbox"))


@pytest.fixture
def aple(page, desk):
    """A phone that keeps everything and shows one listing with one number."""
    sql(desk, "DELETE FROM directory_report")
    return open_listing(page, desk)


def open_listing(page, desk):
    page.goto(f"{desk.url}/en/")
    page.wait_for_selector(READY)
    page.fill("#id_q", "APLE")
    page.locator("main article h2 a").first.click()
    page.wait_for_selector("details.report[open] button")
    return page


def sql(desk, statement):
    with contextlib.closing(sqlite3.connect(Path(desk.folder, "phlov.sqlite3"))) as database:
        rows = database.execute(statement).fetchall()
        database.commit()
    return rows


def stored(desk):
    """What the server has, oldest first."""
    columns = "listing, kind, phone, note"
    return sql(desk, f"SELECT {columns} FROM directory_report ORDER BY received_at")  # noqa: S608


def tap(page, *kinds):
    """Tap the buttons of these kinds, and wait until each report is kept."""
    before = page.locator("[data-lines] p").count()
    for number, kind in enumerate(kinds):
        page.click(f"main button[data-kind={kind}]")
        expect(page.locator("[data-lines] p").nth(before + number)).to_contain_text("Kept")


def counts(page):
    return page.locator("[data-counts]")


def send_now(page):
    page.click("[data-send]")


def test_tap_is_kept_first_and_sent_after_the_time_to_undo(aple, desk):
    aple.clock.install()
    tap(aple, "wrong-number")
    kept = aple.evaluate(KEPT)
    seq = json.load(urlopen(f"{desk.url}/data/current.json"))["seq"]
    assert [(one["listing"], one["kind"], one["phone"], one["seq"]) for one in kept] == [
        ("aple", "wrong-number", APLE, seq)
    ]
    assert stored(desk) == []
    aple.clock.run_for(8100)
    expect(counts(aple)).to_have_text("Reports sent: 1")
    assert stored(desk) == [("aple", "wrong-number", APLE, "")]
    assert aple.evaluate(KEPT) == []


def test_report_can_be_taken_back(aple, desk):
    tap(aple, "closed")
    aple.locator("[data-lines] button").click()
    expect(aple.locator("[data-lines]")).to_have_text("Closed down · Taken back.")
    assert (aple.evaluate(KEPT), stored(desk)) == ([], [])
    expect(aple.locator("main button[data-kind=closed]")).to_have_attribute("aria-pressed", "false")


def test_second_tap_on_the_same_button_is_no_second_report(aple):
    tap(aple, "full")
    aple.click("main button[data-kind=full]")
    tap(aple, "moved")
    assert sorted(one["kind"] for one in aple.evaluate(KEPT)) == ["full", "moved"]


def test_note_goes_with_the_next_tap_only(aple, desk):
    aple.click("details.report details summary")
    aple.fill("details.report textarea", "  ផ្លាស់ទៅផ្លូវថ្មី  ")
    tap(aple, "moved", "refused")
    send_now(aple)
    expect(counts(aple)).to_have_text("Reports sent: 2")
    assert stored(desk) == [
        ("aple", "moved", "", "ផ្លាស់ទៅផ្លូវថ្មី"),
        ("aple", "refused", "", ""),
    ]


def test_hotline_on_the_first_page_is_reported_by_its_own_number(page, desk):
    sql(desk, "DELETE FROM directory_report")
    page.goto(f"{desk.url}/en/")
    page.wait_for_selector(READY)
    hotline = page.locator("article.hotline").nth(1)
    hotline.locator("details.report summary").first.click()
    hotline.locator("button[data-kind=works]").click()
    expect(hotline.locator("[data-lines] p")).to_contain_text("1288 It works · Kept")
    send_now(page)
    expect(counts(page)).to_have_text("Reports sent: 1")
    assert stored(desk) == [("ahtjpp-1288", "works", "1288", "")]


def test_report_waits_without_a_signal_and_goes_when_it_is_back(aple, desk):
    aple.context.set_offline(True)
    tap(aple, "works", "unsafe")
    aple.reload()
    expect(counts(aple)).to_have_text("Reports waiting on this phone: 2")
    send_now(aple)
    expect(counts(aple)).to_have_text(
        "Reports waiting on this phone: 2 · No connection. They stay on this phone."
    )
    aple.clock.install()
    aple.clock.fast_forward(30 * 24 * 60 * 60 * 1000)
    aple.context.set_offline(False)
    expect(counts(aple)).to_have_text("Reports sent: 2")
    assert [kind for _, kind, _, _ in stored(desk)] == ["works", "unsafe"]
    assert aple.evaluate(KEPT) == []


def test_report_is_sent_on_opening(aple, desk):
    aple.context.set_offline(True)
    tap(aple, "moved")
    aple.clock.install()
    aple.clock.fast_forward(9000)
    # Away from our pages, so that none of them hears of the signal before the one that opens.
    aple.goto("about:blank")
    aple.context.set_offline(False)
    aple.goto(f"{desk.url}/en/about/")
    expect(counts(aple)).to_have_text("Reports sent: 1")


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 200, "content_type": "text/html", "body": "<p>Log in to the network</p>"},
        {"status": 403, "content_type": "text/html", "body": "<p>Log in to the network</p>"},
        {"status": 201, "json": {"id": "6b7a4c0e-3d52-4f0b-9a38-0d1f5c2e7a94"}},
        {"status": 200, "json": None},
        {"status": 500, "json": {"error": "Our fault"}},
        {"status": 429, "json": {"error": "Later"}, "headers": {"Retry-After": "60"}},
        {"status": 503, "json": {"error": "Later"}, "headers": {"Retry-After": "soon"}},
    ],
    ids=lambda answer: f"{answer['status']}",
)
def test_anything_but_the_servers_word_leaves_the_report_on_the_phone(aple, desk, answer):
    aple.route("**/reports/", lambda route: route.fulfill(**answer))
    tap(aple, "moved")
    send_now(aple)
    expect(counts(aple)).to_contain_text("No connection")
    assert [(one["kind"], one["refused"]) for one in aple.evaluate(KEPT)] == [("moved", 0)]
    aple.unroute("**/reports/")
    send_now(aple)
    expect(counts(aple)).to_have_text("Reports sent: 1")


def test_answer_lost_on_the_way_makes_no_second_report(aple, desk):
    def cut(route):
        route.fetch()
        route.abort()

    aple.route("**/reports/", cut)
    tap(aple, "moved")
    send_now(aple)
    expect(counts(aple)).to_contain_text("No connection")
    aple.unroute("**/reports/")
    send_now(aple)
    expect(counts(aple)).to_have_text("Reports sent: 1")
    assert len(stored(desk)) == 1


def test_server_that_asks_to_wait_is_left_alone(aple):
    asked = []

    def later(route):
        asked.append(1)
        route.fulfill(status=429, json={"error": "Later"}, headers={"Retry-After": "600"})

    aple.clock.install()
    aple.route("**/reports/", later)
    tap(aple, "moved", "closed")
    send_now(aple)
    expect(counts(aple)).to_contain_text("No connection")
    aple.evaluate("dispatchEvent(new Event('online'))")
    aple.clock.run_for(599_000)
    assert len(asked) == 1
    with aple.expect_request("**/reports/"):
        aple.clock.run_for(302_000)


def test_breaks_grow_up_to_an_hour(aple):
    aple.clock.install()
    aple.context.set_offline(True)
    # Every break is noted and cut short, but for the time in which a report can be taken back.
    aple.evaluate("""() => {
        const breaks = [];
        const wait = window.setTimeout;
        const held = Date.now() + 8000;
        window.fifteen = new Promise((resolve) => {
            window.setTimeout = (act, time) => {
                if (act.name !== "sendDue" || Date.now() < held) return wait(act, time);
                if (breaks.push(time) === 15) resolve(breaks);
                return wait(act, 0);
            };
        });
    }""")
    tap(aple, "moved")
    aple.clock.fast_forward(9000)
    breaks = aple.evaluate("window.fifteen")
    assert 5000 <= breaks[0] <= 7502
    assert breaks[:9] == sorted(breaks[:9])
    assert breaks[-3:] == [3_600_001] * 3


def test_what_the_server_refuses_is_shown_and_can_be_removed(aple, desk):
    refused = {"status": 422, "json": {"error": "This is not a report."}}
    aple.route("**/reports/", lambda route: route.fulfill(**refused))
    tap(aple, "moved")
    send_now(aple)
    expect(counts(aple)).to_have_text("Reports not taken: 1")
    expect(aple.locator("[data-lines]")).to_have_text("Moved · The server did not take it.")
    assert [one["refused"] for one in aple.evaluate(KEPT)] == [422]
    aple.click("[data-remove]")
    expect(aple.locator("#outbox")).to_be_hidden()
    assert aple.evaluate(KEPT) == []


def test_two_tabs_send_each_report_once(aple, desk):
    sent = []
    aple.context.on(
        "request", lambda request: sent.append(1) if request.url.endswith("/reports/") else None
    )
    other = open_listing(aple.context.new_page(), desk)
    aple.context.set_offline(True)
    tap(aple, "moved", "closed", "full")
    tap(other, "refused", "unsafe", "works")
    expect(counts(aple)).to_have_text("Reports waiting on this phone: 6")
    sent.clear()
    aple.context.set_offline(False)
    for tab in (aple, other):
        tab.evaluate("document.querySelector('[data-send]').click()")
    expect(counts(aple)).to_have_text("Reports sent: 6")
    expect(counts(other)).to_have_text("Reports sent: 6")
    assert (len(sent), len(stored(desk))) == (6, 6)


def test_phone_that_cannot_keep_a_report_says_so(aple):
    aple.evaluate("() => { IDBObjectStore.prototype.add = () => { throw new Error('full'); } }")
    aple.click("main button[data-kind=moved]")
    expect(aple.locator("[data-lines]")).to_contain_text("could not keep")
    expect(aple.locator("main button[data-kind=moved]")).to_have_attribute("aria-pressed", "false")


def test_removing_everything_from_the_phone_is_not_blocked(aple):
    tap(aple, "moved")
    gone = """() => new Promise((resolve) => {
        const request = indexedDB.deleteDatabase("phlov-outbox");
        request.onsuccess = () => resolve("gone");
        request.onblocked = () => resolve("blocked");
    })"""
    assert aple.evaluate(gone) == "gone"
    tap(aple, "closed")
    assert [one["kind"] for one in aple.evaluate(KEPT)] == ["closed"]


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_buttons_and_states_are_accessible(page, desk, language, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{desk.url}/{language}/search/")
    page.wait_for_selector(READY)
    page.fill("#id_q", "APLE")
    page.locator("main article h2 a").first.click()
    page.context.set_offline(True)
    page.click("main button[data-kind=moved]")
    page.click("details.report details summary")
    page.wait_for_selector("[data-lines] p")
    found = Axe().run(page, context="details.report").response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    sizes = page.locator(".report button:visible, .report summary").evaluate_all(
        "all => all.map((one) => Math.min(one.offsetWidth, one.offsetHeight))"
    )
    assert min(sizes) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.fixture
def without_script(browser, desk):
    sql(desk, "DELETE FROM directory_report")
    context = browser.new_context(
        java_script_enabled=False, base_url=desk.url, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto("/en/search/")
    page.fill("#id_q", "APLE")
    page.click(".search button")
    page.locator("main article h2 a").first.click()
    yield page
    context.close()


def test_report_without_script_follows_the_same_rules(without_script, desk):
    page = without_script
    page.click("[data-report-page] a")
    expect(page.locator(".report-form button")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.check("[value=wrong-number]")
    page.select_option("[name=phone]", index=1)
    page.fill("[name=note]", "A shop answers")
    page.click(".report-form button")
    expect(page.locator("h1")).to_have_text("Thank you. The report has arrived.")
    page.reload()
    expect(page.locator("h1")).to_have_text("Thank you. The report has arrived.")
    assert stored(desk) == [("aple", "wrong-number", APLE, "A shop answers")]
