"""Traces: what a day of work leaves on the phone, what stays, and that one tap takes it away."""

from playwright.sync_api import expect

from tests.phone.listing import act, open_listing, shared_text, visit
from tests.phone.outbox.taps import KEPT
from tests.phone.traces import TYPED, traces

# What is on paper has the title of the page on it, and so has the queue of the printer.
PRINTED = """() => {
    window.printed = [];
    window.print = () => printed.push(document.title);
}"""


def test_no_trace_but_what_the_reader_keeps_and_removes(page, site):
    titles, addresses = set(), set()
    page.on("framenavigated", lambda frame: addresses.add(frame.url))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, site)
    # Nothing can be handed to us by the share sheet of the phone, which would remember us by it.
    manifest = page.request.get("/manifest.webmanifest").json()
    assert {"share_target", "file_handlers", "protocol_handlers", "shortcuts"} & {
        *manifest
    } == set()
    # A slip for one listing, on its way to the printer.
    page.goto(f"{site.url}/km/paper/referral/hqw59f/1/")
    expect(page.locator(".pen")).to_be_visible()
    titles.add(page.title())
    visit(page, site)
    page.context.set_offline(True)
    page.evaluate(PRINTED)

    for number in range(10):
        page.fill("#id_q", f"{TYPED[number % 2]} {number}")
        titles.add(page.title())
    open_listing(page)
    act(page, "big")
    act(page, "close")
    act(page, "copy")
    assert "092 311 511" in shared_text(page)
    act(page, "print")
    titles |= {page.title(), *page.evaluate("printed")}
    copied = page.evaluate("navigator.clipboard.readText()")
    assert (copied, traces(page)) == ("092 311 511", set())

    # What is kept for a case says where it stays and for how long; a round of calls adds nothing.
    act(page, "keep")
    said = page.locator("#acts").get_attribute("data-kept")
    expect(page.locator("main .acts [role=status]").first).to_have_text(said)
    page.click("footer a[href$='/saved/']")
    act(page, "round")
    page.locator(".round [data-kind=full]").locator("visible=true").click()
    expect(page.locator("[data-ticks]")).to_have_text("1")
    titles.add(page.title())
    assert (page.evaluate(KEPT), traces(page)) == ([], {"databases"})
    act(page, "forget")
    expect(page.locator("main .empty")).to_be_visible()
    assert traces(page) == set()

    # A report that waits says so in a box on every screen, with one tap to take it away.
    page.go_back()
    page.click("details.report details summary")
    page.fill("details.report textarea", TYPED[0])
    page.click("main button[data-kind=moved]")
    expect(page.locator("[data-lines] p")).to_be_visible()
    assert ([one["note"] for one in page.evaluate(KEPT)], traces(page)) == (
        [TYPED[0]],
        {"databases"},
    )
    page.click("#outbox [data-remove]")
    expect(page.locator("#outbox")).to_be_hidden()
    assert (page.evaluate(KEPT), traces(page)) == ([], set())
    titles.add(page.title())
    assert titles == {"ផ្លូវ"}
    assert [one for one in addresses if "?" in one or "#" in one] == []
