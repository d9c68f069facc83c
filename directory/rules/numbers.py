"""Numbers that wait for a call: what came of it, and how they reach the phones.

A number is confirmed, held, or unconfirmed: held, and shown behind one more tap as a number that
nobody has called. A number becomes confirmed by a call and a second proof, as it cannot vouch for
itself. Either way it takes two people; the only verifier may do it alone, and phones say so.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from directory.models import NumberCall, Organization, Phone, Verification, Vetting
from directory.rules import calls, editing, publication, refuted, standing, verification, verifiers
from directory.rules.listing import houses_people
from directory.rules.refusal import Refused
from directory.text.numbers import NUMBER_PATTERN


class Seen(NamedTuple):
    """The state that was seen before an act on a number: the entry's revision, and the number."""

    revision: int
    number: str


def waiting() -> QuerySet[Phone]:
    """The held numbers of listed organizations that nobody has found wrong or private.

    Those of organizations without any other number come first, then by their order in lists. Each
    has `last_result`, what came of the last call, and `is_only`.
    """
    rows = _calls(OuterRef("organization"), OuterRef("number"))
    others = Phone.objects.filter(organization=OuterRef("organization"), is_held=False)
    phones = Phone.objects.filter(is_held=True, organization__in=_listed())
    phones = phones.annotate(
        last_result=Subquery(rows.values("result")[:1]), is_only=~Exists(others)
    )
    refuting = refuted.calls().filter(
        organization=OuterRef("organization"), number=OuterRef("number")
    )
    phones = phones.exclude(Exists(refuting))
    return phones.select_related("organization").order_by(
        "-is_only", "organization__order", "organization__slug", "order", "number"
    )


def last_proof(phone: Phone) -> NumberCall | None:
    """The call by which this number was last found to be theirs with a second proof, or None.

    It has an end: who held the number later had a reason to.
    """
    return _last_proof(phone.organization, phone.number)


def _last_proof(organization, number):
    last = _calls(organization, number).first()
    if last is None or last.result != NumberCall.Result.THEIRS or not last.proof:
        return None
    later = organization.edits.filter(edited_at__gt=last.at)
    return None if any(_holds(edit.document, number) for edit in later) else last


def require_seen(phone: Phone, seen: Seen) -> None:
    """Refuse an act on what was not seen: a call to a number says nothing of the one that follows.

    Raises Stale.
    """
    if seen.number != phone.number:
        raise editing.Stale(
            _("Another number stands here by now. Open this page again, and call that one.")
        )
    if seen.revision != phone.organization.revision:
        raise editing.Stale(_stale())


@transaction.atomic
def record_call(
    phone: Phone,
    *,
    by: User,
    at: datetime,
    seen: Seen,
    result: str,
    call_back_at: datetime | None = None,
    spoken_to: str = "",
    proof: str = "",
    proof_detail: str = "",
) -> NumberCall:
    """Record what came of a call to the number that was `seen` and waits. Raises Refused.

    Theirs and proved, it is no longer held, and waits for `release`. Wrong or private, it leaves
    the phones at once where it was shown as not confirmed, and is not proposed again.
    """
    organization = standing.lock(phone.organization)
    verifiers.require_verifier(by, at)
    phone = _require_held(organization, phone, seen)
    if result not in NumberCall.Result.values:
        raise Refused(_("Say what came of the call."))
    is_later = result == NumberCall.Result.CALL_BACK
    if is_later:
        calls.require_to_come(call_back_at, at)
    is_theirs = result == NumberCall.Result.THEIRS
    if is_theirs and proof:
        _require_proof(organization, phone, proof, proof_detail.strip())
    call = NumberCall.objects.create(
        organization=organization,
        number=phone.number,
        by=by,
        at=at,
        result=result,
        call_back_at=call_back_at if is_later else None,
        spoken_to=spoken_to.strip(),
        proof=proof if is_theirs else "",
        proof_detail=proof_detail.strip() if is_theirs and proof else "",
    )
    if call.proof or result in refuted.RESULTS:
        phone.is_unconfirmed = False
        phone.is_held = result in refuted.RESULTS
        phone.save()
        editing.save(organization, by=by, at=at)
        publication.due(organization, at=at)
    return call


@transaction.atomic
def propose_unconfirmed(phone: Phone, *, by: User, at: datetime, seen: Seen) -> None:
    """Propose that a held number is shown as one that nobody has called. Raises Refused.

    Never where people stay, where sources disagree about it, or where nobody knows when it was
    printed. It waits for `release` by a second person.
    """
    organization = standing.lock(phone.organization)
    verifiers.require_verifier(by, at)
    phone = _require_held(organization, phone, seen)
    if reason := why_not_unconfirmed(phone):
        raise Refused(reason)
    phone.is_unconfirmed = True
    phone.save()
    editing.save(organization, by=by, at=at)


