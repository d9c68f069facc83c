"""Opening hours: what is typed, what is written, and whether it is open."""

from datetime import datetime

import pytest

from directory.text import hours
from tests.text.test_text import VECTORS, vectors


@vectors("hours_text")
def test_parse(row):
    typed, schedule, _, _ = row
    assert hours.parse(typed) == schedule


@vectors("hours_text")
def test_format(row):
    _, schedule, english, khmer = row
    assert [hours.format(schedule, "en"), hours.format(schedule, "km")] == [english, khmer]


@vectors("hours_text")
@pytest.mark.parametrize("language", ["en", "km"])
def test_what_is_written_can_be_read_back(row, language):
    schedule = row[1]
    assert hours.parse(hours.format(schedule, language)) == schedule


@pytest.mark.parametrize("day", hours.DAYS)
@pytest.mark.parametrize("language", ["en", "km"])
def test_every_day_name_can_be_read_back(day, language):
    schedule = [[day, "08:00", "17:00"]]
    assert hours.parse(hours.format(schedule, language)) == schedule


@vectors("hours_errors")
def test_parse_says_what_is_wrong(row):
    typed, reason, piece = row
    with pytest.raises(hours.HoursError) as error:
        hours.parse(typed)
    assert [error.value.reason, error.value.piece] == [reason, piece]


@vectors("is_open")
def test_is_open(row):
    why, schedule, moment, holidays, answer = row
    moment = datetime.fromisoformat(moment)
    assert hours.is_open(VECTORS["schedules"][schedule], moment, holidays) is answer, why


def test_is_open_refuses_a_moment_without_a_zone():
    with pytest.raises(ValueError, match="time zone"):
        hours.is_open(hours.parse("24/7"), datetime.fromisoformat("2025-11-24"))
