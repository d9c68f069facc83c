"""What leaves the server: a word in every text field, and where it comes out."""

import itertools
import re

import pytest
from django.contrib.auth import get_user_model
from django.db import models

from directory.models import (
    Contact,
    Location,
    Organization,
    Phone,
    Province,
    ServedGroup,
    Service,
    Source,
    TaxonomyTerm,
)
from directory.publish import files, publishing
from directory.rules import accounts, editing, listing, standing, verification
from tests import make

pytestmark = pytest.mark.django_db

# A new text field is private until somebody writes it into this list.
PUBLIC = {
    "organization.acronym",
    "organization.alternate_name_en",
    "organization.alternate_name_km",
    "organization.description_en",
    "organization.description_km",
    "organization.name_en",
    "organization.name_km",
    "organization.website",
    "service.application_process_en",
    "service.application_process_km",
    "service.description_en",
    "service.description_km",
    "service.eligibility_description_en",
    "service.eligibility_description_km",
    "service.fees_description_en",
    "service.fees_description_km",
    "service.name_en",
    "service.name_km",
    "service.required_documents_en",
    "service.required_documents_km",
    "open phone.description_en",
    "open phone.description_km",
    "open phone.languages",
    "open contact.description_en",
    "open contact.description_km",
    "open contact.value",
    "full location.address_en",
    "full location.address_km",
    "full location.name_en",
    "full location.name_km",
}


class Canaries:
    """Words that are found again, each planted in one field."""

    def __init__(self):
        self.words = {}
        self.letters = itertools.product("bcdfghjkmp", repeat=3)

    def plant(self, label, row, **fixed):
        """Fill every text field of a row that is free to hold any text; save the row."""
        for field in row._meta.concrete_fields:
            if not holds_any_text(field) or field.name in fixed:
                continue
            word = self.word(f"{label}.{field.name}")
            is_url = isinstance(field, models.URLField)
            setattr(row, field.name, f"https://{word}.example/" if is_url else word)
        for name, value in fixed.items():
            setattr(row, name, value)
        row.save()
        return row

    def word(self, label):
        # Doubled, so that no word is one slip of the finger away from another.
        self.words[label] = f"kanari{''.join(2 * letter for letter in next(self.letters))}"
        return self.words[label]

    def found_in(self, text):
        text = text.lower()
        return {label for label, word in self.words.items() if word in text}


def holds_any_text(field):
    """Whether a field takes a word of ours: no choice, no key, no number."""
    if not isinstance(field, (models.CharField, models.TextField)) or field.choices:
        return False
    names = {other.name for other in field.model._meta.concrete_fields}
    has_languages = f"{field.name}_km" in names
    return not has_languages and field.name not in {"slug", "public_id", "number"}


@pytest.fixture
def canaries():
    return Canaries()


@pytest.fixture
def lotus(plain_static_files, settings, tmp_path, canaries):
    """Lotus House, with something in every field; whoever touched it has a telling name, too."""
    settings.DATA_ROOT = tmp_path
    make.catalogue()
    people = {}
    for role in ("editor", "verifier"):
        fields = {
            name: canaries.word(f"{role}.{name}") for name in ("first_name", "last_name", "email")
        }
        people[role] = make.person(
            canaries.word(f"{role}.username"), verifies=role == "verifier", **fields
        )
    # A list of choices in the form, but the column holds any word.
    status = canaries.word("organization.operating_status")
    house = canaries.plant("organization", Organization(slug="lotus"), operating_status=status)
    service = canaries.plant("service", Service(organization=house))
    service.kinds.add(TaxonomyTerm.objects.get(taxonomy="kind", code="safe-house"))
    for state, number in (("open", make.NUMBER), ("held", make.HELD_NUMBER)):
        fixed = {"organization": house, "is_held": state == "held"}
        canaries.plant(f"{state} phone", Phone(number=number, **fixed))
        canaries.plant(f"{state} contact", Contact(contact_type="telegram", **fixed))
    place = {"organization": house, "province": Province.objects.get(code="12")}
    for visibility in ("full", "partial", "hidden"):
        canaries.plant(f"{visibility} location", Location(visibility=visibility, **place))
    # The database refuses an address here; a name is refused by nothing but the listing.
    canaries.plant(
        "shelter location",
        Location(visibility="partial", is_residential=True, **place),
        address_km="",
        address_en="",
    )
    canaries.plant("source", Source(organization=house, reveals_shelter_place=True))
    editing.save(house, by=people["editor"], at=make.NOW)
    said = {name: canaries.word(f"verification.{name}") for name in ("note", "spoken_to")}
    make.confirm(house, by=people["verifier"], **said)
    return house


@pytest.fixture
def river(lotus, canaries):
    """A second house, withdrawn for a reason that is nobody's business."""
    made = make.organization("river", editor=get_user_model().objects.first())
    verifier = get_user_model().objects.get(groups__name=accounts.VERIFIERS)
    make.confirm(made, by=verifier)
    reason = canaries.word("withdrawal.note")
    verification.withdraw(made, by=verifier, reason=reason, at=make.NOW)
    return made


def test_canaries_sit_in_every_private_field(lotus, canaries):
    document = editing.document(lotus)
    private = {label for label in canaries.words if label not in PUBLIC}
    in_working_copy = canaries.found_in(files.to_bytes(document).decode())
    elsewhere = {
        label for label in private if label.startswith(("editor.", "verifier.", "verification."))
    }
    assert private - in_working_copy == elsewhere
    assert {label.split(".")[1] for label in private} >= {
        "notes",
        "conflicts",
        "operating_status",
        "note",
        "raw_as_printed",
        "source_codes",
        "title",
        "url",
        "supports",
        "spoken_to",
        "username",
    }


