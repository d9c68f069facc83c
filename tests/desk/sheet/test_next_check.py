"""Days on the call sheet: the day of the check and of the next one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.desk.sheet.shown import address, shown

# A screen: what it calls is tried on both databases in tests/rules.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]


@pytest.mark.parametrize("typed", ["24/11/2026", "២៤/១១/២០២៦", "2026-11-24", "24-11-2026"])
def test_day_is_read_day_first_and_in_khmer_digits(client, house, typed):
    data = shown(client, house) | {"all_unchanged": "on", "confirm": "", "on": typed}
    client.post(address(house), data)
    assert house.verifications.first().checked_on.isoformat() == "2026-11-24"


def test_next_check_is_proposed_by_risk_and_day_of_the_check(client, house):
    proposed = client.get(address(house)).context["form"]["due_on"].value()
    assert proposed == timezone.localdate() + timedelta(days=180)
    yesterday = timezone.localdate() - timedelta(days=1)
    typed = {"on": yesterday.isoformat(), "due_on": f"{proposed:%d/%m/%Y}"}
    client.post(
        address(house), shown(client, house) | {"all_unchanged": "on", "confirm": ""} | typed
    )
    assert house.verifications.first().due_on == yesterday + timedelta(days=180)


def test_next_check_can_be_brought_forward_in_khmer_digits(client, house):
    day = timezone.localdate() + timedelta(days=9)
    typed = f"{day:%d/%m/%Y}".translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩"))
    data = shown(client, house) | {"all_unchanged": "on", "confirm": "", "due_on": typed}
    client.post(address(house), data)
    assert house.verifications.first().due_on == day


def test_next_check_cannot_be_put_off(client, house):
    day = timezone.localdate() + timedelta(days=181)
    data = shown(client, house) | {"all_unchanged": "on", "confirm": ""}
    response = client.post(address(house), data | {"due_on": f"{day:%d/%m/%Y}"})
    assert "Choose a day for the next check from" in response.text
    assert house.verifications.count() == 1


@pytest.mark.parametrize("typed", ["11/24/2026", "31/11/2026", "yesterday", ""])
def test_day_that_is_none_is_said_beside_the_field(client, house, typed):
    data = shown(client, house) | {"all_unchanged": "on", "confirm": "", "on": typed}
    response = client.post(address(house), data)
    assert list(response.context["form"].errors) == ["on"]
