"""Records: what finding, filtering and ordering need of each standing listing."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain

from django.utils import timezone

from directory import text
from directory.models import Organization, Verification
from directory.publish import guidance
from directory.publish.catalogue import search_keys
from directory.rules import (
    alerts,
    calls,
    inert,
    proofs,
    publication,
    refuted,
    report_queue,
    twins,
    vetting,
)
from directory.rules.listing import only_reads, with_news
from directory.text import languages

log = logging.getLogger(__name__)
# So long a search tells that a listing was withdrawn.
TOLD_FOR = timedelta(days=180)


def standings(at: datetime) -> list[dict]:
    """Each standing listing with its news at that moment, hotlines and partners first."""
    return [standing for _check, standing in checked_standings(at)]


def checked_standings(at: datetime) -> list[tuple[Verification, dict | None]]:
    """The same, each with its check; None for what was written past the desk and is no listing."""
    on = timezone.localdate(at)
    rows = Verification.objects.standing().order_by("listing__order", "organization__slug")
    # The database was restored and knows nothing of these withdrawals; they wait for a person.
    lost = {row.public_id for row in publication.lost_withdrawals()}
    rows = rows.exclude(organization__public_id__in=lost)
    alert_of = {row.organization_id: row for row in alerts.in_force(on)}
    vetting_of = {row.organization_id: row for row in vetting.in_force(on)}
    in_vain = list(calls.calls_in_vain())
    unreachable, tried = calls.unreachable(in_vain), calls.tried(in_vain)
    reached = report_queue.reached(at=at)
    refuted_of = refuted.numbers()
    new_until = proofs.new_until(on)
    return [
        (
            row,
            _with_news(
                row,
                alert=alert_of.get(row.organization_id),
                vetting=vetting_of.get(row.organization_id),
                unreachable_on=unreachable.get(row.organization_id),
                tried_on=tried.get(row.organization_id, ()),
                reached=reached.get(row.organization_id, {}),
                refuted=refuted_of.get(row.organization_id, ()),
                new_until=new_until.get(row.organization_id),
            ),
        )
        for row in rows
    ]


def _with_news(row, **known):
    try:
        return with_news(row, **known)
    except (KeyError, TypeError, AttributeError):
        return None


def withdrawn(at: datetime) -> list[dict]:
    """The listings that were withdrawn lately, by name: whoever looks for one must learn of it.

    Nothing else of their words is left. One that was merged into a listing that stands has no keys:
    only a print that has it is corrected. `at` is an aware datetime.
    """
    since = at - TOLD_FOR
    rows = Verification.objects.withdrawn().filter(recorded_at__gte=since)
    # What was merged into a listing that stands is still there: no search says that it went.
    listed = Verification.objects.standing().values_list("organization", flat=True)
    merged = twins.merged_into({*listed})
    taken = {row.organization: row.recorded_at for row in rows.select_related("organization")}
    lost = {row.public_id: row.published_at for row in publication.lost_withdrawals()}
    for organization in Organization.objects.filter(public_id__in=lost):
        if lost[organization.public_id] >= since:
            taken.setdefault(organization, lost[organization.public_id])
    found = []
    for organization, moment in sorted(taken.items(), key=lambda pair: pair[0].public_id):
        checks = organization.verifications.filter(outcome=Verification.Outcome.CONFIRMED)
        # None if the database was restored to a day on which nobody had checked it yet.
        for check in checks.order_by("-number"):
            try:
                listing = inert.as_published(check)
                row = _withdrawn(organization, listing, organization.pk in merged)
            except (KeyError, TypeError, AttributeError):
                # Written past the desk; the listing before tells who it was.
                log.error("Cannot be read: %s: check %s", organization.slug, check.number)
                continue
            found.append(row | {"on": timezone.localdate(moment).isoformat()})
            break
    return found


def _withdrawn(organization, listing, is_merged):
    services = listing["services"]
    # PostgreSQL keeps no order of the languages.
    names = [listing["name"][language] for language in languages.CODES]
    aliases = [listing["alternate_names"][language] for language in languages.CODES]
    is_nationwide = any(service["nationwide"] for service in services)
    return {
        "id": organization.public_id,
        "name": listing["name"],
        "keys": [] if is_merged else search_keys([*names, listing["acronym"], *chain(*aliases)]),
        # In its own order, as the first is what it is for.
        "kinds": [*dict.fromkeys(chain.from_iterable(one["kinds"] for one in services))],
        "served": union(service["served"] for service in services),
        # Of one of the whole country nobody is sent to the line of one of its provinces.
        "provinces": [] if is_nationwide else union(one["provinces"] for one in services),
    }


def record(standing: dict, catalogue: dict) -> dict:
    """What finding, filtering and ordering need of a listing, and its card.

    Search looks every code up in the catalogue, so codes that the catalogue lacks are left out.
    """
    listing = standing["listing"]
    services = listing["services"]
    kinds, served, provinces = (
        {term["code"] for term in catalogue[group]} for group in ("kinds", "served", "provinces")
    )
    parents = {term["code"] for term in catalogue["categories"] if term.get("sinks_when_overdue")}
    sinking = {term["code"] for term in catalogue["kinds"] if term["parent"] in parents}
    names = chain.from_iterable(
        listing["alternate_names"][language] for language in languages.CODES
    )
    return {
        "id": listing["public_id"],
        "slug": listing["slug"],
        "order": listing["order"],
        **{f"name_{code}": listing["name"][code] for code in languages.CODES},
        "aliases": [name for name in (listing["acronym"], *names) if name],
        "numbers": [phone["number"] for phone in listing["phones"]],
        "kinds": _known(kinds, (service["kinds"] for service in services)),
        "served": _known(served, (service["served"] for service in services)),
        "not_served": _known(served, (service["not_served"] for service in services)),
        "provinces": _known(provinces, (service["provinces"] for service in services)),
        "nationwide": any(service["nationwide"] for service in services),
        "languages": union(phone["languages"] for phone in listing["phones"]),
        "free": _any_known(service["free_of_charge"] for service in services),
        "hours": [part["hours"] for part in services + listing["phones"] if part["hours"]],
        # Nobody has called what only a print says, so that it goes below what somebody checked.
        "sinks": only_reads(standing["method"])
        or any(service["residential"] or sinking & set(service["kinds"]) for service in services),
        "reachable": guidance.is_reachable(listing, catalogue),
        "checked_on": standing["checked_on"],
        "due_on": standing["due_on"],
        "method": standing["method"],
        "printed_on": listing["printed_on"],
    }


def description_keys(standing: dict) -> list[str]:
    """The search keys of what a listing says of itself, of its services and of its offices."""
    listing = standing["listing"]
    texts = [listing["description"]]
    for service in listing["services"]:
        texts += [service["name"], service["description"], service["eligibility"]]
    texts += [place["name"] for place in listing["locations"]]
    return search_keys(text[language] for text in texts for language in languages.CODES)


def in_khmer_order(standing: dict) -> tuple[str, str]:
    """The order of a Khmer dictionary, in which phones get the listings."""
    name = standing["listing"]["name"]
    _language, name = languages.choose(name, languages.DEFAULT)
    return text.sort_key(name), standing["listing"]["public_id"]


def union(lists: Iterable[Iterable[str]]) -> list[str]:
    """What stands in any of these lists, each once and in order."""
    return sorted({item for items in lists for item in items})


def _known(known, lists):
    return sorted(known.intersection(chain.from_iterable(lists)))


def _any_known(answers):
    """True if any service says yes, else False if any says no, else None for not known."""
    answers = list(answers)
    return True if True in answers else False if False in answers else None
