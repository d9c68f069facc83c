"""A phone on an export: it works whole where nothing but files is served."""

import re

import pytest
from playwright.sync_api import expect

from tests.phone.conditions import READY
from tests.phone.listing import open_listing, visit
from tests.phone.outbox.taps import KEPT, counts, send_now, stored, tap

REPORTS = "details.report[open] button"


@pytest.fixture
def aple(page, host):
    """A phone that keeps everything, on the listing of APLE."""
    visit(page, host, "en")
    open_listing(page)
    page.wait_for_selector(REPORTS)
    return page


def test_first_visit_keeps_all_that_is_needed_offline(page, host):
    visit(page, host)
    page.context.set_offline(True)
    page.goto(f"{host.url}/en/")
    page.wait_for_selector(READY)
    open_listing(page)
    expect(page.locator("main a.call").first).to_have_attribute("href", "tel:+85592311511")
    expect(page.locator("main [data-check] time")).to_have_text(re.compile(r"\(.* ago\)"))


def test_page_is_shown_in_the_other_language_without_a_network(aple):
    aple.context.set_offline(True)
    aple.click("header a[hreflang=km]")
    aple.wait_for_selector(f"{READY}[lang=km]")
    expect(aple.locator("main article h2")).to_have_text("អង្គការសកម្មភាពដើម្បីកុមារ")


@pytest.mark.parametrize("path", ["o", "kind", "province"])
def test_link_to_a_page_opens_it(page, host, path):
    [folder, *_] = sorted((host.site / "en" / path).iterdir())
    page.goto(f"{host.url}/en/{path}/{folder.name}/")
    page.wait_for_selector(READY)
    expect(page.locator("main article.listing").first).to_be_visible()


def search(page):
    page.fill("#id_q", "APLE")
    page.keyboard.press("Enter")


def answer(page):
    page.click(".question [value=girls]")
    expect(page.locator("main .waiting")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "ask", "found"),
    [
        ("about", search, "main article h2:has-text('APLE')"),
        ("questions", answer, ".so-far :text('Girls')"),
    ],
)
def test_question_waits_for_the_list(page, host, path, ask, found):
    """Somebody is faster than the list: no server would answer a form."""
    held = []

    def hold(route):
        # Nothing more is held once somebody has asked.
        if None in held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/data/**", hold)
    page.goto(f"{host.url}/en/{path}/")
    page.wait_for_selector("html[data-script=on]")
    ask(page)
    waiting = [*held]
    held.append(None)
    for route in waiting:
        route.continue_()
    expect(page.locator(found).first).to_be_visible()


def test_report_goes_to_the_desk(aple, desk):
    tap(aple, "moved")
    send_now(aple)
    expect(counts(aple)).to_have_text("Reports sent: 1")
    assert [(listing, kind) for listing, kind, _, _ in stored(desk)] == [("aple", "moved")]
    assert aple.evaluate(KEPT) == []


def test_report_that_nobody_takes_stays(page, silent_host):
    visit(page, silent_host, "en")
    open_listing(page)
    page.wait_for_selector(REPORTS)
    expect(page.locator("main details.report .note")).to_have_text(
        "This site cannot send reports: what you tap stays on this phone. "
        "Tell your supervisor as well."
    )
    tap(page, "moved")
    expect(page.locator("main [data-lines]")).to_contain_text("This site cannot send it.")
    expect(page.locator("[data-send]")).to_be_hidden()
    page.reload()
    expect(counts(page)).to_have_text("Reports waiting on this phone: 1")
    assert [one["kind"] for one in page.evaluate(KEPT)] == ["moved"]


@pytest.fixture
def without_script(browser, browser_context_args, host):
    """A page of a browser in which JavaScript is off."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_page_without_script_says_so_and_lists_everything(without_script, host):
    without_script.goto(f"{host.url}/en/")
    expect(without_script.locator("[data-without-search]")).to_be_visible()
    expect(without_script.locator("#search")).to_be_hidden()
    without_script.click("#provinces a[href='/en/province/12/']")
    expect(without_script.locator("main article.listing")).to_have_count(20)
    without_script.click("main a[rel=next]")
    expect(without_script.locator("main h1")).to_contain_text("Phnom Penh")
    expect(without_script).to_have_url(f"{host.url}/en/province/12/2/")


def test_page_with_script_has_no_such_words(aple):
    expect(aple.locator("[data-without-search]")).to_be_hidden()
    expect(aple.locator("#search")).to_be_visible()


def test_report_without_script_leads_to_the_desk(without_script, host, desk):
    [folder, *_] = sorted((host.site / "en" / "o").iterdir())
    without_script.goto(f"{host.url}/en/o/{folder.name}/")
    without_script.click("[data-report-page] a")
    expect(without_script).to_have_url(f"{desk.url}/en/o/{folder.name}/report/")
