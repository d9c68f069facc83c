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

from directory.text import search_key
from directory.text.tables import TABLES

# Cambodia keeps UTC+7 all year, so no time zone data is needed, here or on a phone.
PHNOM_PENH = timezone(timedelta(hours=7))
DAYS = tuple(TABLES["days"])

_DAY = 24 * 60
_WEEK = 7 * _DAY
_WHOLE_DAY = ("00:00", "00:00")

_NAMES = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "km": ("ច័ន្ទ", "អង្គារ", "ពុធ", "ព្រហស្បតិ៍", "សុក្រ", "សៅរ៍", "អាទិត្យ"),
}
_PHRASES = {
    "en": {"to": "to", "every": "Every day", "24": "24 hours", "24/7": "24 hours, every day"},
    "km": {"to": "ដល់", "every": "រៀងរាល់ថ្ងៃ", "24": "២៤ ម៉ោង", "24/7": "២៤ ម៉ោង រៀងរាល់ថ្ងៃ"},
}

_WORDS = {
    "MO": "monday mon mo ច័ន្ទ ចន្ទ",
    "TU": "tuesday tues tue tu អង្គារ",
    "WE": "wednesday weds wed we ពុធ",
    "TH": "thursday thurs thur thu th ព្រហស្បតិ៍ ព្រហស្បត្តិ៍ ព្រហស្បត៍",
    "FR": "friday fri fr សុក្រ",
    "SA": "saturday sat sa សៅរ៍",
    "SU": "sunday sun su អាទិត្យ",
    "every": "every everyday daily each រៀងរាល់ រាល់",
    "to": "- to until till ដល់ រហូតដល់",
    "nothing": ", & and from on at day days និង ថ្ងៃ ម៉ោង ពី ចាប់ពី",
}
# Khmer words are known by their search keys, since their marks are typed in many orders.
_MEANING = {
    search_key(word) or word: meaning for meaning, words in _WORDS.items() for word in words.split()
}
_KHMER = re.compile("[\u1780-\u17d3\u17dd\u200b-\u200d]+")
_KHMER_WORDS = "|".join(sorted(filter(_KHMER.match, _MEANING), key=len, reverse=True))
_TYPED_ALIKE = str.maketrans(f"{TABLES['digits']}‐‑‒–—―−：៖", "0123456789-------::")
_GROUP_END = re.compile("[;\r\n។]")
_TOKEN = re.compile(
    "(?P<whole>24 ?(?:/ ?(?:7|24)|hours?|hrs?|h|ម៉ោង)(?![0-9a-z]))"
    "|(?P<hour>[0-9]{1,2})(?:[:.h](?P<minute>[0-9]{2})| ?h)?"
    " ?(?:(?P<am>am|a[.]m[.]|ព្រឹក)|(?P<pm>pm|p[.]m[.]|រសៀល|ល្ងាច))?(?![0-9a-z])"
    f"|(?P<word>{_KHMER_WORDS}|[a-z]+|[-,&])"
    "|(?P<space>[. \t\u00a0]+)"
    "|(?P<unknown>[^ ]+)"
)


class HoursError(ValueError):
    """Hours that cannot be read: `reason` is a code to translate, `piece` the text at fault.

    Reasons: unknown_word, bad_time, half_span (one end is missing), same_time (closes when it
    opens), no_days, no_hours, overlap.
    """

    def __init__(self, reason: str, piece: str):
        super().__init__(f"{reason}: {piece}")
        self.reason = reason
        self.piece = piece


def parse(text: str) -> list[list[str]]:
    """Read hours typed in one line, in English or Khmer; blank text gives an empty schedule.

    Groups of days and times follow one another, with or without ";" between them. A bare hour
    is refused, because "8-5" does not say which 5. Raises HoursError.
    """
    schedule = []
    for group in _GROUP_END.split(text):
        if group.strip():
            schedule += _read_group(group.strip())
    schedule.sort(key=_starts)
    for row, following in pairwise([*schedule, *schedule[:1]]):
        room = (_starts(following) - _starts(row)) % _WEEK or _WEEK
        if len(schedule) > 1 and (row == following or _length(row) > room):
            raise HoursError("overlap", " ".join(following))
    return schedule


def _read_group(group: str) -> list[list[str]]:
    """Read days and spans; when the kind that came first comes again, the next group begins."""
    schedule, days, spans = [], [], []
    first = last = None
    for kind, values in _parts(group):
        if kind == first and last != first:
            schedule += [[day, *span] for day in days for span in spans]
            days, spans = [], []
        first, last = first or kind, kind
        (days if kind == "days" else spans).extend(values)
    if spans == [_WHOLE_DAY] and not days:
        days = DAYS
    if not days or not spans:
        raise HoursError("no_hours" if days else "no_days", group)
    return schedule + [[day, *span] for day in days for span in spans]


def _parts(group: str) -> Iterator[tuple[str, list]]:
    """Yield ("days", [code, ...]) and ("spans", [(opens, closes)]) in the order typed."""
    tokens = list(_tokens(group))
    while tokens:
        kind, value = tokens.pop(0)
        if kind == "spans" or (kind == "days" and tokens[:1] != [("to", None)]):
            yield kind, value
            continue
        if kind == "to" or len(tokens) < 2 or tokens[0][0] != "to" or tokens[1][0] != kind:
            raise HoursError("half_span", group)
        end = tokens[1][1]
        del tokens[:2]
        if kind == "days":
            here, length = DAYS.index(value[0]), (DAYS.index(end[0]) - DAYS.index(value[0])) % 7
            yield "days", [DAYS[(here + step) % 7] for step in range(length + 1)]
        elif value == "24:00":
            raise HoursError("bad_time", value)
        elif value == end:
            raise HoursError("same_time", group)
        else:
            yield "spans", [(value, end.replace("24:00", "00:00"))]


def _tokens(group: str) -> Iterator[tuple[str, object]]:
    text = _KHMER.sub(lambda run: search_key(run[0]), group.translate(_TYPED_ALIKE).lower())
    for match in _TOKEN.finditer(text):
        if match["hour"]:
            yield "time", _time(match)
        elif match["whole"]:
            yield "spans", [_WHOLE_DAY]
        elif not match["space"]:
            meaning = _MEANING.get(match["word"] or "")
            if meaning in DAYS:
                yield "days", [meaning]
            elif meaning == "every":
                yield "days", list(DAYS)
            elif meaning == "to":
                yield "to", None
            elif meaning is None:
                raise HoursError("unknown_word", match[0])


def _time(match: re.Match) -> str:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    twelve = match["am"] or match["pm"]
    bare = ":" not in match[0] and "h" not in match[0] and match["minute"] is None
    if minute > 59 or (bare and not twelve) or (twelve and not 1 <= hour <= 12):
        raise HoursError("bad_time", match[0])
    if twelve:
        hour = hour % 12 + (12 if match["pm"] else 0)
    if hour * 60 + minute > _DAY:
        raise HoursError("bad_time", match[0])
    return f"{hour:02}:{minute:02}"


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


def _starts(row: list[str]) -> int:
    """Return the minute of the week at which a row opens."""
    return DAYS.index(row[0]) * _DAY + _minutes(row[1])


def _length(row: list[str]) -> int:
    return (_minutes(row[2]) - _minutes(row[1])) % _DAY or _DAY


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])
