"""Weekly opening hours: read what an administrator types, write it out, tell whether it is open.

A schedule is a list of [byday, opens, closes], for example ["MO", "08:00", "17:00"]: iCalendar
weekday codes and a 24-hour clock in Cambodia. A span that closes at or before its opening time
runs into the next day, so that 00:00 to 00:00 is a whole day. An empty list means that the hours
are not known. The question "open now?" is also answered by static/js/search/hours.js, and both
pass the vectors of fixtures/text-vectors.json.
"""

import re
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta, timezone
from itertools import groupby, pairwise

from directory.text.hours_words import AM, DAYS, Clock, HoursError, tokens

__all__ = ["DAYS", "PHNOM_PENH", "HoursError", "format", "is_open", "parse"]

# Cambodia keeps UTC+7 all year, so no time zone data is needed, here or on a phone.
PHNOM_PENH = timezone(timedelta(hours=7))

_DAY = 24 * 60
_WEEK = 7 * _DAY
_WHOLE_DAY = ("00:00", "00:00")
# A night that lasts longer is rather a slip.
_LONGEST_NIGHT = 16 * 60
_LONGEST_READING = 14 * 60

_NAMES = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "km": ("ច័ន្ទ", "អង្គារ", "ពុធ", "ព្រហស្បតិ៍", "សុក្រ", "សៅរ៍", "អាទិត្យ"),
}
_PHRASES = {
    "en": {"to": "to", "every": "Every day", "24": "24 hours", "24/7": "24 hours, every day"},
    "km": {"to": "ដល់", "every": "រៀងរាល់ថ្ងៃ", "24": "២៤ ម៉ោង", "24/7": "២៤ ម៉ោង រៀងរាល់ថ្ងៃ"},
}

_GROUP_END = re.compile("[;\r\n។]")


def parse(text: str, *, as_written: bool = False) -> list[list[str]]:
    """Read hours typed in one line, in English or Khmer; blank text gives an empty schedule.

    Groups of days and times follow one another, with or without ";" between them; windows that
    touch are joined. What may be a slip is a question ("8:00-5:00" is a night of 21 hours,
    "Monday Friday" may have lost its dash), unless `as_written` says that it is none. A bare hour
    is refused, because "8-5" does not say which 5. Raises HoursError.
    """
    schedule = []
    for group in _GROUP_END.split(text):
        if group.strip():
            schedule += _read_group(group.strip(), as_written)
    schedule.sort(key=_starts)
    for row, following in pairwise([*schedule, *schedule[:1]]):
        room = (_starts(following) - _starts(row)) % _WEEK or _WEEK
        overlaps = len(schedule) > 1 and (row == following or _length(row) > room)
        # The night before a whole day ends in it.
        if overlaps and not (_is_night(row) and (*following[1:],) == _WHOLE_DAY):
            raise HoursError("overlap", " ".join(following))
    return _joined(schedule)


def _read_group(group: str, as_written: bool) -> list[list[str]]:
    """Read days and spans; when the kind that came first comes again, the next group begins."""
    schedule, days, spans = [], [], []
    first = last = None
    said = list(tokens(group))
    has_heading = bool(said) and said[0][0] == "office_hours"
    for kind, values in _parts(said[1:] if has_heading else [*said], group, as_written):
        if kind == first and last != first:
            schedule += [[day, *span] for day in days for span in spans]
            days, spans = [], []
        first, last = first or kind, kind
        (days if kind == "days" else spans).extend(values)
    if spans == [_WHOLE_DAY] and not days:
        days = DAYS
    if not days or not spans:
        missing = "no_hours" if days else "no_days"
        raise HoursError("office_hours" if has_heading else missing, group)
    if any(kind == "always" for kind, _, _ in said) and set(days) != set(DAYS):
        raise HoursError("overlap", group)
    return schedule + [[day, *span] for day in days for span in spans]


