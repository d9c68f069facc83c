"""Khmer and English text made comparable: search, sort and phone keys, hits, and near misses.

Khmer marks look the same in many typed orders, so two spellings are compared by their keys and
never as typed. The same functions are in static/js/search/text.js, and both pass the vectors of
fixtures/text-vectors.json. To stay equal the two use explicit code ranges and no regular
expression class, locale or library. Sources of the rules: Unicode 13, chapter 16 (Khmer), and
"Khmer Encoding Structure" (SIL, 2024).

A character newer than the older of the two Unicode tables at work (Python's, the browser's) may
get another key on each side, because only one of them knows how to decompose or lower it.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from directory.text.tables import TABLES

COENG = "\u17d2"
_LETTER = "\u1780-\u17b3"
_CONSONANT = "\u1780-\u17a2"
_MARK = "\u17b6-\u17d1"
_KHMER = "\u1780-\u17d3\u17dd"

# Each of these two tables is what stands between the brackets of a regular expression.
_IGNORED = re.compile(f"[{TABLES['ignored']}]+")
_SEPARATORS = re.compile(f"[{TABLES['separators']}]+")
_REPLACED = str.maketrans(TABLES["replaced"]) | {
    zero + digit: str(digit) for zero in (0x17E0, 0x17F0) for digit in range(10)
}
_SPACE_INSIDE_KHMER = re.compile(f"([{_KHMER}]) (?=[{_KHMER}])")
_COENGS = re.compile(f"{COENG}+")
_COENG_WITHOUT_LETTER = re.compile(f"{COENG}(?![{_LETTER}])")
_KHMER_THEN_OTHER = re.compile(f"([{_KHMER}])(?=[^{_KHMER} ])")
_OTHER_THEN_KHMER = re.compile(f"([^{_KHMER} ])(?=[{_KHMER}])")
_SPACES = re.compile(" +")

_CLUSTER = re.compile(f"([{_LETTER}])((?:{COENG}[{_LETTER}]|[{_MARK}])+)")
_CHUNK = re.compile(f"{COENG}[{_LETTER}]|[{_MARK}]")
_SHIFTERS = re.compile("[\u17bb\u17c9\u17ca]")
_ABOVE = re.compile("[\u17b7-\u17ba\u17be\u17bf\u17d0]")
# A subscript other than RO has rank 1, which is why the numbering jumps from 0 to 2.
_CHUNK_RANK = {"\u17cc": 0, COENG + "\u179a": 2} | {
    mark: rank for rank, mark in enumerate(TABLES["marks"], start=3)
}
_LA_TYPED_AS_TWO = re.compile(f"^\u1791{COENG}[\u1794\u17a1]")

_QUERY_SPACES = re.compile("[\t-\r \u00a0]+")

_ROBAT = re.compile(f"([{_CONSONANT}])\u17cc")
_UNSORTED_MARKS = re.compile("[\u17c8-\u17d1]")
_INDEPENDENT_VOWELS = str.maketrans(
    {"ឥ": "អិ", "ឦ": "អី", "ឧ": "អុ", "ឩ": "អូ", "ឪ": "អូវ", "ឯ": "អែ", "ឰ": "អៃ", "ឱ": "អោ"}
)
_SORT_ELEMENTS = [
    *" 0123456789abcdefghijklmnopqrstuvwxyz",
    *map(chr, range(0x1780, 0x179B)),
    *"\u17ab\u17ac\u179b\u17ad\u17ae",
    *map(chr, range(0x179C, 0x17A3)),
    *map(chr, range(0x17B6, 0x17C6)),
    *("\u17bb\u17c6", "\u17c6", "\u17b6\u17c6"),
    *("\u17c7", "\u17b7\u17c7", "\u17bb\u17c7", "\u17c1\u17c7", "\u17c4\u17c7"),
    COENG,
]
_SORT_PLACE = {element: f"{place:02x}" for place, element in enumerate(_SORT_ELEMENTS)}
_SORT_ELEMENT = re.compile(
    "[\u17b6\u17bb]\u17c6|[\u17b7\u17bb\u17c1\u17c4]\u17c7|.", flags=re.DOTALL
)

_MOST_VARIANTS = TABLES["limits"]["variants"]
_BARE = f"(^|[^{COENG}])([{_CONSONANT}])"
_SWAPS = [
    # A nasal before a consonant is written with a subscript under MO or with nikahit; under MO the
    # key writes DA as TA, so nikahit may be followed by either.
    *((re.compile(_BARE + nasal), f"\\1\\2{other}") for nasal, other in TABLES["nasals"]),
    *(
        (re.compile(f"(^|[^{COENG}]){word}(?![{_MARK}{COENG}])"), f"\\1{other}")
        for pair in TABLES["synonyms"]
        for word, other in (pair, pair[::-1])
    ),
]
_ENGLISH_WORD = re.compile("[a-z]{4,}")
_OTHER_SPELLING = {one: other for pair in TABLES["spellings"] for one, other in (pair, pair[::-1])}

_PLACE_UNIT = re.compile(TABLES["place_units"])
_KHMER_PLACE_UNIT = re.compile(f"^(?:{TABLES['khmer_place_units']})(?=[{_LETTER}])")
_KAMPONG_SHORT = ("k", "kg", "kp")
_SKELETON = str.maketrans(TABLES["skeleton"])
_DOUBLED = re.compile("([a-z])\\1+")

_LONG_LATIN = re.compile("[a-z]{5,}")
_LONGEST_MISTYPED = TABLES["limits"]["mistyped"]
# How people part the digits of a number.
BETWEEN_DIGITS = re.compile(r"[\s().\-\u2010-\u2015/·]")


def search_key(text: str) -> str:
    """Return the form of a text that equal-looking spellings share; never shown, never parsed.

    The result has one space between words that are not Khmer and none inside a run of Khmer, and
    it is its own key. The rules follow Unicode 13, chapter 16, and "Khmer Encoding Structure".
    """
    key = _IGNORED.sub("", _plain(text)).translate(_REPLACED)
    # Marks that a deleted character kept apart may now stand out of their canonical order.
    key = unicodedata.normalize("NFKD", key)
    # Khmer is written without spaces between words, and people put them in as they like.
    key = _SPACE_INSIDE_KHMER.sub("\\1", _SEPARATORS.sub(" ", key))
    # Under another letter DA and TA have one shape.
    key = _COENGS.sub(COENG, key).replace(COENG + "\u178a", COENG + "\u178f")
    key = _COENG_WITHOUT_LETTER.sub("", key)
    key = _CLUSTER.sub(_ordered_cluster, key)
    key = _OTHER_THEN_KHMER.sub("\\1 ", _KHMER_THEN_OTHER.sub("\\1 ", key))
    return _SPACES.sub(" ", key).strip(" ")


def _plain(text: str) -> str:
    """Decompose and lower a text, without half surrogates, which no database can store."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return unicodedata.normalize("NFKD", whole).lower()


