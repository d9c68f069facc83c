"""Reports that a number worked: when they become a sign, and when they stop being one."""

import pytest

from directory.publish import contents, records
from directory.rules import report_queue
from tests import make
from tests.reporting import DAY, HOUR, give, take, verifier

pytestmark = pytest.mark.usefixtures("plain_static_files", "reader_of_english")


def sign(at=make.NOW + 4 * DAY):
    """What readers are told of reports that a number works."""
    return [
        line
        for record in contents.build(at)["details.en"]
        for line in record["html"].split("\n")
        if "from the field" in line
    ]


def take_good_news(*days, **changes):
    for day in days:
        take(kind="works", at=make.NOW + day * DAY, **changes)


def test_sign_needs_three_days_and_an_accepting_person(standing, chan):
    take_good_news(0, 1, 2)
    assert sign() == []
    give(standing, chan, lane="works")
    words = "In November 2026, on three days or more, it was reported from the field that "
    assert sign() == [f'<p class="note">{words}000 000 01 works. This is no check.</p>']
    assert list(report_queue.due()) == []


def test_accepted_trouble_is_no_sign_after_the_next_check(standing, chan):
    for day in (0, 1, 2):
        take(kind="did-not-answer", at=make.NOW + day * DAY)
    give(standing, chan, at=make.NOW + 3 * DAY)
    make.confirm(standing, by=verifier(), at=make.NOW + 3 * DAY + HOUR)
    assert sign() == []


def test_many_reports_on_two_days_are_no_sign(standing, chan):
    take_good_news(0, 0, 0, 1, 1, 1)
    give(standing, chan, lane="works")
    assert sign() == []


def test_three_days_of_two_months_are_no_sign(standing, chan):
    take_good_news(5, 6, 7)
    give(standing, chan, lane="works", at=make.NOW + 8 * DAY)
    assert sign(make.NOW + 9 * DAY) == []


def test_number_that_is_in_no_listing_has_no_sign(standing, chan):
    take_good_news(0, 1, 2, phone=make.HELD_NUMBER)
    give(standing, chan, number="", lane="works")
    assert sign() == []


def test_number_that_is_not_shown_is_in_no_news(standing, chan):
    """What leaves the server holds the news itself: a shelter's own number must not stand in it."""
    for number, shown in ((make.HELD_NUMBER, ""), (make.NUMBER, make.NUMBER)):
        take_good_news(0, 1, 2, phone=number)
        give(standing, chan, number=shown, lane="works")
    [row] = records.standings(make.NOW + 4 * DAY)
    assert row["reached"] == {make.NUMBER: "2026-11"}


def test_dismissed_good_news_is_no_sign(standing, chan):
    take_good_news(0, 1, 2)
    give(standing, chan, lane="works", outcome="dismissed", reason="All from one minute past noon")
    assert sign() == []


def test_accepted_trouble_ends_the_sign_until_the_next_check(standing, chan):
    take_good_news(0, 1, 2)
    give(standing, chan, lane="works")
    shown = sign()
    take(kind="closed", phone=None)
    give(standing, chan, number="")
    assert sign() == []
    make.confirm(standing, by=verifier(), at=make.NOW + 3 * DAY)
    assert sign() == shown


def test_sign_is_dropped_after_the_month_that_follows(standing, chan):
    take_good_news(0, 1, 2)
    give(standing, chan, lane="works")
    shown = sign()
    assert len(shown) == 1
    assert sign(make.NOW.replace(month=12, day=31)) == shown
    assert sign(make.NOW.replace(year=2027, month=1, day=1)) == []
