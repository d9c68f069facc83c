"""Days off by decree: part of the catalogue, and known to phones and to the desk once confirmed."""

from datetime import date, timedelta

import pytest

from directory.desk import agenda
from directory.models import DayOff
from directory.publish import catalogue, publishing, reader
from directory.rules import calls, catalogue_check, catalogue_editing, verification
from directory.rules.days_off import DaysOff
from tests import make
from tests.rules.acts import attempt, only_standing

pytestmark = pytest.mark.django_db

DAY = make.TODAY + timedelta(days=2)


@pytest.fixture
def declared(river, sokha):
    """Sokha has entered 27 November 2026; nobody has confirmed it."""
    DayOff.objects.create(
        code=DAY.isoformat(), name_km="ថ្ងៃឈប់សម្រាក", name_en="Day of rest", source="Decree 1"
    )
    return catalogue_editing.save(by=sokha, at=make.NOW)


def confirm(edit, by):
    return catalogue_check.confirm(by=by, seen_revision=edit.revision, at=make.NOW)


def published():
    return catalogue.build_catalogue(make.NOW)["holidays"]


def test_day_off_reaches_phones_once_two_people_said_so(declared, dara):
    before = published()
    assert DAY.isoformat() not in before
    confirm(declared, dara)
    assert published() == sorted([*before, DAY.isoformat()])
    publishing.publish(at=make.NOW)
    assert DAY.isoformat() in reader.current().file("catalogue")["holidays"]


def test_who_entered_it_does_not_confirm_it(declared, sokha, dara, bopha):
    editor = DayOff.objects.get()
    editor.name_en = "Another name"
    editor.save()
    edit = catalogue_editing.save(by=dara, at=make.NOW)
    with pytest.raises(verification.Refused, match="You helped to edit the catalogue"):
        confirm(edit, dara)
    confirm(edit, bopha)


def test_cancelled_day_is_one_no_more(declared, sokha, dara):
    confirm(declared, dara)
    DayOff.objects.update(is_cancelled=True)
    edit = catalogue_editing.save(by=sokha, at=make.NOW)
    assert DAY.isoformat() in published()
    confirm(edit, dara)
    assert DAY.isoformat() not in published()


def test_days_of_every_year_come_from_the_library(river):
    days_off = DaysOff()
    assert date(2027, 4, 14) in days_off
    assert DAY not in days_off
    assert "2026-11-25" in published()


def test_decree_of_another_year_is_not_sent(declared, sokha, dara):
    DayOff.objects.create(code="2031-01-02", name_km="ក", name_en="x", source="Decree 2")
    confirm(catalogue_editing.save(by=sokha, at=make.NOW), dara)
    assert [day for day in published() if day.startswith("2031")] == []
    assert date(2031, 1, 2) in DaysOff()


def test_no_answer_on_a_day_off_makes_nothing_unreachable(declared, river, dara):
    make.confirm(river, by=dara)
    for day in (1, 2, 3):
        attempt(river, dara, day)
    assert only_standing()["unreachable_on"] == "2026-11-28"
    confirm(declared, dara)
    assert only_standing()["unreachable_on"] is None
    attempt(river, dara, 2, "wrong-number")
    assert only_standing()["unreachable_on"] == "2026-11-28"


def test_call_back_on_a_day_off_is_due_on_the_next_open_day(declared, river, dara):
    asked, other = make.NOW + timedelta(days=2), make.NOW + timedelta(days=2, hours=2)
    for call_back_at, number in ((other, make.HELD_NUMBER), (asked, make.NUMBER)):
        said = {"number": number, "call_back_at": call_back_at}
        calls.record_attempt(river, by=dara, at=make.NOW, result="call-back", **said)
    assert [row.due_at for row in calls.call_backs(make.NOW)] == [asked, other]
    confirm(declared, dara)
    moved = [moment + timedelta(days=1) for moment in (asked, other)]
    assert [row.due_at for row in calls.call_backs(make.NOW)] == moved


def test_check_that_falls_due_on_a_day_off_is_done_before_it(declared, river, dara):
    make.confirm(river, by=dara, due_on=DAY)
    eve = DAY - timedelta(days=1)
    assert agenda.to_do("due", eve).count() == 0
    confirm(declared, dara)
    assert agenda.to_do("due", eve).count() == 1
    assert agenda.to_do("due", eve - timedelta(days=2)).count() == 0
