"""What proves a check: who was called back, where a number comes from, and that somebody exists.

A changed number cannot confirm itself, nor can a new organization vouch for itself: whoever sends
in a false shelter would answer its number.
"""

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Organization, Verification
from directory.models.first_listing import ASKED, Evidence
from directory.models.organization import KEY_PATTERN
from directory.rules import inert
from directory.rules.accounts import STARTER_ACCOUNT
from directory.rules.refusal import Refused
from directory.rules.standing import Ways
from directory.text.numbers import NUMBER_PATTERN, is_named
from directory.text.writing import dialled


class First(NamedTuple):
    """The proof of a new organization that a verifier found: see models/first_listing.py."""

    evidence: str = ""
    evidence_detail: str = ""
    vouched_by: str = ""
    agreed_on: date | None = None


def require_call_back(
    organization: Organization, changed: set[str], known: Ways, called: str, source: str
) -> None:
    """Refuse a changed number or address unless another number was called. Raises Refused.

    Its editor could answer it. `source` is where that number was found, if it was not known.
    """
    if not re.fullmatch(NUMBER_PATTERN, called):
        raise Refused(
            _(
                "A number or an address has changed. Call the old or an independent number, and "
                "say which you called."
            )
        )
    known.require_not_refuted(called)
    own = set(organization.phones.values_list("number", flat=True))
    if called in (changed | own) - known.numbers:
        raise Refused(_("A changed number cannot confirm itself. Call another one."))
    if called not in known.numbers and not source:
        raise Refused(_("Say where you found the number that you called."))


def require_sources(listing: dict, document: dict, known: Collection[str]) -> None:
    """Refuse a number of which nobody named the source. Raises Refused.

    `document` is the revision that is listed; the numbers in `known` were proved already.
    """
    rows = {row["id"]: row for row in document["phones"]}
    for noun in ("phones", "unconfirmed"):
        for part in listing[noun]:
            if part["number"] not in known and not has_source(rows[part["id"]], noun):
                raise Refused(
                    _(
                        "Nobody has said where %(number)s comes from. Write its source in the "
                        "entry, or leave the number out."
                    )
                    % {"number": dialled(part["number"])}
                )


def has_source(row: dict, noun: str) -> bool:
    """Whether somebody named the source of a number, by its row of a revision.

    Of a number that is shown as not confirmed, where it was printed is its source.
    """
    names = ["source_codes"]
    if noun == "unconfirmed":
        names += [name for name in row if name.startswith("printed_in")]
    return any(row[name].strip() for name in names)


def source_kept(before: tuple[str, str], now: tuple[str, str]) -> str:
    """The source of a number after its row changed; both are a number and its source.

    What printed the old number says nothing of the new one: it has to be named anew.
    """
    is_of_the_old = now[0] != before[0] and now[1].strip() == before[1].strip()
    return "" if is_of_the_old else now[1]


def is_new(listing: dict, before: Iterable[dict]) -> bool:
    """Whether a listing is of an organization that was never listed, by the listings before it.

    An entry that keeps none of the names of its last listing has become another organization.
    """
    last = next(iter(before), None)
    return last is None or not _names(listing) & _names(last)


def require_first(
    organization: Organization,
    first: First | None,
    *,
    by: User,
    method: str,
    on: date,
    called: str,
    source: str,
) -> dict:
    """Refuse a new organization that is not proved; return the columns of its proof otherwise.

    It needs a visit, or a call to a number that was found elsewhere; what shows that it exists; who
    vouches for it; and on which day it agreed to be listed. The starter data was read in published
    sources, and says so. Raises Refused.
    """
    if by.username == STARTER_ACCOUNT and method == Verification.Method.PUBLISHED_SOURCE:
        return {"evidence": Evidence.STARTER}
    first = first or First()
    if first.evidence not in ASKED or not first.evidence_detail.strip():
        raise Refused(
            _("This organization is new here. Say what shows that it exists, and where you saw it.")
        )
    if not first.vouched_by.strip():
        raise Refused(
            _(
                "This organization is new here. Say which other organization vouches for it, and "
                "in which role."
            )
        )
    if first.agreed_on is None or first.agreed_on > on:
        raise Refused(_("Say on which day it agreed to be listed, up to the day of the check."))
    if method != Verification.Method.VISIT:
        _require_independent(organization, called, source)
    return {
        "evidence": first.evidence,
        "evidence_detail": first.evidence_detail.strip(),
        "vouched_by": first.vouched_by.strip(),
        "agreed_on": first.agreed_on,
    }


def is_of_entry(number: str, documents: Iterable[dict]) -> bool:
    """Whether any of the revisions of an entry names a number: as one of its own, or in a note.

    Whoever wrote it there could answer it. The keys of rows are left out: nobody wrote them, and
    digits between their letters may be a short code by chance.
    """
    return any(
        is_named(number, text)
        for one in documents
        for text in inert.texts(one)
        if not re.fullmatch(KEY_PATTERN, text)
    )


def new_until(on: date) -> dict[UUID, date]:
    """The organizations that are new on a day: {organization: the last day on which it is}."""
    rows = Verification.objects.filter(evidence__in=ASKED).order_by("number")
    proved = dict(rows.values_list("organization", "recorded_at"))
    return {key: last_new_day(at) for key, at in proved.items() if is_still_new(at, on)}


def new_until_of(organization: Organization, on: date) -> date | None:
    """Until which day an organization is new, if it is on this one."""
    proof = newest_proof(organization).first()
    is_new = proof and is_still_new(proof.recorded_at, on)
    return last_new_day(proof.recorded_at) if is_new else None


def newest_proof(organization: Organization | OuterRef) -> QuerySet[Verification]:
    """The checks that proved an organization, the newest first."""
    rows = Verification.objects.filter(organization=organization, evidence__in=ASKED)
    return rows.order_by("-number")


def is_still_new(proved_at: datetime | None, on: date) -> bool:
    """Whether an organization that was proved at this moment, if ever, is new on a day."""
    return proved_at is not None and on <= last_new_day(proved_at)


def last_new_day(at: datetime) -> date:
    """Until which day an organization is new that was listed first at this moment."""
    return timezone.localdate(at) + timedelta(days=settings.NEW_LISTING_DAYS)


def _require_independent(organization, called, source):
    """Refuse a first check unless a number was called that was found elsewhere."""
    if not re.fullmatch(NUMBER_PATTERN, called):
        raise Refused(
            _(
                "This organization is new here. Visit it, or call a number of it that you found "
                "elsewhere, and say which."
            )
        )
    if is_of_entry(called, (edit.document for edit in organization.edits.all())):
        raise Refused(
            _("This number comes from the entry itself. Call one that you found elsewhere.")
        )
    if not source:
        raise Refused(_("Say where you found the number that you called."))


def _names(listing):
    names = {*listing["name"].values(), listing["acronym"]}
    return {" ".join(name.split()).casefold() for name in names} - {""}