def test_listing_holds_the_public_fields_and_no_other(lotus, canaries):
    last = standing.check_of(lotus)
    assert canaries.found_in(listing.to_bytes(last.listing).decode()) == PUBLIC


def test_files_for_phones_hold_what_is_rendered_and_no_other(river, canaries):
    pointer = publishing.publish(at=make.NOW)
    contents = [files.to_bytes(content) for content in publishing.build(make.NOW).values()]
    contents.append(files.to_bytes(pointer))
    text = b"".join(contents).decode()
    assert canaries.found_in(text) == PUBLIC
    assert make.HELD_NUMBER[4:] not in text


def test_public_doors_let_out_what_is_rendered_and_no_other(client, lotus, river, canaries):
    pointer = publishing.publish(at=make.NOW)
    addresses = ["/", "/sw.js", "/manifest.webmanifest", "/healthz", "/data/current.json"]
    addresses += [file["path"] for file in pointer["files"].values()]
    for language in ("km", "en"):
        addresses += [
            f"/{language}/{path}"
            for path in (
                "",
                "shell/",
                "search/",
                "about/",
                "kind/shelter/",
                "kind/safe-house/",
                "province/12/",
                f"o/{lotus.public_id}/",
                f"o/{river.public_id}/",
                "o/zzzzzz/",
            )
        ]
    answers = [client.get(address) for address in addresses]
    answers += [client.post(f"/{language}/search/", {"q": "lotus"}) for language in ("km", "en")]
    answers += [client.post("/en/search/", {"kind": "nothing"}), client.delete("/km/")]
    for answer in answers:
        text = b"".join(answer).decode() + str(answer.headers)
        assert canaries.found_in(text) <= PUBLIC
        assert make.HELD_NUMBER[4:] not in text
    whole = "".join(b"".join(answer).decode() for answer in answers)
    assert canaries.found_in(whole) == PUBLIC


def test_private_words_find_nothing(client, lotus, canaries):
    publishing.publish(at=make.NOW)
    for label in sorted(canaries.words.keys() - PUBLIC):
        word = canaries.words[label]
        page = b"".join(client.post("/km/search/", {"q": word})).decode()
        assert re.findall(r'class="listing"[^>]*data-listing="([^"]+)"', page) == [], label
        # What the reader typed stands in the search box, and nowhere else.
        assert page.count(word) == 1, label


def test_words_of_an_edit_nobody_checked_stay_inside(lotus, canaries):
    fresh = Canaries()
    fresh.letters = itertools.product("lnqrstv", repeat=3)
    fresh.plant("edit", lotus)
    editing.save(lotus, by=get_user_model().objects.first(), at=make.NOW)
    contents = [files.to_bytes(content) for content in publishing.build(make.NOW).values()]
    assert fresh.found_in(b"".join(contents).decode()) == set()


@pytest.mark.parametrize(
    ("noun", "keys"),
    [
        (
            "services",
            [
                "application_process",
                "description",
                "eligibility",
                "fees",
                "free_of_charge",
                "hotline",
                "hours",
                "id",
                "kinds",
                "name",
                "nationwide",
                "not_served",
                "provinces",
                "required_documents",
                "residential",
                "served",
            ],
        ),
        ("contacts", ["id", "purpose", "type", "value"]),
        ("locations", ["address", "id", "name", "province"]),
    ],
)
def test_public_fields_of_parts_are_these(lotus, noun, keys):
    assert sorted(listing.build(lotus)[noun][0]) == keys


def test_groups_that_a_service_takes_and_those_it_does_not_are_told_apart(sokha):
    make.catalogue()
    house = make.organization("house", editor=sokha)
    men = TaxonomyTerm.objects.get(code="men")
    ServedGroup.objects.create(service=house.services.get(), term=men, is_served=False)
    [service] = listing.build(house)["services"]
    assert (service["served"], service["not_served"]) == (["women"], ["men"])


def test_place_where_people_stay_shows_its_province_alone(lotus):
    shelter = lotus.locations.get(is_residential=True)
    shown = {place["id"]: place for place in listing.build(lotus)["locations"]}
    nothing = {"km": "", "en": ""}
    assert shown[str(shelter.pk)] == {
        "id": str(shelter.pk),
        "name": nothing,
        "province": "12",
        "address": nothing,
    }


def test_place_where_people_stay_shows_no_address_even_if_the_database_let_one_in(lotus):
    row = Location(visibility="full", is_residential=True, address_km="ផ្លូវ ១", name_km="ផ្ទះ")
    place = listing._location(row, has_residents=False)
    assert place["address"] == place["name"] == {"km": "", "en": ""}


def test_hidden_place_leaves_not_even_its_province(lotus):
    lotus.locations.filter(visibility="hidden").update(province=Province.objects.get(code="06"))
    shown = {(place["id"], place["province"]) for place in listing.build(lotus)["locations"]}
    rest = lotus.locations.exclude(visibility="hidden")
    assert shown == {(str(place.pk), "12") for place in rest}


def test_one_residential_service_takes_the_address_off_every_place(lotus):
    full = {"visibility": "full", "is_residential": False}
    row = lotus.locations.get(**full)
    place = {part["id"]: part for part in listing.build(lotus)["locations"]}[str(row.pk)]
    assert place["address"] == {"km": row.address_km, "en": row.address_en}
    lotus.services.update(is_residential=True)
    place = {part["id"]: part for part in listing.build(lotus)["locations"]}[str(row.pk)]
    assert place["address"] == place["name"] == {"km": "", "en": ""}
