"""Search, sort and phone keys: normal forms by which Khmer and English text is compared.

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
from collections.abc import Callable
from itertools import groupby

from directory.text.tables import TABLES

COENG = "\u17d2"
_LETTER = "\u1780-\u17b3"
CONSONANT = "\u1780-\u17a2"
MARK = "\u17b6-\u17d1"
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

CLUSTER = re.compile(f"([{_LETTER}])((?:{COENG}[{_LETTER}]|[{MARK}])+)")
CHUNK = re.compile(f"{COENG}[{_LETTER}]|[{MARK}]")
_SHIFTERS = re.compile("[\u17bb\u17c9\u17ca]")
_ABOVE = re.compile("[\u17b7-\u17ba\u17be\u17bf\u17d0]")
# A subscript other than RO has rank 1, which is why the numbering jumps from 0 to 2.
_CHUNK_RANK = {"\u17cc": 0, COENG + "\u179a": 2} | {
    mark: rank for rank, mark in enumerate(TABLES["marks"], start=3)
}
_LA_TYPED_AS_TWO = re.compile(f"^\u1791{COENG}[\u1794\u17a1]")

_ROBAT = re.compile(f"([{CONSONANT}])\u17cc")
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

_PLACE_UNIT = re.compile(TABLES["place_units"])
_KHMER_PLACE_UNIT = re.compile(f"^(?:{TABLES['khmer_place_units']})(?=[{_LETTER}])")
_KAMPONG_SHORT = ("k", "kg", "kp")
_SKELETON = [(re.compile(one), other.replace("$", "\\")) for one, other in TABLES["skeleton"]]
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
    key = CLUSTER.sub(_cluster_key, key)
    key = _OTHER_THEN_KHMER.sub("\\1 ", _KHMER_THEN_OTHER.sub("\\1 ", key))
    return _SPACES.sub(" ", key).strip(" ")


def _plain(text: str) -> str:
    """Decompose and lower a text, without half surrogates, which no database can store."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return unicodedata.normalize("NFKD", whole).lower()


def _cluster_key(match: re.Match) -> str:
    """Write one letter and its marks in the order of the Khmer Encoding Structure."""
    letter, tail = match.groups()
    chunks = CHUNK.findall(tail)
    # Under a vowel above, both shifters and the vowel U take the same shape.
    if has_vowel_above(tail) and _SHIFTERS.search(tail):
        chunks = [chunk for chunk in chunks if not _SHIFTERS.match(chunk)] + ["\u17ca"]
    return ordered_cluster(letter, chunks)


def has_vowel_above(tail: str) -> bool:
    """Whether a vowel stands above the letter that these marks belong to."""
    return _ABOVE.search(tail) is not None or ("\u17b6" in tail and "\u17c6" in tail)


def ordered_cluster(letter: str, chunks: list[str]) -> str:
    """One letter with its subscripts and marks in their order, each once."""
    ordered = sorted(chunks, key=lambda chunk: _CHUNK_RANK.get(chunk, 1))
    cluster = letter + "".join(chunk for chunk, _ in groupby(ordered))
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
    return phone_test(query)(stored_key)


def phone_test(query: str) -> Callable[[str], bool]:
    """Return what `phone_hit` tells of each stored phone key, for asking about many."""
    digits = _digits(query)
    if len(digits) < 3:
        return lambda stored_key: False
    # With the code of the country a number may be begun.
    begun = [f"0{digits[len(code) :]}" for code in ("00855", "855") if digits.startswith(code)]
    begun = [one for one in begun[:1] if len(one) >= 3]
    whole = digits if len(digits) < 7 else phone_key(query)
    return lambda stored_key: whole in stored_key or any(map(stored_key.startswith, begun))


def _digits(text: str) -> str:
    return "".join(sign for sign in _plain(text).translate(_REPLACED) if "0" <= sign <= "9")


def sort_key(text: str) -> str:
    """Return ASCII hex whose byte order is Khmer dictionary order (CLDR, primary strength).

    Texts that differ only in marks without weight share a key; the caller orders those.
    """
    key = _ROBAT.sub(f"\u179a{COENG}\\1", search_key(text)).translate(_INDEPENDENT_VOWELS)
    elements = _SORT_ELEMENT.findall(_UNSORTED_MARKS.sub("", key))
    return "".join(_SORT_PLACE.get(element) or f"ff{ord(element):06x}" for element in elements)


def skeleton(key: str) -> str:
    """Return what loose spellings of a romanised word share: its consonants, "a" for vowels.

    Spaces are left out, as nobody knows where they belong.
    """
    bones = key.replace(" ", "")
    for pattern, other in _SKELETON:
        bones = pattern.sub(other, bones)
    return bones


def place_skeleton(text: str) -> str:
    """Return the skeleton of a romanised place name without units such as "province".

    A Khmer name keeps its key, without units as well. An empty result means that nothing is left
    to compare.
    """
    words = [word for word in search_key(text).split(" ") if not _PLACE_UNIT.fullmatch(word)]
    if len(words) > 1 and words[0] in _KAMPONG_SHORT:
        words[0] = "kampong"
    return skeleton("".join(_KHMER_PLACE_UNIT.sub("", word) for word in words))
