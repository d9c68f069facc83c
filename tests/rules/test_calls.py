"""Calls in vain: after three days a listing is unreachable, until somebody is reached."""

from datetime import UTC, datetime, timedelta

import pytest

from directory.rules import (
    calls,
)
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import attempt, card, only_standing

pytestmark = pytest.mark.django_db


def test_listing_is_unreachable_after_calls_on_three_days(river, dara):
    make.confirm(river, by=dara)
    for day, result in enumerate(["no-answer", "wrong-number"], start=1):
        attempt(river, dara, day, result)
    attempt(river, dara, 2)
    assert only_standing()["unreachable_on"] is None
    attempt(river, dara, 3)
    assert only_standing()["unreachable_on"] == "2026-11-28"
    assert "reached nobody, last on 28 November 2026" in card("en")


def test_somebody_who_asks_to_call_back_was_reached(river, dara):
    make.confirm(river, by=dara)
    for day in (1, 2):
        attempt(river, dara, day)
    later = make.NOW + timedelta(days=4)
    attempt(river, dara, 3, "call-back", call_back_at=later)
    attempt(river, dara, 4)
    assert only_standing()["unreachable_on"] is None


@pytest.mark.parametrize(("method", "shown"), [("call", None), ("published-source", "2026-11-28")])
def test_only_a_check_that_reached_somebody_ends_it(river, dara, method, shown):
    make.confirm(river, by=dara)
    for day in (1, 2, 3):
        attempt(river, dara, day)
    make.confirm(river, by=dara, method=method, at=make.NOW + timedelta(days=5))
    assert only_standing()["unreachable_on"] == shown


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"number": "0"}, "which number"),
        ({"result": "rumour"}, "what came of"),
        ({"result": "call-back"}, "when to call back"),
        ({"result": "call-back", "call_back_at": make.NOW}, "when to call back"),
        # The last day that a computer knows was typed for "no day yet".
        (
            {"result": "call-back", "call_back_at": datetime(9999, 12, 31, tzinfo=UTC)},
            "within a year",
        ),
    ],
)
def test_attempt_is_whole(river, dara, fields, said):
    options = {"number": make.NUMBER, "result": "no-answer"} | fields
    with pytest.raises(Refused, match=said):
        calls.record_attempt(river, by=dara, at=make.NOW, **options)
