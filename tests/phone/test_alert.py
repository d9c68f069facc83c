"""Warnings on a phone: taken along with the number, and an alert gone after its last day."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.phone.listing import READY, act, open_listing, saved_contact, shared_text

RAISE = """
from datetime import timedelta
from django.contrib.auth.models import User
from django.utils import timezone
from directory.publish import publishing
from directory.rules import alerts, calls
from directory.models import Organization
now = timezone.now()
aple = Organization.objects.get(slug="aple")
verifier = User.objects.get(username="verifier")
alerts.start(
    aple, by=verifier, sentence="closed", reason="x", at=now,
    ends_on=timezone.localdate(now) + timedelta(days=2),
)
for day in (3, 2, 1):
    calls.record_attempt(
        aple, by=verifier, number="+85592311511", result="no-answer", at=now - timedelta(days=day)
    )
publishing.publish(at=now)
"""


def test_alert_goes_with_the_number_and_ends_unheard(page, own_site):
    own_site.manage("shell", "--verbosity=0", "-c", RAISE)
    page.goto(f"{own_site.url}/en/")
    page.wait_for_selector(READY)
    open_listing(page)
    alert = page.locator("main article").first.locator(".alert[data-ends]")
    unreached = page.locator("main article .alert:not([data-ends])").inner_text()
    warnings = [alert.inner_text(), unreached]
    assert [text.split(":")[0] for text in warnings] == ["Warning", "Not reached"]
    assert shared_text(page).split("\n")[1:4] == [*warnings, "092 311 511"]
    note = "NOTE:" + "\n".join(warnings).replace(",", "\\,").replace("\n", "\\n")
    assert note in saved_contact(page)
    act(page, "big")
    expect(page.locator(".big")).to_be_visible()
    assert page.locator(".big p").all_inner_texts()[:2] == warnings
    own_site.kill()
    page.context.set_offline(True)
    for days, is_shown in ((2, True), (4, False)):
        page.clock.set_fixed_time(timezone.now() + timedelta(days=days))
        page.goto(f"{own_site.url}/en/")
        page.wait_for_selector(READY)
        page.fill("#id_q", "APLE")
        assert alert.is_visible() is is_shown
