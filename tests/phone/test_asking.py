"""When an open page asks for news, and for a new program."""

import pytest

from tests.phone.conditions import READY, ask_the_line

POINTER = "/data/current.json"
# No page of a browser without a screen is ever hidden.
HIDE = "Object.defineProperty(document, 'hidden', { get: () => Boolean(window.isHidden) })"


@pytest.fixture
def open_page(page, own_address):
    """A page that has been opened, whose time the test moves."""
    page.clock.install()
    page.add_init_script(HIDE)
    ask_the_line(page)
    page.goto(f"{own_address.url}/km/")
    page.wait_for_selector(READY)
    # The first visit goes on after that.
    page.wait_for_load_state("networkidle")
    own_address.asked.clear()
    return page


def pass_minutes(page, minutes):
    """Let time pass, and wait until the page has asked what it asks then."""
    page.evaluate("delete document.documentElement.dataset.offline")
    page.clock.fast_forward(minutes * 60 * 1000)
    page.wait_for_selector(READY)


def settle(page):
    """Wait for an answer to a question that comes after all that the page asked."""
    page.evaluate("fetch('/healthz').then((answer) => answer.text())")


def test_visible_page_asks_every_quarter_of_an_hour(open_page, own_address):
    for _ in range(3):
        pass_minutes(open_page, 15)
    settle(open_page)
    assert own_address.asked == [*[POINTER] * 3, "/healthz"]


@pytest.mark.parametrize("event", ["online", None])
def test_hidden_page_asks_nothing_until_it_is_seen(open_page, own_address, event):
    open_page.evaluate("window.isHidden = true")
    if event:
        open_page.evaluate("(name) => dispatchEvent(new Event(name))", event)
    else:
        open_page.clock.fast_forward(45 * 60 * 1000)
    settle(open_page)
    assert own_address.asked == ["/healthz"]
    open_page.evaluate(
        "window.isHidden = false; document.dispatchEvent(new Event('visibilitychange'))"
    )
    while POINTER not in own_address.asked:
        open_page.wait_for_timeout(20)


def test_open_page_asks_for_a_new_program_hourly_at_most(open_page, own_address):
    for minutes in (45, 16, 30):
        pass_minutes(open_page, minutes)
        settle(open_page)
    while "/sw.js" not in own_address.asked:
        open_page.wait_for_timeout(20)
    before = own_address.asked[: own_address.asked.index("/sw.js")]
    # After the second time and not before, and not a third time.
    assert (before.count(POINTER), own_address.asked.count("/sw.js")) == (2, 1)
