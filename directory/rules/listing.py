"""The public form of an organization. Only what this module names can ever leave the server."""

from collections.abc import Collection
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Prefetch, QuerySet, TextChoices
from django.utils.translation import gettext_lazy

from directory.models import (
    Alert,
    Location,
    Organization,
    ServedGroup,
    Verification,
    Vetting,
    frozen,
)
from directory.rules import alerts, inert
from directory.text.canonical import spell
from directory.text.digest import sha256_hex
from directory.text.hours import DAYS
from directory.text.languages import CODES, texts_of
from directory.text.writing import first_day

# Columns of an organization that are public as they are, each a fact of its own.
PLAIN_FACTS = ("website", "year_incorporated")
# The names of an organization, and its place in lists: one fact, which every listing has.
NAME_PARTS = (
    "name",
    "name_is_translation",
    "acronym",
    "alternate_names",
    "type",
    "order",
    "slug",
)
# The lists in a listing; each item of them is a fact.
PARTS = ("phones", "unconfirmed", "services", "contacts", "locations")


def with_parts(organizations: QuerySet[Organization]) -> QuerySet[Organization]:
    """These organizations with their parts, prefetched in a fixed number of queries.

    Use it wherever listings are built.
    """
    return organizations.prefetch_related(
        "services__kinds",
        "services__provinces",
        Prefetch("services__served_groups", ServedGroup.objects.select_related("term")),
        "services__schedules",
        "phones__schedules",
        "contacts",
        "sources",
        Prefetch("locations", Location.objects.select_related("province")),
    )


def build_listing(organization: Organization) -> dict:
    """All of a working copy that may be public, in both languages, as plain data."""
    services = organization.services.all()
    has_residents = houses_people(organization)
    return {
        "slug": organization.slug,
        "public_id": organization.public_id,
        "order": organization.order,
        "name": texts_of(organization, "name"),
        "name_is_translation": organization.name_is_translation,
        "acronym": organization.acronym,
        "alternate_names": {
            language: (getattr(organization, f"alternate_name_{language}") or "").splitlines()
            for language in CODES
        },
        "type": organization.organization_type,
        "caution": texts_of(organization, "caution"),
        "description": texts_of(organization, "description"),
        "printed_on": _newest_print(organization),
        **{name: getattr(organization, name) for name in PLAIN_FACTS},
        "services": [_service(service) for service in services],
        "phones": [_phone(phone) for phone in organization.phones.all() if not phone.is_held],
        # Apart from the numbers, so that whatever shows or finds numbers cannot take them.
        "unconfirmed": [
            _unconfirmed(phone)
            for phone in organization.phones.all()
            if phone.is_unconfirmed and not has_residents
        ],
        "contacts": [_contact(row) for row in organization.contacts.all() if not row.is_held],
        "locations": [
            _location(row, has_residents)
            for row in organization.locations.all()
            if row.visibility != Location.Visibility.HIDDEN
        ],
    }


def keep_confirmed(listing: dict, confirmed: Collection[str]) -> dict:
    """A listing without the facts (see `facts`) that are not among those confirmed."""
    kept = dict(listing)
    for name in ("caution", "description"):
        if name not in confirmed:
            kept[name] = dict.fromkeys(CODES, "")
    if "printed_on" not in confirmed:
        kept["printed_on"] = None
    for name in PLAIN_FACTS:
        if name not in confirmed:
            kept[name] = Organization._meta.get_field(name).get_default()
    for noun in PARTS:
        kept[noun] = [part for part in listing[noun] if f"{noun}/{part['id']}" in confirmed]
    return kept


def houses_people(organization: Organization) -> bool:
    """Whether people stay with an organization: at one of its places, or for a service."""
    rows = (*organization.services.all(), *organization.locations.all())
    return any(row.is_residential for row in rows)


def keep_standing(listing: dict, before: dict, kept: Collection[str]) -> dict:
    """A listing with these facts of the listing that stands, each as it stands.

    Parts that are kept come first. `kept` names facts of `before` that `listing` does not have.
    """
    merged = dict(listing)
    for name in kept:
        if "/" not in name:
            merged[name] = before[name]
    for noun in PARTS:
        stays = [part for part in before[noun] if f"{noun}/{part['id']}" in kept]
        merged[noun] = stays + listing[noun]
    return merged


def without_numbers(listing: dict, numbers: Collection[str]) -> dict:
    """A listing without these numbers, whether it has them as confirmed or not."""
    left = {
        name: [phone for phone in listing[name] if phone["number"] not in numbers]
        for name in ("phones", "unconfirmed")
    }
    return listing | left


def with_news(
    check: Verification,
    *,
    alert: Alert | None,
    vetting: Vetting | None,
    unreachable_on: date | None,
    tried_on: Collection[date],
    reached: dict[str, str],
    refuted: Collection[str],
    new_until: date | None,
) -> dict:
    """A standing listing with its news: its check, and what became known since.

    `check` is its Verification; `alert` and `vetting` are rows that hold today, or None; `tried_on`
    are the days on which nobody answered, see `calls.tried`; `reached` says in which month the
    field found a number to work, see `report_queue.reached`; `refuted` are the numbers that a call
    found to be wrong or private, see `refuted.numbers`; `new_until` is the last day on which the
    organization is new, see `proofs.new_until`.
    """
    listing = without_numbers(inert.as_published(check), refuted)
    # Anybody can report of any number that it works; only of those that readers see it is told.
    shown = {phone["number"] for phone in listing["phones"]}
    return {
        "listing": listing,
        "checked_on": check.checked_on.isoformat(),
        "due_on": check.due_on.isoformat(),
        "method": check.method,
        "by_one_person": check.by_one_person or check.kept_by_one_person,
        "alert": alert
        and {
            "text": alerts.texts(alert),
            "ends_on": alert.ends_on.isoformat(),
        },
        "vetted_until": vetting and vetting.expires_on.isoformat(),
        "new_until": new_until and new_until.isoformat(),
        "unreachable_on": unreachable_on and unreachable_on.isoformat(),
        "tried_on": [on.isoformat() for on in tried_on],
        "reached": {number: month for number, month in reached.items() if number in shown},
    }


