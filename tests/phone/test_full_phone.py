"""A phone without room: it keeps what it can, and says so."""

import pytest
from playwright.sync_api import expect

from tests.phone.conditions import (
    CHANGE,
    FIRST,
    NATIONAL,
    NOT_READY,
    SETTLED,
    TOOLS,
    keep_everything,
    number_without_a_signal,
    pointer_of,
    published_numbers,
    shown_numbers,
    slow,
    state,
    tell,
)


def set_quota(page, origin, size):
    page.context.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": size}
    )


@pytest.mark.parametrize("size", [slow(20_000), 200_000, slow(1_000_000)])
def test_full_phone_shows_the_list_while_there_is_a_network(page, site, own_address, size):
    set_quota(page, own_address.url, size)
    page.goto(f"{own_address.url}/km/")
    page.wait_for_selector(SETTLED)
    page.reload()
    page.wait_for_selector(SETTLED)
    assert {href for _, href in shown_numbers(page)} >= NATIONAL
    assert shown_numbers(page) - published_numbers(site) <= {(None, one) for one in NATIONAL}


def test_phone_without_room_for_details_keeps_search_and_numbers(page, site, own_address):
    files = pointer_of(site)["files"]
    room = sum(files[name]["bytes"] for name in FIRST)
    # An empty outbox takes 74 kB. It may be made before or after the files, so that the vocabulary
    # sometimes finds room in its place; the details never do.
    room += 74_000
    set_quota(page, own_address.url, room + files["details.km"]["bytes"] // 2)
    page.goto(f"{own_address.url}/km/")
    expect(page.locator("#bar")).to_be_visible()
    page.wait_for_selector(NOT_READY)
    page.evaluate(TOOLS)
    assert state(page)["kept"] == pointer_of(site)
    held = set(page.evaluate("tools.held()"))
    assert {files[name]["path"] for name in FIRST} <= held
    assert files["details.km"]["path"] not in held


def test_full_phone_keeps_the_former_list_and_says_so(page, own_site):
    kept = keep_everything(page, own_site)
    first = state(kept)["kept"]["seq"]
    tell(own_site, CHANGE)
    set_quota(kept, own_site.url, 1000)
    kept.evaluate("dispatchEvent(new Event('online'))")
    expect(kept.locator("#bar")).to_be_visible()
    assert state(kept)["kept"]["seq"] == first
    assert number_without_a_signal(kept, own_site) == "tel:+85592311511"


def test_font_that_a_page_asked_for_is_kept(kept, own_address):
    fetch = """async () => {
        const { href } = document.querySelector("[rel=stylesheet]");
        const style = await (await fetch(href)).text();
        const font = new URL(style.match(/[^"(]+woff2/)[0], href);
        return (await (await fetch(font, { cache: "no-store" })).arrayBuffer()).byteLength;
    }"""
    size = kept.evaluate(fetch)
    own_address.kill()
    assert (kept.evaluate(fetch), size > 10_000) == (size, True)
