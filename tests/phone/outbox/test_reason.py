"""Why somebody was turned away, and what a search did not find: one tap each, without a signal."""

from playwright.sync_api import expect

from tests.phone.outbox.taps import KEPT, counts, send_now, sql, stop_time, stored, tap


def test_reason_and_what_is_missing_wait_and_are_sent(aple, desk):
    sql(desk, "DELETE FROM directory_unmetneed")
    aple.context.set_offline(True)
    tap(aple, "refused")
    # What was tapped first is kept whether or not a reason follows, and gives way to it.
    assert [(one["kind"], one.get("why")) for one in aple.evaluate(KEPT)] == [("refused", None)]
    aple.click("main [data-why=papers]")
    line = aple.locator("[data-lines] p").first
    expect(line).to_contain_text("Refused the person: Papers · Kept")
    aple.wait_for_function(f"async () => (await ({KEPT})()).length === 1")
    assert [(one["kind"], one["why"]) for one in aple.evaluate(KEPT)] == [("refused", "papers")]
    expect(aple.locator("[data-reasons]")).to_have_count(0)
    aple.fill("#id_q", "shelter for women in Takeo")
    aple.click("main [data-act=unmet]")
    expect(aple.locator("main [data-unmet] [role=status]")).to_contain_text("Kept on this phone")
    [need] = [one for one in aple.evaluate(KEPT) if one["kind"] == "unmet"]
    assert need.keys() == {"id", "kind", "need", "province", "refused"}
    expect(counts(aple)).to_have_text("Reports waiting on this phone: 2")
    aple.fill("#id_q", "Takeo")
    aple.click("main [data-act=unmet]")
    said = aple.locator("main [data-unmet] [role=status]")
    expect(said).to_have_text("Choose a kind of help first.")
    aple.context.set_offline(False)
    send_now(aple)
    expect(counts(aple)).to_have_text("Reports sent: 2")
    assert sql(desk, "SELECT kind, why FROM directory_report") == [("refused", "papers")]
    kinds = sql(desk, "SELECT kind, province FROM directory_unmetneed")
    assert kinds == [(need["need"], "21")]


def test_reason_takes_the_note_along(aple):
    stop_time(aple)
    aple.click("main details.report details summary")
    aple.fill("main details.report textarea", "Asked for a card")
    tap(aple, "refused")
    aple.click("main [data-why=papers]")
    aple.wait_for_function(f"async () => (await ({KEPT})()).every((one) => one.why)")
    assert notes(aple) == [("papers", "Asked for a card")]
    # A note on the reason itself takes no other's place.
    aple.locator("[data-lines] button").click()
    aple.fill("main details.report textarea", "Asked for a card")
    tap(aple, "refused")
    aple.fill("main details.report textarea", "No bed")
    aple.click("main [data-why=no-room]")
    expect(aple.locator("[data-reasons]")).to_have_count(0)
    assert notes(aple) == [(None, "Asked for a card"), ("no-room", "No bed")]


def notes(page):
    found = [(one.get("why"), one.get("note")) for one in page.evaluate(KEPT)]
    return sorted(found, key=lambda pair: pair[0] or "")


def test_report_passes_needs_that_the_server_takes_no_more_of(aple, desk):
    asked = []

    def answer(route):
        asked.append(route.request.post_data_json["kind"])
        if asked[-1] == "unmet":
            route.fulfill(status=429, json={"error": "Later"}, headers={"Retry-After": "600"})
        else:
            route.continue_()

    aple.clock.install()
    aple.route("**/reports/", answer)
    aple.context.set_offline(True)
    aple.fill("#id_q", "shelter")
    aple.click("main [data-act=unmet]")
    expect(aple.locator("main [data-unmet] [role=status]")).to_contain_text("Kept on this phone")
    aple.fill("#id_q", "APLE")
    aple.locator("main article h2 a").first.click()
    tap(aple, "unsafe")
    aple.context.set_offline(False)
    send_now(aple)
    expect(counts(aple)).to_contain_text("Reports sent: 1 · No connection")
    assert asked == ["unsafe", "unmet"]
    # What is told while the server waits for the other goes after the time to undo.
    tap(aple, "moved")
    aple.clock.run_for(8100)
    expect(counts(aple)).to_contain_text("Reports sent: 2")
    assert [kind for _, kind, _, _ in stored(desk)] == ["unsafe", "moved"]
    assert asked == ["unsafe", "unmet", "moved"]
