"""Calls that confirmed nothing, and from when on a listing says that nobody was reached."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Attempt, NumberCall, Organization, Phone, Verification
from directory.rules import publication, standing, verifiers
from directory.rules.days_off import DaysOff
from directory.rules.refusal import Refused
from directory.text.numbers import NUMBER_PATTERN

# What nobody came back to for so long is not an appointment any more.
CALL_BACKS_COUNT_FOR = timedelta(days=60)
# Nobody means a later moment to call back; it would wait on Today for as long.
LATEST_CALL_BACK = timedelta(days=366)
# Readers are told of so many days on which nobody answered, the last ones.
DAYS_TOLD = 5


def require_to_come(call_back_at: datetime | None, at: datetime) -> None:
    """Refuse a call back that is past, or further off than anybody means. Raises Refused."""
    if call_back_at is None or not at < call_back_at <= at + LATEST_CALL_BACK:
        raise Refused(_("Say when to call back: a moment that is still to come, within a year."))


@transaction.atomic
def record_attempt(
    organization: Organization,
    *,
    by: User,
    number: str,
    result: str,
    at: datetime,
    call_back_at: datetime | None = None,
) -> Attempt:
    """Record a call that confirmed nothing; `call_back_at` only if they asked to call later."""
    verifiers.require_verifier(by, at)
    if not re.fullmatch(NUMBER_PATTERN, number):
        raise Refused(_("Say which number was called."))
    if result not in Attempt.Result.values:
        raise Refused(_("Say what came of the call."))
    if result != Attempt.Result.CALL_BACK:
        call_back_at = None
    else:
        require_to_come(call_back_at, at)
    calls = calls_in_vain().filter(organization=organization)
    warned = bool(unreachable(calls))
    attempt = Attempt.objects.create(
        organization=organization,
        by=by,
        at=at,
        number=number,
        result=result,
        call_back_at=call_back_at,
    )
    # A call that changes no warning goes out with the next list: each list takes a whole rendering.
    if bool(unreachable(calls.all())) != warned:
        publication.due(organization, at=at)
    return attempt


def calls_in_vain() -> QuerySet[Attempt]:
    """The attempts since somebody of the organization was last reached, oldest first."""
    reached = (
        Verification.objects.reached()
        .filter(organization=OuterRef("organization"))
        .order_by("-number")
    )
    attempts = Attempt.objects.annotate(reached_at=Subquery(reached.values("recorded_at")[:1]))
    return attempts.filter(Q(reached_at=None) | Q(at__gt=F("reached_at"))).order_by("at")


def call_backs(at: datetime) -> list[Attempt | NumberCall]:
    """Every appointment to call back that is still open, the next first.

    It ends when somebody is reached, or when the number proves to be another's or gets a new
    appointment; a later call that nobody answers ends nothing. Each has `due_at`: on a day off
    nobody is there, so that it is due at the same hour of the next day that is none. Those of
    numbers that wait have the key of their `phone`.
    """
    since = at - CALL_BACKS_COUNT_FOR
    reached = Verification.objects.reached().filter(
        organization=OuterRef("organization"), recorded_at__gt=OuterRef("at")
    )
    later = {
        "organization": OuterRef("organization"),
        "number": OuterRef("number"),
        "at__gt": OuterRef("at"),
    }
    found = []
    for model in (Attempt, NumberCall):
        ended = model.objects.filter(**later).exclude(result=model.Result.NO_ANSWER)
        rows = model.objects.filter(~Exists(ended), at__gte=since, call_back_at__isnull=False)
        rows = rows.exclude(organization__in=standing.closed())
        if model is Attempt:
            rows = rows.filter(~Exists(reached))
        else:
            phones = Phone.objects.filter(
                organization=OuterRef("organization"), number=OuterRef("number")
            )
            rows = rows.annotate(phone=Subquery(phones.values("pk")[:1]))
        found += rows.select_related("organization", "by")
    days_off = DaysOff()
    for row in found:
        row.due_at = days_off.open_moment(row.call_back_at)
    return sorted(found, key=lambda row: row.due_at)


def unreachable(calls: Iterable[Attempt]) -> dict[UUID, date]:
    """The organizations that are unreachable: {key: day of the last of these calls}.

    That is after calls in vain on settings.UNREACHABLE_AFTER different days; nobody counts that an
    office did not answer on a day off.
    """
    days = _days(calls, (Attempt.Result.NO_ANSWER, Attempt.Result.WRONG_NUMBER))
    return {key: max(of) for key, of in days.items() if len(of) >= settings.UNREACHABLE_AFTER}


def tried(calls: Iterable[Attempt]) -> dict[UUID, list[date]]:
    """The last days, at most `DAYS_TOLD`, on which nobody answered, oldest first, by organization.

    `calls` are as `calls_in_vain` gives them; days off do not count.
    """
    days = _days(calls, (Attempt.Result.NO_ANSWER,))
    return {key: sorted(of)[-DAYS_TOLD:] for key, of in days.items()}


def _days(calls, results):
    """The days of these calls with one of these results, since somebody asked to be called back."""
    days, days_off = {}, None
    for call in calls:
        on = timezone.localdate(call.at)
        if call.result == Attempt.Result.CALL_BACK:
            days.pop(call.organization_id, None)
        if call.result not in results:
            continue
        days_off = DaysOff() if days_off is None else days_off
        # An office that is closed says nothing by not answering; a wrong number is one on any day.
        if call.result != Attempt.Result.NO_ANSWER or on not in days_off:
            days.setdefault(call.organization_id, set()).add(on)
    return days
