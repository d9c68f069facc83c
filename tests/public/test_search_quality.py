"""How well the search finds: the hand-written queries of the benchmark on the starter data."""

from statistics import mean

import pytest

from bench import judge
from tests.public.found import find

pytestmark = pytest.mark.one_database

# What issue and table promise; a query of one or two Khmer clusters counts like any other here.
AT_LEAST = 0.97


@pytest.fixture
def answers(world, starter_list):
    """Each query with the ids that are right and those that were found, best first."""
    _built, listings = starter_list

    def ask(query):
        found = find(world, query["query"], query["language"]).records
        right = judge.right_ids(query, listings)
        return query["query"], right, [record["id"] for record in found]

    return [ask(query) for query in judge.queries("starter")]


def test_starter_queries_find_what_they_should(answers):
    assert [query for query, right, _ in answers if not right] == []
    recalls = {query: judge.recall(found, right) for query, right, found in answers}
    ranks = {query: judge.reciprocal_rank(found, right) for query, right, found in answers}
    missed = [query for query in recalls if recalls[query] < 1 or ranks[query] < 1]
    assert mean(recalls.values()) >= AT_LEAST, missed
    assert mean(ranks.values()) >= AT_LEAST, missed
