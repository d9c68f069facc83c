"""Reports on a phone: kept first, shown, and taken back."""

import json
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.phone.outbox.taps import APLE, KEPT, READY, counts, send_now, sql, stop_time, stored, tap


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
    stop_time(aple)
    tap(aple, "closed")
    aple.locator("[data-lines] button").click()
    expect(aple.locator("[data-lines]")).to_have_text("Closed down · Taken back.")
    assert (aple.evaluate(KEPT), stored(desk)) == ([], [])
    expect(aple.locator("main button[data-kind=closed]")).to_have_attribute("aria-pressed", "false")
    # The next report has words and a button of its own.
    aple.click("main button[data-kind=moved]")
    lines = aple.locator("[data-lines] p")
    expect(lines.last).to_contain_text("Moved · Kept")
    lines.last.locator("button").click()
    expect(lines).to_have_text(["Closed down · Taken back.", "Moved · Taken back."])


def test_second_tap_on_the_same_button_is_no_second_report(aple):
    stop_time(aple)
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


def test_hotline_is_reported_by_its_own_number(page, desk):
    sql(desk, "DELETE FROM directory_report")
    page.goto(f"{desk.url}/en/")
    page.wait_for_selector(READY)
    page.locator("article.hotline .who").nth(1).click()
    hotline = page.locator("main article")
    hotline.locator("button[data-kind=works]").click()
    expect(hotline.locator("[data-lines] p")).to_contain_text("1288 It works · Kept")
    send_now(page)
    expect(counts(page)).to_have_text("Reports sent: 1")
    assert stored(desk) == [("ahtjpp-1288", "works", "1288", "")]


def test_phone_that_cannot_keep_a_report_says_so(aple):
    aple.evaluate("() => { IDBObjectStore.prototype.add = () => { throw new Error('full'); } }")
    aple.click("main button[data-kind=moved]")
    expect(aple.locator("[data-lines]")).to_contain_text("could not keep")
    expect(aple.locator("main button[data-kind=moved]")).to_have_attribute("aria-pressed", "false")


def test_removing_everything_from_the_phone_is_not_blocked(aple):
    stop_time(aple)
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
