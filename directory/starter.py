"""The starter data: what published sources say of 79 organizations. Nobody was telephoned.

Loading creates what is missing and leaves alone what is there, because people may have edited it.
"""

import json
import uuid
from datetime import date, time
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from directory.models import (
    AskRule,
    CatalogueEdit,
    Line,
    Location,
    Need,
    Organization,
    Phone,
    Province,
    Schedule,
    ServedGroup,
    Service,
    Source,
    TaxonomyTerm,
    UrgentMessage,
    Verification,
)
from directory.models.organization import PUBLIC_ID_ALPHABET
from directory.rules import (
    accounts,
    catalogue_check,
    catalogue_editing,
    editing,
    listing,
    verification,
    verifiers,
)

# The day on which the sources were read; some were read a week later.
CHECKED_ON = date(2026, 11, 22)
# It is data, so it stands in both languages.
NOTE = (
    "តាមប្រភពដែលបានផ្សព្វផ្សាយប៉ុណ្ណោះ មិនទាន់មានអ្នកណាទូរសព្ទទៅសួរទេ។\n"
    "Published sources only; nobody was telephoned."
)
# Keys made from this and a natural key are the same in every installation.
NAMESPACE = uuid.UUID("6b7a4c0e-3d52-5f0b-9a38-0d1f5c2e7a94")


@transaction.atomic
def load(at):
    """Create what is missing of provinces, taxonomy and organizations.

    `at` is an aware datetime. Returns how many organizations were created.
    """
    account = _account()
    catalogue_editing.lock()
    _create_provinces()
    _create_taxonomy()
    _create_needs()
    _create_guidance()
    _record_catalogue(by=account, at=at)
    created = 0
    for row in read("organizations"):
        key = _key("organization", row["slug"])
        if not Organization.objects.filter(Q(pk=key) | Q(slug=row["slug"])).exists():
            _create_organization(key, row, by=account, at=at)
            created += 1
    return created


def _account():
    """The account in whose name the data comes; nobody can log in with it."""
    account, is_new = get_user_model().objects.get_or_create(
        username=accounts.STARTER_ACCOUNT, defaults={"is_active": False}
    )
    if is_new:
        account.set_unusable_password()
        account.save()
    # An upgrade may have made the account before there were roles.
    account.groups.add(Group.objects.get(name=accounts.VERIFIERS))
    return account


def _create_provinces():
    for row in read("provinces"):
        if not Province.objects.filter(code=row["code"]).exists():
            Province.objects.create(pk=_key("province", row["code"]), **row)


def _create_taxonomy():
    taxonomy = read("taxonomy")
    order = 0
    for number, row in enumerate(taxonomy["categories"]):
        category = _term("category", {**row, "order": number})
        for child in row["kinds"]:
            order += 1
            _term("kind", {**child, "order": order, "parent": category})
    for number, row in enumerate(taxonomy["served"]):
        _term("served", {**row, "order": number})


def _create_needs():
    for order, row in enumerate(read("needs")["needs"]):
        if not Need.objects.filter(code=row["code"]).exists():
            words = [*row["km"], *row["en"], *row["romanised"]]
            facts = {name: row[name] for name in ("code", "kinds", "served")}
            Need.objects.create(pk=_key("need", row["code"]), order=order, words=words, **facts)


def _create_guidance():
    """Urgent messages, lines and which to ask; no office has approved their wording yet."""
    guidance = read("guidance")
    for part, model in (("lines", Line), ("asks", AskRule), ("urgent", UrgentMessage)):
        for number, row in enumerate(guidance[part]):
            defaults = {**row, "order": number, "pk": _key(part, row["code"])}
            model.objects.get_or_create(code=defaults.pop("code"), defaults=defaults)


def _record_catalogue(*, by, at):
    """Record what is new; the first catalogue stands at once where nobody could check it."""
    is_first = not CatalogueEdit.objects.exists()
    edit = catalogue_editing.save(by=by, at=at)
    # Later a colleague's change may wait in it, which nobody but a second person confirms.
    if edit and is_first and verifiers.count_verifiers() < 2:
        catalogue_check.confirm(by=by, seen_revision=edit.revision, at=at)


