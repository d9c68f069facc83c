"""Browsers that keep nothing: each says so once, nothing against it, and takes reports."""

import pytest
from playwright.sync_api import expect

from tests.conftest import running_site
from tests.phone.outbox.taps import send_now, stored

TELEGRAM = "Mozilla/5.0 (Linux; Android 11; wv) Chrome/120.0 Mobile Telegram-Android/11.4.2"
FACEBOOK = "Mozilla/5.0 (Linux; Android 11; wv) Chrome/120.0 Mobile [FB_IAB/FB4A;FBAV/440.0;]"
ANY = "Mozilla/5.0 (Linux; Android 11) Chrome/120.0 Mobile Safari/537.36"
REFUSE = 'throw new DOMException("", "SecurityError")'
REJECT = 'async () => { throw new DOMException("", "SecurityError") }'
FULL = 'async () => { throw new DOMException("", "QuotaExceededError") }'
# What each browser is told to do.
WORDS = {
    "telegram": "The built-in browser of Telegram keeps nothing.",
    "facebook": "The built-in browser of Facebook keeps nothing.",
    "old": "This browser cannot work offline here.",
    "refused": "This browser keeps nothing here",
    "full": "This phone is full",
}
# By kind of refusal: the name of the browser, what its pages start with, and which words it gets.
KINDS = {
    "telegram": (TELEGRAM, "", "telegram"),
    "facebook": (FACEBOOK, "", "facebook"),
    "no workers": (ANY, "delete Navigator.prototype.serviceWorker", "old"),
    "no caches": (ANY, "delete window.caches", "old"),
    "worker refused": (ANY, f"ServiceWorkerContainer.prototype.register = {REJECT}", "refused"),
    "caches refused": (ANY, f"CacheStorage.prototype.open = {REJECT}", "refused"),
    "disk full": (ANY, f"Cache.prototype.put = {FULL}", "full"),
    "database refused": (ANY, f"IDBFactory.prototype.open = () => {{ {REFUSE} }}", ""),
    "database silent": (ANY, "IDBFactory.prototype.open = () => ({})", ""),
}
KEPT = "Kept on this phone"
# A full phone keeps what it has room for.
KEEPS_NOTHING = [words for name, words in WORDS.items() if name != "full"]
# What a page may say of keeping, and what it must not say beside it.
DENIED_BY = {
    KEPT: [*KEEPS_NOTHING, "does not keep it", "could not keep"],
    "Reports waiting on this phone": ["could not keep"],
    "works offline": KEEPS_NOTHING,
}
SAID_OF_REPORTS = {"": "could not keep", "full": KEPT}


@pytest.fixture(scope="module")
def desk(prepared_folder, tmp_path_factory):
    """A site that takes the reports of these tests."""
    yield from running_site(prepared_folder, tmp_path_factory.mktemp("refused"))


def contradictions(page):
    """Each thing that the page says is kept, with what it says against it."""
    text = page.locator("body").inner_text()
    pairs = [(claim, denial) for claim, denials in DENIED_BY.items() for denial in denials]
    return [pair for pair in pairs if pair[0] in text and pair[1] in text]


@pytest.mark.parametrize("kind", KINDS)
def test_refused_storage_is_said_once_and_nothing_against_it(browser, desk, kind):
    agent, script, words = KINDS[kind]
    context = browser.new_context(base_url=desk.url, user_agent=agent)
    context.add_init_script(script)
    page = context.new_page()
    page.goto("/en/")
    page.wait_for_selector(f'html[data-offline="{"no" if words else "ready"}"]')
    if words:
        expect(page.locator("#bar")).to_contain_text(WORDS[words])
    else:
        expect(page.locator("#bar")).to_be_hidden()
    assert contradictions(page) == []
    # Without a copy the filters are on the page of the search.
    filters = page.locator(".filters-page, .filters > summary").filter(visible=True)
    expect(filters).to_have_count(1)
    has_choices = page.locator("#id_province option").count() > 1
    assert filters.evaluate("one => one.localName") == ("summary" if has_choices else "a")
    # A search is answered by the phone or by the server, and its listing takes a report.
    page.fill("#id_q", "APLE")
    page.click(".search button")
    page.locator("main article h2 a").first.click()
    button = page.locator("main button[data-kind=moved]")
    button.click()
    line = page.locator("main [data-lines] p")
    said = SAID_OF_REPORTS.get(words, "Leave this page open")
    expect(line).to_contain_text(said, timeout=10_000)
    assert contradictions(page) == []
    if words != "full":
        # One would be seen.
        page.evaluate("(claim) => document.body.prepend(claim)", KEPT)
        assert contradictions(page) != []
        page.evaluate("document.body.firstChild.remove()")
    if "database" in kind:
        expect(button).to_have_attribute("aria-pressed", "false")
    else:
        send_now(page)
        expect(page.locator("[data-counts]")).to_have_text("Reports sent: 1")
        assert stored(desk)[-1] == ("aple", "moved", "", "")
    page.goto("/en/self-test/")
    page.wait_for_selector("html[data-offline]")
    advice = page.locator("[data-advice]").filter(visible=True)
    expect(advice).to_contain_text(WORDS[words] if words else "Nothing. Open Phlov once a week")
    assert contradictions(page) == []
    context.close()
