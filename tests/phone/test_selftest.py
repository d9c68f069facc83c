"""Whether this phone works without a network: what it says, asks for, and takes off the phone."""

import re

import pytest
from playwright.sync_api import expect

READY = 'html[data-offline="ready"]'
TELEGRAM = "Mozilla/5.0 (Linux; Android 11; wv) Chrome/120.0 Mobile Telegram-Android/11.4.2"
FACEBOOK = "Mozilla/5.0 (Linux; Android 11; wv) Chrome/120.0 Mobile [FB_IAB/FB4A;FBAV/440.0;]"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) Version/17.4 Mobile Safari/604.1"
# Counts how often the page asks the browser to keep what it stored.
COUNT_ASKING = """
    window.asked = 0;
    StorageManager.prototype.persisted = async () => false;
    StorageManager.prototype.persist = async () => { window.asked += 1; return true; };
"""
LEFT_BEHIND = """async () => [
    await caches.keys(),
    await indexedDB.databases(),
    await navigator.serviceWorker.getRegistrations(),
    sessionStorage.length,
    localStorage.length,
]"""


def visit(page, site, path="self-test/"):
    page.goto(f"{site.url}/en/{path}")
    page.wait_for_selector(READY)


def answers(page):
    texts = page.locator("[data-answer]").all_inner_texts()
    return dict(zip(("offline", "count", "copy", "kept", "signed"), texts, strict=True))


def advice(page):
    return page.locator("[data-advice]").filter(visible=True).all_inner_texts()


def test_phone_that_was_online_once_says_yes_without_a_network(page, own_address):
    visit(page, own_address, "")
    own_address.kill()
    page.context.set_offline(True)
    visit(page, own_address)
    expect(page.locator("[data-answer=offline]")).to_have_text("Yes")
    told = answers(page)
    assert (told["count"], told["signed"]) == ("69", "Yes")
    assert re.match(r"List of 25 November 2026 \(today\)|List of \d+ \w+ \d{4} \(", told["copy"])
    assert advice(page) == [
        "Nothing. Open Phlov once a week with a network, so that the list stays new."
    ]


def test_first_visit_is_answered_as_soon_as_all_is_kept(page, site):
    visit(page, site)
    expect(page.locator("[data-answer=offline]")).to_have_text("Yes")
    expect(page.locator("[data-copy]")).to_contain_text("works offline")


def test_phone_that_keeps_no_worker_says_no(browser, site):
    context = browser.new_context(base_url=site.url)
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    page = context.new_page()
    page.goto("/en/self-test/")
    expect(page.locator("[data-answer=offline]")).to_have_text("No")
    (told,) = advice(page)
    assert told.startswith("This browser cannot work offline here.")
    context.close()


@pytest.mark.parametrize(
    ("agent", "told"),
    [
        (TELEGRAM, "The built-in browser of Telegram keeps nothing."),
        (FACEBOOK, "The built-in browser of Facebook keeps nothing."),
        (IPHONE, "This phone deletes what a site keeps after seven days without use."),
    ],
)
def test_browser_that_keeps_nothing_for_long_is_told_what_to_do(browser, site, agent, told):
    context = browser.new_context(base_url=site.url, user_agent=agent)
    page = context.new_page()
    page.goto(f"{site.url}/en/self-test/")
    page.wait_for_selector("html[data-offline]")
    expect(page.locator("[data-advice]").filter(visible=True)).to_contain_text(told)
    keeps = "Yes" if agent == IPHONE else "No"
    expect(page.locator("[data-answer=offline]")).to_have_text(keeps)
    context.close()


def test_persistent_storage_is_asked_for_once_after_a_real_use(page, site):
    page.add_init_script(COUNT_ASKING)
    visit(page, site, "")
    page.fill("#id_q", "APLE")
    page.locator("main article h2 a").first.click()
    expect(page.locator(".acts")).to_be_visible()
    assert page.evaluate("window.asked") == 0
    page.click("main [data-act=keep]")
    page.click("main [data-act=big]")
    page.wait_for_function("window.asked > 0")
    assert page.evaluate("window.asked") == 1


