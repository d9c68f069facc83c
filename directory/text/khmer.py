"""Khmer text as it is stored: marks in one order, and nothing that was typed with an old font.

Texts that look alike get one spelling, so that find-in-page, copying and comparing work. Unlike a
search key this never changes what is read. Source: "Khmer Encoding Structure" (SIL, 2024).
"""

import re
import unicodedata

from directory.text.keys import CHUNK, CLUSTER, has_vowel_above, ordered_cluster

# Signs that Unicode advises against, as the sign that is read; two are never seen.
_REPLACED = str.maketrans(
    {"\u17a3": "\u17a2", "\u17a4": "\u17a2\u17b6", "\u17d3": "\u17c6", "\u17b4": "", "\u17b5": ""}
)
# Under a vowel above, the vowel U has the shape of the shifter that its consonant can take.
_VOWEL_U = "\u17bb"
_MUUSIKATOAN, _TRIISAP = "\u17c9", "\u17ca"
_TAKES_MUUSIKATOAN = frozenset("ងញបមយរលវន")

_KHMER_LETTER = re.compile("[\u1780-\u17b3]")
_WORD = re.compile(r"\S+")
# Khmer fonts before Unicode (Limon, ABC) put Khmer shapes on Latin letters: capitals stand inside
# words, and signs that no language of Europe writes there.
_ODD_SIGN = re.compile(
    "[\u00a1-\u00bf\u00d7\u00f7þÞðÐßÁÃÆÌÍÒÓÔÕÙÚÛÝìòõýÿ]|[A-Za-z][;|{}\\[\\]\\\\$^*][A-Za-z\u00c0-\u00ff]"
)
_ODD_CAPITAL = re.compile("[a-z][A-Z]|[A-Z]{2}[a-z]")
_SHORTEST = 3


def canonical(text: str) -> str:
    """The text with the marks of each Khmer cluster in their order, each once."""
    return CLUSTER.sub(_cluster, text.translate(_REPLACED))


def _cluster(match: re.Match) -> str:
    letter, tail = match.groups()
    chunks = CHUNK.findall(tail)
    if has_vowel_above(tail) and _VOWEL_U in chunks:
        shifter = _MUUSIKATOAN if letter in _TAKES_MUUSIKATOAN else _TRIISAP
        has_shifter = _MUUSIKATOAN in chunks or _TRIISAP in chunks
        chunks = [chunk for chunk in chunks if chunk != _VOWEL_U]
        chunks += [] if has_shifter else [shifter]
    return ordered_cluster(letter, chunks)


def has_khmer(text: str) -> bool:
    """Whether a text has a Khmer letter."""
    return _KHMER_LETTER.search(text) is not None


def is_in_old_font(text: str) -> bool:
    """Whether Latin letters stand for Khmer shapes, as in fonts from before Unicode.

    True if a word without Khmer holds such a sign, and most of these words look odd.
    """
    words = [word for word in _WORD.findall(text) if not has_khmer(word) and _is_long(word)]
    signs = [word for word in words if _ODD_SIGN.search(word)]
    odd = [word for word in words if word in signs or _ODD_CAPITAL.search(word)]
    return bool(signs) and len(odd) * 2 > len(words)


def _is_long(word):
    return sum(unicodedata.category(sign)[0] in "LS" for sign in word) >= _SHORTEST
