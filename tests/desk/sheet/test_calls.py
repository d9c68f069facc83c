"""Calls on the sheet: to another number, and in vain."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.models import Attempt
from directory.rules import calls, editing, standing
from tests import make
from tests.desk.sheet.shown import NEW_NUMBER, address, fact, shown

# A screen: what it calls is tried on both databases in tests/rules.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]


def test_changed_number_needs_a_call_to_another_one(client, sokha, house):
    house.phones.update(number=NEW_NUMBER)
    editing.save(house, by=sokha, at=timezone.now())
    number = fact(house, "phones")
    data = shown(client, house) | {
        "seen_revision": "2",
        "all_unchanged": "on",
        f"decide-{number}": "yes",
        "confirm": "",
    }
    refused = client.post(address(house), data)
    assert "A number or an address has changed." in refused.text
    client.post(address(house), data | {"called": make.NUMBER})
    assert standing.current_check(house).listing["phones"][0]["number"] == NEW_NUMBER


def test_only_a_new_number_asks_which_one_was_called(client, sokha, house):
    new = make.organization("new", editor=sokha)
    asked = [
        client.get(address(one)).text.count("A number or an address has changed.")
        for one in (house, new)
    ]
    house.phones.update(number=NEW_NUMBER)
    editing.save(house, by=sokha, at=timezone.now())
    asked.append(client.get(address(house)).text.count("A number or an address has changed."))
    assert asked == [0, 0, 1]


def test_call_in_vain_is_recorded_and_what_was_typed_stays(client, dara, house):
    data = shown(client, house) | {
        "note": "Rang twice",
        "attempt": f"no-answer {make.NUMBER}",
    }
    client.post(address(house), data)
    attempt = Attempt.objects.get()
    assert (attempt.organization, attempt.by, attempt.result) == (house, dara, "no-answer")
    assert client.get(address(house)).context["form"]["note"].value() == "Rang twice"


def test_call_back_needs_a_moment_to_come(client, house):
    call_back = {"attempt": f"call-back {make.NUMBER}"}
    for typed in ("25/13/2026 09:00", "25:00", "", "01/01/2020 09:00"):
        data = shown(client, house) | call_back | {f"call-back {make.NUMBER}": typed}
        assert client.post(address(house), data).status_code == 200
    assert Attempt.objects.count() == 0
    data = shown(client, house) | call_back | {f"call-back {make.NUMBER}": "០៩:៣០"}
    client.post(address(house), data)
    assert timezone.localtime(Attempt.objects.get().call_back_at).strftime("%H:%M") == "09:30"


def test_three_days_in_vain_are_said_on_the_sheet_of_that_entry(client, sokha, dara, house):
    lake = make.organization("lake", editor=sokha)
    for organization, days in ((house, 3), (house, 2), (house, 1), (lake, 1)):
        calls.record_attempt(
            organization,
            by=dara,
            number=make.NUMBER,
            result="wrong-number",
            at=timezone.now() - timedelta(days=days),
        )
    sheets = [client.get(address(organization)).text for organization in (house, lake)]
    said = ["Could not be reached on several days" in sheet for sheet in sheets]
    assert said == [True, False]
