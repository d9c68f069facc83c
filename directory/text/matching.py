"""Matches a typed query with search keys: whole word, prefix, other spelling, one edit.

The twin of the same functions in static/js/search/text.js; see keys.py for what keeps them equal.
"""

import re
from collections.abc import Iterator

from directory.text.keys import COENG, CONSONANT, MARK, search_key
from directory.text.tables import TABLES

_QUERY_SPACES = re.compile("[\t-\r \u00a0]+")

_MOST_VARIANTS = TABLES["limits"]["variants"]
_BARE = f"(^|[^{COENG}])([{CONSONANT}])"
_SWAPS = [
    # A nasal before a consonant is written with a subscript under MO or with nikahit; under MO the
    # key writes DA as TA, so nikahit may be followed by either.
    *((re.compile(_BARE + nasal), f"\\1\\2{other}") for nasal, other in TABLES["nasals"]),
    *(
        (re.compile(f"(^|[^{COENG}]){word}(?![{MARK}{COENG}])"), f"\\1{other}")
        for pair in TABLES["synonyms"]
        for word, other in (pair, pair[::-1])
    ),
]
_ENGLISH_WORD = re.compile("[a-z]{4,}")
_OTHER_SPELLING = {one: other for pair in TABLES["spellings"] for one, other in (pair, pair[::-1])}

_LONG_LATIN = re.compile("[a-z]{5,}")
_LONGEST_MISTYPED = TABLES["limits"]["mistyped"]


def query_tokens(query: str) -> list[str]:
    """Return the tokens of a typed query, all of which must hit a text.

    Spaces are read before keys are made, because a key has no spaces inside Khmer.
    """
    return [token for word in query_words(query) for token in search_key(word).split(" ") if token]


def query_words(query: str) -> list[str]:
    """Return a typed query split where its author put spaces."""
    return [word for word in _QUERY_SPACES.split(query) if word]


def hit_level(query: str, key: str) -> str | None:
    """Return "full", "open" or None: the weakest level at which a raw query hits a search key."""
    levels = [token_level(token, key) for token in query_tokens(query)]
    if not levels or None in levels:
        return None
    return "open" if "open" in levels else "full"


def token_level(token: str, key: str) -> str | None:
    """Return how well a token hits a search key, at its best place.

    "full" means that it ends where a Khmer cluster or a word ends, "open" that more follows, as
    while it is still being typed. A hit never starts at a subscript or within a word.
    """
    level = None
    at = key.find(token) if token else -1
    while at >= 0:
        here = _level_at(token, key, at)
        if here == "full":
            return here
        level = level or here
        at = key.find(token, at + 1)
    return level


def token_at_start(token: str, key: str) -> bool:
    """Tell whether a token hits a search key at its very start."""
    return bool(token) and key.startswith(token) and _level_at(token, key, 0) is not None


def whole_places(token: str, key: str) -> list[int]:
    """Return where a token stands whole in a search key, as in a "full" hit."""
    return [at for at in _places(token, key) if _level_at(token, key, at) == "full"]


def _level_at(token: str, key: str, at: int) -> str | None:
    before, after = key[at - 1 : at], key[at + len(token) : at + len(token) + 1]
    if not is_khmer(token):
        if before not in ("", " "):
            return None
        return "full" if after in ("", " ") else "open"
    if before == COENG:
        return None
    if not "\u17b6" <= after <= COENG:
        return "full"
    return "open" if cluster_count(token) > 1 else None


def is_khmer(token: str) -> bool:
    """Tell the script of a token, which is all Khmer or without any Khmer."""
    return "\u1780" <= token < "\u17d4"


def is_number(token: str) -> bool:
    """Tell whether a token is all digits, which in a key are Latin ones."""
    return all("0" <= sign <= "9" for sign in token)


def is_long(token: str) -> bool:
    """Tell whether a token is more than one Khmer cluster, which alone is part of many words."""
    return not is_khmer(token) or cluster_count(token) > 1


def starts_cluster(key: str, at: int) -> bool:
    """Tell whether a Khmer cluster starts at a place of a search key."""
    return _is_boundary(key, at, khmer=True)


def cluster_count(token: str) -> int:
    """Count base letters: in a key every coeng stands before the letter that it makes a mark."""
    return sum("\u1780" <= sign <= "\u17b3" for sign in token) - token.count(COENG)


def variants(token: str) -> list[str]:
    """Return other accepted spellings of a token, without the token; for use when it hits nothing.

    Khmer: a nasal as MO with a subscript or as nikahit, and a few words with two spellings.
    English: the other number of a noun, and words that Britain and America spell apart; a longer
    plural needs none, since it hits as "open".
    """
    found = [token]
    for pattern, replacement in _SWAPS if is_khmer(token) else ():
        for known in list(found):
            for other in _swapped(pattern, replacement, known):
                if other not in found and len(found) <= _MOST_VARIANTS:
                    found.append(other)
    for form in (token, _other_number(token)):
        for other in (form, _OTHER_SPELLING.get(form)):
            if other and other not in found:
                found.append(other)
    return found[1:]


