"""Numbers as people write them: read as they are dialled, or with a question about them.

A number is stored as E.164; a short code of Cambodia (117, 1280) and a number that is free to call
(1800 and six digits) as they are dialled there; a short code of another country after the code of
that country ("+66 1300"), since alone it would reach somebody else here.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from directory.text.keys import BETWEEN_DIGITS, in_latin_digits

# The pattern of a stored number; the database checks it as well.
NUMBER_PATTERN = r"^(\+[1-9][0-9]{6,14}|\+[1-9][0-9]{0,2} [0-9]{3,5}|1[0-9]{2,3}|1800[0-9]{4,7})$"

# The file says where its facts come from.
_RULES = json.loads(
    (Path(__file__).parent.parent.parent / "fixtures" / "phone-rules.json").read_text("utf-8")
)
# Between two numbers; after a prefix alone a slash is only a gap ("012/345 678").
_TWO = re.compile(r"\s*(?:[/,;|&\n]|\bor\b|\band\b|ឬ|និង)\s*", re.IGNORECASE)
# "023 880 000-1" are two as well.
_AND_NEXT = re.compile(r"(?:[0-9][^0-9]*){8,}[-\u2010-\u2015~]\s*[0-9]{1,2}")
_PREFIX = re.compile(r"(?:\+?855[\s.-]?)?\(?0?[0-9]{2}\)?")
# The country codes that E.164 assigns have one, two or three digits by how they begin.
_COUNTRY = re.compile("1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9][0-9]{2}")
# With fewer digits after its 0 nothing is a number, with more it is none of Cambodia's.
_FEWEST, _MOST = 6, 11
# So many digits tell a number from any other, without the code of its country.
_LONGEST_COMPARED = 8
_LONGEST_SHORT_CODE = 5
# The signs that may stand between the digits of a printed number.
_GAP = r"\W{0,3}"
# How many digits follow a prefix of which nothing more is known.
_ANY = (6, 7)


class NumberError(ValueError):
    """A text that is no number: `reason` is two_numbers, costly, or not_a_number."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Number:
    """A number as it is stored, and what to ask about it first, if anything.

    Questions: digits (it has more or fewer than the `usual` number of them, with the first 0),
    lost_zero, unknown_code, abroad.
    """

    dialled: str
    question: str = ""
    usual: tuple[int, ...] = ()


def read(text: str) -> Number:
    """Read one number, in any grouping and script. Raises NumberError."""
    typed = in_latin_digits(text).strip()
    parts = [part for part in _TWO.split(typed) if part]
    is_gap = len(parts) == 2 and _PREFIX.fullmatch(parts[0])
    if (len(parts) > 1 and not is_gap) or _AND_NEXT.fullmatch(typed):
        raise NumberError("two_numbers")
    digits = BETWEEN_DIGITS.sub("", typed)
    if found := re.fullmatch(r"(?:(?:\+|00)?855)?-?(1[89]00)([0-9]+)", digits):
        return _special(*found.groups())
    # A 0 after the code of Cambodia is dropped, unless digits would be missing without it.
    if found := re.fullmatch(r"(?:\+|00)?8550?([0-9]{8,9})|(?:\+|00)8550?([0-9]+)", digits):
        return _national(found[1] or found[2])
    if found := re.fullmatch(r"(?:\+|00)([1-9][0-9]+)", digits):
        return _abroad(found[1])
    if found := re.fullmatch("0([0-9]+)", digits):
        return _national(found[1])
    if re.fullmatch("1[0-9]{2,3}", digits):
        is_known = re.fullmatch(_RULES["short_codes"], digits)
        return Number(digits, "" if is_known else "unknown_code")
    if re.fullmatch("[1-9][0-9]{7,8}", digits):
        return Number(f"+855{digits}", "lost_zero")
    raise NumberError("not_a_number")


def has_known_prefix(number: str) -> bool:
    """Whether a stored number begins as numbers in Cambodia do; True for any other number."""
    prefix = f"0{number[4:6]}"
    return not number.startswith("+855") or prefix in {**_RULES["prefixes"], **_RULES["area_codes"]}


def is_mobile(number: str) -> bool:
    """Whether a stored number is a mobile one of Cambodia, which may be somebody's own."""
    return number.startswith("+855") and f"0{number[4:6]}" in _RULES["prefixes"]


def in_address(address: str) -> str:
    """The number that stands in the place of an address, as WhatsApp has it; "" if none does."""
    digits = re.sub(r"\D", "", in_latin_digits(address))
    if not 8 <= len(digits) <= 15:
        return ""
    return f"+855{digits[1:]}" if digits.startswith("0") else f"+{digits}"


def is_named(number: str, text: str) -> bool:
    """Whether a text names a stored number: with or without its code, in any grouping and script.

    Only a short code has to stand apart from other digits.
    """
    own = re.sub(r"\D", "", number.removeprefix("+855").rpartition(" ")[2])[-_LONGEST_COMPARED:]
    runs = re.findall(r"[0-9]+", in_latin_digits(text))
    return own in runs if len(own) <= _LONGEST_SHORT_CODE else own in "".join(runs)


def is_printed_in(text: str, number: str) -> bool:
    """Whether a text prints a stored number, in any grouping and script, apart from other digits.

    With or without the code of its country and the first 0.
    """
    return re.search(_as_printed(number), in_latin_digits(text)) is not None


def _as_printed(number):
    """A pattern of how a stored number is printed."""
    prefix, own = "", number.rpartition(" ")[2]
    if own.startswith("+"):
        country = _COUNTRY.match(own, 1)
        own = own[country.end() :]
        prefix = rf"(?:(?:\+|00)?{_GAP}{country[0]}{_GAP})?\(?0?\)?{_GAP}"
    gap = "" if len(own) <= _LONGEST_SHORT_CODE else _GAP
    return rf"(?<![0-9]){prefix}{gap.join(own)}(?![0-9])"


def _special(prefix: str, rest: str) -> Number:
    """A number that is free to call, or one that costs more than others."""
    if prefix == "1900":
        raise NumberError("costly")
    if not 4 <= len(rest) <= 7:
        raise NumberError("not_a_number")
    whole = prefix + rest
    return Number(whole) if len(rest) == 6 else Number(whole, "digits", (10,))


def _national(digits: str) -> Number:
    """A number in Cambodia, without its first 0."""
    if not _FEWEST <= len(digits) <= _MOST:
        raise NumberError("not_a_number" if len(digits) < _FEWEST else "two_numbers")
    number = f"+855{digits}"
    usual = [3 + count for count in _usual_digits(digits) or _ANY]
    return Number(number) if 1 + len(digits) in usual else Number(number, "digits", tuple(usual))


def _usual_digits(digits: str) -> list[int] | None:
    """How many digits follow the prefix of a number, or None where nobody knows."""
    prefix, rest = f"0{digits[:2]}", digits[2:]
    if prefix in _RULES["area_codes"]:
        is_wireless = rest.startswith(tuple(_RULES["wireless_begins"]))
        return _RULES["wireless_digits" if is_wireless else "area_digits"]
    return _RULES["prefixes"].get(prefix)


def _abroad(digits: str) -> Number:
    """A number of another country, or one of its short codes."""
    country = _COUNTRY.match(digits)
    rest = digits[country.end() :] if country else ""
    if country and 3 <= len(rest) <= 5:
        return Number(f"+{country[0]} {rest}", "abroad")
    if country and 7 <= len(digits) <= 15:
        return Number(f"+{digits}", "abroad")
    raise NumberError("not_a_number")
