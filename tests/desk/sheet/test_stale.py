"""A stale sheet confirms nothing, and says who changed what."""

import pytest
from django.utils import timezone

from directory.models import Organization
from directory.rules import editing, listing
from tests import make
from tests.desk.sheet.shown import address, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]


def test_stale_sheet_confirms_nothing_and_says_who_changed_what(client, sokha, house):
    data = shown(client, house)
    Organization.objects.filter(pk=house.pk).update(description_en="By Sokha")
    editing.save(house, by=sokha, at=timezone.now())
    decided = {f"decide-{name}": "yes" for name in listing.facts(listing.build_listing(house))}
    response = client.post(address(house), data | decided | {"note": "She was out", "confirm": ""})
    assert house.verifications.count() == 1
    assert "sokha changed this entry" in response.text
    assert response.context["form"]["note"].value() == "She was out"
    assert response.context["form"]["seen_revision"].value() == "2"
    stale = {row["name"] for row in response.context["rows"] if row["is_stale"]}
    kept = {row["name"] for row in response.context["rows"] if row["decide"].value() == "yes"}
    assert stale == {"description"}
    assert kept == listing.facts(listing.build_listing(house)).keys() - {"description"}


def test_private_change_makes_the_sheet_stale_too(client, sokha, house):
    data = shown(client, house)
    Organization.objects.filter(pk=house.pk).update(notes="A broker answers there now")
    editing.save(house, by=sokha, at=timezone.now())
    decided = {f"decide-{name}": "yes" for name in listing.facts(listing.build_listing(house))}
    response = client.post(address(house), data | decided | {"confirm": ""})
    assert "sokha changed this entry" in response.text
    assert house.verifications.count() == 1


def test_stale_sheet_is_a_409_for_scripts_and_a_page_for_people(client, sokha, house):
    data = shown(client, house)
    client.post(address(house), data | {"keep": ""})
    Organization.objects.filter(pk=house.pk).update(description_en="By Sokha")
    editing.save(house, by=sokha, at=timezone.now())
    opened = client.get(address(house))
    assert (opened.status_code, opened.context["sheet"].is_stale) == (200, True)
    statuses = {
        button: client.post(address(house), data | {button: ""}).status_code
        for button in ("keep", "confirm", "correct")
    }
    assert statuses == {"keep": 409, "confirm": 200, "correct": 200}


def test_stale_sheet_does_not_undo_what_somebody_else_wrote(client, sokha, house):
    data = shown(client, house)
    Organization.objects.filter(pk=house.pk).update(description_en="By Sokha")
    editing.save(house, by=sokha, at=timezone.now())
    typed = data | {"fix-description-description_km": "ដោយ ដារ៉ា", "correct": ""}
    response = client.post(address(house), typed)
    again = {name: response.context["form"].data[name] for name in typed if name != "correct"}
    client.post(address(house), again | {"correct": ""})
    house.refresh_from_db()
    assert (house.description_km, house.description_en) == ("ដោយ ដារ៉ា", "By Sokha")


def test_sheet_shows_what_the_entry_no_longer_has(client, sokha, house):
    house.phones.get().delete()
    editing.save(house, by=sokha, at=timezone.now())
    gone = [row for row in client.get(address(house)).context["rows"] if row["is_gone"]]
    assert [row["standing"][0]["number"] for row in gone] == [make.NUMBER]
