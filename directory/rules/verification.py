"""The one door between the working copy and the public: who may confirm, withdraw, warn, vouch.

Good news needs two people; bad news needs one, and acts at once.
"""

import re
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from directory.models import (
    Alert,
    Attempt,
    Organization,
    ReturnRequest,
    Verification,
    Vetting,
    frozen,
)
from directory.models.organization import PHONE_PATTERN
from directory.rules import editing
from directory.rules import listing as listings
from directory.rules.accounts import KEEPERS, VERIFIERS

# A check by which somebody of the organization was reached.
REACHED = [Verification.Method.CALL, Verification.Method.VISIT, Verification.Method.WRITTEN]
# Numbers of more than four digits, addresses and names of accounts: what could lead somebody
# elsewhere than to the number that two people confirmed.
LEADS_ELSEWHERE = re.compile(
    r"(?:\d[\s().,;:_+*|'\-\u00ad\u200b-\u200f\u2010-\u2015\u2060·]*){5}|\d{3,}/\d{3,}|(?:\d+/){3}"
    # Any ending may be one of an address; "e.g." has only one letter after its dot. What stands
    # before the dot may be Khmer, of which not every sign counts as a letter.
    r"|@|//|[^\s.]\.[a-z]{2,}",
    re.I,
)


class Refused(ValidationError):
    """An act that the rules do not allow; its message says why, in the reader's language."""


@transaction.atomic
def confirm(
    organization,
    *,
    by,
    seen_revision,
    method,
    confirmed_facts,
    on,
    at,
    spoken_to="",
    note="",
    called="",
    called_source="",
    due_on=None,
):
    """Freeze what was confirmed of the working copy as the standing listing.

    `confirmed_facts` are names out of `listing.facts`; what is not among them does not reach
    the listing. `on` is the day of the check, `at` the moment of recording. A number that no
    listing had before needs a call to another one: `called`, and where that was found unless
    the listing had it already. `due_on` brings the next check forward. Raises Refused.
    """
    locked = _lock(organization)
    require_verifier(by, at)
    if seen_revision != locked.revision or locked.revision == 0:
        raise Refused(_("The entry was changed after you opened it. Read it again, then confirm."))
    if editing.document(locked) != locked.edits.first().document:
        raise Refused(_("The entry was changed without a record. Save it again first."))
    if on > timezone.localdate(at):
        raise Refused(_("The day of the check lies in the future."))
    if method not in Verification.Method.values:
        raise Refused(_("Say how the entry was checked."))
    if is_do_not_list(locked):
        raise Refused(_("This organization must not be listed. Read why before anything else."))
    everything = listings.build(locked)
    is_whole = listings.facts(everything).keys() <= set(confirmed_facts)
    listing = listings.build(locked, confirmed_facts)
    if "name" not in confirmed_facts or not listing["name"]["km"].strip():
        raise Refused(_("A listing needs a confirmed Khmer name."))
    changed = changed_numbers(locked, listing)
    if changed and method != Verification.Method.VISIT:
        _require_call_back(locked, changed, called, called_source.strip())
    document = frozen.new(frozen.LISTING, listing)
    last = locked.verifications.first()
    whole_before = last.whole_revision if last else 0
    editors = _editors_since(locked, whole_before)
    active = count_verifiers()
    if by.pk in editors and active >= 2:
        raise Refused(_("You helped to edit this entry, so somebody else must confirm it."))
    is_return = last is not None and last.outcome == Verification.Outcome.WITHDRAWN
    returned_with = _first_of_two(last, by) if is_return else None
    if is_return and returned_with is None and active >= 2:
        raise Refused(_("This listing was withdrawn. Somebody else must first ask for it back."))
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
        due_on=_next_check(listing, on, due_on, at),
        recorded_at=at,
        spoken_to=spoken_to,
        note=note,
        confirmed_facts=sorted(confirmed_facts),
        name_km=listing["name"]["km"],
        listing=document,
        sha256=listings.digest(document),
    )


@transaction.atomic
def withdraw(organization, *, by, reason, at):
    """Take a standing listing back at once. One person is enough, a reason is needed."""
    locked = _lock(organization)
    require_verifier(by, at)
    if not reason.strip():
        raise Refused(_("Say why the listing is withdrawn."))
    last = _require_standing(locked)
    return Verification.objects.create(
        organization=locked,
        number=last.number + 1,
        revision=locked.revision,
        whole_revision=last.whole_revision,
        whole_before=last.whole_revision,
        outcome=Verification.Outcome.WITHDRAWN,
        verifier=by,
        active_verifiers=count_verifiers(),
        checked_on=timezone.localdate(at),
        recorded_at=at,
        note=reason.strip(),
    )


