"""Alerts: dated warnings on a standing listing, public at once and without a check.

One person chooses a sentence from a list and a last day, so that no alert can lead anybody to
another number than the one that two people confirmed. Other words take two people.
"""

import re
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from directory.models import Alert, AlertWording, Organization
from directory.models.alerts import Sentence
from directory.rules import publication, standing, verifiers
from directory.rules.refusal import Refused
from directory.text import languages
from directory.text.disguise import NETWORK, WRITTEN_OUT, find_lead
from directory.text.leads import PERSON, PLACE, find_leads
from directory.text.writing import day

# What one person could not write while one person could write a text: numbers of more than four
# digits, addresses and names of accounts. The audit reads those texts with it.
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
    sentence: str,
    ends_on: date,
    reason: str,
    at: datetime,
) -> Alert:
    """Put an alert on a standing listing, in place of any former one. It is public at once."""
    locked = _require_listing(organization, by, at)
    if sentence not in Sentence.values:
        raise Refused(_("Choose what the alert says."))
    _require_reason_and_end(reason, ends_on, at)
    return _next_alert(locked, by, at, reason, sentence=sentence, ends_on=ends_on)


@transaction.atomic
def word(
    organization: Organization,
    *,
    by: User,
    text_km: str,
    ends_on: date,
    reason: str,
    at: datetime,
    text_en: str = "",
) -> AlertWording:
    """Propose an alert in words of one's own. It is not public until somebody else agrees."""
    locked = _require_listing(organization, by, at)
    if not text_km.strip():
        raise Refused(_("An alert needs a Khmer text."))
    _require_no_lead(text_km, text_en)
    _require_reason_and_end(reason, ends_on, at)
    return AlertWording.objects.create(
        organization=locked,
        by=by,
        at=at,
        text_km=text_km.strip(),
        text_en=text_en.strip(),
        ends_on=ends_on,
        reason=reason.strip(),
    )


@transaction.atomic
def agree(wording: AlertWording, *, by: User, at: datetime) -> Alert:
    """Put on a listing what somebody else has worded. It is public at once."""
    locked = _require_listing(wording.organization, by, at)
    if by == wording.by:
        raise Refused(_("You worded this yourself. Somebody else has to agree."))
    if wording not in waiting(timezone.localdate(at)):
        raise Refused(_("This text waits no longer."))
    _require_no_lead(wording.text_km, wording.text_en)
    return _next_alert(
        locked,
        by,
        at,
        wording.reason,
        text_km=wording.text_km,
        text_en=wording.text_en,
        ends_on=wording.ends_on,
        wording=wording,
        worded_by=wording.by,
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


def waiting(on: date) -> QuerySet[AlertWording]:
    """The texts that wait for a second person, and whose last day is still to come."""
    wordings = AlertWording.objects.filter(alerts=None, ends_on__gte=on)
    return wordings.select_related("organization", "by")


def texts(alert: Alert) -> dict[str, str]:
    """What an alert says, in each language."""
    if not alert.sentence:
        return languages.texts_of(alert, "text")
    found = {}
    for code in languages.CODES:
        with translation.override(code):
            said = str(Sentence(alert.sentence).label)
        found[code] = said % {"day": day(alert.ends_on, code)}
    return found


def _require_listing(organization, by, at):
    locked = standing.lock(organization)
    verifiers.require_verifier(by, at)
    standing.require_standing(locked)
    return locked


def _require_no_lead(*texts_):
    leading = (find_lead, WRITTEN_OUT.search, NETWORK.search)
    if any(look(text) for look in leading for text in texts_):
        raise Refused(
            _("An alert names no number and no address: change the entry and have it checked.")
        )
    for text in texts_:
        leads = find_leads(text)
        # What may tell where people stay, or who somebody is.
        if named := leads.get(PLACE) or leads.get(PERSON):
            raise Refused(
                _("An alert names no place and no person. Take “%(text)s” out.") % {"text": named}
            )


def _require_reason_and_end(reason, ends_on, at):
    if not reason.strip():
        raise Refused(_("Say why the alert is raised."))
    today = timezone.localdate(at)
    if not today <= ends_on <= today + timedelta(days=settings.ALERT_DAYS):
        raise Refused(
            _("An alert ends today at the earliest, and after %(days)s days at the latest.")
            % {"days": settings.ALERT_DAYS}
        )


def _next_alert(organization, by, at, reason, **fields):
    publication.due(organization, at=at)
    last = organization.alerts.first()
    number = last.number + 1 if last else 1
    return Alert.objects.create(
        organization=organization, number=number, by=by, at=at, reason=reason.strip(), **fields
    )
