"""Days on which an office may be closed: those of every year, and those that a decree declares."""

from datetime import date, datetime, timedelta

import holidays
from django.utils import timezone

from directory.rules import catalogue_check


class DaysOff:
    """The days off that hold: of the library, and of the catalogue as two people confirmed it."""

    def __init__(self, document: dict | None = None) -> None:
        """Take the declared days of a catalogue's document, or of the one that stands."""
        if document is None:
            standing = catalogue_check.standing()
            document = standing.document if standing else {"days_off": []}
        self._declared = {row["code"] for row in document["days_off"] if not row["is_cancelled"]}
        self._yearly = holidays.country_holidays("KH")

    def __contains__(self, on: date) -> bool:
        return on.isoformat() in self._declared or on in self._yearly

    def open_day(self, on: date) -> date:
        """The first day from this one on that is none of these."""
        while on in self:
            on += timedelta(days=1)
        return on

    def open_moment(self, at: datetime) -> datetime:
        """The same hour on the first day from then on that is none of these, in this country."""
        on = timezone.localdate(at)
        return at + (self.open_day(on) - on)

    def last_before_open(self, on: date) -> date:
        """The last day before the next one after `on` that is none of these."""
        return self.open_day(on + timedelta(days=1)) - timedelta(days=1)

    def of_years(self, years: list[int]) -> list[str]:
        """All days off of these years as ISO dates, in order."""
        yearly = {day.isoformat() for day in holidays.country_holidays("KH", years=years)}
        declared = {day for day in self._declared if int(day[:4]) in years}
        return sorted(yearly | declared)
