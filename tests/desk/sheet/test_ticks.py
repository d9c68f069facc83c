"""The call sheet: what its ticks confirm, and to whom it is closed."""

import uuid

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.models import Organization
from directory.rules import calls, editing, listing, verification
from tests import make
from tests.desk.sheet.shown import NEW_NUMBER, address, shown

# A screen: what it calls is tried on both databases in tests/rules.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]


def test_nothing_is_ticked_when_the_sheet_is_opened(client, house):
    rows = client.get(address(house)).context["rows"]
    assert [row["decide"].value() for row in rows] == [None] * len(rows)


def test_unchanged_entry_is_confirmed_by_one_tick(client, dara, house):
    data = shown(client, house) | {"all_unchanged": "on", "confirm": ""}
    response = client.post(address(house), data)
    check = house.verifications.first()
    assert response.url == f"{address(house)}{check.number}/"
    assert (check.verifier, check.listing) == (dara, house.verifications.last().listing)


def test_the_one_tick_does_not_cover_what_has_changed(client, sokha, house):
    Organization.objects.filter(pk=house.pk).update(description_km="ថ្មី")
    editing.save(house, by=sokha, at=timezone.now())
    data = shown(client, house) | {"all_unchanged": "on", "confirm": ""}
    response = client.post(address(house), data)
    assert list(response.context["form"].errors) == ["decide-description"]
    assert house.verifications.count() == 1


def test_one_tick_covers_nothing_after_a_withdrawal(client, bopha, house):
    data = shown(client, house) | {"all_unchanged": "on", "confirm": ""}
    verification.withdraw(house, by=bopha, reason="A broker answers", at=timezone.now())
    response = client.post(address(house), data)
    undecided = {f"decide-{name}" for name in listing.facts(listing.build_listing(house))}
    assert response.context["form"].errors.keys() == undecided


def test_fact_with_neither_tick_is_asked_about(client, house):
    data = shown(client, house) | {"decide-name": "yes", "confirm": ""}
    response = client.post(address(house), data)
    others = listing.facts(listing.build_listing(house)).keys() - {"name"}
    undecided = {f"decide-{name}" for name in others}
    assert set(response.context["form"].errors) == undecided
    assert "Say whether this is right, or leave it out." in response.text


def test_own_edit_is_refused_on_the_sheet_and_nothing_is_lost(client, dara, house):
    Organization.objects.filter(pk=house.pk).update(description_en="By Dara")
    editing.save(house, by=dara, at=timezone.now())
    house.refresh_from_db()
    decided = {f"decide-{name}": "yes" for name in listing.facts(listing.build_listing(house))}
    data = shown(client, house) | decided | {"note": "She was out", "confirm": ""}
    response = client.post(address(house), data)
    assert "You helped to edit this entry" in response.text
    assert client.get(address(house)).context["form"]["note"].value() == "She was out"


def test_sheet_shows_no_field_that_is_not_public(client, sokha, house):
    make.plant_canaries(house, "KEEPOUT")
    # Whoever looks for an independent number has to know where this one comes from.
    house.phones.update(source_codes="Their letter")
    editing.save(house, by=sokha, at=timezone.now())
    assert "KEEPOUT" not in client.get(address(house)).text


def test_sheet_is_closed_to_whoever_may_not_verify(client, sokha, house):
    sokha.groups.add(Group.objects.get_or_create(name="editors")[0])
    client.force_login(sokha)
    for page in ("verify", "alert", "withdraw", "vetting", "link"):
        assert client.get(address(house).replace("verify", page)).status_code == 403


def test_organization_that_does_not_exist_has_no_sheet(client, dara):
    assert client.get(f"/admin/directory/organization/{uuid.uuid4()}/verify/").status_code == 404


def test_sheet_asks_the_database_no_more_for_more_rows(client, sokha, dara, bopha, house):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(address(house))
        return len(queries)

    house.phones.update(number=NEW_NUMBER)
    editing.save(house, by=sokha, at=timezone.now())
    calls.record_attempt(house, by=dara, number=make.NUMBER, result="no-answer", at=timezone.now())
    client.post(address(house), shown(client, house) | {"keep": ""})
    few = count()
    for number in range(5):
        make.organization(f"other-{number}", editor=sokha)
    assert count() == few < 50