@transaction.atomic
def ask_return(organization, *, by, reason, at):
    """Ask that a withdrawn listing comes back; somebody else then has to confirm it."""
    locked = _lock(organization)
    if not may_ask_return(by, at):
        raise Refused(_("Only editors and verifiers may do this."))
    last = locked.verifications.first()
    if last is None or last.outcome != Verification.Outcome.WITHDRAWN:
        raise Refused(_("This organization has no withdrawn listing."))
    if not reason.strip():
        raise Refused(_("Say why the listing may come back."))
    if last.return_requests.filter(by=by).exists():
        raise Refused(_("You have asked for this already."))
    return ReturnRequest.objects.create(withdrawal=last, by=by, at=at, reason=reason.strip())


@transaction.atomic
def record_attempt(organization, *, by, number, result, at, call_back_at=None):
    """Record a call that confirmed nothing; `call_back_at` only if they asked to call later."""
    require_verifier(by, at)
    if not re.fullmatch(PHONE_PATTERN, number):
        raise Refused(_("Say which number was called."))
    if result not in Attempt.Result.values:
        raise Refused(_("Say what came of the call."))
    if result != Attempt.Result.CALL_BACK:
        call_back_at = None
    elif call_back_at is None or call_back_at <= at:
        raise Refused(_("Say when to call back: a moment that is still to come."))
    return Attempt.objects.create(
        organization=organization,
        by=by,
        at=at,
        number=number,
        result=result,
        call_back_at=call_back_at,
    )


def calls_in_vain():
    """The attempts since somebody of their organization was last reached, oldest first."""
    reached = Verification.objects.filter(
        organization=OuterRef("organization"), method__in=REACHED
    ).order_by("-number")
    attempts = Attempt.objects.annotate(reached_at=Subquery(reached.values("recorded_at")[:1]))
    return attempts.filter(Q(reached_at=None) | Q(at__gt=F("reached_at"))).order_by("at")


def unreachable(calls):
    """Organization key -> the day on which the last of too many of these calls in vain failed.

    A day counts only once; settings.UNREACHABLE_AFTER says how many days are too many.
    """
    days = {}
    for call in calls:
        if call.result == Attempt.Result.CALL_BACK:
            days.pop(call.organization_id, None)
        else:
            days.setdefault(call.organization_id, set()).add(timezone.localdate(call.at))
    return {key: max(of) for key, of in days.items() if len(of) >= settings.UNREACHABLE_AFTER}


@transaction.atomic
def raise_alert(organization, *, by, text_km, ends_on, reason, at, text_en=""):
    """Put a dated alert on a standing listing, in place of any before; acts without a check."""
    locked = _lock(organization)
    require_verifier(by, at)
    _require_standing(locked)
    if not reason.strip():
        raise Refused(_("Say why the alert is raised."))
    if not text_km.strip():
        raise Refused(_("An alert needs a Khmer text."))
    if LEADS_ELSEWHERE.search(f"{text_km}\n{text_en}"):
        raise Refused(
            _("An alert names no number and no address: change the entry and have it checked.")
        )
    today = timezone.localdate(at)
    if not today <= ends_on <= today + timedelta(days=settings.ALERT_DAYS):
        raise Refused(
            _("An alert ends today at the earliest, and after %(days)s days at the latest.")
            % {"days": settings.ALERT_DAYS}
        )
    return _next_alert(
        locked, by, at, reason, text_km=text_km.strip(), text_en=text_en.strip(), ends_on=ends_on
    )


@transaction.atomic
def end_alert(organization, *, by, reason, at):
    """End the alert of a listing before its last day."""
    locked = _lock(organization)
    require_verifier(by, at)
    if not reason.strip():
        raise Refused(_("Say why the alert ends."))
    if alert(locked, timezone.localdate(at)) is None:
        raise Refused(_("This listing has no alert."))
    return _next_alert(locked, by, at, reason)


def alert(organization, on):
    """The Alert that holds on this day, or None."""
    return alerts(on).filter(organization=organization).first()


def alerts(on):
    """Every Alert that holds on this day."""
    return Alert.objects.last_words().filter(ends_on__gte=on)


@transaction.atomic
def vet(
    organization,
    *,
    by,
    on,
    vouched_by,
    expires_on,
    at,
    visited=False,
    child_protection_policy=None,
    licence="",
    note="",
):
    """Record that an organization is trusted until a day, and on whose word (no person's name)."""
    locked = _lock(organization)
    require_verifier(by, at)
    if not vouched_by.strip():
        raise Refused(_("Say which organization vouched, and in which role."))
    if on > timezone.localdate(at):
        raise Refused(_("The day of the vetting lies in the future."))
    if not on < expires_on <= on + timedelta(days=settings.VETTING_DAYS):
        raise Refused(
            _("A vetting holds for %(days)s days at the longest.") % {"days": settings.VETTING_DAYS}
        )
    if is_do_not_list(locked):
        raise Refused(_("This organization must not be listed. Read why before anything else."))
    return _next_vetting(
        locked,
        Vetting.Outcome.TRUSTED,
        by,
        at,
        vetted_on=on,
        expires_on=expires_on,
        vouched_by=vouched_by.strip(),
        visited=visited,
        child_protection_policy=child_protection_policy,
        licence=licence.strip(),
        note=note.strip(),
    )


