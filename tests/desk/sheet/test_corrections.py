"""Corrections on the call sheet: they wait for somebody else, and what is refused is kept."""

import pytest
from django.utils import timezone

from directory.models import Location, Phone, Province
from directory.rules import editing, listing, standing
from directory.rules.refusal import Refused
from tests import make
from tests.desk.sheet.shown import NEW_NUMBER, address, fact, shown

# A screen: what it calls is tried on both databases in tests/rules.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]


def test_correction_leaves_phones_and_waits_for_somebody_else(client, dara, bopha, house):
    number = fact(house, "phones")
    data = shown(client, house) | {
        "all_unchanged": "on",
        f"fix-{number}-number": "០០០ ០០០ ០០៣",
        "confirm": "",
    }
    client.post(address(house), data)
    house.refresh_from_db()
    assert house.phones.get().number == "+85500000003"
    assert standing.current_check(house).listing["phones"] == []
    assert (house.revision, house.edits.first().editor) == (2, dara)
    with pytest.raises(Refused):
        make.confirm(house, by=dara, at=timezone.now(), on=timezone.localdate())


def test_corrected_fact_needs_no_tick(client, house):
    ticked = listing.facts(listing.build_listing(house)).keys() - {"description"}
    data = shown(client, house) | {f"decide-{name}": "yes" for name in ticked}
    client.post(address(house), data | {"fix-description-description_en": "New", "confirm": ""})
    house.refresh_from_db()
    assert (set(standing.current_check(house).confirmed_facts), house.description_en) == (
        ticked,
        "New",
    )


def test_old_number_may_stay_while_its_correction_waits(client, house):
    number = fact(house, "phones")
    data = shown(client, house) | {
        "all_unchanged": "on",
        f"decide-{number}": "yes",
        f"fix-{number}-number": NEW_NUMBER,
        "confirm": "",
    }
    client.post(address(house), data)
    house.refresh_from_db()
    assert house.phones.get().number == NEW_NUMBER
    phones = standing.current_check(house).listing["phones"]
    assert [phone["number"] for phone in phones] == [make.NUMBER]


def test_undiallable_correction_is_refused_and_kept(client, house):
    number = fact(house, "phones")
    data = shown(client, house) | {
        "all_unchanged": "on",
        f"fix-{number}-number": "99 and more",
        "confirm": "",
    }
    response = client.post(address(house), data)
    assert list(response.context["form"].corrections[number].errors) == ["number"]
    assert "99 and more" in client.get(address(house)).text
    assert house.verifications.count() == 1


@pytest.fixture
def held(house, sokha):
    """A number of the same house that no listing has."""
    held = Phone.objects.create(organization=house, number=NEW_NUMBER, is_held=True)
    editing.save(house, by=sokha, at=timezone.now())
    house.refresh_from_db()
    return held


def test_number_that_the_entry_has_already_is_refused_beside_it(client, house, held):
    number = fact(house, "phones")
    data = shown(client, house) | {f"fix-{number}-number": held.number, "correct": ""}
    response = client.post(address(house), data)
    assert response.context["form"].corrections[number].errors == {
        "number": ["The entry has this number already."]
    }


def test_number_that_only_another_organization_has_is_taken(client, sokha, house, held):
    theirs = "+85500000001"
    make.organization("lake", editor=sokha).phones.update(number=theirs)
    number = fact(house, "phones")
    data = shown(client, house) | {f"fix-{number}-number": theirs, "correct": ""}
    client.post(address(house), data)
    assert house.phones.get(is_held=False).number == theirs


def test_what_a_number_is_for_is_corrected_without_the_number(client, sokha, house):
    house.phones.update(number=NEW_NUMBER)
    editing.save(house, by=sokha, at=timezone.now())
    number = fact(house, "phones")
    data = shown(client, house) | {f"fix-{number}-description_en": "Office", "correct": ""}
    client.post(address(house), data)
    phone = house.phones.get()
    assert (phone.number, phone.description_en) == (NEW_NUMBER, "Office")


@pytest.mark.parametrize("button", ["confirm", "correct"])
def test_conflicting_corrections_are_refused_and_kept(client, sokha, house, button):
    Phone.objects.create(organization=house, number=make.HELD_NUMBER)
    editing.save(house, by=sokha, at=timezone.now())
    house.refresh_from_db()
    data = shown(client, house) | {"all_unchanged": "on"}
    data |= {f"fix-phones/{phone.pk}-number": NEW_NUMBER for phone in house.phones.all()}
    page = client.post(address(house), data | {button: ""})
    assert page.context["form"].non_field_errors() == [
        "Somebody changed this entry at the same moment. Try again."
    ]
    assert (house.verifications.count(), house.edits.count()) == (1, 2)
    assert client.get(address(house)).text.count(f'value="{NEW_NUMBER}"') == 2


@pytest.mark.parametrize(("source", "kept"), [("លិខិត", ""), ("Their page", "Their page")])
def test_corrected_number_does_not_keep_the_source_of_the_old(client, house, source, kept):
    number = fact(house, "phones")
    data = shown(client, house) | {f"fix-{number}-number": NEW_NUMBER, "correct": ""}
    client.post(address(house), data | {f"fix-{number}-source_codes": source})
    phone = house.phones.get()
    assert (phone.number, phone.source_codes) == (NEW_NUMBER, kept)


@pytest.mark.parametrize("code", ["115", "1280", "1288", "១២៨០"])
def test_short_codes_can_be_dialled(client, house, code):
    number = fact(house, "phones")
    data = shown(client, house) | {f"fix-{number}-number": code, "correct": ""}
    client.post(address(house), data)
    assert house.phones.get().number == str(int(code))


def test_only_an_address_that_is_shown_can_be_corrected(client, sokha, house):
    places = {
        visibility: Location.objects.create(
            organization=house,
            visibility=visibility,
            province=Province.objects.get(code="12"),
            address_en="1 Somewhere Street",
        )
        for visibility in ("full", "partial", "hidden")
    }
    editing.save(house, by=sokha, at=timezone.now())
    corrections = client.get(address(house)).context["form"].corrections
    assert [name for name in corrections if name.startswith("locations")] == [
        f"locations/{places['full'].pk}"
    ]


def test_corrections_can_be_saved_without_confirming(client, dara, house):
    data = shown(client, house) | {"fix-description-description_en": "New", "correct": ""}
    client.post(address(house), data)
    house.refresh_from_db()
    assert (house.description_en, house.verifications.count()) == ("New", 1)
