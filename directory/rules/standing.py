"""What holds now: the standing check of an organization, and the numbers confirmed with it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from directory.models import Organization, Verification, Vetting
from directory.rules.refusal import Refused


def is_do_not_list(organization: Organization) -> bool:
    """Whether the last vetting forbids a listing; its note says why."""
    last = organization.vettings.first()
    return last is not None and last.outcome == Vetting.Outcome.DO_NOT_LIST


def current_check(organization: Organization) -> Verification | None:
    """The newest check of an organization if it is a confirmation, else None."""
    last = organization.verifications.first()
    return last if last and last.outcome == Verification.Outcome.CONFIRMED else None


def known_numbers(organization: Organization) -> set[str]:
    """The numbers of the newest confirmed listing that had any; a call to one of them counts."""
    confirmed = organization.verifications.filter(outcome=Verification.Outcome.CONFIRMED)
    before = confirmed.values_list("listing", flat=True)
    return next(filter(None, map(numbers, before)), set())


def changed_ways(organization: Organization, listing: dict) -> set[str]:
    """The numbers and addresses of this listing that need a call to another number."""
    confirmed = organization.verifications.filter(outcome=Verification.Outcome.CONFIRMED)
    return unproven_ways(confirmed.values_list("listing", flat=True), listing)


def unproven_ways(before: Iterable[dict], listing: dict) -> set[str]:
    """The numbers and addresses of a listing that those `before` it, newest first, do not prove.

    The first numbers need no proof, as nobody can be called; nor do the first addresses where
    there was no number either.
    """
    before = list(before)
    known_numbers = next(filter(None, map(numbers, before)), set())
    known_addresses = next(filter(None, map(addresses, before)), set())
    changed = numbers(listing) - known_numbers if known_numbers else set()
    if known_numbers or known_addresses:
        changed |= addresses(listing) - known_addresses
    return changed


def numbers(listing: dict) -> set[str]:
    """The numbers of a listing."""
    return {phone["number"] for phone in listing["phones"]}


def addresses(listing: dict) -> set[str]:
    """The chat, e-mail and web addresses of a listing."""
    return {contact["value"] for contact in listing["contacts"]} | {listing["website"]} - {""}


def lock(organization: Organization) -> Organization:
    """The organization as it stands now, locked until the transaction ends."""
    return Organization.objects.select_for_update().get(pk=organization.pk)


def require_standing(organization: Organization) -> Verification:
    """The standing check of an organization. Raises Refused."""
    last = current_check(organization)
    if last is None:
        raise Refused(_("This organization has no standing listing."))
    return last
