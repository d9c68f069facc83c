"""The parts of a listing, and places where people stay: no address leaves."""

import pytest

from directory.models import (
    Location,
    Province,
    ServedGroup,
    TaxonomyTerm,
)
from directory.rules import listing
from tests import make

pytestmark = pytest.mark.django_db


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
    assert sorted(listing.build_listing(lotus)[noun][0]) == keys


def test_groups_taken_and_groups_refused_are_told_apart(sokha):
    make.catalogue()
    house = make.organization("house", editor=sokha)
    men = TaxonomyTerm.objects.get(code="men")
    ServedGroup.objects.create(service=house.services.get(), term=men, is_served=False)
    [service] = listing.build_listing(house)["services"]
    assert (service["served"], service["not_served"]) == (["women"], ["men"])


def test_place_where_people_stay_shows_its_province_alone(lotus):
    # The database refuses an address here; a name is refused by nothing but the listing.
    shelter = Location.objects.create(
        organization=lotus,
        province=Province.objects.get(code="12"),
        visibility="partial",
        is_residential=True,
        name_km="ផ្ទះ",
        name_en="House",
    )
    shown = {place["id"]: place for place in listing.build_listing(lotus)["locations"]}
    nothing = {"km": "", "en": ""}
    assert shown[str(shelter.pk)] == {
        "id": str(shelter.pk),
        "name": nothing,
        "province": "12",
        "address": nothing,
    }


def test_shelter_shows_no_address_even_if_one_is_stored(lotus):
    row = Location(visibility="full", is_residential=True, address_km="ផ្លូវ ១", name_km="ផ្ទះ")
    place = listing._location(row, has_residents=False)
    assert place["address"] == place["name"] == {"km": "", "en": ""}


def test_hidden_place_leaves_not_even_its_province(lotus):
    lotus.locations.filter(visibility="hidden").update(province=Province.objects.get(code="06"))
    shown = {
        (place["id"], place["province"]) for place in listing.build_listing(lotus)["locations"]
    }
    rest = lotus.locations.exclude(visibility="hidden")
    assert shown == {(str(place.pk), "12") for place in rest}


def test_one_residential_service_hides_every_address(lotus):
    full = {"visibility": "full", "is_residential": False}
    row = lotus.locations.get(**full)
    place = {part["id"]: part for part in listing.build_listing(lotus)["locations"]}[str(row.pk)]
    assert place["address"] == {"km": row.address_km, "en": row.address_en}
    lotus.services.update(is_residential=True)
    place = {part["id"]: part for part in listing.build_listing(lotus)["locations"]}[str(row.pk)]
    assert place["address"] == place["name"] == {"km": "", "en": ""}
