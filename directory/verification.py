"""The one door between the working copy and the public: confirm, withdraw, and what is due."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import listing as listings
from directory.models import Organization, Verification

VERIFIERS = "verifiers"


class Refused(ValidationError):
    """A check that the rules do not allow; its message says why, in the reader's language."""


@transaction.atomic
def confirm(
    organization, *, by, seen_revision, method, confirmed_facts, on, at, spoken_to="", note=""
):
    """Freeze what was confirmed of the working copy as the standing listing.

    `confirmed_facts` are names out of `listing.facts`; what is not among them does not reach
    the listing. `on` is the day of the check, `at` the moment of recording. Raises Refused.
    """
    locked = _lock(organization)
    _require_verifier(by)
    if seen_revision != locked.revision or locked.revision == 0:
        raise Refused(_("The entry was changed after you opened it. Read it again, then confirm."))
    if on > timezone.localdate(at):
        raise Refused(_("The day of the check lies in the future."))
    if method not in Verification.Method.values:
        raise Refused(_("Say how the entry was checked."))
    everything = listings.build(locked)
    is_whole = listings.facts(everything).keys() <= set(confirmed_facts)
    listing = listings.build(locked, confirmed_facts)
    if "name" not in confirmed_facts or not listing["name"]["km"].strip():
        raise Refused(_("A listing needs a confirmed Khmer name."))
    last = locked.verifications.first()
    whole_before = last.whole_revision if last else 0
    editors = _editors_since(locked, whole_before)
    by_one_person = by.pk in editors
    if by_one_person and count_verifiers() >= 2:
        raise Refused(_("You helped to edit this entry, so somebody else must confirm it."))
    return Verification.objects.create(
        organization=locked,
        number=last.number + 1 if last else 1,
        revision=locked.revision,
        whole_revision=locked.revision if is_whole else whole_before,
        outcome=Verification.Outcome.CONFIRMED,
        method=method,
        verifier=by,
        editor_id=editors[-1] if editors else None,
        by_one_person=by_one_person,
        checked_on=on,
        due_on=on + timedelta(days=settings.CHECK_DAYS[listings.risk(listing)]),
        recorded_at=at,
        spoken_to=spoken_to,
        note=note,
        confirmed_facts=sorted(confirmed_facts),
        name_km=listing["name"]["km"],
        listing=listing,
        sha256=listings.digest(listing),
    )


@transaction.atomic
def withdraw(organization, *, by, reason, at):
    """Take a standing listing back at once. One person is enough, a reason is needed."""
    locked = _lock(organization)
    _require_verifier(by)
    if not reason.strip():
        raise Refused(_("Say why the listing is withdrawn."))
    last = locked.verifications.first()
    if last is None or last.outcome != Verification.Outcome.CONFIRMED:
        raise Refused(_("This organization has no standing listing."))
    return Verification.objects.create(
        organization=locked,
        number=last.number + 1,
        revision=locked.revision,
        whole_revision=last.whole_revision,
        outcome=Verification.Outcome.WITHDRAWN,
        verifier=by,
        checked_on=timezone.localdate(at),
        recorded_at=at,
        note=reason.strip(),
    )


def standing(organization):
    """The last word on an organization if it is a confirmation, else None."""
    last = organization.verifications.first()
    return last if last and last.outcome == Verification.Outcome.CONFIRMED else None


def is_waiting(organization):
    """Whether the working copy would give another public listing than the standing one."""
    last = standing(organization)
    if last is None:
        return True
    return listings.digest(listings.build(organization)) != last.sha256


def is_verifier(user):
    """Whether this account may confirm and withdraw. Being superuser does not count."""
    return user.groups.filter(name=VERIFIERS).exists()


def count_verifiers():
    """How many people can confirm today."""
    return get_user_model().objects.filter(is_active=True, groups__name=VERIFIERS).count()


def _lock(organization):
    return Organization.objects.select_for_update().get(pk=organization.pk)


def _require_verifier(user):
    if not is_verifier(user):
        raise Refused(_("Only verifiers may do this."))


def _editors_since(organization, revision):
    """Everyone who edited after this revision, oldest first."""
    edits = organization.edits.filter(revision__gt=revision).order_by("revision")
    return list(edits.values_list("editor_id", flat=True))
