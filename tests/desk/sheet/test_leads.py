"""A text that names a number is asked about on the call sheet."""

import pytest
from django.utils import timezone

from directory.rules import editing, standing
from tests.desk.sheet.shown import address, shown

# A screen: what it calls is tried on both databases in tests/rules.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]

ASKED = "It names “012 666 666”. That is meant so."


@pytest.fixture
def house(house, sokha):
    """The house, of which an editor wrote meanwhile whom to call instead."""
    house.description_en = "Call 012 666 666 instead"
    house.save()
    editing.save(house, by=sokha, at=timezone.now())
    return house


def filled(client, house):
    return shown(client, house) | {
        "all_unchanged": "on",
        "decide-description": "yes",
        "confirm": "",
    }


def test_number_in_a_text_is_not_confirmed_by_the_way(client, house):
    page = client.post(address(house), filled(client, house))
    assert page.text.count(ASKED) == 1
    assert "A text names “012 666 666”." in page.text
    assert standing.current_check(house).number == 1


def test_number_in_a_text_is_confirmed_if_it_is_meant(client, house):
    client.post(address(house), filled(client, house) | {"meant-description": "on"})
    described = standing.current_check(house).listing["description"]
    assert described["en"] == "Call 012 666 666 instead"


def test_what_stands_is_not_asked_about_again(client, house):
    client.post(address(house), filled(client, house) | {"meant-description": "on"})
    assert ASKED not in client.get(address(house)).text
