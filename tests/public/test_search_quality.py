"""How well the search finds: the hand-written queries of the benchmark on the starter data."""

from statistics import mean

import pytest

from bench import judge
from directory import starter
from directory.public import search
from directory.publish import contents, records
from directory.text import packing
from tests import make

pytestmark = pytest.mark.one_database

# What issue and table promise; a query of one or two Khmer clusters counts like any other here.
AT_LEAST = 0.97


@pytest.fixture
def answers(db):
    """Each query with the ids that are right and those that were found, best first."""
    starter.load(make.NOW)
    standings = records.standings(make.NOW)
    built = contents.build(make.NOW)
    rows = packing.unpack(built["listings"], built["descriptions"])
    catalogue = {**built["catalogue"], **built["vocabulary"]}
    listings = [standing["listing"] for standing in standings]

    def ask(query):
        answer = search.find(
            rows,
            catalogue,
            query=query["query"],
            language=query["language"],
            moment=make.NOW,
        )
        return query["query"], judge.right_ids(query, listings), [f["id"] for f in answer.records]

    return [ask(query) for query in judge.queries("starter")]


def test_starter_queries_find_what_they_should(answers):
    assert [query for query, right, _ in answers if not right] == []
    recalls = {query: judge.recall(found, right) for query, right, found in answers}
    ranks = {query: judge.reciprocal_rank(found, right) for query, right, found in answers}
    missed = [query for query in recalls if recalls[query] < 1 or ranks[query] < 1]
    assert mean(recalls.values()) >= AT_LEAST, missed
    assert mean(ranks.values()) >= AT_LEAST, missed
