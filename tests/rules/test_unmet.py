"""What searches did not find: codes alone, stored once, shown from five on."""

import uuid
from datetime import date, timedelta

import pytest

from directory.models import UnmetNeed
from directory.rules import report_intake, report_room, unmet
from tests import make
from tests.reporting import post

pytestmark = pytest.mark.django_db
CATALOGUE = {
    "kinds": [{"code": "legal-aid"}],
    "categories": [{"code": "legal"}],
    "provinces": [{"code": "06"}],
}
WHOLE = {"kind": "unmet", "need": "legal-aid", "province": "06"}


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


def test_what_a_full_week_leaves_out_never_waits_on_a_phone(monkeypatch):
    monkeypatch.setattr(unmet, "MOST_A_WEEK", 1)
    assert [unmet.receive(check(), at=make.NOW) for _each in range(3)] == ["new"] * 3
    assert UnmetNeed.objects.count() == 1
    assert unmet.receive(check(), at=make.NOW + timedelta(weeks=1)) == "new"
    assert UnmetNeed.objects.count() == 2


def test_busy_senders_fill_half_a_week(monkeypatch):
    monkeypatch.setattr(unmet, "MOST_A_WEEK", 6)
    monkeypatch.setattr(report_room, "BUSY_FROM", 1)
    for _each in range(5):
        assert unmet.receive(check(), at=make.NOW, sender="carrier") == "new"
    assert UnmetNeed.objects.count() == 3
    unmet.receive(check(), at=make.NOW, sender="another")
    assert UnmetNeed.objects.count() == 4
    # Whoever told much of what is missing has told nothing about listings.
    assert report_room.share("moved", sender="carrier") == 1


def test_needs_of_weeks_that_are_shown_no_more_are_deleted():
    for weeks in (0, 1):
        unmet.receive(check(), at=make.NOW + timedelta(weeks=weeks))
    unmet.forget(at=make.NOW + timedelta(weeks=12))
    assert UnmetNeed.objects.count() == 2
    unmet.forget(at=make.NOW + timedelta(weeks=13))
    assert [need.week for need in UnmetNeed.objects.all()] == [date(2026, 11, 30)]


def test_need_waits_while_there_is_no_catalogue(client, plain_static_files, settings, tmp_path):
    settings.DATA_ROOT = tmp_path
    need = {"id": str(uuid.uuid4()), "need": "legal-aid"}
    answer = post(client, need | {"kind": "unmet"})
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert client.post("/en/unmet/", need).status_code == 503
