"""A print is checked by its number, without a network: scanned, and typed in either script."""

from playwright.sync_api import expect

from tests.phone.conditions import (
    CHANGE,
    READY,
    WITHDRAW,
    id_of,
    keep_everything,
    pointer_of,
    tell,
)

WITHDRAW_ANOTHER = WITHDRAW.replace("aple", "helpline")


def test_print_is_checked_without_a_network(page, own_site):
    kept = keep_everything(page, own_site)
    aple, helpline = (id_of(own_site, slug) for slug in ("aple", "child-helpline-1280"))
    first = pointer_of(own_site)["seq"]
    second = tell(own_site, CHANGE)["seq"]
    tell(own_site, WITHDRAW_ANOTHER)
    kept.reload()
    kept.wait_for_selector(READY)
    own_site.kill()
    kept.context.set_offline(True)
    kept.goto(f"{own_site.url}/print/{first}")
    withdrawn = kept.locator(".prints .stop a")
    changed = kept.locator(".prints [role=status] > ul a")
    expect(withdrawn).to_have_attribute("href", f"/km/o/{helpline}/")
    expect(changed).to_have_attribute("href", f"/km/o/{aple}/")
    # A later print has the change already.
    field = kept.locator(".prints input")
    field.fill(str(second).translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")))
    field.press("Enter")
    expect(changed).to_have_count(0)
    expect(withdrawn).to_have_attribute("href", f"/km/o/{helpline}/")
    field.fill("1234")
    field.press("Enter")
    expect(kept.locator(".prints .error")).to_be_visible()
    assert "1234" not in kept.url
