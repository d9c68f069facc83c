"""Confirms and withdraws listings: the only way from the working copy to the public.

A confirmation needs two people. One is enough for a withdrawal, which is public at once.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from directory.models import Answer, NumberCall, Organization, ReturnRequest, Verification, frozen
from directory.rules import editing, inert, leads, proofs, publication, standing, twins, verifiers
from directory.rules.listing import (
    PARTS,
    build_listing,
    facts,
    has_caution,
    keep_confirmed,
    keep_standing,
    listing_digest,
)
from directory.rules.listing import due_on as last_due_on
from directory.rules.refusal import Refused
from directory.text.writing import dialled

# A check may keep how somebody is reached, and nothing that says where people stay.
KEEPABLE = ("phones/", "contacts/")


@transaction.atomic
def confirm(
    organization: Organization,
    *,
    by: User,
    seen_revision: int,
    method: str,
    confirmed_facts: Collection[str],
    on: date,
    at: datetime,
    kept_facts: Collection[str] = (),
    spoken_to: str = "",
    note: str = "",
    called: str = "",
    called_source: str = "",
    due_on: date | None = None,
    meant: Collection[str] = (),
    first: proofs.First | None = None,
) -> Verification:
    """Freeze what was confirmed of the working copy as the standing listing.

    `confirmed_facts` are names out of `listing.facts`; what is not among them does not reach
    the listing. `kept_facts` name what stays as it stands until the new value is proved; then the
    listing keeps its former day and method, and is due no later. `on` is the day of the check, `at`
    the moment of recording. A number or an address that no listing had before needs a call to
    another number: `called`, and where that was found unless the listing had it already. `due_on`
    brings the next check forward. `meant` has the facts whose texts name a number, an address or a
    place, and may. `first` is what proves a new organization. Raises Refused.
    """
    locked = standing.lock(organization)
    verifiers.require_verifier(by, at)
    if seen_revision != locked.revision or locked.revision == 0:
        raise Refused(_("The entry was changed after you opened it. Read it again, then confirm."))
    document_now = _recorded_document(locked)
    if on > timezone.localdate(at):
        raise Refused(_("The day of the check lies in the future."))
    if method not in Verification.Method.values:
        raise Refused(_("Say how the entry was checked."))
    if standing.is_do_not_list(locked):
        raise Refused(_("This organization must not be listed. Read why before anything else."))
    twins.require_no_forbidden(locked.pk, document_now)
    everything = build_listing(locked)
    listing = keep_confirmed(everything, confirmed_facts)
    before = _require_kept(locked, kept_facts, confirmed_facts, method)
    if before:
        listing = keep_standing(listing, before.listing, kept_facts)
    if "name" not in {*confirmed_facts, *kept_facts}:
        raise Refused(_("A listing needs a confirmed Khmer name."))
    _require_whole(listing, everything, on)
    leads.require_meant(document_now, listing, _stood(locked), meant)
    known = standing.known_ways(locked)
    changed = known.changed_in(listing)
    source = called_source.strip()
    if changed and method != Verification.Method.VISIT:
        proofs.require_call_back(locked, changed, known, called, source)
    proofs.require_sources(listing, document_now, known.listed)
    proved = {}
    if proofs.is_new(listing, known.listings):
        proved = proofs.require_first(
            locked, first, by=by, method=method, on=on, called=called, source=source
        )
    return _freeze(
        locked,
        listing,
        before=before,
        kept_facts=sorted(kept_facts),
        is_whole=facts(everything).keys() <= set(confirmed_facts) and not kept_facts,
        by=by,
        at=at,
        confirmed_facts=sorted(confirmed_facts),
        has_new_number=bool(changed),
        called=called,
        called_source=source,
        spoken_to=spoken_to,
        note=note,
        **proved,
        **(
            _as_before(before, listing) | {"rest_method": method}
            if before
            else {
                "method": method,
                "checked_on": on,
                "due_on": _next_check(listing, method, on, due_on, at),
            }
        ),
    )


@transaction.atomic
def release(
    organization: Organization,
    fact: str,
    *,
    by: User,
    at: datetime,
    number_call: NumberCall | None = None,
    meant: Collection[str] = (),
) -> Verification:
    """Add one number of the working copy to the listing that stands; the rest stays as it stands.

    `fact` names it, as `listing.facts` does. Whether the number may be shown, and was seen as it
    is, are rules of `numbers.release`; this holds what every check holds. The listing keeps its day
    and method, and is due no later, as nothing else was looked at. `meant` is as in `confirm`.
    Raises Refused.
    """
    locked = standing.lock(organization)
    verifiers.require_verifier(by, at)
    before = standing.require_standing(locked)
    document_now = _recorded_document(locked)
    twins.require_no_forbidden(locked.pk, document_now)
    noun, _slash, _key = fact.partition("/")
    everything = build_listing(locked)
    part = facts(everything).get(fact)
    if part is None:
        raise Refused(_("The entry was changed after you opened it. Read it again, then confirm."))
    # Neither list may hold it twice: a number that was shown as not confirmed moves.
    kept = [
        name
        for name, value in facts(before.listing).items()
        if name.partition("/")[2] != part["id"]
    ]
    listing = keep_standing(
        {**before.listing, **{name: [] for name in PARTS}, noun: [part]}, before.listing, kept
    )
    _require_caution(listing, everything)
    leads.require_meant(document_now, listing, _stood(locked), meant)
    known = standing.known_ways(locked)
    changed = known.changed_in(listing)
    # A call with a second proof says where the number comes from.
    proved = {number_call.number} if number_call else set()
    proofs.require_sources(listing, document_now, known.listed | proved)
    return _freeze(
        locked,
        listing,
        before=before,
        kept_facts=kept,
        is_whole=False,
        by=by,
        at=at,
        confirmed_facts=[fact],
        has_new_number=bool(changed),
        number_call=number_call,
        **_as_before(before, listing),
    )


@transaction.atomic
def withdraw(organization: Organization, *, by: User, reason: str, at: datetime) -> Verification:
    """Take a standing listing back at once. One person is enough, a reason is needed."""
    locked = standing.lock(organization)
    verifiers.require_verifier(by, at)
    if not reason.strip():
        raise Refused(_("Say why the listing is withdrawn."))
    return _take_back(locked, by=by, at=at, note=reason.strip())


@transaction.atomic
def suspend(organization: Organization, *, answer: Answer) -> Verification:
    """Take a standing listing back for what sealed reports say; only `answer` says why.

    Whether its handler may decide is the rule of `report_queue.decide`. Raises Refused.
    """
    locked = standing.lock(organization)
    return _take_back(locked, by=answer.answered_by, at=answer.answered_at, suspension=answer)


@transaction.atomic
def ask_return(organization: Organization, *, by: User, reason: str, at: datetime) -> ReturnRequest:
    """Ask that a withdrawn listing comes back; somebody else then has to confirm it."""
    locked = standing.lock(organization)
    verifiers.require_editor_or_verifier(by, at)
    standing.require_open(locked)
    last = locked.verifications.first()
    if last is None or last.outcome != Verification.Outcome.WITHDRAWN:
        raise Refused(_("This organization has no withdrawn listing."))
    if not reason.strip():
        raise Refused(_("Say why the listing may come back."))
    if last.return_requests.filter(by=by).exists():
        raise Refused(_("You have asked for this already."))
    return ReturnRequest.objects.create(withdrawal=last, by=by, at=at, reason=reason.strip())


def _take_back(organization, *, by, at, **fields):
    """Record that a standing listing is withdrawn, and move the pointer."""
    last = standing.require_standing(organization)
    withdrawal = Verification.objects.create(
        organization=organization,
        number=last.number + 1,
        revision=organization.revision,
        whole_revision=last.whole_revision,
        whole_before=last.whole_revision,
        outcome=Verification.Outcome.WITHDRAWN,
        verifier=by,
        active_verifiers=verifiers.count_verifiers(),
        checked_on=timezone.localdate(at),
        recorded_at=at,
        **fields,
    )
    publication.recall(organization, at=at)
    return withdrawal


def _freeze(organization, listing, *, before, is_whole, by, at, **fields):
    """Record a listing as the one that stands. `before` is the check whose facts are kept, if any.

    Four eyes, and two people for a return, are held here for whatever confirms.
    """
    standing.require_open(organization)
    inert.require(listing)
    _require_each_once(listing)
    document = frozen.new(frozen.LISTING, listing)
    last = organization.verifications.first()
    whole_before = last.whole_revision if last else 0
    editors = _editors_since(organization, whole_before)
    active = verifiers.count_verifiers()
    if by.pk in editors and active >= 2:
        raise Refused(_("You helped to edit this entry, so somebody else must confirm it."))
    is_return = last is not None and last.outcome == Verification.Outcome.WITHDRAWN
    returned_with = _first_of_two(last, by) if is_return else None
    if is_return and returned_with is None and active >= 2:
        raise Refused(_("This listing was withdrawn. Somebody else must first ask for it back."))
    publication.due(organization, at=at)
    return Verification.objects.create(
        organization=organization,
        number=last.number + 1 if last else 1,
        revision=organization.revision,
        whole_revision=organization.revision if is_whole else whole_before,
        whole_before=whole_before,
        outcome=Verification.Outcome.CONFIRMED,
        verifier=by,
        editor_id=editors[-1] if editors else None,
        by_one_person=by.pk in editors or (is_return and returned_with is None),
        active_verifiers=active,
        returned_with_id=returned_with,
        recorded_at=at,
        kept_by_one_person=bool(before) and (before.by_one_person or before.kept_by_one_person),
        name_km=listing["name"]["km"],
        listing=document,
        sha256=listing_digest(document),
        **fields,
    )


def _recorded_document(organization):
    """The working copy, if it is what was last recorded. Raises Refused."""
    document = editing.document(organization)
    if document != organization.edits.first().document:
        raise Refused(_("The entry was changed without a record. Save it again first."))
    return document


def _require_whole(listing, everything, on):
    """Refuse a listing that lacks what every listing has, or that was printed after its check."""
    if not listing["name"]["km"].strip():
        raise Refused(_("A listing needs a confirmed Khmer name."))
    if not listing["services"]:
        # Without a number a card names a line to ask; without a service it would say nothing.
        raise Refused(_("A name alone helps nobody: confirm at least one service as well."))
    _require_caution(listing, everything)
    if (listing["printed_on"] or "") > on.isoformat():
        raise Refused(_("A source cannot have been printed after it was read."))


def _require_each_once(listing):
    """Refuse a number that would stand there twice, also as confirmed and as not confirmed.

    Its row may have been deleted and made again, so that what is kept has another key.
    """
    seen = set()
    for phone in (*listing["phones"], *listing["unconfirmed"]):
        if phone["number"] in seen:
            raise Refused(
                _("%(number)s stands in the listing already. Confirm the whole entry again.")
                % {"number": dialled(phone["number"])}
            )
        seen.add(phone["number"])


def _require_caution(listing, everything):
    if has_caution(everything) and not has_caution(listing):
        raise Refused(_("This entry has a caution, and is not listed without it."))


def _require_kept(organization, kept, confirmed, method):
    """The standing check, if facts of it are kept. Raises Refused."""
    if not kept:
        return None
    before = standing.require_standing(organization)
    is_of_contact = all(name.startswith(KEEPABLE) for name in kept)
    stands = {*kept} <= facts(before.listing).keys() - {*confirmed}
    if not (is_of_contact and stands):
        raise Refused(_("Only what stands can be kept, and only while nothing new replaces it."))
    is_read = method == Verification.Method.PUBLISHED_SOURCE
    if is_read and before.method != Verification.Method.PUBLISHED_SOURCE:
        # The listing would say that all of it was checked as the kept number was.
        raise Refused(_("What was only read is not confirmed beside a number that was called."))
    return before


def _as_before(before, listing):
    """When and how a listing was checked that keeps something: as before, so that it ages truly.

    What was added may make it due earlier.
    """
    due_on = min(before.due_on, last_due_on(listing, before.method, before.checked_on))
    return {"method": before.method, "checked_on": before.checked_on, "due_on": due_on}


def _stood(organization):
    """The revision and the listing that stand, or None."""
    check = standing.current_check(organization)
    if check is None:
        return None
    return organization.edits.get(revision=check.revision).document, check.listing


def _next_check(listing, method, on, due_on, at):
    """The day of the next check: the one that was chosen, or the last that the risk allows."""
    last = last_due_on(listing, method, on)
    first = max(timezone.localdate(at), on + timedelta(days=1))
    if last < first:
        # An old print is due already, whatever was chosen.
        return last
    if due_on and not first <= due_on <= last:
        raise Refused(
            _("Choose a day for the next check from %(first)s to %(last)s.")
            % {"first": date_format(first), "last": date_format(last)}
        )
    return due_on or last


def _first_of_two(withdrawal, by):
    """Who else brought a withdrawn listing back: edited it since, or asked for it; or None."""
    edits = withdrawal.organization.edits.filter(revision__gt=withdrawal.revision)
    return (
        edits.exclude(editor=by).values_list("editor", flat=True).first()
        or withdrawal.return_requests.exclude(by=by).values_list("by", flat=True).first()
    )


def _editors_since(organization, revision):
    """Everyone who edited after this revision, oldest first."""
    edits = organization.edits.filter(revision__gt=revision).order_by("revision")
    return list(edits.values_list("editor_id", flat=True))
