"""A phone of the release before takes the lists of one that has a column more."""

from playwright.sync_api import expect

from tests.phone.listing import open_listing, visit


def test_phone_takes_a_listing_with_a_column_more(page, own_site):
    visit(page, own_site)
    own_site.kill()
    own_site.environment["DJANGO_SETTINGS_MODULE"] = "tests.added_column.settings"
    own_site.manage("migrate")
    own_site.run("-m", "tests.added_column.walk")
    own_site.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.click("#bar button")
    own_site.kill()
    open_listing(page)
    expect(page.locator("[data-details]")).to_contain_text("Motto: Never alone")
