"""Publication is due: each rule says so whose act changes what phones may hold.

Rules know no files, so they only leave a mark. Whoever runs an act asks for the marks once its
transaction is over, and publishes; the desk does that after each request, in one place. Where
nobody asks, the next `manage.py publish` brings the change.
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
    """What became due here since this was last asked: in this request, or in this thread."""
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
