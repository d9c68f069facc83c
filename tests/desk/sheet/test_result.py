"""The result of a check: the very pieces that phones receive."""

import pytest
from django.utils import timezone

from directory.publish import publishing, reader
from tests import make
from tests.desk.sheet.shown import address, shown

# A screen: what it calls is tried on both databases in tests/rules.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]


def test_result_shows_the_very_pieces_that_phones_receive(client, house):
    data = shown(client, house) | {"all_unchanged": "on", "confirm": ""}
    page = client.post(address(house), data, follow=True)
    current = reader.current()
    for language in ("km", "en"):
        for pieces in (current.cards(language), current.details(language)):
            assert pieces[house.public_id] in page.text


def test_result_is_of_a_check_of_its_own_organization(client, sokha, dara, house):
    lake = make.organization("lake", editor=sokha)
    for _ in range(2):
        make.confirm(lake, by=dara, at=timezone.now(), on=timezone.localdate())
    publishing.publish(at=timezone.now())
    found = [client.get(f"{address(one)}{number}/") for one in (house, lake) for number in (1, 2)]
    assert [page.status_code for page in found] == [200, 404, 200, 200]
    checks = [page.context["check"] for page in found if page.status_code == 200]
    assert [(check.organization, check.number) for check in checks] == [
        (house, 1),
        (lake, 1),
        (lake, 2),
    ]


def test_result_is_not_found_before_anything_was_published(client, house):
    assert client.get(f"{address(house)}1/").status_code == 404


def test_result_names_what_was_left_out(client, house):
    data = shown(client, house) | {
        "all_unchanged": "on",
        "decide-description": "no",
        "confirm": "",
    }
    page = client.post(address(house), data, follow=True)
    assert page.context["left_out"] == ["Description"]