def _parts(said: list, group: str, as_written: bool) -> Iterator[tuple[str, list]]:
    """Yield ("days", [code, ...]) and ("spans", [(opens, closes)]) in the order typed."""
    # A day that stands alone, while nothing came after it: (its place in the week, its text).
    alone = None
    while said:
        kind, value, text = said.pop(0)
        following = [one[0] for one in said[:2]]
        before, alone = alone, None
        if kind in ("days", "time") and following[:1] == ["to"] and following[1:] == [kind]:
            _, end, end_text = said[1]
            del said[:2]
            typed = f"{text.strip()}-{end_text.strip()}"
            if kind == "days":
                yield "days", _range(value, end, typed)
            elif value.minute == end.minute:
                raise HoursError("same_time", group)
            else:
                yield "spans", [_span(value, end, typed, as_written)]
        elif kind == "days" and following[:1] != ["to"]:
            if len(value) == 1:
                alone = (DAYS.index(value[0]), text)
                _require_a_dash_or_comma(before, alone, as_written)
            yield "days", value
        else:
            yield from _without_end(kind, text, following[:1], group)


def _without_end(kind: str, text: str, following: list[str], group: str) -> Iterator:
    """What one word says, or nothing; a day or a time here lacks the other end."""
    if kind in ("whole", "always"):
        yield "spans", [_WHOLE_DAY]
    elif kind == "every" and following != ["days"]:
        yield "days", list(DAYS)
    elif kind == "office_hours":
        raise HoursError(kind, text)
    elif kind in ("days", "time", "to"):
        raise HoursError("half_span", group)


def _require_a_dash_or_comma(before: tuple | None, day: tuple, as_written: bool) -> None:
    """Ask about two days with nothing between them, unless one follows the other."""
    if before and not as_written and day[0] != (before[0] + 1) % 7:
        both = (f"{before[1]}-{day[1]}", f"{before[1]}, {day[1]}")
        raise HoursError("lost_dash", f"{before[1]} {day[1]}", both)


def _range(start: list[str], end: list[str], typed: str) -> list[str]:
    """The days from one to another."""
    if len(start) > 1 or len(end) > 1 or start == end:
        raise HoursError("same_day", typed)
    here, length = DAYS.index(start[0]), (DAYS.index(end[0]) - DAYS.index(start[0])) % 7
    return [DAYS[(here + step) % 7] for step in range(length + 1)]


def _span(opens: Clock, closes: Clock, typed: str, as_written: bool) -> tuple[str, str]:
    """From when to when, as a clock of 24 hours says it."""
    if opens.minute == _DAY:
        raise HoursError("bad_time", opens.text)
    # The last minute of a day is its end.
    end = 0 if closes.minute == _DAY - 1 else closes.minute % _DAY
    if not as_written and _may_be_a_slip(opens, closes, end):
        raise HoursError("which_half", typed, _readings(opens, closes))
    return _clock_text(opens.minute), _clock_text(end)


def _may_be_a_slip(opens: Clock, closes: Clock, end: int) -> bool:
    """Whether somebody may mean another half of the day than a clock of 24 hours says."""
    halves = {opens.half, closes.half}
    if None in halves and halves & {"am", "pm"}:
        # Does "8:00-5:00 pm" begin in the morning? Only noon is plain without more words.
        plain_one = opens if opens.half is None else closes
        if not plain_one.is_sure and not 12 * 60 <= plain_one.minute < 13 * 60:
            return True
    if 0 < end <= opens.minute:
        length = end + _DAY - opens.minute
        is_sure = opens.is_sure and opens.minute >= 12 * 60
        return not is_sure or length > _LONGEST_NIGHT or end >= 12 * 60
    if opens.half == closes.half == AM and end == 0 and opens.minute:
        # "8 am-12 am" is rather noon, and so is the beginning of "12 am-6 pm".
        return True
    if opens.half == AM and opens.minute < 60 and end - opens.minute > _LONGEST_NIGHT:
        return True
    if opens.is_sure:
        return False
    # Nobody opens at two at night, and an evening begins at six as well as a morning.
    is_early = opens.minute < 7 * 60 and not opens.text.startswith("0")
    return opens.minute < 5 * 60 or (is_early and not (closes.is_sure and end != 12 * 60))


def _readings(opens: Clock, closes: Clock) -> tuple[str, ...]:
    """The spans that somebody may mean, the shortest first."""
    are_told = opens.half is not None and closes.half is not None
    starts, ends = (
        [one.minute] if one.is_sure and not are_told else [one.minute % 720, one.minute % 720 + 720]
        for one in (opens, closes)
    )
    found = sorted(
        ((end - start) % _DAY, start, end)
        for start in starts
        for end in ends
        if 0 < (end - start) % _DAY <= _LONGEST_READING
    )
    return tuple(f"{_clock_text(start)}-{_clock_text(end)}" for _, start, end in found)


