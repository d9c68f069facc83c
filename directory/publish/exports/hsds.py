"""Listings as objects of the Human Services Data Specification (HSDS, openreferral.org).

Valid on 3.0, on the draft of 3.1 and on the UK profile at once: what one of them does not know it
allows. What is ours is written down in docs/hsds.md: texts are Khmer and, on the next line,
English; a place that is withheld is a province without an address; what warns is the `alert`.
"""

import re
from typing import NamedTuple
from uuid import UUID, uuid5

from directory.publish.exports import table, words
from directory.publish.exports.hsds_terms import Terms
from directory.publish.files import to_bytes
from directory.publish.reader import Reader
from directory.rules.listing import only_reads
from directory.text import languages
from directory.text.hours import PHNOM_PENH

VERSION = "3.0"
# Of ids that a listing does not have itself; fixed for good, as ids are never used again.
NAMESPACE = UUID("8f1b7a5e-6a43-4c0e-9a59-0d4c9b1f2e37")
ZONE_HOURS = int(PHNOM_PENH.utcoffset(None).total_seconds()) // 3600
ZONE = f"{ZONE_HOURS:+03}:00"
COUNTRY = "KH"
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def made_id(*parts: str) -> str:
    """The id of what has none of its own: the same parts always give the same UUID."""
    return str(uuid5(NAMESPACE, "/".join(parts)))


class Item(NamedTuple):
    """An organization by its standing listing; one of its services; that service at a place."""

    standing: dict
    service: dict | None = None
    place: dict | None = None

    @property
    def id(self) -> str:
        """The id of the object that is made of it."""
        if self.place:
            return made_id(self.service["id"], self.place["id"])
        return self.service["id"] if self.service else self.organization_id

    @property
    def organization_id(self) -> str:
        """The id of its organization."""
        return made_id("organization", self.standing["listing"]["public_id"])


class Directory:
    """The objects of one published list."""

    def __init__(self, reader: Reader) -> None:
        self.terms = Terms(reader.file("catalogue"), made_id)
        self.organizations = [Item(standing) for standing in reader.documents()]
        self.services = [one for item in self.organizations for one in _services(item)]
        self.service_at_locations = [one for item in self.services for one in _at_places(item)]

    def organization(self, item: Item) -> dict:
        """An organization with one-to-one fields alone."""
        listing = item.standing["listing"]
        own, other = _names(listing["name"])
        return _present(
            id=item.organization_id,
            name=own,
            alternate_name=other or listing["acronym"],
            description=_text(listing["description"]) or own,
            website=listing["website"],
            year_incorporated=listing["year_incorporated"],
        )

    def full_organization(self, item: Item) -> dict:
        """An organization with its numbers, places and services."""
        listing = item.standing["listing"]
        return self.organization(item) | _present(
            phones=[_phone(phone) for phone in listing["phones"]],
            contacts=[_contact(contact) for contact in listing["contacts"]],
            locations=[self._location(place) for place in listing["locations"]],
            attributes=self.terms.attributes(
                item.organization_id, "organization", method=[item.standing["method"]]
            ),
            services=[self.minimal(one) for one in _services(item)],
        )

    def minimal(self, item: Item) -> dict:
        """What tells a service from others, and since when it is as it is."""
        return {
            "id": item.id,
            "name": self._names_of_service(item)[0],
            "status": "active",
            "last_modified": item.standing["changed_at"],
        }

    def service(self, item: Item) -> dict:
        """A service with one-to-one fields, among them its organization."""
        standing, service = item.standing, item.service
        said = [service["description"], words.in_each(words.check, standing)]
        return self.minimal(item) | _present(
            organization_id=item.organization_id,
            alternate_name=self._names_of_service(item)[1],
            description="\n".join(filter(None, map(_text, said))),
            alert=_text(words.in_each(_alert, standing)),
            eligibility_description=self._eligibility(service),
            application_process=_text(service["application_process"]),
            fees_description=_text(service["fees"]),
            fees=_text(service["fees"]),
            # Nobody has assured what only a published source says.
            assured_date="" if only_reads(standing["method"]) else standing["checked_on"],
            organization=self.organization(item),
        )

    def full_service(self, item: Item) -> dict:
        """A service with all that belongs to it."""
        listing, service = item.standing["listing"], item.service
        # Who takes one service alone must know whom to call.
        phones = table.phones_of(listing, service) or listing["phones"]
        spoken = sorted({code for phone in phones for code in phone["languages"]})
        return self.service(item) | _present(
            phones=[_phone(phone) for phone in phones],
            contacts=[_contact(contact) for contact in listing["contacts"]],
            schedules=_schedules(service),
            languages=[_language(service["id"], code) for code in spoken],
            service_areas=self._areas(service),
            service_at_locations=[self.at_place(one) for one in _at_places(item)],
            cost_options=_costs(service),
            required_documents=_documents(service),
            attributes=self.terms.attributes(
                service["id"],
                "service",
                kind=service["kinds"],
                served=service["served"],
                method=[item.standing["method"]],
            ),
        )

    def at_place(self, item: Item) -> dict:
        """A service at a place, with one-to-one fields alone."""
        return {
            "id": item.id,
            "service_id": item.service["id"],
            "location_id": item.place["id"],
            "location": self._location(item.place),
        }

    def full_at_place(self, item: Item) -> dict:
        """A service at a place, with the service."""
        return self.at_place(item) | {"service": self.service(item._replace(place=None))}

    def _location(self, place):
        """A place; where its address is withheld there is a province and no address at all."""
        province = self.terms.province(place["province"])
        name, address = _text(place["name"], " · "), _text(place["address"], ", ")
        found = _present(
            id=place["id"],
            location_type="physical",
            name=name or province,
            description="" if name or address else _text(words.in_each(words.withheld)),
        )
        if address:
            found["addresses"] = [
                {
                    "id": made_id(place["id"], "address"),
                    "location_id": place["id"],
                    "address_1": address,
                    # HSDS wants these two; an empty text says that they are not known.
                    "city": "",
                    "postal_code": "",
                    "state_province": province,
                    "country": COUNTRY,
                    "address_type": "physical",
                }
            ]
        return found

    def _names_of_service(self, item):
        """The name of a service in both languages; one without a name has that of its help."""
        kinds = self.terms.in_words("kinds", item.service["kinds"])
        for both in (item.service["name"], kinds, item.standing["listing"]["name"]):
            if any(both.values()):
                return _names(both)
        raise ValueError(f"a listing without a name: {item.id}")

    def _eligibility(self, service):
        """For whom, and for whom not: as words alone, so that no program takes a no for a yes."""
        refused = self.terms.in_words("served", service["not_served"])
        said = [service["eligibility"]]
        if service["not_served"]:
            said.append(words.in_each(words.not_for, refused))
        return "\n".join(filter(None, map(_text, said)))

    def _areas(self, service):
        areas = [
            {
                "id": made_id(service["id"], "area", code),
                "service_id": service["id"],
                "name": self.terms.province(code),
                "extent": code,
                "extent_type": "text",
            }
            for code in service["provinces"]
        ]
        if service["nationwide"]:
            areas.append(
                {
                    "id": made_id(service["id"], "area", COUNTRY),
                    "service_id": service["id"],
                    "name": _text(words.in_each(words.nationwide), " · "),
                    "extent": COUNTRY,
                    "extent_type": "text",
                }
            )
        return areas


