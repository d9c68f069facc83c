"""Why somebody was turned away, and what a search did not find: one tap each, without a signal."""

from playwright.sync_api import expect

from tests.phone.outbox.taps import KEPT, counts, send_now, sql, tap


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
    assert need.keys() == {"id", "kind", "need", "province", "served", "refused"}
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
