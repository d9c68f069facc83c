"""Alerts: dated warnings on a standing listing, public at once and without a check."""

import re
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Alert, Organization
from directory.rules import publication, standing, verifiers
from directory.rules.refusal import Refused

# Numbers of more than four digits, addresses and names of accounts: what could lead somebody
# elsewhere than to the number that two people confirmed.
LEADS_ELSEWHERE = re.compile(
    r"(?:\d[\s().,;:_+*|'\-\u00ad\u200b-\u200f\u2010-\u2015\u2060·]*){5}|\d{3,}/\d{3,}|(?:\d+/){3}"
    # Any two letters after a dot may be a top-level domain; "e.g." has one letter there. Before
    # the dot any sign will do, as Khmer marks do not match \w.
    r"|@|//|[^\s.]\.[a-z]{2,}",
    re.I,
)


@transaction.atomic
def start(
    organization: Organization,
    *,
    by: User,
    text_km: str,
    ends_on: date,
    reason: str,
    at: datetime,
    text_en: str = "",
) -> Alert:
    """Put an alert on a standing listing, in place of any former one. It is public at once."""
    locked = standing.lock(organization)
    verifiers.require_verifier(by, at)
    standing.require_standing(locked)
    if not reason.strip():
        raise Refused(_("Say why the alert is raised."))
    if not text_km.strip():
        raise Refused(_("An alert needs a Khmer text."))
    if LEADS_ELSEWHERE.search(f"{text_km}\n{text_en}"):
        raise Refused(
            _("An alert names no number and no address: change the entry and have it checked.")
        )
    today = timezone.localdate(at)
    if not today <= ends_on <= today + timedelta(days=settings.ALERT_DAYS):
        raise Refused(
            _("An alert ends today at the earliest, and after %(days)s days at the latest.")
            % {"days": settings.ALERT_DAYS}
        )
    return _next_alert(
        locked, by, at, reason, text_km=text_km.strip(), text_en=text_en.strip(), ends_on=ends_on
    )


@transaction.atomic
def end(organization: Organization, *, by: User, reason: str, at: datetime) -> Alert:
    """End the alert of a listing before its last day."""
    locked = standing.lock(organization)
    verifiers.require_verifier(by, at)
    if not reason.strip():
        raise Refused(_("Say why the alert ends."))
    if current(locked, timezone.localdate(at)) is None:
        raise Refused(_("This listing has no alert."))
    return _next_alert(locked, by, at, reason)


def current(organization: Organization, on: date) -> Alert | None:
    """The Alert that holds on this day, or None."""
    return in_force(on).filter(organization=organization).first()


def in_force(on: date) -> QuerySet[Alert]:
    """Every Alert that holds on this day."""
    return Alert.objects.last_words().filter(ends_on__gte=on)


def _next_alert(organization, by, at, reason, **fields):
    publication.due(organization)
    last = organization.alerts.first()
    number = last.number + 1 if last else 1
    return Alert.objects.create(
        organization=organization, number=number, by=by, at=at, reason=reason.strip(), **fields
    )
