"""Finds in a longer text what leads a reader past the numbers and places that were confirmed.

Unlike a name (disguise.py), a text may say "24/7", "72 hours", "girls of 12-17" or "since 2014". So
only what can be dialled counts as a number. It rather finds too much: people are then asked.
"""

import re
import unicodedata
from collections.abc import Iterator

from directory.text.disguise import (
    ADDRESS_SIGNS,
    DIALLED,
    NETWORK,
    WRITTEN_OUT,
    longest_number,
)
from directory.text.persons import find_person

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
_PLACE = re.compile(
    # A position, or a plus code.
    r"\d{1,3}[.,]\d{4,}|\b\d{1,2}[.,]\d{2,}\s*[,;/ ]\s*1\d\d[.,]\d{2,}|\d\s*(?:°|deg\b)"
    r"|\b[2-9cfghjmpqrvwx]{4,8}\+[2-9cfghjmpqrvwx]{2,3}\b"
    r"|\bgoogle\s+maps?\b|\bwhat3words\b|\bplus\s+code\b|ផែនទី"
    # A street, a house, or a block with its number.
    r"|(?<![a-z])(?:street|st|road|rd|boulevard|blvd|avenue|ave|lane|house|building|villa|borey)"
    r"\.?\s*(?:no\b\.?|number|#)?\s*\d"
    r"|\b\d+[a-z]{0,3}\s*,?\s*(?:street|st|road|rd|boulevard|blvd|avenue|ave|lane)\b"
    r"|(?:ផ្លូវ|ផ្ទះ|អគារ|បុរី|វិថី)\s*(?:(?:លេខ|ជាតិ|បេតុង|លំ)\s*)*\d|ផ្ទះលេខ|អគារលេខ|មហាវិថី"
    r"|(?:ក្រុមទី|គីឡូម៉ែត្រ(?:លេខ|ទី))\s*\d"
    # What it stands beside.
    r"|(?:ទល់មុខ|ជាប់|ជិត|ក្បែរ|ខាងក្រោយ|ខាងមុខ)\s*(?:នឹង\s*)?(?:វត្ត|ផ្សារ|សាលា|ធនាគារ|មន្ទីរពេទ្យ|ស្ពាន)"
    r"|\b(?:near|behind|opposite|beside|next\s+to|across\s+from|in\s+front\s+of)\s+(?:the\s+)?"
    r"(?:\w+\s+){0,3}(?:market|pagoda|wat|school|bank|bridge|hospital|church|mosque|station|roundabout)\b",
    re.IGNORECASE,
)
_NAMED_PLACE = re.compile(
    # With a capital letter it is the name of one: "Norodom Boulevard", "Sangkat Boeung".
    r"\b[A-Z]\w+ (?:Street|Road|Boulevard|Blvd|Avenue)\b(?!\s+[A-Za-z])"
    r"|\b(?:[Ss]angkat|[Pp]hum|[Kk]hum) [A-Z]"
)
# Maps, as links and as accounts of places: in an address of the web or of a chat.
_MAP = re.compile(
    r"\bgoo\.gl/maps|maps\.app\.goo|\bmaps?\.|/maps?\b|\bg\.page\b|openstreetmap|\bosm\.org"
    r"|\bwaze\b|what3words|\bw3w\b|plus\.codes|\bgeo:|[@=/]-?\d{1,3}\.\d{3,}",
    re.IGNORECASE,
)


def find_map(address: str) -> str:
    """A link to a place on a map, as it is written; "" if this address is none."""
    plain = _plain(address)
    return plain if _MAP.search(plain) else ""


def find_leads(text: str, own_numbers: set[str] = frozenset()) -> dict[str, str]:
    """What in a text may lead elsewhere: its kind -> how it is written.

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
        (PLACE, _PLACE, plain),
        (PLACE, _NAMED_PLACE, plain),
        (ACCOUNT, NETWORK, plain),
    ):
        if hit := pattern.search(where):
            found.setdefault(kind, hit[0].strip())
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
