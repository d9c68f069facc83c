"""A number that nobody has confirmed, on a phone: behind one more tap, and in nothing else."""

import pytest
from playwright.sync_api import expect

from tests.phone.listing import saved_contact, shared_text
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
APLE = "hqw59f"
NUMBER, WRITTEN = "+85523996351", "023 996 351"


@pytest.fixture
def released(own_site):
    """A site on which a verifier released the second number of APLE."""
    own_site.manage("shell", "--verbosity=0", "-c", RELEASE)
    return own_site


@pytest.fixture
def listing(page, released):
    """The listing of APLE without a network."""
    page.goto(f"{released.url}/en/")
    page.wait_for_selector(READY)
    released.kill()
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


def test_one_tap_reports_on_it_at_once(page, released):
    """Also a tap that comes before the part of the program that takes reports."""
    later = []

    def hold(route):
        later.append(route)

    page.route("**/js/later.*.js", hold)
    with page.expect_request("**/js/later.*.js"):
        page.goto(f"{released.url}/en/o/{APLE}/")
    page.click("[data-unconfirmed] summary")
    page.click("[data-unconfirmed] [data-kind='wrong-number']")
    for route in later:
        route.continue_()
    expect(page.locator("[data-unconfirmed] [data-lines]")).to_contain_text("Kept on this phone")
    [report] = page.evaluate(KEPT)
    assert (report["kind"], report["phone"]) == ("wrong-number", NUMBER)


def test_it_is_not_shown_big_saved_or_shared(listing):
    listing.click("[data-act=big]")
    assert WRITTEN not in listing.locator(".big").inner_text()
    listing.click("[data-act=close]")
    card = saved_contact(listing)
    assert (NUMBER in card, "+85592311511" in card) == (False, True)
    assert WRITTEN not in shared_text(listing)
