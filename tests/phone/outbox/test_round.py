"""A call round: ticks stay in the page until they are sent, once, and only those."""

from playwright.sync_api import expect

from tests.phone.outbox.taps import APLE, KEPT, sql, stored

READY = 'html[data-offline="ready"]'


def test_ticks_become_reports_once_at_the_end(page, desk):
    sql(desk, "DELETE FROM directory_report")
    page.goto(f"{desk.url}/en/")
    page.wait_for_selector(READY)
    page.context.set_offline(True)
    for query in ("APLE", "CWCC"):
        page.fill("#id_q", query)
        page.locator("main article h2 a").first.click()
        page.click("main [data-act=keep]")
        page.wait_for_selector("main [data-act=keep][aria-pressed=true]")
    page.click("footer a[href$='/saved/']")
    page.click("main [data-act=round]")
    rows = page.locator(".round article")
    of_aple, of_cwcc = (rows.nth(place) for place in (0, 1))
    # Of one number only one answer is true, and a tick can be taken off.
    of_aple.locator("[data-kind=works]").click()
    of_aple.locator("[data-kind=wrong-number]").click()
    of_aple.locator("[data-kind=unsafe]").click()
    of_aple.locator("[data-kind=unsafe]").click()
    of_cwcc.locator("[data-kind=full]").click()
    assert page.evaluate(KEPT) == []
    expect(page.locator("[data-ticks]")).to_have_text("2")
    # What a number is for is told, and a tap beside the buttons leads nowhere.
    expect(of_aple.locator(".numbers .purpose").first).to_be_visible()
    of_aple.locator(".check").click()
    expect(of_aple).to_be_visible()
    # Who looks at a listing finds the round as it was.
    of_aple.locator("h2 a").click()
    expect(page.locator("main .whole")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-ticks]")).to_have_text("2")
    expect(of_aple.locator("[data-kind=wrong-number]")).to_have_attribute("aria-pressed", "true")
    page.dblclick("main [data-act=send]")
    expect(page.locator("main [role=status][data-said]")).to_contain_text("Kept")
    assert told(page.evaluate(KEPT)) == [("aple", "wrong-number", APLE), ("cwcc", "full", None)]
    expect(page.locator("main [data-act=send]")).to_be_disabled()
    page.context.set_offline(False)
    page.click("#outbox [data-send]")
    expect(page.locator("[data-counts]")).to_have_text("Reports sent: 2")
    assert stored(desk) == [("aple", "wrong-number", APLE, ""), ("cwcc", "full", "", "")]


def told(reports):
    found = [(one["listing"], one["kind"], one.get("phone")) for one in reports]
    return sorted(found, key=lambda one: one[0])
