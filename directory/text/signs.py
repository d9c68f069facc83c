"""Signs that nobody sees, and addresses that run: neither may stand in what readers get."""

import re

# They split words for searching, turn text around for reading, or steer.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\U000e0000-\U000e007f]"
)
# Of these what turns a text around or steers; what only splits words may stand in older listings.
_STEERS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\U000e0000-\U000e007f]"
)
# What the forms let through in former releases; they took out the rest of what steers.
_LET_THROUGH = str.maketrans(
    {"\u2028": " ", "\u2029": " "} | dict.fromkeys(["\u061c", *map(chr, range(0xE0000, 0xE0080))])
)
_MAY_BE_LET_THROUGH = re.compile("[\u061c\u2028\u2029\U000e0000-\U000e007f]")
WEB = re.compile("https?://", re.IGNORECASE)
_RUNS = re.compile("(?:javascript|vbscript):|data:\\w+/", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")


def is_inert(text: str) -> bool:
    """Whether a text is read as it is written, and runs nowhere if somebody makes it a link."""
    # A browser takes blanks before and in such a scheme away.
    return not (_STEERS.search(text) or _RUNS.match(_BLANKS.sub("", text)))


def without_let_through(text: str) -> str:
    """A text of a former release without the signs that its forms let through."""
    # Few texts have one, and to look each sign up in a table takes long.
    return text.translate(_LET_THROUGH) if _MAY_BE_LET_THROUGH.search(text) else text
