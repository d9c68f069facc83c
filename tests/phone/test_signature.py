"""Phones take only what one of this site's keys has signed; keys can be changed, and lost."""

import json
import random
from pathlib import Path

from playwright.sync_api import expect

from directory.server import signing
from tests import line as faults
from tests.phone.conditions import (
    CHANGE,
    READY,
    TOOLS,
    WITHDRAW,
    comes_true,
    pointer_of,
    signed,
    state,
    tell,
)

# Hands texts to the store as if the network had brought them; returns how often it was heard.
TRY_ALL = """async (texts) => {
    const store = await tools.loaded;
    const own = window.fetch;
    let heard = 0;
    for (const text of texts) {
        window.fetch = async () => new Response(text);
        await store.refresh("km", { heard: () => heard++, arrived: () => null }).catch(() => null);
    }
    window.fetch = own;
    return heard;
}"""


def altered(site, before, last):
    """More than a thousand pointers that this site never signed, or signed long ago."""
    chance = random.Random(1)  # noqa: S311, chance needs no secrecy here
    text = signed(site, last).decode()
    # The last character of the signature has bits that say nothing.
    spare = text.index('==",\n') - 1
    for _ in range(500):
        place = chance.choice([one for one in range(len(text)) if one != spare])
        yield text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]
    other = signing.make()
    signature = json.loads(text)["signature"]
    for number in range(1, 101):
        later = last | {"seq": last["seq"] + number}
        for wrong in (
            later,
            later | {"withdrawn": [f"hotline-{number}"]},
            later | {"files": last["files"] | {"home": last["files"]["listings"]}},
        ):
            yield json.dumps(wrong | {"signature": signature})
        yield json.dumps(later)
        yield signed(site, later, other).decode()
        yield text[: -number * 3]
        yield signed(site, before | {"seq": before["seq"] - number}).decode()


def test_none_of_a_thousand_altered_or_replayed_lists_is_taken(on_line, own_site):
    before = pointer_of(own_site)
    last = tell(own_site, CHANGE)
    assert on_line.evaluate("tools.refresh()")["seq"] == last["seq"]
    held = state(on_line)
    assert held["key"] == keys_of(own_site)[0]
    texts = [*altered(own_site, before, last)]
    assert len(texts) >= 1000
    assert on_line.evaluate(TRY_ALL, texts) == 0
    assert state(on_line) == held
    # The same way takes one that is signed.
    true = last | {"seq": last["seq"] + 1, "withdrawn": ["aaaaaa"]}
    assert on_line.evaluate(TRY_ALL, [signed(own_site, true).decode()]) == 1
    assert state(on_line)["withdrawn"] == ["aaaaaa"]


def keys_of(site):
    return json.loads(Path(site.folder, "signing.json").read_text())["public"]


def restart(site):
    site.kill()
    site.start()


def ask(page):
    """Let an open page ask for news, and wait for the answer."""
    with page.expect_response("**/data/current.json"):
        page.evaluate("dispatchEvent(new Event('online'))")


def use_new_version(page):
    """Take the new program that is offered."""
    expect(page.locator("#bar")).to_contain_text("ជំនាន់ថ្មីរួចរាល់")
    with page.expect_navigation():
        page.click("#bar button")
    page.wait_for_selector(READY)
    page.evaluate(TOOLS)


def pinned(page):
    return page.evaluate("document.getElementById('words').dataset.keys").split(" ")


def test_phone_follows_a_change_of_keys_and_outlives_their_loss(on_line, own_site, line, tmp_path):
    page = on_line
    own_site.manage("signing_key", "shelf", f"{tmp_path}/b")
    restart(own_site)
    page.reload()
    use_new_version(page)
    first, second = keys_of(own_site)
    assert pinned(page) == [first, second]
    # The change: the program of before takes the list of the other key, and then no other's.
    stolen = json.loads(Path(own_site.folder, "signing.json").read_text())["private"]
    own_site.manage("signing_key", "use", f"{tmp_path}/b")
    own_site.manage("signing_key", "shelf", f"{tmp_path}/c")
    last = tell(own_site, WITHDRAW)
    ask(page)
    assert comes_true(page, "async (seq) => (await tools.state()).seen === seq", last["seq"])
    assert (pinned(page), state(page)["key"]) == ([first, second], second)
    forged = signed(own_site, last | {"seq": last["seq"] + 5, "withdrawn": []}, stolen)
    line.spoil = {"/data/current.json": faults.replaced(forged, kind=b"application/json")}.get
    ask(page)
    expect(page.locator("#bar")).to_contain_text("ហត្ថលេខា")
    assert state(page)["seen"] == last["seq"]
    page.goto(f"{line.url}/en/self-test/")
    expect(page.locator("[data-answer=signed]")).to_have_text(
        "No. This phone keeps the list that it had."
    )
    # It learns the third key with the program.
    line.spoil = lambda path: None
    restart(own_site)
    page.goto(f"{line.url}/km/")
    use_new_version(page)
    if pinned(page) != keys_of(own_site):
        # It had asked for a program between the two commands, when no key was on the shelf.
        page.reload()
        use_new_version(page)
    assert pinned(page) == keys_of(own_site)
    # Both are lost: the phone keeps what it has until its reader takes the new program.
    own_site.manage("signing_key", "new")
    restart(own_site)
    page.reload()
    use_new_version(page)
    assert state(page)["key"] == keys_of(own_site)[0]
    page.goto(f"{line.url}/en/self-test/")
    expect(page.locator("[data-answer=signed]")).to_have_text("Yes")


def test_browser_that_cannot_check_says_so(browser, site):
    context = browser.new_context(base_url=site.url)
    context.add_init_script("Object.defineProperty(window, 'crypto', { value: {} })")
    page = context.new_page()
    page.goto("/en/self-test/")
    expect(page.locator("[data-answer=signed]")).to_have_text("This browser cannot check it.")
    context.close()
