"""Looser forms of words, for comparing with the closed vocabulary only, never with texts.

The vocabulary is what terms, needs, places and organizations are called. The twin of
static/js/search/folding.js.
"""

import re

from directory.text.tables import TABLES

_FOLDS = [(re.compile(one), other) for one, other in TABLES["fold"]]
_WORD = re.compile("[a-z]{4,}")
_DOUBLED_END = re.compile("([b-df-hj-np-tv-z])\\1$")
_VOWELS = re.compile("a")
# A stem is no shorter, and of a longer ending one letter more stays.
_SHORTEST_STEM = 3


def fold(key):
    """Khmer without the differences that people miss: long or short vowels, signs, subscripts."""
    for pattern, other in _FOLDS:
        key = pattern.sub(other, key)
    return key


def stem(words):
    """English words without their endings: "raped", "raping" and "rape" are one."""
    return " ".join(map(_stem, words.split(" ")))


def _stem(word):
    if not _WORD.fullmatch(word):
        return word
    for suffix in TABLES["suffixes"]:
        left = len(word) - len(suffix)
        if left >= _SHORTEST_STEM + (len(suffix) > 3) and word.endswith(suffix):
            word = word[:left]
            break
    return _DOUBLED_END.sub("\\1", word)


def consonants(bones):
    """How many consonants a skeleton has."""
    return len(_VOWELS.sub("", bones))


def is_close(one, other):
    """Whether two spellings differ in at most two letters of five."""
    return distance(one, other) * 5 <= max(len(one), len(other)) * 2


def distance(one, other):
    """How many letters are changed, added or dropped between two words (Levenshtein)."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one):
        before, row = row, [at + 1]
        for place, theirs in enumerate(other):
            row.append(min(before[place] + (letter != theirs), before[place + 1] + 1, row[-1] + 1))
    return row[-1]


def differ_by_one(one, other):
    """Whether two words differ by one letter changed, added or dropped, or two exchanged."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = 0
    while one[at : at + 1] == other[at : at + 1] != "":
        at += 1
    return (
        one[at + 1 :] == other[at + 1 :]
        or one[at:] == other[at + 1 :]
        or one[at + 1 :] == other[at:]
        or (one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :])
    )