def _clock_text(minute: int) -> str:
    return f"{minute % _DAY // 60:02}:{minute % 60:02}"


def _joined(rows: list[list[str]]) -> list[list[str]]:
    """Windows in order, those that touch as one; what lasts a day or longer parted at midnight."""
    spans = []
    for row in rows:
        start, end = _starts(row), _starts(row) + _length(row)
        if spans and start <= spans[-1][1]:
            spans[-1][1] = max(end, spans[-1][1])
        else:
            spans.append([start, end])
    if len(spans) > 1 and spans[-1][1] >= spans[0][0] + _WEEK:
        # Sunday's night runs into Monday.
        spans[-1][1] = max(spans[-1][1], spans.pop(0)[1] + _WEEK)
    if spans and spans[-1][1] - spans[-1][0] >= _WEEK:
        spans = [[0, _WEEK]]
    return sorted((row for span in spans for row in _rows(*span)), key=_starts)


def _rows(start: int, end: int) -> Iterator[list[str]]:
    is_long = end - start >= _DAY
    while start < end:
        stop = min(end, (start // _DAY + 1) * _DAY) if is_long else end
        yield [DAYS[start // _DAY % 7], _clock_text(start), _clock_text(stop)]
        start = stop


def format(schedule: list[list[str]], language: str) -> str:
    """Write a schedule in "en" or "km", equal days together; parse() reads it back as it was."""
    phrases = _PHRASES[language]
    spans_of = {day: [] for day in DAYS}
    for day, opens, closes in sorted(schedule, key=_starts):
        spans_of[day].append((opens, closes))
    days_of = {}
    for day, spans in spans_of.items():
        if spans:
            days_of.setdefault(tuple(spans), []).append(DAYS.index(day))
    if list(days_of) == [(_WHOLE_DAY,)] and len(days_of[_WHOLE_DAY,]) == 7:
        return phrases["24/7"]
    return "; ".join(
        f"{_days_text(days, language)} {_spans_text(spans, phrases)}"
        for spans, days in days_of.items()
    )


def _days_text(days: list[int], language: str) -> str:
    if len(days) == 7:
        return _PHRASES[language]["every"]
    names = _NAMES[language]
    pieces = []
    # Days that follow one another keep their distance from their place in the list.
    for _, run in groupby(enumerate(days), key=lambda item: item[1] - item[0]):
        row = [names[day] for _, day in run]
        pieces += [f"{row[0]} {_PHRASES[language]['to']} {row[-1]}"] if len(row) > 2 else row
    return ", ".join(pieces)


def _spans_text(spans: tuple, phrases: dict) -> str:
    return ", ".join(
        phrases["24"] if span == _WHOLE_DAY else f"{span[0]}–{span[1]}" for span in spans
    )


def is_open(
    schedule: list[list[str]], moment: datetime, holidays: Collection[str] = ()
) -> bool | None:
    """Tell whether a schedule is open at an aware moment; None when that is not known.

    `holidays` are ISO dates in Cambodia on which only round-the-clock hours can be relied on. A
    night that began on a holiday is not known either. Raises ValueError for a naive moment.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    if not schedule:
        return None
    if {day for day, opens, closes in schedule if opens == closes} == set(DAYS):
        return True
    local = moment.astimezone(PHNOM_PENH)
    if local.date().isoformat() in holidays:
        return None
    now = local.weekday() * _DAY + local.hour * 60 + local.minute
    reaching = [row for row in schedule if (now - _starts(row)) % _WEEK < _length(row)]
    if any(row[0] == DAYS[local.weekday()] for row in reaching):
        return True
    if not reaching:
        return False
    return None if (local.date() - timedelta(days=1)).isoformat() in holidays else True


def _is_night(row: list[str]) -> bool:
    return 0 < _minutes(row[2]) <= _minutes(row[1])


def _starts(row: list[str]) -> int:
    """Return the minute of the week at which a row opens."""
    return DAYS.index(row[0]) * _DAY + _minutes(row[1])


def _length(row: list[str]) -> int:
    return (_minutes(row[2]) - _minutes(row[1])) % _DAY or _DAY


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])
