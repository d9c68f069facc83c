"""The former numbers from which an export offers changes."""

from datetime import UTC, datetime, timedelta

from directory.public import ladder
from directory.text.hours import PHNOM_PENH

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
# A desk that publishes eleven times a working day, for a year, the oldest first.
TIMES = [
    moment
    for day in range(365, -1, -1)
    for hour in range(11)
    if (moment := NOW - timedelta(days=day, hours=10 - hour)).weekday() < 5
]
YEAR = [(seq, moment.isoformat()) for seq, moment in enumerate(TIMES)]


def kept():
    return ladder.rungs(YEAR, NOW)


def test_each_of_the_last_60_is_kept():
    assert kept()[-60:] == YEAR[-60:]


def test_then_the_last_one_of_each_day_is_kept_for_60_days():
    days = {
        moment.astimezone(PHNOM_PENH).date(): (seq, moment.isoformat())
        for seq, moment in enumerate(TIMES[:-60])
        if NOW - moment <= timedelta(days=60)
    }
    assert [one for one in kept()[:-60] if one[0] >= min(days.values())[0]] == [*days.values()]


def test_oldest_is_half_a_year_old_and_140_are_enough():
    oldest = datetime.fromisoformat(kept()[0][1])
    assert timedelta(days=180) <= NOW - oldest <= timedelta(days=190)
    assert len(kept()) <= 140


def test_numbers_go_from_run_to_run():
    carried = []
    for number, moment in zip(YEAR, TIMES, strict=True):
        carried = ladder.rungs([*carried, number], moment)
    assert carried == kept()