@transaction.atomic
def do_not_list(organization, *, by, reason, at):
    """Say that an organization must not be listed, and take back its listing at once."""
    locked = _lock(organization)
    require_verifier(by, at)
    if not reason.strip():
        raise Refused(_("Say why this organization must not be listed."))
    if is_do_not_list(locked):
        raise Refused(_("It is said already that this organization must not be listed."))
    if standing(locked):
        withdraw(locked, by=by, reason=reason, at=at)
    return _next_vetting(locked, Vetting.Outcome.DO_NOT_LIST, by, at, note=reason.strip())


@transaction.atomic
def end_vetting(organization, *, by, reason, at):
    """End what the last vetting says, be it trust or "do not list"."""
    locked = _lock(organization)
    require_verifier(by, at)
    if not reason.strip():
        raise Refused(_("Say why this ends."))
    last = locked.vettings.first()
    if last is None or last.outcome == Vetting.Outcome.ENDED:
        raise Refused(_("There is nothing to end."))
    return _next_vetting(locked, Vetting.Outcome.ENDED, by, at, note=reason.strip())


def vetting(organization, on):
    """The Vetting by which an organization is trusted on this day, or None."""
    return vettings(on).filter(organization=organization).first()


def vettings(on):
    """Every Vetting that holds on this day."""
    # Nothing but trust has a last day.
    return Vetting.objects.last_words().filter(expires_on__gte=on)


def is_do_not_list(organization):
    """Whether the last vetting forbids a listing; its note says why."""
    last = organization.vettings.first()
    return last is not None and last.outcome == Vetting.Outcome.DO_NOT_LIST


def standing(organization):
    """The last word on an organization if it is a confirmation, else None."""
    last = organization.verifications.first()
    return last if last and last.outcome == Verification.Outcome.CONFIRMED else None


def known_numbers(organization):
    """The numbers of the newest confirmed listing that had any; calling one of them is a proof."""
    confirmed = organization.verifications.filter(outcome=Verification.Outcome.CONFIRMED)
    for listing in confirmed.values_list("listing", flat=True):
        if listing["phones"]:
            return {phone["number"] for phone in listing["phones"]}
    return set()


def changed_numbers(organization, listing):
    """The numbers of this listing that need a call to another number; none in a first listing."""
    known = known_numbers(organization)
    return {phone["number"] for phone in listing["phones"]} - known if known else set()


def is_verifier(user, at=None):
    """Whether this account may confirm and withdraw. Being superuser does not count.

    Without a moment it is asked for what a page offers: then the roles do that the desk's guard
    has read for this request already. An act always asks the database.
    """
    roles = getattr(user, "roles", None)
    if at is None and roles is not None:
        return VERIFIERS in roles and KEEPERS not in roles and not user.is_superuser
    return _verifiers().filter(pk=user.pk).exists()


def may_ask_return(user, at=None):
    """Whether this account may ask that a withdrawn listing comes back: editors and verifiers."""
    return is_verifier(user, at) or user.has_perm("directory.change_organization")


def count_verifiers():
    """How many people can confirm now."""
    return _verifiers().filter(is_active=True).count()


def _verifiers():
    """Everyone who may confirm; whoever keeps accounts could make a second self."""
    accounts = get_user_model().objects
    verifiers = accounts.filter(groups__name=VERIFIERS, is_superuser=False)
    return verifiers.exclude(groups__name=KEEPERS)


def _lock(organization):
    return Organization.objects.select_for_update().get(pk=organization.pk)


def require_verifier(user, at):
    """Raise Refused unless this account may verify at this moment."""
    if not is_verifier(user, at):
        raise Refused(_("Only verifiers may do this."))


def _require_standing(organization):
    last = standing(organization)
    if last is None:
        raise Refused(_("This organization has no standing listing."))
    return last


def _require_call_back(organization, changed, called, source):
    """Whoever put a number in may also answer it, so it cannot speak for itself."""
    if not re.fullmatch(PHONE_PATTERN, called):
        raise Refused(
            _("A number has changed. Call the old or an independent one, and say which you called.")
        )
    known = known_numbers(organization)
    own = set(organization.phones.values_list("number", flat=True))
    if called in (changed | own) - known:
        raise Refused(_("A changed number cannot confirm itself. Call another one."))
    if called not in known and not source:
        raise Refused(_("Say where you found the number that you called."))


def _next_check(listing, on, due_on, at):
    """The day of the next check: the one that was chosen, or the last that the risk allows."""
    last = on + timedelta(days=settings.CHECK_DAYS[listings.risk(listing)])
    first = max(timezone.localdate(at), on + timedelta(days=1))
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


def _next_alert(organization, by, at, reason, **fields):
    last = organization.alerts.first()
    number = last.number + 1 if last else 1
    return Alert.objects.create(
        organization=organization, number=number, by=by, at=at, reason=reason.strip(), **fields
    )


def _next_vetting(organization, outcome, by, at, **fields):
    last = organization.vettings.first()
    number = last.number + 1 if last else 1
    return Vetting.objects.create(
        organization=organization, number=number, outcome=outcome, by=by, at=at, **fields
    )