def why_not_unconfirmed(phone: Phone) -> str:
    """Why this number may not be shown as not confirmed; empty if it may."""
    if houses_people(phone.organization):
        return _("People stay there. Such a number is shown only once it was called.")
    if phone.has_conflict:
        return _("Sources disagree about this number. It is shown only once it was called.")
    if not phone.printed_on:
        return _("Write first in which year it was printed.")
    if standing.current_check(phone.organization) is None:
        return _("This organization has no standing listing.")
    if refuted.calls().filter(organization=phone.organization_id, number=phone.number).exists():
        return _("A call found this number to be wrong or private.")
    return ""


@transaction.atomic
def release(
    phone: Phone, *, by: User, at: datetime, seen: Seen, is_meant: bool = False
) -> Verification:
    """Put a number into the listing that stands: as confirmed, or as not confirmed. Raises Refused.

    As confirmed it needs the call that found it to be theirs and a second proof. Whoever edited it
    does not release it, unless nobody else can. `is_meant` says that what its texts name, a number
    or a place, is meant so.
    """
    organization = standing.lock(phone.organization)
    phone = _reload(organization, phone, seen)
    fact = fact_name(phone)
    act = {"by": by, "at": at, "meant": [fact] if is_meant else []}
    if not phone.is_held:
        proof = last_proof(phone)
        if proof is None:
            raise Refused(_("A number cannot vouch for itself. Add a second proof first."))
        return verification.release(organization, fact, number_call=proof, **act)
    if not phone.is_unconfirmed:
        raise Refused(_("This number is held back."))
    if reason := why_not_unconfirmed(phone):
        raise Refused(reason)
    return verification.release(organization, fact, **act)


def fact_name(phone: Phone) -> str:
    """The name of the fact, see `listing.facts`, that a number is or would be."""
    return f"{'unconfirmed' if phone.is_unconfirmed else 'phones'}/{phone.pk}"


def proposed(changed: Iterable[tuple[Organization, dict, dict]]) -> list[dict]:
    """The numbers that wait for `release`: parts of listings that do not stand yet.

    `changed` has entries with the facts that they give now and those that stand. A number that was
    neither held nor called waits for the check of its entry.
    """
    found = []
    for organization, now, before in changed:
        for name, part in now.items():
            noun = name.partition("/")[0]
            if noun not in ("phones", "unconfirmed") or name in before:
                continue
            is_unconfirmed = noun == "unconfirmed"
            if is_unconfirmed or _last_proof(organization, part["number"]):
                row = {"organization": organization, "part": part}
                found.append(row | {"is_unconfirmed": is_unconfirmed})
    return found


def _listed():
    """The organizations of which a listing stands, and that are not forbidden."""
    forbidden = Vetting.objects.last_words().filter(outcome=Vetting.Outcome.DO_NOT_LIST)
    listed = Verification.objects.standing()
    return listed.exclude(organization__in=forbidden.values("organization")).values("organization")


def _calls(organization, number):
    """The calls to a number of an organization, newest first."""
    rows = NumberCall.objects.filter(organization=organization, number=number)
    return rows.order_by("-at", "-pk")


def _holds(document, number):
    return any(phone["number"] == number and phone["is_held"] for phone in document["phones"])


def _reload(organization, phone, seen):
    """A number as it is now that its organization is locked. Raises Refused."""
    found = organization.phones.filter(pk=phone.pk).first()
    if found is None:
        raise editing.Stale(_stale())
    require_seen(found, seen)
    return found


def _stale():
    return _("The entry was changed after you opened it. Read it again, then confirm.")


def _require_held(organization, phone, seen):
    found = _reload(organization, phone, seen)
    if not found.is_held:
        raise Refused(_("This number does not wait for a call any more."))
    return found


def _require_proof(organization, phone, proof, detail):
    if proof not in NumberCall.Proof.values:
        raise Refused(_("Choose what the second proof is."))
    if not detail:
        raise Refused(_("Say which page, letter, visit or number proves it."))
    if proof != NumberCall.Proof.OTHER_NUMBER:
        return
    if not re.fullmatch(NUMBER_PATTERN, detail):
        raise Refused(_("Write the other number as it is dialled."))
    ways = standing.known_ways(organization)
    ways.require_not_refuted(detail)
    own = {*organization.phones.values_list("number", flat=True)}
    if detail in own - ways.numbers:
        raise Refused(_("Call a number that was confirmed before, or one found elsewhere."))
