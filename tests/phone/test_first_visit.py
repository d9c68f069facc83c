"""The first visit: what works before everything is there."""

from playwright.sync_api import expect

from tests import line as faults
from tests.phone.conditions import (
    CHANGE,
    FIRST,
    NOT_READY,
    READY,
    keep_everything,
    pointer_of,
    tell,
)

# The first visit is disturbed.


def test_phone_is_ready_only_with_both_languages(page, site, own_address):
    files = pointer_of(site)["files"]
    own_address.spoil = {files["details.en"]["path"]: faults.broken}.get
    page.goto(f"{own_address.url}/km/")
    page.wait_for_selector(NOT_READY)
    own_address.spoil = lambda path: None
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_selector(READY)


def test_first_visit_finds_and_calls_before_details_arrive(page, site, own_address):
    """The line hangs at the first file of details; later it brings them to the open listing."""
    files = pointer_of(site)["files"]
    own_address.spoil = {files["details.km"]["path"]: faults.stalled}.get
    page.goto(f"{own_address.url}/km/")
    page.wait_for_selector("[data-nearest]:not([hidden])", state="attached")
    page.fill("#id_q", "APLE")
    page.locator("main article h2 a").first.click()
    expect(page.locator("main a.call").first).to_have_attribute("href", "tel:+85592311511")
    expect(page.locator("[data-details] > .waiting")).to_be_visible()
    page.wait_for_selector(NOT_READY)
    page.reload()
    page.fill("#id_q", "APLE")
    page.locator("main article h2 a").first.click()
    expect(page.locator("[data-details] > .waiting")).to_be_visible()
    own_address.spoil = lambda path: None
    own_address.ended.set()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-details] dl").first).to_be_visible()
    page.wait_for_selector(READY)


def test_worker_waits_until_services_can_be_found(on_line, own_site, line):
    files = pointer_of(own_site)["files"]
    places = [line.asked.index(files[name]["path"]) for name in FIRST]
    assert max(places) < line.asked.index("/sw.js")


def test_first_page_without_listings_shows_newer_ones_at_once(page, own_site):
    """As a phone does whose copy has the form of an older program."""
    keep_everything(page, own_site)
    listings = pointer_of(own_site)["files"]["listings"]["path"]
    page.evaluate("path => caches.open('phlov-data').then((one) => one.delete(path))", listings)
    page.context.set_offline(True)
    page.goto(f"{own_site.url}/km/")
    hotline = page.locator("article.hotline", has=page.locator("a[href='tel:1280']"))
    expect(hotline).to_be_visible()
    page.wait_for_selector(NOT_READY)
    # Known from print alone until somebody calls it.
    expect(hotline.locator("[data-check]")).to_have_count(0)
    tell(own_site, CHANGE.replace("aple", "helpline"))
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(hotline.locator("[data-check] time")).to_be_visible()
