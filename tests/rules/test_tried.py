"""Honest silence: readers learn on which days nobody answered, without a list for each call."""

from datetime import timedelta

import pytest

from directory.models import PublicationDue
from directory.publish import publishing
from directory.text import writing
from tests import make
from tests.rules.acts import attempt, card, only_standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(river, dara):
    """River as it stands, with nothing left to publish."""
    make.confirm(river, by=dara)
    PublicationDue.objects.all().delete()
    return river


def test_card_names_the_days_on_which_nobody_answered(listed, dara):
    assert "no answer" not in card("en")
    for day in (1, 1, 2):
        attempt(listed, dara, day)
    assert only_standing()["tried_on"] == ["2026-11-26", "2026-11-27"]
    assert "We called on 26, 27 November 2026: no answer." in card("en")
    # It is told beside how the listing was checked.
    assert "Confirmed by phone" in card("en")


def test_day_off_wrong_number_and_call_back_are_no_silence(listed, dara):
    # The last day of the water festival.
    attempt(listed, dara, 0)
    attempt(listed, dara, 1, "wrong-number")
    assert only_standing()["tried_on"] == []
    attempt(listed, dara, 5)
    assert only_standing()["tried_on"] == ["2026-11-30"]
    later = make.NOW + timedelta(days=9)
    attempt(listed, dara, 6, "call-back", call_back_at=later)
    assert only_standing()["tried_on"] == []


def test_last_five_days_are_told_until_somebody_is_reached(listed, dara):
    for day in (1, 2, 5, 6, 7, 8):
        attempt(listed, dara, day)
    told = ["2026-11-27", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03"]
    assert only_standing()["tried_on"] == told
    make.confirm(listed, by=dara, at=make.NOW + timedelta(days=9))
    assert only_standing()["tried_on"] == []


def test_call_in_vain_waits_for_the_next_list(listed, dara):
    before = publishing.publish(at=make.NOW)
    for day in (1, 2):
        attempt(listed, dara, day)
    assert PublicationDue.objects.count() == 0
    after = publishing.publish(at=make.NOW + timedelta(days=3))
    assert after["seq"] > before["seq"]
    # No export changes, and no print is called wrong.
    assert after["documents"] == before["documents"]
    # Only what warns goes out at once, and what ends the warning.
    attempt(listed, dara, 5)
    assert PublicationDue.objects.count() == 1
    attempt(listed, dara, 6)
    assert PublicationDue.objects.count() == 1
    later = make.NOW + timedelta(days=9)
    attempt(listed, dara, 7, "call-back", call_back_at=later)
    assert PublicationDue.objects.count() == 2


def test_days_of_a_month_stand_together():
    days = ["2026-11-12", "2026-11-13", "2026-12-02"]
    assert writing.days(days, "en") == "12, 13 November 2026; 2 December 2026"
    assert writing.days(days, "km") == "១២, ១៣ វិច្ឆិកា ២០២៦; ២ ធ្នូ ២០២៦"
