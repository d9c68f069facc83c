"""Which former numbers an export offers changes from: many recent ones, few old ones."""

from datetime import datetime, timedelta

from django.utils import timezone

from directory.publish.deltas import KEPT_FOR

# Each of the last numbers, then the last one of each day, then the last one of each week: that is
# the one that stood through the night or the weekend, so it is the one that most phones hold.
EACH = 60
DAILY_FOR = timedelta(days=60)

# A number, and when it was published, as ISO 8601.
Rung = tuple[int, str]


def rungs(numbers: list[Rung], at: datetime) -> list[Rung]:
    """Those of the former numbers from which phones still get changes, the oldest first."""
    ordered = sorted({*map(tuple, numbers)})
    kept = ordered[-EACH:]
    lasts = {}
    for seq, published_at in ordered[:-EACH]:
        moment = datetime.fromisoformat(published_at)
        age = at - moment
        if age > KEPT_FOR:
            continue
        day = timezone.localdate(moment)
        period = ("day", day) if age <= DAILY_FOR else ("week", *day.isocalendar()[:2])
        lasts[period] = (seq, published_at)
    return sorted({*kept, *lasts.values()})
