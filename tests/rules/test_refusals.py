"""Why somebody was turned away: two reports of a kind make it a question of the next call."""

from datetime import timedelta

import pytest

from directory.rules import refusals, report_intake
from tests import make
from tests.reporting import body, give, take

pytestmark = pytest.mark.django_db


def refused(why, hours=0):
    at = make.NOW + timedelta(hours=hours)
    return take(at=at, kind="refused", why=why, phone=None, note=None)


def test_two_of_a_kind_are_asked_about(river, dara):
    make.confirm(river, by=dara, at=make.NOW - timedelta(hours=1))
    refused("papers")
    refused("money")
    refused("distance", hours=5)
    refused(None, hours=20)
    assert refusals.to_ask(river) == []
    refused("papers", hours=13)
    refused("money", hours=30)
    # As often, but from one phone at one time.
    refused("distance", hours=6)
    assert refusals.to_ask(river) == [("papers", 2), ("money", 2)]


def test_next_check_answers_it(river, dara):
    for hours in (0, 13):
        refused("letter", hours)
    assert refusals.to_ask(river) == [("letter", 2)]
    at = make.NOW + timedelta(days=2)
    make.confirm(river, by=dara, at=at)
    assert refusals.to_ask(river) == []


def test_what_was_dismissed_is_not_asked_about(river, chan):
    for hours in (0, 13):
        refused("letter", hours)
    give(river, chan, number="", outcome="dismissed", reason="x")
    assert refusals.to_ask(river) == []


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"kind": "refused", "why": "rumour"}, "why"),
        ({"kind": "refused", "why": 3}, "why"),
        ({"kind": "moved", "why": "papers"}, "why"),
    ],
)
def test_reason_is_one_of_a_list_and_of_refusals_alone(changes, key):
    with pytest.raises(report_intake.Malformed) as refusal:
        report_intake.check(body(phone=None, **changes))
    assert refusal.value.errors.keys() == {key}


def test_same_id_with_another_reason_is_another_report(river):
    fields = report_intake.check(body(kind="refused", why="papers", phone=None))
    assert report_intake.receive(fields, at=make.NOW) == "new"
    assert report_intake.receive(fields, at=make.NOW) == "same"
    assert report_intake.receive(fields | {"why": "money"}, at=make.NOW) == "other"
