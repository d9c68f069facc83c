"""The audit of frozen listings: each holds what was confirmed, with what it must not lack.

Like audit.py it reads rows and does not call the acts.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings

from directory.models import Verification, frozen
from directory.models.first_listing import Evidence
from directory.rules import inert, leads
from directory.rules.listing import PLAIN_FACTS, facts, listing_digest, risk
from directory.rules.number_audit import proves
from directory.text import languages

# The shape of listings since which a changed address needs a call, and a print ages.
WITH_PROOFS = 3
# What a listing says of an organization's name, by the column of its revision.
NAMES = {
    "name_is_translation": "name_is_translation",
    "acronym": "acronym",
    "type": "organization_type",
    "order": "order",
    "slug": "slug",
}


def of_listing(before: Verification | None, check: Verification, document: dict) -> Iterator[str]:
    """The frozen listing is whole, and says what its revision said, or what stood before."""
    listing = check.listing
    if inert.find(inert.as_published(check)):
        yield "has a text that is not only text"
    if check.sha256 != listing_digest(listing):
        yield "the listing is not the one that was frozen"
    shown = facts(listing)
    stood = facts(before.listing) if check.kept_facts and before and before.listing else {}
    kept = {name for name in check.kept_facts if name in stood and stood[name] == shown.get(name)}
    if "name" not in kept and not _has_name_of(check, document):
        yield "a name that its revision does not have"
    said = {name for name, value in shown.items() if _is_said(value)}
    if not said <= public_facts(document) & set(check.confirmed_facts) | kept:
        yield "shows a fact that nobody confirmed"
    own = {phone["id"]: phone["number"] for phone in document["phones"]}
    for noun in ("phones", "unconfirmed"):
        for phone in listing[noun]:
            is_kept = f"{noun}/{phone['id']}" in kept
            if not is_kept and own.get(phone["id"]) != phone["number"]:
                yield "a number that its revision does not have"
    caution = {code: document[f"caution_{code}"] for code in languages.CODES}
    if "caution" not in kept and listing["caution"] != caution:
        yield "another caution than its revision has"
    if "printed_on" not in kept and listing["printed_on"] not in (None, _newest_print(document)):
        yield "another day of printing than its revision has"


def of_ways(before: list[Verification], check: Verification, document: dict) -> Iterator[str]:
    """A number or an address that no listing had before was confirmed by a call to another."""
    # Earlier releases asked for no call where no number was known.
    is_listed = check.evidence != Evidence.EARLIER and any(row.listing for row in before)
    known, known_addresses = set(), set()
    for row in before:
        if row.listing:
            known = _numbers(row.listing) or known
            known_addresses = _addresses(row.listing) or known_addresses
    changed = _numbers(check.listing) - known if known or is_listed else set()
    if (known or known_addresses or is_listed) and _has_proofs(check):
        changed |= _addresses(check.listing) - known_addresses
    if check.has_new_number != bool(changed):
        yield "says wrongly whether a number or an address is new"
    own = {phone["number"] for phone in document["phones"]}
    is_proof = check.called in known or (
        check.called != "" and check.called not in own and check.called_source != ""
    )
    call = check.number_call
    if call and not proves(call, check):
        yield "a number released without its call and a second proof"
    if changed and check.method != "visit" and not is_proof and not call:
        yield "a changed number or address without a call to another number"


def last_due_on(check: Verification) -> date:
    """The last day that the policy allows for the next check."""
    start, holds = check.checked_on, timedelta(days=settings.CHECK_DAYS[risk(check.listing)])
    if check.method == "published-source" and _has_proofs(check):
        printed = check.listing["printed_on"]
        if printed is None:
            return start
        year, month, day = (int(part or 1) for part in (printed[:4], printed[5:7], printed[8:]))
        start = date(year, month, day)
    return start + holds


def public_facts(document: dict) -> set[str]:
    """The names of the facts of a revision, each of which can be confirmed."""
    names = {"name", "description"}
    names |= {"caution"} if any(document[f"caution_{code}"] for code in languages.CODES) else set()
    names |= {"printed_on"} if _newest_print(document) else set()
    names |= {name for name in PLAIN_FACTS if document[name]}
    for noun in ("phones", "contacts"):
        names |= {f"{noun}/{part['id']}" for part in document[noun] if not part["is_held"]}
    if not leads.document_houses_people(document):
        unconfirmed = [part for part in document["phones"] if part["is_unconfirmed"]]
        names |= {f"unconfirmed/{part['id']}" for part in unconfirmed}
    names |= {f"services/{part['id']}" for part in document["services"]}
    shown = [part for part in document["locations"] if part["visibility"] != "hidden"]
    return names | {f"locations/{part['id']}" for part in shown}


def _has_name_of(check, document):
    listing = check.listing
    name = {code: document[f"name_{code}"] for code in languages.CODES}
    others = {code: document[f"alternate_name_{code}"].splitlines() for code in languages.CODES}
    return (
        listing["name"] == name
        and check.name_km == name[languages.DEFAULT]
        and listing["alternate_names"] == others
        and all(listing[name] == document[column] for name, column in NAMES.items())
    )


def _newest_print(document):
    printed = [row["printed_on"] for row in document["sources"] if not row["is_weak"]]
    return max(printed, default="") or None


def _numbers(listing):
    return {phone["number"] for phone in listing["phones"]}


def _addresses(listing):
    return {part["value"] for part in listing["contacts"]} | {listing["website"]} - {""}


def _has_proofs(check):
    return check.listing.stored.get(frozen.SHAPE, 1) >= WITH_PROOFS


def _is_said(value):
    """Whether a fact of a listing is not empty."""
    return not isinstance(value, dict) or any(value.values())
