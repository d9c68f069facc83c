"""What searches did not find: codes alone, stored once, shown from five on."""

import uuid
from datetime import date, timedelta

import pytest

from directory.models import UnmetNeed
from directory.rules import report_intake, report_room, unmet
from tests import make

pytestmark = pytest.mark.django_db
CATALOGUE = {
    "kinds": [{"code": "legal-aid"}],
    "categories": [{"code": "legal"}],
    "provinces": [{"code": "06"}],
    "served": [{"code": "women"}],
}
WHOLE = {"kind": "unmet", "need": "legal-aid", "province": "06", "served": ["women"]}


def check(**changes):
    return unmet.check({"id": str(uuid.uuid4()), **WHOLE} | changes, CATALOGUE)


def test_need_is_stored_once_and_without_a_moment():
    fields = check()
    assert [unmet.receive(fields, at=make.NOW) for _again in range(2)] == ["new", "same"]
    assert unmet.receive(fields | {"province": ""}, at=make.NOW) == "other"
    assert list(UnmetNeed.objects.values()) == [
        {
            "id": fields["id"],
            "kind": "legal-aid",
            "province": "06",
            "served": ["women"],
            "week": date(2026, 11, 23),
        }
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "1"},
        {"id": None},
        {"need": "my client Srey"},
        {"need": None},
        {"need": ["legal-aid"]},
        {"province": ["06"]},
        {"province": "Takeo"},
        {"province": None},
        {"served": "women"},
        {"served": ["her name"]},
        {"served": [["women"]]},
        {"served": ["women"] * 21},
        {"note": "x"},
    ],
    ids=str,
)
def test_nothing_but_codes_is_taken(changes):
    with pytest.raises(report_intake.Malformed) as refusal:
        check(**changes)
    assert refusal.value.errors.keys() == changes.keys()


def test_week_shows_what_five_told_and_no_less():
    for number in range(9):
        week = make.NOW + timedelta(weeks=number // 5)
        unmet.receive(check(), at=week)
    unmet.receive(check(province=""), at=make.NOW)
    told = unmet.by_week(make.TODAY + timedelta(weeks=1))
    shown = {"week": date(2026, 11, 23), "kind": "legal-aid", "province": "06", "total": 5}
    assert told == [shown]
    assert unmet.by_week(make.TODAY + timedelta(weeks=14)) == []


def test_full_week_keeps_the_rest_on_phones(monkeypatch):
    monkeypatch.setattr(unmet, "MOST_A_WEEK", 1)
    unmet.receive(check(), at=make.NOW)
    with pytest.raises(report_room.Busy):
        unmet.receive(check(), at=make.NOW)
    assert unmet.receive(check(), at=make.NOW + timedelta(weeks=1)) == "new"
