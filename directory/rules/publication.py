"""Marks publications as due: each act that changes what phones hold calls `due`.

Rules write no files, so they only leave a mark. After the transaction the caller takes the marks
and publishes; the desk does so after each request (desk/publishing.py). Otherwise the next
`manage.py publish` publishes the change.
"""

from contextvars import ContextVar
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Max
from django.utils import timezone

from directory.models import Answer, Organization, Verification
from directory.rules import accounts


class Due(NamedTuple):
    """What is due: whose listing, and whether phones must stop showing it."""

    organization: Organization
    is_withdrawal: bool


_marks: ContextVar[tuple[Due, ...]] = ContextVar("marks", default=())


def due(organization: Organization, *, is_withdrawal: bool = False) -> None:
    """Say that an act on this organization has to be published."""
    _marks.set((*_marks.get(), Due(organization, is_withdrawal)))


def take() -> tuple[Due, ...]:
    """Return the marks of this request or thread, and clear them."""
    marks = _marks.get()
    _marks.set(())
    return marks


def last_human_act(at: datetime) -> date | None:
    """The day, in Cambodia, on which a person last did what keeps the list true; None if never.

    That is to check or withdraw a listing, or to answer reports. Publishing, reminding and
    forgetting are jobs, and loading the starter data is one too: none of them is counted.
    """
    checks = Verification.objects.filter(recorded_at__lte=at)
    checks = checks.exclude(verifier__username=accounts.STARTER_ACCOUNT)
    answers = Answer.objects.filter(answered_at__lte=at)
    moments = [
        *checks.order_by().aggregate(newest=Max("recorded_at")).values(),
        *answers.order_by().aggregate(newest=Max("answered_at")).values(),
    ]
    newest = max(filter(None, moments), default=None)
    return timezone.localdate(newest) if newest else None
