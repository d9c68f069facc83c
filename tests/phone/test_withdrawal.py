"""A withdrawn listing leaves the open page, and returns only with its new text."""

from playwright.sync_api import expect

from tests import line as faults
from tests.phone.conditions import CHANGE, READY, WITHDRAW, id_of, shown_numbers, state, tell
from tests.phone.listing import act, open_listing

# A listing is taken back.


def test_withdrawn_listing_leaves_the_open_page_at_once(on_line, own_site, line):
    aple, helpline = (id_of(own_site, slug) for slug in ("aple", "child-helpline-1280"))
    open_listing(on_line, "Hagar")
    expect(on_line.locator(f'main [data-line="{helpline}"]')).to_be_visible()
    act(on_line, "keep")
    expect(on_line.locator("[data-act=keep]")).to_have_attribute("aria-pressed", "true")
    open_listing(on_line)
    expect(on_line.locator(f'main [data-id="{aple}"] a.call').first).to_be_visible()
    tell(own_site, f"{WITHDRAW}\n{WITHDRAW.replace('aple', 'helpline')}")
    # Nothing of the new snapshot arrives but its pointer.
    line.spoil = lambda path: None if path == "/data/current.json" else faults.broken
    on_line.evaluate("dispatchEvent(new Event('online'))")
    expect(on_line.get_by_role("alert")).to_be_visible()
    assert on_line.locator(f'[data-id="{aple}"]').count() == 0
    assert "tel:+85592311511" not in {href for _, href in shown_numbers(on_line)}
    own_site.kill()
    on_line.context.set_offline(True)
    # Nor does the list for this case offer the line of a hotline that was withdrawn.
    on_line.click("footer a[href$='/saved/']")
    expect(on_line.locator("main article")).to_have_attribute("data-listing", "hagar")
    expect(on_line.locator(f'main [data-line="{helpline}"]')).to_have_count(0)
    on_line.goto(f"{line.url}/km/")
    on_line.wait_for_selector(READY)
    on_line.fill("#id_q", "APLE")
    assert on_line.locator(f'[data-id="{aple}"]').count() == 0


def test_returned_listing_is_shown_only_with_its_new_text(on_line, own_site, line):
    aple = id_of(own_site, "aple")
    tell(own_site, WITHDRAW)
    line.spoil = lambda path: None if path == "/data/current.json" else faults.broken
    on_line.evaluate("tools.refresh()")
    last = tell(own_site, CHANGE)
    on_line.evaluate("tools.refresh()")
    assert (last["withdrawn"], state(on_line)["withdrawn"]) == ([], [aple])
    line.spoil = lambda path: None
    on_line.evaluate("tools.refresh()")
    assert state(on_line)["withdrawn"] == []
    on_line.reload()
    on_line.wait_for_selector(READY)
    on_line.fill("#id_q", "APLE")
    expect(on_line.locator(f'main [data-id="{aple}"]')).to_be_visible()
