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


def test_print_is_checked_with_and_without_a_network(page, own_site):
    kept = keep_everything(page, own_site)
    aple, helpline = (id_of(own_site, slug) for slug in ("aple", "child-helpline-1280"))
    first = pointer_of(own_site)["seq"]
    second = tell(own_site, CHANGE)["seq"]
    kept.reload()
    kept.wait_for_selector(READY)
    withdrawn = kept.locator(".prints .stop a")
    changed = kept.locator(".prints [role=status] > ul a")
    field = kept.locator(".prints input")
    # A page that the server sent hears of a withdrawal, and leaves what is being typed.
    open_page(kept, f"{own_site.url}/print/{first}")
    expect(changed).to_have_attribute("href", f"/km/o/{aple}/")
    field.fill("17")
    tell(own_site, WITHDRAW_ANOTHER)
    kept.evaluate("dispatchEvent(new Event('online'))")
    expect(withdrawn).to_have_attribute("href", f"/km/o/{helpline}/")
    expect(field).to_have_value("17")
    # It answers about another number.
    field.fill(str(second))
    field.press("Enter")
    expect(changed).to_have_count(0)
    expect(withdrawn).to_have_attribute("href", f"/km/o/{helpline}/")
    expect(kept.locator(".prints [role=status]")).to_be_focused()
    assert kept.url == f"{own_site.url}/km/"
    own_site.kill()
    kept.context.set_offline(True)
    # A number that was sent before the program was there is not lost.
    for path in (f"print/{first}", f"km/print/?number={first}"):
        open_page(kept, f"{own_site.url}/{path}")
        expect(withdrawn).to_have_attribute("href", f"/km/o/{helpline}/")
        expect(changed).to_have_attribute("href", f"/km/o/{aple}/")
    # A later print has the change already.
    field.fill(str(second).translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")))
    field.press("Enter")
    expect(changed).to_have_count(0)
    expect(withdrawn).to_have_attribute("href", f"/km/o/{helpline}/")
    field.fill('12" 34')
    field.press("Enter")
    expect(kept.locator(".prints .error")).to_be_visible()
    expect(field).to_have_value('12" 34')
    assert "34" not in kept.url.removeprefix(own_site.url)


def open_page(kept, address):
    kept.goto(address)
    kept.wait_for_selector(READY)
