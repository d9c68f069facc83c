"""What an organization is called and filed under stands on the call sheet, as one fact."""

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

FIELDS = {
    "acronym": "HSE",
    "alternate_name_km": "ផ្ទះចាស់",
    "organization_type": "clinic",
    "order": 7,
    "slug": "old-house",
    "name_is_translation": True,
}


def name_row(client, house):
    return next(row for row in client.get(address(house)).context["rows"] if row["name"] == "name")


def test_sheet_shows_what_changed_beside_the_name(client, sokha, house):
    before = name_row(client, house)["lines"]
    for name, value in FIELDS.items():
        setattr(house, name, value)
    house.save()
    editing.save(house, by=sokha, at=timezone.now())
    row = name_row(client, house)
    assert (row["is_changed"], row["standing"]) == (True, before)
    assert {(str(line["label"]), line["text"]) for line in row["lines"]} == {
        ("", "អង្គការ house"),
        ("", "House house"),
        ("other names", "ផ្ទះចាស់"),
        ("the Khmer name is our translation", "Yes"),
        ("acronym", "HSE"),
        ("type", "Clinic"),
        ("order", 7),
        ("short name for addresses", "old-house"),
    }


@pytest.mark.parametrize(("column", "value"), [("acronym", "HSE"), ("organization_type", "clinic")])
def test_what_goes_with_the_name_is_corrected_with_it(client, house, column, value):
    data = shown(client, house) | {"all_unchanged": "on", f"fix-name-{column}": value}
    client.post(address(house), data | {"decide-name": "yes", "confirm": ""})
    house.refresh_from_db()
    assert (getattr(house, column), house.revision) == (value, 2)
    assert standing.current_check(house).listing["acronym"] == ""
