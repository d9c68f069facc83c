"""The search page, without script: what it finds, and what filters keep."""

import pytest

from tests.public.pages.found import found

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    "query", ["អង្គការ river", "House river", "rvr", "Kampong Thom river", "legal river"]
)
@pytest.mark.parametrize("language", ["km", "en"])
def test_search_finds(client, river, language, query):
    assert found(client.post(f"/{language}/search/", {"q": query}))[0] == "river"


def test_search_finds_part_of_a_number_in_khmer_digits(client, river):
    assert sorted(found(client.post("/km/search/", {"q": "០០០០១"}))) == ["meadow", "river"]


@pytest.mark.parametrize(
    ("filters", "slugs"),
    [
        ({"kind": "shelter"}, ["meadow"]),
        ({"kind": "legal-aid"}, ["river"]),
        ({"kind": ["legal-aid", "shelter"]}, ["meadow", "river"]),
        ({"province": "06"}, ["meadow", "river"]),
        ({"served": "men"}, ["meadow", "river"]),
        ({"free": "on", "open_now": "on", "verified": "on"}, ["meadow", "river"]),
    ],
)
def test_filters_narrow_and_keep_what_is_not_known(client, river, filters, slugs):
    assert sorted(found(client.post("/km/search/", filters))) == slugs
