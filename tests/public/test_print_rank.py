"""What only a print says is ranked by the age of the print."""

import pytest

from tests.public.test_search import World, find, slugs, world

__all__ = ["world"]
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_starter_data_is_overdue_by_the_age_of_its_prints(world):
    assert {record["method"] for record in world.records} == {"published-source"}
    assert [record["slug"] for record in world.records if record["due_on"] > "2026-11-25"] == []


def test_overdue_print_sinks_below_what_somebody_checked(world):
    before = slugs(find(world, kind="health"))
    records = [
        {**row, "due_on": "2026-12-31"} if row["slug"] == before[-1] else row
        for row in world.records
    ]
    assert slugs(find(World(records, world.catalogue), kind="health")) == [
        before[-1],
        *before[:-1],
    ]