def facts(listing: dict) -> dict:
    """The facts of a listing, to be confirmed one by one: name -> value, in reading order."""
    found = {"name": {name: listing[name] for name in NAME_PARTS}}
    if has_caution(listing):
        found["caution"] = listing["caution"]
    found["description"] = listing["description"]
    if listing["printed_on"]:
        found["printed_on"] = listing["printed_on"]
    found |= {name: listing[name] for name in PLAIN_FACTS if listing[name]}
    for noun in PARTS:
        for part in listing[noun]:
            found[f"{noun}/{part['id']}"] = part
    return found


def has_caution(listing: dict) -> bool:
    """Whether a reader must know something before calling."""
    return any(listing["caution"].values())


def only_reads(method: str) -> bool:
    """Whether a check of this method only reads a published source, and asks nobody."""
    return method == Verification.Method.PUBLISHED_SOURCE


def due_on(listing: dict, method: str, checked_on: date) -> date:
    """The last day on which the next check is due, by risk, with `settings.CHECK_DAYS`.

    What only a published source says ages since that was printed; without a date at once.
    """
    holds = timedelta(days=settings.CHECK_DAYS[risk(listing)])
    if not only_reads(method):
        return checked_on + holds
    if not listing["printed_on"]:
        return checked_on
    return first_day(listing["printed_on"]) + holds


def to_bytes(listing: dict) -> bytes:
    """A listing as canonical JSON: the same listing gives the same bytes."""
    return spell(listing).encode()


def listing_digest(listing: dict) -> str:
    """SHA-256 of a listing as it is stored, as hex."""
    return sha256_hex(to_bytes(frozen.as_stored(listing)))


class Risk(TextChoices):
    """How fast a listing ages, the fastest first; settings.CHECK_DAYS has the days of each."""

    # The first two are names of fields of a service.
    HOTLINE = "hotline", gettext_lazy("hotline")
    RESIDENTIAL = "residential", gettext_lazy("residential")
    OTHER = "other", gettext_lazy("other")


def risk(listing: dict) -> Risk:
    """How fast this listing ages."""
    for one in (Risk.HOTLINE, Risk.RESIDENTIAL):
        if any(service[one] for service in listing["services"]):
            return one
    return Risk.OTHER


def is_overdue(due_on: date | str, on: date | str) -> bool:
    """Whether a check is overdue on a day, as phones count it (static/js/phone/ages.js).

    A check is due on its last day, and overdue from the day after; in Cambodia, as all days are.
    Both days are dates, or both are ISO texts.
    """
    return due_on < on


def _newest_print(organization):
    """When the newest source was printed that speaks of an organization itself, or None."""
    # As texts a year stands before its months, and a month before its days.
    printed = (row.printed_on for row in organization.sources.all() if not row.is_weak)
    return max(printed, default="") or None


def _service(service):
    # A term that is added at the desk may have the order of another.
    groups = sorted(service.served_groups.all(), key=lambda it: (it.term.order, it.term.code))
    return {
        "id": str(service.pk),
        "name": texts_of(service, "name"),
        "description": texts_of(service, "description"),
        "kinds": [term.code for term in service.kinds.all()],
        "served": [group.term.code for group in groups if group.is_served],
        "not_served": [group.term.code for group in groups if not group.is_served],
        "provinces": [province.code for province in service.provinces.all()],
        "nationwide": service.nationwide,
        "hotline": service.is_hotline,
        "residential": service.is_residential,
        "free_of_charge": service.free_of_charge,
        "eligibility": texts_of(service, "eligibility_description"),
        "application_process": texts_of(service, "application_process"),
        "required_documents": texts_of(service, "required_documents"),
        "fees": texts_of(service, "fees_description"),
        "hours": _hours(service),
    }


def _phone(phone):
    return {
        "id": str(phone.pk),
        "number": phone.number,
        "purpose": texts_of(phone, "description"),
        "service": str(phone.service_id) if phone.service_id else None,
        "toll_free": phone.toll_free,
        "languages": phone.languages.replace(",", " ").split(),
        "hours": _hours(phone),
        "printed_on": phone.printed_on or None,
    }


def _unconfirmed(phone):
    return {
        "id": str(phone.pk),
        "number": phone.number,
        "purpose": texts_of(phone, "description"),
        "printed_on": phone.printed_on,
        "printed_in": texts_of(phone, "printed_in"),
    }


def _contact(contact):
    return {
        "id": str(contact.pk),
        "type": contact.contact_type,
        "value": contact.value,
        "purpose": texts_of(contact, "description"),
    }


def _location(location, has_residents):
    # An office can lead to the shelter, so one place where people stay makes every place partial.
    is_full = location.visibility == "full" and not (location.is_residential or has_residents)
    return {
        "id": str(location.pk),
        "name": texts_of(location, "name") if is_full else dict.fromkeys(CODES, ""),
        "province": location.province.code if location.province else None,
        "address": texts_of(location, "address") if is_full else dict.fromkeys(CODES, ""),
    }


def _hours(owner):
    return [
        [row.byday, f"{row.opens_at:%H:%M}", f"{row.closes_at:%H:%M}"]
        for row in sorted(
            owner.schedules.all(), key=lambda row: (DAYS.index(row.byday), row.opens_at)
        )
    ]
