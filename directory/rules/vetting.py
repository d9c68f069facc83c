"""Vetting: trust in an organization, apart from its data; and the do-not-list."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Organization, Vetting
from directory.rules import publication, standing, verification, verifiers
from directory.rules.refusal import Refused


@transaction.atomic
def vet(
    organization: Organization,
    *,
    by: User,
    on: date,
    vouched_by: str,
    expires_on: date,
    at: datetime,
    visited: bool = False,
    child_protection_policy: bool | None = None,
    licence: str = "",
    note: str = "",
) -> Vetting:
    """Record that an organization is trusted until a day, and on whose word (no person's name)."""
    locked = standing.lock(organization)
    verifiers.require_verifier(by, at)
    standing.require_open(locked)
    if not vouched_by.strip():
        raise Refused(_("Say which organization vouched, and in which role."))
    if on > timezone.localdate(at):
        raise Refused(_("The day of the vetting lies in the future."))
    if not on < expires_on <= on + timedelta(days=settings.VETTING_DAYS):
        raise Refused(
            _("A vetting holds for %(days)s days at the longest.") % {"days": settings.VETTING_DAYS}
        )
    if standing.is_do_not_list(locked):
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
def do_not_list(organization: Organization, *, by: User, reason: str, at: datetime) -> Vetting:
    """Say that an organization must not be listed, and take back its listing at once."""
    locked = standing.lock(organization)
    verifiers.require_verifier(by, at)
    standing.require_open(locked)
    if not reason.strip():
        raise Refused(_("Say why this organization must not be listed."))
    if standing.is_do_not_list(locked):
        raise Refused(_("It is said already that this organization must not be listed."))
    if standing.current_check(locked):
        verification.withdraw(locked, by=by, reason=reason, at=at)
    return _next_vetting(locked, Vetting.Outcome.DO_NOT_LIST, by, at, note=reason.strip())


@transaction.atomic
def end(organization: Organization, *, by: User, reason: str, at: datetime) -> Vetting:
    """End what the last vetting says, be it trust or "do not list"."""
    locked = standing.lock(organization)
    verifiers.require_verifier(by, at)
    if not reason.strip():
        raise Refused(_("Say why this ends."))
    last = locked.vettings.first()
    if last is None or last.outcome == Vetting.Outcome.ENDED:
        raise Refused(_("There is nothing to end."))
    return _next_vetting(locked, Vetting.Outcome.ENDED, by, at, note=reason.strip())


def current(organization: Organization, on: date) -> Vetting | None:
    """The Vetting by which an organization is trusted on this day, or None."""
    return in_force(on).filter(organization=organization).first()


def in_force(on: date) -> QuerySet[Vetting]:
    """Every Vetting that holds on this day."""
    # Only trust has a last day.
    return Vetting.objects.last_words().filter(expires_on__gte=on)


def _next_vetting(organization, outcome, by, at, **fields):
    publication.due(organization, at=at)
    last = organization.vettings.first()
    number = last.number + 1 if last else 1
    return Vetting.objects.create(
        organization=organization, number=number, outcome=outcome, by=by, at=at, **fields
    )
