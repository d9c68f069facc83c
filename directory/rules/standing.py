"""What holds now: the standing check of an organization, and the numbers confirmed with it."""

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
    for listing in confirmed.values_list("listing", flat=True):
        if listing["phones"]:
            return {phone["number"] for phone in listing["phones"]}
    return set()


def changed_numbers(organization: Organization, listing: dict) -> set[str]:
    """The numbers of this listing that need a call to another number; none in a first listing."""
    known = known_numbers(organization)
    return {phone["number"] for phone in listing["phones"]} - known if known else set()


def lock(organization: Organization) -> Organization:
    """The organization as it stands now, locked until the transaction ends."""
    return Organization.objects.select_for_update().get(pk=organization.pk)


def require_standing(organization: Organization) -> Verification:
    """The standing check of an organization. Raises Refused."""
    last = current_check(organization)
    if last is None:
        raise Refused(_("This organization has no standing listing."))
    return last