def _swapped(pattern: re.Pattern, replacement: str, token: str) -> Iterator[str]:
    """Write each occurrence the other way, first one by one, then all."""
    for match in pattern.finditer(token):
        yield token[: match.start()] + match.expand(replacement) + token[match.end() :]
    yield pattern.sub(replacement, token)


def _other_number(token: str) -> str | None:
    if token in TABLES["irregular"]:
        return TABLES["irregular"][token]
    if not _ENGLISH_WORD.fullmatch(token):
        return None
    if token.endswith("ies"):
        return token[:-3] + "y"
    if token.endswith(("ses", "xes", "zes", "ches", "shes")):
        return token[:-2]
    if token.endswith("s") and token[-2] not in "isu":
        return token[:-1]
    return None


def within_one_edit(token: str, key: str) -> bool:
    """Tell whether a key holds the token with at most one edit (typing error).

    An edit is one character changed, added or dropped, a Khmer subscript added or dropped, or two
    neighbours exchanged. Only Khmer of four clusters or more, from one cluster boundary to
    another, and Latin of five letters or more, from the start of a word. Digits are never guessed
    at: 1280 is not 1288.
    """
    return any(True for _ in places_with_one_edit(token, key))


def places_with_one_edit(token: str, key: str) -> Iterator[int]:
    """Yield where a key holds the token as in `within_one_edit`; some places more than once."""
    pieces = _kept_by_one_edit(token)
    if not pieces:
        return
    starts = _starts_in_khmer(*pieces, key) if is_khmer(token) else _starts_of_words(*pieces, key)
    # The same words stand in many places, and no more than these characters decide.
    known = {}
    for start in starts:
        around = start and key[start - 1 : start + len(token) + 3]
        if around not in known:
            known[around] = _one_edit_at(token, key, start)
        if known[around]:
            yield start


def _starts_in_khmer(first, second, exchanged, key):
    """Where a token may start of which a key holds one of these pieces."""
    starts = _places(first, key) + _places(exchanged, key)
    # An edit leaves one of the last letters before the second half.
    last = {*first[-3:]}
    for at in _places(second, key):
        if not last.isdisjoint(key[max(at - 3, 0) : at]):
            starts += range(max(at - len(first) - 2, 0), at - len(first) + 3)
    return starts


def _starts_of_words(first, second, exchanged, key):
    """Where a word may start of which a key holds one of these pieces."""
    line = f" {key}"
    starts = _places(f" {first}", line) + _places(f" {exchanged}", line)
    return starts + [line.rfind(" ", 0, at + 1) for at in _places(second, key)]


def _kept_by_one_edit(token: str) -> list[str]:
    """Return pieces of which a key holds one whole where `within_one_edit` finds the token.

    One edit leaves one half of the token whole, so a search for the halves is a fast filter. An
    exchange across the middle changes both halves, so it has a piece of its own.
    """
    if not _may_be_mistyped(token):
        return []
    half = len(token) // 2
    exchanged = token[: half - 1] + token[half] + token[half - 1] + token[half + 1 :]
    return [token[:half], token[half:], exchanged]


def _places(part: str, key: str) -> list[int]:
    places = []
    at = key.find(part)
    while at >= 0:
        places.append(at)
        at = key.find(part, at + 1)
    return places


def _may_be_mistyped(token: str) -> bool:
    if not 2 <= len(token) <= _LONGEST_MISTYPED:
        return False
    return cluster_count(token) >= 4 if is_khmer(token) else bool(_LONG_LATIN.fullmatch(token))


def _one_edit_at(token: str, key: str, start: int) -> bool:
    khmer = is_khmer(token)
    if not _is_boundary(key, start, khmer):
        return False

    def ends(at: int) -> bool:
        return not khmer or not "\u17b6" <= key[at : at + 1] <= COENG

    same = 0
    while token[same : same + 1] == key[start + same : start + same + 1] != "":
        same += 1
    at, end = start + same, start + len(token)
    rest, rest_after = token[same:], token[same + 1 :]
    if (not rest and ends(end)) or (key.startswith(rest_after, at) and ends(end - 1)):
        return True
    if rest and key[at : at + 2] == rest[1:2] + rest[0]:
        return key.startswith(rest[2:], at + 2) and ends(end)
    if key[at : at + 1] == COENG and key.startswith(rest, at + 2) and ends(end + 2):
        return True
    if rest[:1] == COENG and key.startswith(rest[2:], at) and ends(end - 2):
        return True
    # The character that the token lacks must be of its own script, never a space or a digit.
    low, high = ("\u1780", "\u17d3") if khmer else ("a", "z")
    return low <= key[at : at + 1] <= high and (
        (bool(rest) and key.startswith(rest_after, at + 1) and ends(end))
        or (key.startswith(rest, at + 1) and ends(end + 1))
    )


def _is_boundary(key: str, at: int, khmer: bool) -> bool:
    before = key[at - 1 : at]
    if khmer:
        return before != COENG and "\u1780" <= key[at : at + 1] <= "\u17b3"
    return before in ("", " ")
