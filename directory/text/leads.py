"""Finds in a longer text what leads a reader past the numbers and places that were confirmed.

Unlike a name (disguise.py), a text may say "24/7", "72 hours", "girls of 12-17" or "since 2014". So
only what can be dialled counts as a number. It rather finds too much: people are then asked.
"""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from directory.text.disguise import (
    ADDRESS_SIGNS,
    DIALLED,
    NETWORK,
    WRITTEN_OUT,
    longest_number,
)
from directory.text.persons import find_person
from directory.text.places import find_address, find_position

NUMBER, LINK, PLACE, ACCOUNT = "number", "link", "place", "account"
# Somebody's own number, and the name of somebody.
MOBILE, PERSON = "mobile", "person"

_SEPARATOR = r"[^\w\d]{1,4}"
_DIGITS = re.compile(rf"\d+(?:{_SEPARATOR}\d+)*")
_GROUP = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
# 10,000 riel; a longer one may be a number, as in 012.345.500.
_PRICE = re.compile(r"(?<![\d.,])[1-9]\d{0,2}[,.][05]00(?![.,]?\d)")
# 08:00-17:00
_TIME = re.compile(r"(?<![\d:])[012]?\d:[0-5]\d(?![\d:])")
_LONGEST_WITHOUT_LEAD = 4
# As many digits as a number has at least, without its first 0.
_SHORTEST_NUMBER = 8
# The kinds of short codes that Cambodia has; 100 and 1500 count people.
_SHORT_CODE = re.compile(r"11\d|1[23]\d\d")
# Words of digits and of letters that look like some: O12 3A5 67B, l2 E4S GTB.
_ALIKE = "0-9OoIilZzEeAaSsGgTtBbQq"
_MIXED = re.compile(rf"(?<!\w)[{_ALIKE}]+(?:[\s.\-][{_ALIKE}]+)*(?!\w)")
_PARTS = re.compile(r"[\s.\-]")
_WITH_DIGITS = re.compile(r"\w*\d\w*")


def find_map(address: str) -> str:
    """A link that leads to a place on a map, or may, as it is written; "" if it is none."""
    plain = _plain(unquote(address))
    return plain if find_position(plain) else ""


def find_leads(text: str, own_numbers: set[str] = frozenset()) -> dict[str, str]:
    """Find what in a text may lead elsewhere: its kind -> how it is written.

    Kinds are NUMBER, LINK, PLACE and ACCOUNT, and PERSON, whose name is nobody's to give.
    `own_numbers` are numbers that a text may name, in digits alone.
    """
    plain = _plain(text)
    found = {}
    if number := next(_numbers(plain, own_numbers), None):
        found[NUMBER] = number
    for kind, pattern, where in (
        (LINK, ADDRESS_SIGNS, plain.casefold()),
        (LINK, WRITTEN_OUT, plain.casefold()),
        (ACCOUNT, NETWORK, plain),
    ):
        if hit := pattern.search(where):
            found.setdefault(kind, hit[0].strip())
    if place := find_address(plain):
        found[PLACE] = place
    if person := find_person(text):
        found[PERSON] = person
    return found


def _plain(text):
    """A text with the digits of every script as 0 to 9, and without signs that nobody sees."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(
        str(unicodedata.decimal(sign)) if unicodedata.decimal(sign, None) is not None else sign
        for sign in plain
        if unicodedata.category(sign) not in ("Cf", "Me")
    )


def _numbers(plain, own) -> Iterator[str]:
    """Each number in a text that can be dialled, as it is written."""
    rest = _TIME.sub(" ", _PRICE.sub(" ", plain))
    for run in _DIGITS.finditer(rest):
        groups = _GROUP.findall(run[0])
        if "".join(groups) not in own and _can_be_dialled(groups, run[0]):
            yield run[0]
    for run in _MIXED.finditer(rest):
        signs = re.sub(r"\W", "", run[0])
        looks_like_one = all(
            word.isupper() or any(map(str.isdigit, word)) for word in _PARTS.split(run[0])
        )
        if looks_like_one and not signs.isdigit() and len(signs) > _LONGEST_WITHOUT_LEAD:
            yield run[0]
    for word in _WITH_DIGITS.findall(rest):
        if not word.isdigit() and sum(map(str.isdigit, word)) > _LONGEST_WITHOUT_LEAD:
            yield word
    if longest_number(plain.casefold()) >= DIALLED:
        yield plain


def _can_be_dialled(groups, written):
    """Whether groups of digits may be a number: no year, no hours, no range of ages."""
    digits = "".join(groups)
    if len(digits) <= _LONGEST_WITHOUT_LEAD:
        # A short code in one piece, or digit by digit.
        is_whole = len(groups) == 1 or len(groups) == len(digits)
        is_whole = is_whole or written.replace(" ", "").isdigit()
        return is_whole and bool(_SHORT_CODE.fullmatch(digits))
    if digits[0] == "0" or "+" in written:
        return True
    # "Since 2014, for girls of 12-17": years and small numbers only.
    small = [group for group in groups if not _YEAR.fullmatch(group)]
    return any(len(group) >= DIALLED for group in small) or len("".join(small)) >= _SHORTEST_NUMBER
