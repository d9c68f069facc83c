"""An alert on a phone: there without a check, gone after its last day without a network."""

from datetime import timedelta

from django.utils import timezone

READY = 'html[data-offline="ready"]'
RAISE = """
from datetime import timedelta
from django.contrib.auth.models import User
from django.utils import timezone
from directory.publish import publishing
from directory.rules import alerts
from directory.models import Organization
now = timezone.now()
alerts.start(
    Organization.objects.get(slug="aple"), by=User.objects.get(username="verifier"),
    sentence="closed", reason="x", at=now,
    ends_on=timezone.localdate(now) + timedelta(days=2),
)
publishing.publish(at=now)
"""


def test_alert_ends_on_a_phone_that_hears_nothing(page, own_site):
    own_site.manage("shell", "--verbosity=0", "-c", RAISE)
    page.goto(f"{own_site.url}/en/")
    page.wait_for_selector(READY)
    page.fill("#id_q", "APLE")
    alert = page.locator("main article").first.locator(".alert")
    assert alert.inner_text().startswith("Warning: Closed. Until")
    own_site.kill()
    page.context.set_offline(True)
    for days, is_shown in ((2, True), (4, False)):
        page.clock.set_fixed_time(timezone.now() + timedelta(days=days))
        page.goto(f"{own_site.url}/en/")
        page.wait_for_selector(READY)
        page.fill("#id_q", "APLE")
        assert alert.is_visible() is is_shown
