"""The words of opening hours, in English and Khmer: a line becomes days, times and spans.

What has more than one meaning is never chosen here; directory/text/hours.py asks about it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from directory.text.keys import search_key
from directory.text.tables import TABLES

DAYS = tuple(TABLES["days"])

_WORDS = {
    "MO": "monday mondays mon mo ច័ន្ទ ចន្ទ",
    "TU": "tuesday tuesdays tues tue tu អង្គារ",
    "WE": "wednesday wednesdays weds wed we ពុធ",
    "TH": "thursday thursdays thurs thur thu th ព្រហស្បតិ៍ ព្រហស្បត្តិ៍ ព្រហស្បត៍",
    "FR": "friday fridays fri fr សុក្រ",
    "SA": "saturday saturdays sat sa សៅរ៍",
    "SU": "sunday sundays sun su អាទិត្យ",
    "weekdays": "weekday weekdays",
    "weekend": "weekend weekends ចុងសប្តាហ៍ ចុងអាទិត្យ",
    "every": "every everyday daily each រៀងរាល់ រាល់ គ្រប់ ជារៀងរាល់ ប្រចាំ",
    "to": "- to until till through thru ដល់ រហូតដល់",
    "and": ", & and និង",
    "nothing": (
        ": / from on at day days open opening hours hour hrs hr h ថ្ងៃ ម៉ោង ពី ចាប់ពី ចាប់ផ្តើមពី "
        "ពេល វេលា នៅ បើក"
    ),
    # Every Sunday, or every week.
    "unknown_word": "រៀងរាល់អាទិត្យ រាល់អាទិត្យ",
    # What is no clock time by itself, and may stand as a heading before one.
    "office_hours": "office working business ម៉ោងធ្វើការ ម៉ោងបម្រើការ ថ្ងៃធ្វើការ ម៉ោងរដ្ឋបាល",
    # What a week of hours cannot say, by the reason that says what to do.
    "part_of_day": "morning afternoon evening night ព្រឹក រសៀល ល្ងាច យប់ ពេញមួយថ្ងៃ",
    "closed": "closed except excluding not បិទ ឈប់ ឈប់សម្រាក លើកលែង លើកលែងតែ",
    "holidays": "holiday holidays public បុណ្យ បុណ្យជាតិ",
    "break": "lunch break noontime សម្រាក សម្រាកថ្ងៃត្រង់",
    "appointment": "by appointment appointments ណាត់ ណាត់ជួប ការណាត់ជួប ណាត់ជាមុន",
}
# Khmer words are known by their search keys, since their marks are typed in many orders.
_MEANING = {
    search_key(word) or word: meaning for meaning, words in _WORDS.items() for word in words.split()
}
_SETS = {"weekdays": DAYS[:5], "weekend": DAYS[5:]}

# The words for a half of the day, with the hours that each can stand beside.
AM, PM, NOON, MIDNIGHT = "am", "pm", "noon", "midnight"
_HALVES = {
    "am": dict.fromkeys(range(1, 13), AM),
    "pm": dict.fromkeys(range(1, 13), PM),
    "noon": {12: NOON},
    "midnight": {12: MIDNIGHT},
    "ព្រឹក": dict.fromkeys(range(1, 12), AM),
    "ព្រលឹម": dict.fromkeys(range(3, 7), AM),
    "ភ្លឺ": dict.fromkeys(range(1, 7), AM),
    "ថ្ងៃត្រង់": {12: NOON},
    "រសៀល": {12: NOON} | dict.fromkeys(range(1, 6), PM),
    "ល្ងាច": dict.fromkeys(range(3, 10), PM),
    "យប់": {12: MIDNIGHT} | dict.fromkeys(range(6, 12), PM) | dict.fromkeys((1, 2, 3), AM),
    "អធ្រាត្រ": {12: MIDNIGHT},
}
_HALF_OF = {search_key(word): hours for word, hours in _HALVES.items()}
_POINTS = {search_key(word): word for word in ("noon", "midnight", "ថ្ងៃត្រង់", "អធ្រាត្រ")}

_KHMER = re.compile("[\u1780-\u17d3\u17dd\u200b-\u200d]+")
_KHMER_WORDS = "|".join(sorted(filter(_KHMER.match, _MEANING), key=len, reverse=True))
_TYPED_ALIKE = str.maketrans(f"{TABLES['digits']}‐‑‒–—―−~→：៖", "0123456789---------::")


def _key(words):
    """The alternatives of a regular expression, Khmer by its search keys."""
    return _KHMER.sub(lambda run: search_key(run[0]), words)


_A_DAY = _key("(?: ?(?:a|per|/) ?day| ?ក្នុង ?(?:1|មួយ) ?ថ្ងៃ)?")
_24_HOURS = _key("24 ?(?:hours?|hrs?|h|ម៉ោង)")
_7_DAYS = _key("7 ?(?:days?|d|ថ្ងៃ)(?: ?(?:a|per|/) ?week| ?ក្នុង ?(?:1|មួយ) ?(?:សប្តាហ៍|អាទិត្យ))?")
_BY = _key("(?: ?[/x,] ?| ?លើ ?| )")
_TOKEN = re.compile(
    f"(?P<always>(?:{_24_HOURS}{_A_DAY}|24){_BY}(?:{_7_DAYS}|7)(?![0-9a-z:.]))"
    f"|(?P<whole>{_24_HOURS}{_BY}{_24_HOURS}(?![0-9a-z])"
    f"|24h? ?/ ?24h?(?![0-9a-z:.])|{_24_HOURS}{_A_DAY}(?![0-9a-z]))"
    f"|(?P<week>{_7_DAYS}(?![0-9a-z]))"
    # 8:30, 8.30, 8h30, 8h, 0830, 8 and a half, 8 and 30 minutes; then the half of the day.
    "|(?:(?P<hour4>[01][0-9]|2[0-4])(?P<minute4>[0-5][0-9])(?![0-9:.])|(?P<hour>[0-9]{1,2})"
    "(?:[:.h](?P<minute>[0-9]{2})(?![0-9])|(?P<h> ?h)(?![a-z0-9])"
    + _key("|(?P<half_hour> ?កន្លះ)| ?(?:ម៉ោង)? ?(?:និង)? ?(?P<minutes>[0-9]{1,2})(?= ?នាទី))?)")
    + _key(" ?(?:នាទី)? ?(?P<half>a[.]?m(?:[.]|(?![a-z]))|p[.]?m(?:[.]|(?![a-z]))")
    + "".join(f"|{word}" for word in sorted(_HALF_OF, key=len, reverse=True) if word[0] > "z")
    + "|noon(?![a-z])|midnight(?![a-z]))?(?![0-9a-z])"
    f"|(?P<point>{'|'.join(sorted(_POINTS, key=len, reverse=True))})(?![a-z])"
    f"|(?P<word>{_KHMER_WORDS}|[a-z]+|[-,&:/])"
    "|(?P<space>[. \t\u00a0]+)"
    "|(?P<unknown>[^ ]+)"
)


class HoursError(ValueError):
    """Hours that cannot be read as they are written: `reason` is a code to translate.

    `piece` is the text at fault, and `readings` how it may be meant, for whoever asks. Questions,
    which `hours.parse` leaves out when told to read the line as it is written: which_half (of the
    day), lost_dash. Refusals: unknown_word, bad_time, half_span (one end is missing), same_time
    (closes when it opens), same_day (Monday to Monday), no_days, no_hours, overlap; and what a
    week of hours cannot say: part_of_day, closed, holidays, break, appointment,
    office_hours.
    """

    def __init__(self, reason: str, piece: str, readings: tuple[str, ...] = ()):
        super().__init__(f"{reason}: {piece}")
        self.reason = reason
        self.piece = piece
        self.readings = readings

    @property
    def is_question(self) -> bool:
        """Whether the line can also be read as it is written."""
        return self.reason in ("which_half", "lost_dash")


@dataclass(frozen=True)
class Clock:
    """A time as it was typed: the minute of the day, and whether the half of the day was told."""

    minute: int
    half: str | None
    text: str

    @property
    def is_sure(self) -> bool:
        """Whether it is one time only, on a clock of 12 hours as on one of 24."""
        return self.half is not None or self.minute >= 13 * 60 or self.minute < 60


def tokens(group: str) -> Iterator[tuple[str, object, str]]:
    """Yield (kind, value, text) of a group of days and times. Raises HoursError.

    Kinds: time (a Clock), days (codes), every, whole, always, to, and, office_hours.
    """
    # Digits of both languages, any dash, and Khmer words by their search keys.
    for match in _TOKEN.finditer(_key(group.translate(_TYPED_ALIKE).lower())):
        if match["hour"] or match["hour4"]:
            yield "time", _clock(match), match[0]
        elif match["point"]:
            is_noon = _POINTS[match["point"]] in ("noon", "ថ្ងៃត្រង់")
            half = NOON if is_noon else MIDNIGHT
            yield "time", Clock(12 * 60 if is_noon else 0, half, match[0]), match[0]
        elif match["always"] or match["whole"]:
            yield "always" if match["always"] else "whole", None, match[0]
        elif match["week"]:
            yield "every", None, match[0]
        elif not match["space"]:
            yield from _word(match)


def _word(match):
    meaning = _MEANING.get(match["word"] or "", "unknown_word")
    if meaning in DAYS or meaning in _SETS:
        yield "days", list(_SETS.get(meaning, (meaning,))), match[0]
    elif meaning in ("every", "to", "and", "office_hours"):
        yield meaning, None, match[0]
    elif meaning != "nothing":
        raise HoursError(meaning, match[0])


def _clock(match: re.Match) -> Clock:
    hour = int(match["hour4"] or match["hour"])
    minute = int(match["minute4"] or match["minute"] or match["minutes"] or 0)
    minute = 30 if match["half_hour"] else minute
    typed = (match["half"] or "").replace(".", "")
    has_minutes = any(match[name] for name in ("minute4", "minute", "minutes", "half_hour"))
    if minute > 59 or hour * 60 + minute > 24 * 60 or not (has_minutes or match["h"] or typed):
        raise HoursError("bad_time", match[0])
    half = None
    if typed:
        half = _HALF_OF[typed].get(hour)
        # 14:00 pm and 0:30 am are odd, but say one time only.
        if half is None and has_minutes and hour not in range(1, 13):
            half = AM if hour == 0 else PM
            if half not in _HALF_OF[typed].values():
                raise HoursError("bad_time", match[0])
        elif half is None:
            raise HoursError("bad_time", match[0])
        elif half in (NOON, MIDNIGHT):
            hour = 12 if half == NOON else 0
        else:
            hour = hour % 12 + (12 if half == PM else 0)
    return Clock(hour * 60 + minute, half, match[0].strip())