def to_json(reader: Reader) -> bytes:
    """The whole list as one file of JSON."""
    found = Directory(reader)
    return to_bytes(
        {
            "version": VERSION,
            "list": words.list_of(reader),
            "organizations": [found.full_organization(one) for one in found.organizations],
            "services": [found.full_service(one) for one in found.services],
            "taxonomies": found.terms.taxonomies,
            "taxonomy_terms": found.terms.taxonomy_terms,
        }
    )


def _services(item):
    return [item._replace(service=one) for one in item.standing["listing"]["services"]]


def _at_places(item):
    """A service at each place: never one where people stay, and a hotline is at none."""
    if item.service["residential"] or item.service["hotline"]:
        return []
    return [item._replace(place=one) for one in item.standing["listing"]["locations"]]


def _alert(standing):
    weak = words.weak() if only_reads(standing["method"]) else ""
    return " ".join(filter(None, [words.warnings(standing), weak]))


def _phone(phone):
    return _present(
        id=phone["id"],
        number=phone["number"],
        type="voice",
        description=_text(phone["purpose"]),
        languages=[_language(phone["id"], code) for code in phone["languages"]],
    )


def _contact(contact):
    is_email = contact["type"] == "email" and EMAIL.fullmatch(contact["value"])
    return _present(
        id=contact["id"],
        # HSDS has no field for messengers.
        name=f"{contact['type']}: {contact['value']}",
        title=_text(contact["purpose"]),
        email=contact["value"] if is_email else "",
    )


def _language(owner, code):
    name = languages.spoken(code, languages.ENGLISH.code)
    return {"id": made_id(owner, "language", code), "code": code, "name": name}


def _schedules(service):
    return [
        {
            "id": made_id(service["id"], "schedule", day, opens, closes),
            "freq": "WEEKLY",
            "byday": day,
            "opens_at": f"{opens}{ZONE}",
            "closes_at": f"{closes}{ZONE}",
            "timezone": ZONE_HOURS,
        }
        for day, opens, closes in service["hours"]
    ]


def _costs(service):
    if not service["free_of_charge"]:
        return []
    own = service["id"]
    return [{"id": made_id(own, "cost"), "service_id": own, "option": "free", "amount": 0}]


def _documents(service):
    document = _text(service["required_documents"])
    return [{"id": made_id(service["id"], "document"), "document": document}] if document else []


def _names(both):
    """A name in the first language that has it, and in the other one, if that is not the same."""
    texts = list(dict.fromkeys(both[code] for code in languages.CODES if both.get(code)))
    return texts[0], "".join(texts[1:2])


def _text(both, between="\n"):
    """A text in both languages, Khmer first; once if both are the same."""
    texts = (both.get(code, "") for code in languages.CODES)
    return between.join(dict.fromkeys(filter(None, texts)))


def _present(**fields):
    """These fields without those that hold nothing: HSDS has no nulls."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
