"""Confirms and withdraws listings: the only way from the working copy to the public.

A confirmation needs two people. One is enough for a withdrawal, which is public at once.
"""

import re
from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from directory.models import Organization, ReturnRequest, Verification, frozen
from directory.models.organization import PHONE_PATTERN
from directory.rules import editing, leads, publication, standing, twins, verifiers
from directory.rules.listing import build_listing, facts, has_caution, listing_digest
from directory.rules.listing import due_on as last_due_on
from directory.rules.refusal import Refused


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
    spoken_to: str = "",
    note: str = "",
    called: str = "",
    called_source: str = "",
    due_on: date | None = None,
    meant: Collection[str] = (),
) -> Verification:
    """Freeze what was confirmed of the working copy as the standing listing.

    `confirmed_facts` are names out of `listing.facts`; what is not among them does not reach
    the listing. `on` is the day of the check, `at` the moment of recording. A number or an
    address that no listing had before needs a call to another number: `called`, and where that was
    found unless the listing had it already. `due_on` brings the next check forward.
    `meant` has the facts whose texts name a number, an address or a place, and may. Raises Refused.
    """
    locked = standing.lock(organization)
    verifiers.require_verifier(by, at)
    if seen_revision != locked.revision or locked.revision == 0:
        raise Refused(_("The entry was changed after you opened it. Read it again, then confirm."))
    document_now = editing.document(locked)
    if document_now != locked.edits.first().document:
        raise Refused(_("The entry was changed without a record. Save it again first."))
    if on > timezone.localdate(at):
        raise Refused(_("The day of the check lies in the future."))
    if method not in Verification.Method.values:
        raise Refused(_("Say how the entry was checked."))
    if standing.is_do_not_list(locked):
        raise Refused(_("This organization must not be listed. Read why before anything else."))
    twins.require_no_forbidden(locked.pk, document_now)
    listing, is_whole = _confirmed_listing(locked, set(confirmed_facts), on)
    current = standing.current_check(locked)
    leads.require_meant(document_now, listing, current and current.listing, meant)
    known = standing.known_ways(locked)
    changed = known.changed_in(listing)
    if changed and method != Verification.Method.VISIT:
        _require_call_back(locked, changed, known.numbers, called, called_source.strip())
    document = frozen.new(frozen.LISTING, listing)
    last = locked.verifications.first()
    whole_before = last.whole_revision if last else 0
    editors = _editors_since(locked, whole_before)
    active = verifiers.count_verifiers()
    if by.pk in editors and active >= 2:
        raise Refused(_("You helped to edit this entry, so somebody else must confirm it."))
    is_return = last is not None and last.outcome == Verification.Outcome.WITHDRAWN
    returned_with = _first_of_two(last, by) if is_return else None
    if is_return and returned_with is None and active >= 2:
        raise Refused(_("This listing was withdrawn. Somebody else must first ask for it back."))
    publication.due(locked, at=at)
    return Verification.objects.create(
        organization=locked,
        number=last.number + 1 if last else 1,
        revision=locked.revision,
        whole_revision=locked.revision if is_whole else whole_before,
        whole_before=whole_before,
        outcome=Verification.Outcome.CONFIRMED,
        method=method,
        verifier=by,
        editor_id=editors[-1] if editors else None,
        by_one_person=by.pk in editors or (is_return and returned_with is None),
        active_verifiers=active,
        returned_with_id=returned_with,
        has_new_number=bool(changed),
        called=called,
        called_source=called_source.strip(),
        checked_on=on,
        due_on=_next_check(listing, method, on, due_on, at),
        recorded_at=at,
        spoken_to=spoken_to,
        note=note,
        confirmed_facts=sorted(confirmed_facts),
        name_km=listing["name"]["km"],
        listing=document,
        sha256=listing_digest(document),
    )


@transaction.atomic
def withdraw(organization: Organization, *, by: User, reason: str, at: datetime) -> Verification:
    """Take a standing listing back at once. One person is enough, a reason is needed."""
    locked = standing.lock(organization)
    verifiers.require_verifier(by, at)
    if not reason.strip():
        raise Refused(_("Say why the listing is withdrawn."))
    last = standing.require_standing(locked)
    withdrawal = Verification.objects.create(
        organization=locked,
        number=last.number + 1,
        revision=locked.revision,
        whole_revision=last.whole_revision,
        whole_before=last.whole_revision,
        outcome=Verification.Outcome.WITHDRAWN,
        verifier=by,
        active_verifiers=verifiers.count_verifiers(),
        checked_on=timezone.localdate(at),
        recorded_at=at,
        note=reason.strip(),
    )
    publication.recall(locked, at=at)
    return withdrawal


@transaction.atomic
def ask_return(organization: Organization, *, by: User, reason: str, at: datetime) -> ReturnRequest:
    """Ask that a withdrawn listing comes back; somebody else then has to confirm it."""
    locked = standing.lock(organization)
    if not verifiers.may_ask_return(by, at):
        raise Refused(_("Only editors and verifiers may do this."))
    last = locked.verifications.first()
    if last is None or last.outcome != Verification.Outcome.WITHDRAWN:
        raise Refused(_("This organization has no withdrawn listing."))
    if not reason.strip():
        raise Refused(_("Say why the listing may come back."))
    if last.return_requests.filter(by=by).exists():
        raise Refused(_("You have asked for this already."))
    return ReturnRequest.objects.create(withdrawal=last, by=by, at=at, reason=reason.strip())


def _confirmed_listing(organization, confirmed, on):
    """The listing of what was confirmed, and whether that is everything. Raises Refused."""
    everything = build_listing(organization)
    listing = build_listing(organization, confirmed)
    if "name" not in confirmed or not listing["name"]["km"].strip():
        raise Refused(_("A listing needs a confirmed Khmer name."))
    if has_caution(everything) and not has_caution(listing):
        raise Refused(_("This entry has a caution, and is not listed without it."))
    if (listing["printed_on"] or "") > on.isoformat():
        raise Refused(_("A source cannot have been printed after it was read."))
    return listing, facts(everything).keys() <= confirmed


def _require_call_back(organization, changed, known, called, source):
    """Refuse a changed number or address unless another number was called.

    Its editor could answer it.
    """
    if not re.fullmatch(PHONE_PATTERN, called):
        raise Refused(
            _(
                "A number or an address has changed. Call the old or an independent number, and "
                "say which you called."
            )
        )
    own = set(organization.phones.values_list("number", flat=True))
    if called in (changed | own) - known:
        raise Refused(_("A changed number cannot confirm itself. Call another one."))
    if called not in known and not source:
        raise Refused(_("Say where you found the number that you called."))


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
