"""Past lists: which one phones held at a moment, and the checks that it was made of.

Files of older lists are gone. Checks never change, so that each list can be read again from them.
"""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from directory.models import Snapshot, Verification
from directory.rules import publication, refuted
from directory.rules.listing import without_numbers


class Held(NamedTuple):
    """A published list, and the checks whose listings it held, by their Khmer name.

    `is_whole` says whether they are as many as that list counted; `refuted` are the numbers that
    it left out of them, as {organization: numbers}.
    """

    snapshot: Snapshot
    checks: QuerySet[Verification]
    is_whole: bool
    refuted: dict[UUID, set[str]]

    def listing_of(self, check: Verification) -> dict:
        """The listing of a check as that list held it, without its news."""
        return without_numbers(check.listing, self.refuted.get(check.organization_id, ()))


def held_at(moment: datetime) -> Held | None:
    """The list that a phone with a signal held at a moment; None before the first one."""
    lists = Snapshot.objects.filter(published_at__lte=moment)
    snapshot = _first(lists)
    if snapshot is None:
        return None
    # A withdrawal moves the pointer alone: the files are those of the list before.
    made = _first(lists.exclude(made_of="")) or snapshot
    checks = standing_at(made.published_at).exclude(
        organization__public_id__in=made.pointer["withdrawn"]
    )
    # Whoever confirmed while the list was made may be in it, though that was recorded later.
    is_whole = checks.count() == made.pointer["count"]
    checks = checks.exclude(organization__public_id__in=snapshot.pointer["withdrawn"])
    checks = checks.order_by("name_km", "organization__slug")
    return Held(snapshot, checks, is_whole, refuted.numbers(made.published_at))


def _first(lists):
    """The newest of these that is a list. Older ones are signed with keys that are gone."""
    return next(filter(publication.is_pointer, lists.iterator(chunk_size=5)), None)


def standing_at(moment: datetime) -> QuerySet[Verification]:
    """The confirmations that were the last word on their organizations at a moment."""
    last = (
        Verification.objects.filter(organization=OuterRef("organization"), recorded_at__lte=moment)
        .order_by("-number")
        .values("number")[:1]
    )
    rows = Verification.objects.filter(number=Subquery(last))
    return rows.filter(outcome=Verification.Outcome.CONFIRMED)
