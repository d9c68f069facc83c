"""What holds now: the standing check of an organization, and the numbers confirmed with it."""

from typing import NamedTuple

from django.db.models import Manager, QuerySet
from django.utils.translation import gettext as _

from directory.models import Merge, Organization, Verification, Vetting
from directory.rules import refuted
from directory.rules.refusal import Refused


def is_do_not_list(organization: Organization) -> bool:
    """Whether the last vetting forbids a listing; its note says why."""
    last = organization.vettings.first()
    return last is not None and last.outcome == Vetting.Outcome.DO_NOT_LIST


def merge_of(organization: Organization) -> Merge | None:
    """The merge by which an entry was closed, or None while it is open."""
    merges = Merge.objects.standing().filter(gone=organization)
    return merges.select_related("stays", "by").first()


def closed() -> QuerySet[Merge]:
    """The keys of the entries that are closed, as they were merged into others."""
    return Merge.objects.standing().order_by().values("gone")


def entry_that_stays(organization: Organization) -> Organization:
    """The entry that an entry was merged into, at once or by way of others; itself while open."""
    while merge := merge_of(organization):
        organization = merge.stays
    return organization


def go_on(merge: Merge) -> str:
    """The sentence that leads on from an entry that was merged into another."""
    return _("This entry was merged into %(name)s. Go on there.") % {"name": merge.stays}


def require_open(organization: Organization) -> None:
    """Refuse what would go on with an entry that was merged into another. Raises Refused."""
    if merge := merge_of(organization):
        raise Refused(go_on(merge))


def current_check(organization: Organization) -> Verification | None:
    """The newest check of an organization if it is a confirmation, else None."""
    last = organization.verifications.first()
    return last if last and last.outcome == Verification.Outcome.CONFIRMED else None


class Ways(NamedTuple):
    """The numbers, and the chat, e-mail and web addresses, by which somebody is reached.

    `refuted` are the numbers that a call found to be wrong or private: whoever answers there can
    vouch for nothing. `listings` are all that were confirmed before, the newest first.
    """

    numbers: set[str]
    addresses: set[str]
    refuted: set[str]
    listings: list[dict]

    @property
    def listed(self) -> set[str]:
        """Every number that a listing ever had, confirmed or not."""
        nouns = ("phones", "unconfirmed")
        rows = (row for one in self.listings for noun in nouns for row in one[noun])
        return {row["number"] for row in rows}

    @property
    def to_call(self) -> set[str]:
        """The numbers that may be called back."""
        return self.numbers - self.refuted

    def require_not_refuted(self, number: str) -> None:
        """Refuse a call to a refuted number as a proof. Raises Refused."""
        if number in self.refuted:
            raise Refused(_("A call found this number to be wrong or private."))

    def changed_in(self, listing: dict) -> set[str]:
        """The numbers and addresses of a listing that need a call to another number.

        Before anything was listed there are none: a new organization is proved as a whole.
        """
        if not self.listings:
            return set()
        return (_numbers(listing) - self.numbers) | (_addresses(listing) - self.addresses)


def known_ways(organization: Organization) -> Ways:
    """The numbers of the newest confirmed listing that had any, and the addresses likewise."""
    confirmed = organization.verifications.filter(outcome=Verification.Outcome.CONFIRMED)
    before = list(confirmed.values_list("listing", flat=True))

    def newest(ways):
        return next(filter(None, map(ways, before)), set())

    return Ways(newest(_numbers), newest(_addresses), refuted.of(organization), before)


def lock(organization: Organization) -> Organization:
    """The organization as it stands now, locked until the transaction ends."""
    return Organization.objects.select_for_update().get(pk=organization.pk)


def require_read(records: Manager, number: int | None) -> None:
    """Refuse who has not read the last of numbered records of an organization. Raises Refused.

    `number` is that of the last one they read, 0 of none, and None where nobody asks.
    """
    last = records.first()
    if number is not None and number != (last.number if last else 0):
        raise Refused(
            _(
                "Something was recorded here after you opened the page, and nothing was saved now. "
                "Read it first; what you typed is kept."
            )
        )


def require_standing(organization: Organization) -> Verification:
    """The standing check of an organization. Raises Refused."""
    last = current_check(organization)
    if last is None:
        raise Refused(_("This organization has no standing listing."))
    return last


def _numbers(listing):
    return {phone["number"] for phone in listing["phones"]}


def _addresses(listing):
    return {contact["value"] for contact in listing["contacts"]} | {listing["website"]} - {""}
