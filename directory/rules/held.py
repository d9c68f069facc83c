"""What phones held at a moment: the list that was published last, and the checks it was made of.

Files of older lists are gone. Checks never change, so that each list can be read again from them.
"""

from datetime import datetime
from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from directory.models import Snapshot, Verification


class Held(NamedTuple):
    """A published list, and the checks whose listings it held, by their Khmer name.

    `is_whole` says whether they are as many as that list counted.
    """

    snapshot: Snapshot
    checks: QuerySet[Verification]
    is_whole: bool


def held_at(moment: datetime) -> Held | None:
    """The list that a phone with a signal held at a moment; None before the first one."""
    lists = Snapshot.objects.filter(published_at__lte=moment)
    snapshot = lists.first()
    if snapshot is None:
        return None
    # A withdrawal moves the pointer alone: the files are those of the list before.
    made = lists.exclude(made_of="").first() or snapshot
    checks = _standing_at(made.published_at).exclude(
        organization__public_id__in=made.pointer["withdrawn"]
    )
    # Whoever confirmed while the list was made may be in it, though that was recorded later.
    is_whole = checks.count() == made.pointer["count"]
    checks = checks.exclude(organization__public_id__in=snapshot.pointer["withdrawn"])
    return Held(snapshot, checks.order_by("name_km", "organization__slug"), is_whole)


def _standing_at(moment):
    """The confirmations that were the last word on their organizations at a moment."""
    last = (
        Verification.objects.filter(organization=OuterRef("organization"), recorded_at__lte=moment)
        .order_by("-number")
        .values("number")[:1]
    )
    rows = Verification.objects.filter(number=Subquery(last))
    return rows.filter(outcome=Verification.Outcome.CONFIRMED)