def test_installing_is_offered_only_where_it_is_possible(page, site):
    visit(page, site, "")
    button = page.locator("footer [data-install]")
    expect(button).to_be_hidden()
    was_left_to_us = page.evaluate("""() => {
        const offer = new Event("beforeinstallprompt", { cancelable: true });
        offer.prompt = () => (window.prompted = true);
        dispatchEvent(offer);
        return offer.defaultPrevented;
    }""")
    assert was_left_to_us
    button.click()
    assert page.evaluate("window.prompted")
    expect(button).to_be_hidden()


def test_removing_asks_twice_and_leaves_nothing(page, site):
    visit(page, site, "")
    page.fill("#id_q", "APLE")
    page.locator("main article h2 a").first.click()
    page.click("main [data-act=keep]")
    expect(page.locator("[data-act=keep]")).to_have_attribute("aria-pressed", "true")
    visit(page, site)
    page.click("[data-step=ask]")
    assert page.evaluate("caches.keys().then((names) => names.length)") > 0
    page.click("[data-step=remove]")
    expect(page.locator("[data-step=done]")).to_be_focused()
    assert page.evaluate(LEFT_BEHIND) == [[], [], [], 0, 0]
    # Nor does the page still say that it works without a network.
    expect(page.locator("[data-copy]")).to_be_hidden()
    expect(page.locator(".answers")).to_be_hidden()


def remove_everything(page, site):
    visit(page, site)
    page.click("[data-step=ask]")
    page.click("[data-step=remove]")
    expect(page.locator("[data-step=done]")).to_be_focused()


def test_what_was_removed_does_not_come_back_by_itself(page, site):
    remove_everything(page, site)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("dispatchEvent(new Event('online'))")
    page.evaluate("fetch('/healthz').then((answer) => answer.ok)")
    assert asked == [f"{site.url}/healthz"]
    assert page.evaluate(LEFT_BEHIND) == [[], [], [], 0, 0]


def test_exit_after_removing_ends_on_an_empty_page_offline(page, site):
    remove_everything(page, site)
    page.context.set_offline(True)
    page.click("[data-exit]")
    page.wait_for_url("about:blank")
    assert page.evaluate("document.body.innerText") == ""


def test_another_tab_shows_an_empty_page_too_after_removing(page, site):
    other = page.context.new_page()
    visit(other, site, "")
    remove_everything(page, site)
    page.context.set_offline(True)
    other.click("[data-exit]")
    other.wait_for_url("about:blank")


def test_reports_that_wait_can_be_sent_before_all_is_removed(page, site):
    # The part alone, told of an outbox with two reports.
    page.route("**/js/app.*.js", lambda route: route.abort())
    page.goto(f"{site.url}/en/self-test/")
    page.evaluate("""async () => {
        const { startRemoval } = await import("/static/js/acts/selftest.js");
        let count = 2;
        startRemoval({ waiting: async () => count, sendAll: async () => (count = 0) });
    }""")
    page.click("[data-step=ask]")
    expect(page.locator("[data-step=waiting]")).to_contain_text("Reports that were not sent yet: 2")
    page.click("[data-step=send]")
    expect(page.locator("[data-step=waiting]")).to_be_hidden()
    expect(page.locator("[data-step=remove]")).to_be_visible()


def test_removing_says_that_unsent_reports_stay(page, site):
    page.route("**/js/app.*.js", lambda route: route.abort())
    page.goto(f"{site.url}/en/self-test/")
    page.evaluate("""async () => {
        const { startRemoval } = await import("/static/js/acts/selftest.js");
        startRemoval({ waiting: async () => 2, sendAll: async () => 2 });
    }""")
    page.click("[data-step=ask]")
    expect(page.locator("[data-step=unsent]")).to_be_hidden()
    page.click("[data-step=send]")
    expect(page.locator("[data-step=unsent]")).to_have_text(
        "No connection. They stay on this phone."
    )