def _ordered_cluster(match: re.Match) -> str:
    """Write one letter and its marks in the order of the Khmer Encoding Structure."""
    letter, tail = match.groups()
    chunks = _CHUNK.findall(tail)
    # Under a vowel above, both shifters and the vowel U take the same shape.
    raised = _ABOVE.search(tail) or ("\u17b6" in tail and "\u17c6" in tail)
    if raised and _SHIFTERS.search(tail):
        chunks = [chunk for chunk in chunks if not _SHIFTERS.match(chunk)] + ["\u17ca"]
    chunks.sort(key=lambda chunk: _CHUNK_RANK.get(chunk, 1))
    cluster = letter + "".join(chunk for chunk, _ in groupby(chunks))
    cluster = cluster.replace("\u17c1\u17b8", "\u17be").replace("\u17c1\u17b6", "\u17c4")
    # A subscript BA or LA under TO has the shape of the letter LA.
    return _LA_TYPED_AS_TWO.sub("\u17a1", cluster)


def in_latin_digits(text: str) -> str:
    """Return a text with Khmer and other digits as 0 to 9."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def phone_key(text: str) -> str:
    """Return a phone number as national digits with its leading 0; short codes stay as they are."""
    digits = _digits(text)
    if digits.startswith("00855"):
        digits = digits[2:]
    if digits.startswith("855") and len(digits) >= 11:
        digits = digits[3:]
    return digits if digits.startswith("0") or len(digits) <= 6 else "0" + digits


def phone_hit(query: str, stored_key: str) -> bool:
    """Tell whether typed digits, in any grouping or script, are part of a stored phone key."""
    digits = _digits(query)
    if len(digits) < 3:
        return False
    return (digits if len(digits) < 7 else phone_key(query)) in stored_key


def _digits(text: str) -> str:
    return "".join(sign for sign in _plain(text).translate(_REPLACED) if "0" <= sign <= "9")


def sort_key(text: str) -> str:
    """Return ASCII hex whose byte order is Khmer dictionary order (CLDR, primary strength).

    Texts that differ only in marks without weight share a key; the caller orders those.
    """
    key = _ROBAT.sub(f"\u179a{COENG}\\1", search_key(text)).translate(_INDEPENDENT_VOWELS)
    elements = _SORT_ELEMENT.findall(_UNSORTED_MARKS.sub("", key))
    return "".join(_SORT_PLACE.get(element) or f"ff{ord(element):06x}" for element in elements)


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
    return "open" if _cluster_count(token) > 1 else None


def is_khmer(token: str) -> bool:
    """Tell the script of a token, which is all Khmer or without any Khmer."""
    return "\u1780" <= token[0] <= "\u17d3"


def is_number(token: str) -> bool:
    """Tell whether a token is all digits, which in a key are Latin ones."""
    return all("0" <= sign <= "9" for sign in token)


def is_long(token: str) -> bool:
    """Tell whether a token is more than one Khmer cluster, which alone is part of many words."""
    return not is_khmer(token) or _cluster_count(token) > 1


def _cluster_count(token: str) -> int:
    """Count base letters: in a key every coeng stands before the letter that it makes a mark."""
    return sum("\u1780" <= sign <= "\u17b3" for sign in token) - token.count(COENG)


def variants(token: str) -> list[str]:
    """Return other accepted spellings of a token, without the token; for use when it hits nothing.

    Khmer: a nasal as MO with a subscript or as nikahit, and a few words with two spellings.
    English: the other number of a noun, and words that Britain and America spell apart; a longer
    plural needs none, since it hits as "open".
    """
    found = [token]
    for pattern, replacement in _SWAPS:
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


def place_skeleton(text: str) -> str:
    """Return the consonants of a romanised place name, for comparing place names only.

    Units such as "province" are left out, as they are before a Khmer name, which keeps its key.
    An empty result means that nothing is left to compare.
    """
    words = [word for word in search_key(text).split(" ") if not _PLACE_UNIT.fullmatch(word)]
    if len(words) > 1 and words[0] in _KAMPONG_SHORT:
        words[0] = "kampong"
    bones = "".join(_KHMER_PLACE_UNIT.sub("", word) for word in words).translate(_SKELETON)
    return _DOUBLED.sub("\\1", bones)


def within_one_edit(token: str, key: str) -> bool:
    """Tell whether a key holds the token with at most one slip of the finger.

    A slip is one character changed, added or dropped, a Khmer subscript added or dropped, or two
    neighbours exchanged. Only Khmer of four clusters or more, from one cluster boundary to
    another, and Latin of five letters or more, from the start of a word. Digits are never guessed
    at: 1280 is not 1288.
    """
    pieces = kept_by_one_edit(token)
    if not pieces:
        return False
    first, second, exchanged = pieces
    starts = _places(first, key) + _places(exchanged, key)
    starts += [at - len(first) + shift for at in _places(second, key) for shift in range(-2, 3)]
    return any(_one_edit_at(token, key, start) for start in starts if start >= 0)


def kept_by_one_edit(token: str) -> list[str]:
    """Return pieces of which a key holds one whole where `within_one_edit` finds the token.

    One edit leaves one half whole, and looking for that is what keeps a long scan fast; only an
    exchange across the middle leaves neither.
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
    return _cluster_count(token) >= 4 if is_khmer(token) else bool(_LONG_LATIN.fullmatch(token))


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
