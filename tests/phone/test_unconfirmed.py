"""A number that nobody has confirmed, on a phone: behind one more tap, and in nothing else."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.phone.outbox.taps import KEPT

READY = 'html[data-offline="ready"]'
RELEASE = """
from django.contrib.auth.models import User
from django.utils import timezone
from directory.models import Phone
from directory.publish import publishing
from directory.rules import numbers
phone = Phone.objects.get(organization__slug="aple", is_unconfirmed=True)
seen = numbers.Seen(phone.organization.revision, phone.number)
verifier = User.objects.get(username="verifier")
numbers.release(phone, by=verifier, at=timezone.now(), seen=seen)
publishing.publish(at=timezone.now())
"""
NUMBER, WRITTEN = "+85523996351", "023 996 351"


@pytest.fixture
def listing(page, own_site):
    """The listing of APLE without a network, after a verifier released its second number."""
    own_site.manage("shell", "--verbosity=0", "-c", RELEASE)
    page.goto(f"{own_site.url}/en/")
    page.wait_for_selector(READY)
    own_site.kill()
    page.context.set_offline(True)
    assert WRITTEN not in page.content()
    page.fill("#id_q", "APLE")
    card = page.locator("main article").first
    assert (card.locator("[data-unconfirmed]").count(), WRITTEN in card.inner_html()) == (0, False)
    card.locator("h2 a").click()
    page.wait_for_selector("[data-unconfirmed]")
    return page


def test_number_is_behind_one_more_tap_with_its_warning(listing):
    number = listing.locator("[data-unconfirmed] a[href^='tel:']")
    expect(number).not_to_be_visible()
    listing.click("[data-unconfirmed] summary")
    expect(number).to_be_visible()
    assert number.get_attribute("href") == f"tel:{NUMBER}"
    said = listing.locator("[data-unconfirmed]").inner_text()
    assert "Nobody has called it." in said
    assert "Seen in print (1 July 2019): A report by APLE and ECPAT" in said
    assert "Say nothing about your client until you know whom you reached." in said


def test_one_tap_reports_on_it_at_once(listing):
    listing.click("[data-unconfirmed] summary")
    listing.click("[data-unconfirmed] [data-kind='wrong-number']")
    expect(listing.locator("[data-unconfirmed] [data-lines]")).to_contain_text("Kept on this phone")
    [report] = listing.evaluate(KEPT)
    assert (report["kind"], report["phone"]) == ("wrong-number", NUMBER)


def test_it_is_not_shown_big_saved_or_shared(listing):
    listing.click("[data-act=big]")
    assert WRITTEN not in listing.locator(".big").inner_text()
    listing.click("[data-act=close]")
    with listing.expect_download() as download:
        listing.click("[data-act=contact]")
    card = Path(download.value.path()).read_text("utf-8")
    assert (NUMBER in card, "+85592311511" in card) == (False, True)
    listing.evaluate("() => { navigator.share = async (what) => { window.shared = what.text } }")
    listing.click("[data-act=share]")
    listing.wait_for_function("window.shared")
    assert WRITTEN not in listing.evaluate("window.shared")
