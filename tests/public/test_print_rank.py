"""What only a print says is ranked by the age of the print."""

import pytest

from tests.public.found import World, find, slugs

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_starter_data_is_overdue_by_the_age_of_its_prints(world):
    assert {record["method"] for record in world.records} == {"published-source"}
    assert [record["slug"] for record in world.records if record["due_on"] > "2026-11-25"] == []


def test_overdue_print_sinks_below_what_somebody_checked(world):
    before = slugs(find(world, kind="health"))
    # Those that nobody can reach stand below all others.
    last = [row["slug"] for row in find(world, kind="health").records if row["reachable"]][-1]
    records = [
        {**row, "due_on": "2026-12-31"} if row["slug"] == last else row for row in world.records
    ]
    assert slugs(find(World(records, world.catalogue), kind="health")) == [
        last,
        *(slug for slug in before if slug != last),
    ]
