"""The numbers that a call found to be wrong or private, until another call or a check proves them.

They leave the phones, are not proposed again, and prove nothing about another number.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from directory.models import NumberCall, Organization, Verification

RESULTS = [NumberCall.Result.PRIVATE, NumberCall.Result.WRONG_NUMBER]


def numbers(at: datetime | None = None) -> dict[UUID, set[str]]:
    """The refuted numbers as {organization: numbers}, now or at an aware moment."""
    return _numbers(calls(at), at)


def of(organization: Organization) -> set[str]:
    """The refuted numbers of one organization."""
    return _numbers(calls().filter(organization=organization)).get(organization.pk, set())


def calls(at: datetime | None = None) -> QuerySet[NumberCall]:
    """The calls that found a number to be wrong or private, and after which no call proved it.

    With a moment only calls until then count. A later check that confirms the number proves it as
    well, which `numbers` knows.
    """
    rows = NumberCall.objects.filter(at__lte=at) if at else NumberCall.objects.all()
    later = rows.filter(
        Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk")),
        organization=OuterRef("organization"),
        number=OuterRef("number"),
    )
    proofs = later.filter(result=NumberCall.Result.THEIRS).exclude(proof="")
    return rows.filter(result__in=RESULTS).exclude(Exists(proofs))


def _numbers(refuting, at=None):
    before = refuting.filter(organization=OuterRef("organization"), at__lt=OuterRef("recorded_at"))
    rows = Verification.objects.filter(Exists(before)).order_by()
    checks = {}
    for check in rows.filter(recorded_at__lte=at) if at else rows:
        checks.setdefault(check.organization_id, []).append(check)
    found = {}
    for call in refuting.order_by():
        later = (row for row in checks.get(call.organization_id, ()) if row.recorded_at > call.at)
        if not any(_confirms(check, call.number) for check in later):
            found.setdefault(call.organization_id, set()).add(call.number)
    return found


def _confirms(check, number):
    """Whether a check confirmed this number itself, and did not only keep it."""
    listing = check.listing or {"phones": []}
    names = {f"phones/{phone['id']}" for phone in listing["phones"] if phone["number"] == number}
    return bool(names & {*check.confirmed_facts})
