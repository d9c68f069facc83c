"""Reports on a phone: sent once, and deleted on the server's word."""

import pytest
from playwright.sync_api import expect

from tests.phone.outbox.taps import KEPT, counts, open_listing, send_now, stored, tap


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
    context = aple.context
    # No page of ours is left that could hear of the signal before the one that opens.
    aple.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(f"{desk.url}/en/about/")
    expect(counts(page)).to_have_text("Reports sent: 1")


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 200, "content_type": "text/html", "body": "<p>Log in to the network</p>"},
        {"status": 403, "content_type": "text/html", "body": "<p>Log in to the network</p>"},
        {"status": 403, "json": {"error": "Reports are taken from this site's own pages only."}},
        {"status": 422, "json": {"error": "No", "id": "6b7a4c0e-3d52-4f0b-9a38-0d1f5c2e7a94"}},
        {"status": 201, "json": {"id": "6b7a4c0e-3d52-4f0b-9a38-0d1f5c2e7a94"}},
        {"status": 200, "json": None},
        {"status": 500, "json": {"error": "Our fault"}},
        {"status": 429, "json": {"error": "Later"}, "headers": {"Retry-After": "60"}},
        {"status": 503, "json": {"error": "Later"}, "headers": {"Retry-After": "soon"}},
    ],
    ids=lambda answer: f"{answer['status']}",
)
def test_report_stays_until_the_server_confirms_it(aple, desk, answer):
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
    # What is served has other names for functions, so a break is known by being no timeout.
    aple.evaluate("""() => {
        const breaks = [];
        const wait = window.setTimeout;
        const held = Date.now() + 8000;
        window.fifteen = new Promise((resolve) => {
            window.setTimeout = (act, time) => {
                const isBreak = time >= 5000 && !/abort/.test(act) && Date.now() >= held;
                if (!isBreak) return wait(act, time);
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
    def refuse(route):
        named = {"id": route.request.post_data_json["id"]}
        route.fulfill(status=422, json={"error": "This is not a report.", **named})

    aple.route("**/reports/", refuse)
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
        send_now(tab)
    expect(counts(aple)).to_have_text("Reports sent: 6")
    expect(counts(other)).to_have_text("Reports sent: 6")
    assert (len(sent), len(stored(desk))) == (6, 6)
