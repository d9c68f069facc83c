"""Reports about safety: how long they wait, and what verifiers have to look into today.

Report handlers alone read them. Verifiers learn which listing to check, and never why.
"""

from datetime import datetime, timedelta

from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery

from directory.models import Answer, Report, Verification
from directory.rules.report_queue import LANES, SEALED

# After so long every verifier is told that something sealed waits: one handler can be ill.
UNANSWERED_AFTER = timedelta(hours=4)


def waiting_since() -> datetime | None:
    """When the oldest report about safety came that nobody has answered; None if there is none."""
    waiting = Report.objects.filter(kind__in=LANES[SEALED], answer=None)
    return waiting.aggregate(oldest=Min("received_at"))["oldest"]


def is_unanswered(since: datetime | None, at: datetime) -> bool:
    """Whether what waits `since` then waits too long at this moment."""
    return since is not None and at - since >= UNANSWERED_AFTER


def handed_over() -> QuerySet[Answer]:
    """The answers by which verifiers have to look into a listing today, the oldest first.

    Each stays until somebody reached the organization for a check, or withdrew its listing, after
    the answer. A look into a published source ends nothing.
    """
    checks = Verification.objects.filter(organization=OuterRef("organization"))
    since = checks.filter(recorded_at__gt=OuterRef("answered_at"))
    reached = Q(pk__in=Verification.objects.looks().reached().values("pk"))
    ended = since.filter(Q(outcome=Verification.Outcome.WITHDRAWN) | reached)
    last = Subquery(checks.order_by("-number").values("outcome")[:1])
    rows = Answer.objects.annotate(last_outcome=last).filter(
        is_sealed=True,
        outcome=Answer.Outcome.ACCEPTED,
        last_outcome=Verification.Outcome.CONFIRMED,
    )
    rows = rows.exclude(Exists(ended)).select_related("organization", "answered_by")
    return rows.order_by("answered_at")