def _term(taxonomy, row):
    defaults = {name: value for name, value in row.items() if name not in ("code", "kinds")}
    defaults["pk"] = _key("term", taxonomy, row["code"])
    return TaxonomyTerm.objects.get_or_create(
        taxonomy=taxonomy, code=row["code"], defaults=defaults
    )[0]


def _create_organization(key, row, *, by, at):
    parts = ("services", "phones", "locations", "sources")
    organization = Organization.objects.create(
        pk=key,
        public_id=_public_id(key),
        **{name: value for name, value in row.items() if name not in parts},
    )
    services = {
        service["key"]: _create_service(organization, number, service)
        for number, service in enumerate(row["services"])
    }
    known = _numbers(organization.slug)
    for number, phone in enumerate(row["phones"]):
        phone.update(known.get(phone["number"], {}))
        service = services.get(phone.pop("service", None))
        _create_part(Phone, organization, phone["number"], order=number, service=service, **phone)
    for number, place in enumerate(row["locations"]):
        province = Province.objects.get(code=place.pop("province"))
        # Hidden until the organization itself agrees that its office is shown.
        _create_part(Location, organization, number, order=number, province=province, **place)
    for number, source in enumerate(row["sources"]):
        _create_part(Source, organization, source["code"], order=number, **source)
    edit = editing.save(organization, by=by, at=at)
    # Where two people check each other nothing is listed past them: it waits for one of them.
    is_active = row["operating_status"] == Organization.OperatingStatus.ACTIVE_REPORTED
    if is_active and verifiers.count_verifiers() < 2:
        # A clock that is behind must not stop the first start.
        on = min(CHECKED_ON, timezone.localdate(at))
        facts = listing.facts(listing.build_listing(organization))
        if facts.get("printed_on", "") > on.isoformat():
            del facts["printed_on"]
        verification.confirm(
            organization,
            by=by,
            seen_revision=edit.revision,
            method=Verification.Method.PUBLISHED_SOURCE,
            confirmed_facts=[
                name
                for name in facts
                # Nobody has released these yet, and nobody is said to have.
                if not name.startswith("unconfirmed/")
            ],
            # Whoever wrote the data has looked at each text.
            meant=list(facts),
            on=on,
            at=at,
            note=NOTE,
        )


def _numbers(slug):
    """What the starter data says of some numbers of an organization beside the rest: by number.

    Those that may be shown as not confirmed are proposed so; a verifier has to release each.
    """
    rows = read("numbers")
    found = {
        row["number"]: {"has_conflict": True}
        for row in rows["conflict"]
        if row["organization"] == slug
    }
    for row in rows["unconfirmed"]:
        if row.pop("organization") == slug:
            found[row.pop("number")] = {"is_unconfirmed": True, **row}
    return found


def _create_service(organization, number, row):
    key = row.pop("key")
    kinds, served, provinces = row.pop("kinds"), row.pop("served"), row.pop("provinces")
    round_the_clock = row.pop("round_the_clock", False)
    service = _create_part(Service, organization, key, order=number, **row)
    service.kinds.set(TaxonomyTerm.objects.filter(taxonomy="kind", code__in=kinds))
    service.provinces.set(Province.objects.filter(code__in=provinces))
    for term in TaxonomyTerm.objects.filter(taxonomy="served", code__in=served):
        ServedGroup.objects.create(service=service, term=term, is_served=True)
    for day in Schedule.Day.values if round_the_clock else []:
        Schedule.objects.create(
            pk=_key("schedule", service.pk, day),
            service=service,
            byday=day,
            opens_at=time(0),
            closes_at=time(0),
        )
    return service


def _create_part(model, organization, key, **values):
    pk = _key(model.__name__, organization.slug, key)
    return model.objects.create(pk=pk, organization=organization, **values)


def read(name):
    """The content of one of the fixtures."""
    return json.loads((Path(settings.BASE_DIR) / "fixtures" / f"{name}.json").read_text("utf-8"))


def _key(*parts):
    return uuid.uuid5(NAMESPACE, "/".join(str(part).lower() for part in parts))


def _public_id(key):
    rest, letters = key.int, ""
    for _ in range(6):
        rest, position = divmod(rest, len(PUBLIC_ID_ALPHABET))
        letters += PUBLIC_ID_ALPHABET[position]
    return letters
