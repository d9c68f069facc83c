"""The audit of proofs: a new organization was proved, and each number has a source.

Like audit.py it reads rows and does not call the acts.
"""

from collections.abc import Iterator
from datetime import datetime

from directory.models import Verification
from directory.models.first_listing import ASKED, Evidence
from directory.rules.accounts import STARTER_ACCOUNT
from directory.rules.proofs import has_source, is_new, is_of_entry


def asked_since() -> datetime | None:
    """Since when first listings are proved here: the first check of a release that asks."""
    rows = Verification.objects.exclude(evidence=Evidence.EARLIER).order_by("recorded_at")
    return rows.values_list("recorded_at", flat=True).first()


def of_proofs(
    before: list[Verification],
    check: Verification,
    documents: dict[int, dict],
    since: datetime | None,
) -> Iterator[str]:
    """What a check lists first was proved; `before` are the checks before it, oldest first."""
    if check.evidence == Evidence.EARLIER and not (since and check.recorded_at > since):
        return
    listings = [row.listing for row in reversed(before) if row.listing]
    if is_new(check.listing, listings):
        if not _is_proved(check, documents):
            yield "a new organization without proof"
    elif check.evidence:
        yield "says wrongly that the organization is new"
    rows = {row["id"]: row for row in documents[check.revision]["phones"]}
    nouns = ("phones", "unconfirmed")
    known = {part["number"] for one in listings for noun in nouns for part in one[noun]}
    if check.number_call:
        known.add(check.number_call.number)
    for noun in nouns:
        for part in check.listing[noun]:
            row = rows.get(part["id"])
            if part["number"] not in known and row and not has_source(row, noun):
                yield "a number without a source"


def _is_proved(check, documents):
    if check.evidence == Evidence.STARTER:
        is_read = check.method == Verification.Method.PUBLISHED_SOURCE
        return is_read and check.verifier.username == STARTER_ACCOUNT
    if check.evidence not in ASKED:
        return False
    if check.method == Verification.Method.VISIT:
        return True
    seen = (document for number, document in documents.items() if number <= check.revision)
    return bool(check.called and check.called_source) and not is_of_entry(check.called, seen)
