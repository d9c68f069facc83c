"""The closed vocabulary: what terms, needs, places and organizations are called, in looser forms.

The twin of static/js/search/vocabulary.js and spellings.js. Nothing here is compared
with long texts.
"""

import re
from functools import cached_property

from directory import text
from directory.text.folding import consonants, differ_by_one, fold, is_close, stem

# A name that belongs to several terms is read as the first of them.
GROUPS = ("provinces", "categories", "kinds", "served", "needs")
LATIN = re.compile("[a-z]+(?: [a-z]+)*")
_ACRONYM = re.compile("[a-z]{2,8}")
# So many consonants tell words apart; beside a word such as "province" two do.
_ENOUGH, _ENOUGH_WITH_UNIT = 3, 2
# A Khmer name of so many clusters is no part of other words.
_LONG_TOWN = 3
# Both ends of a word cannot be hurt by one typing error.
_END = 2


class Vocabulary:
    """The terms by their search keys, and the names of organizations.

    A term is (group, code). A name of an organization is no term, and is found by its key.
    """

    def __init__(self, catalogue, records):
        self.fillers = {*catalogue["fillers"]}
        self.weak = {*catalogue["weak"]}
        self.common = {*catalogue["common"]}
        self.number_words = {*catalogue["number"]}
        self.letters = catalogue["letters"]
        self.situations = catalogue["situations"]
        # These are written together.
        self.sorted_fillers = sorted(self.fillers)
        self.khmer_fillers = [word for word in catalogue["fillers"] if text.is_khmer(word)]
        self.khmer_number_words = [word for word in catalogue["number"] if text.is_khmer(word)]
        self.terms, self.shy, self.squeezed = {}, set(), {}
        self._romanised_places = []
        self._records = records
        self._read_terms(catalogue)
        self._read_places(catalogue["provinces"], catalogue["towns"])
        self.longest_first = sorted(self.terms, key=lambda key: (-len(key), key))

    def _read_terms(self, catalogue):
        given = {
            group: {code for row in self._records for code in row[group]}
            for group in ("kinds", "served")
        }
        later = []
        for group in GROUPS:
            for term in catalogue[group]:
                name = (group, term["code"])
                keys = [k for k in term["keys"] if k not in self.fillers and k not in self.weak]
                # What no listing has is read as a need, if it can be, which leads to others.
                if group in given and term["code"] not in given[group]:
                    need = _need_of(catalogue["needs"], group, term["code"])
                    later += [(key, need or name) for key in keys]
                else:
                    self._add(keys, name)
        for key, name in later:
            self._add([key], name)

    def _read_places(self, provinces, towns_of):
        for province in provinces:
            term = ("provinces", province["code"])
            towns = towns_of.get(province["code"], [])
            for key in towns:
                if key not in self.terms:
                    self.terms[key] = term
                    if text.is_khmer(key) and text.cluster_count(key) < _LONG_TOWN:
                        self.shy.add(key)
            for key in province["keys"] + towns:
                self.squeezed.setdefault(key.replace(" ", ""), term)
                if LATIN.fullmatch(key):
                    self._romanised_places.append((key, term))

    def _add(self, keys, term):
        for key in keys:
            self.terms.setdefault(key, term)

    @cached_property
    def names(self):
        """The search keys of the organizations' names, each once, in order."""
        keys = (key for row in self._records for key in row["keys"]["name"] + row["keys"]["alias"])
        return dict.fromkeys(keys)

    @cached_property
    def _stems(self):
        found = {}
        for key, term in self.terms.items():
            if LATIN.fullmatch(key) and term[0] != "provinces":
                found.setdefault(stem(key), term)
        return found

    @cached_property
    def _places(self):
        """Places by the skeletons of their romanised names: [(name, term)]."""
        found = {}
        for key, term in self._romanised_places:
            found.setdefault(text.place_skeleton(key), []).append((key.replace(" ", ""), term))
        return found

    @cached_property
    def _bones(self):
        """(key, term or None) by the skeletons of romanised words and names."""
        found = {}
        for key, term in [*self.terms.items(), *((name, None) for name in self.names)]:
            if LATIN.fullmatch(key) and not (term and term[0] == "provinces"):
                bones = text.skeleton(key)
                if consonants(bones) >= _ENOUGH:
                    found.setdefault(bones, (key, term))
        return found

    @cached_property
    def _folds(self):
        """(key, term or None) by folded Khmer; None where two terms would meet."""
        found = {}
        for key, term in [*self.terms.items(), *((name, None) for name in self.names)]:
            if not text.is_khmer(key):
                continue
            folded = fold(key)
            if folded in found and found[folded] and found[folded][1] != term:
                # A name that is also a term is the term.
                found[folded] = found[folded] if term is None else None
            else:
                found.setdefault(folded, (key, term))
        return found

    @cached_property
    def _by_end(self):
        found = {}
        for folded in self._folds:
            for end in {folded[:_END] + "-", "-" + folded[-_END:]}:
                found.setdefault(end, []).append(folded)
        return found

    @cached_property
    def _spelled(self):
        """Letters by their folded Khmer names, the longest first."""
        rows = [
            (fold(text.search_key(name)), letter)
            for letter, names in self.letters.items()
            for name in names
        ]
        return sorted(rows, key=lambda row: (-len(row[0]), row))

    @cached_property
    def _acronyms(self):
        return [name for name in self.names if _ACRONYM.fullmatch(name)]

    def by_stem(self, words):
        """The term whose name has these English words in another form, or None."""
        return self._stems.get(stem(words)) if LATIN.fullmatch(words) else None

    def loose_place(self, words, has_unit):
        """The term of a province or town whose romanised name is written so loosely, or None."""
        if self.is_common(words) and not has_unit:
            return None
        bones = text.place_skeleton(words)
        if consonants(bones) < (_ENOUGH_WITH_UNIT if has_unit else _ENOUGH):
            return None
        squeezed = words.replace(" ", "")
        near = (term for name, term in self._places.get(bones, []) if is_close(squeezed, name))
        return next(near, None)

    def is_common(self, words):
        """Whether each of these words is an ordinary one."""
        known = (self.common, self.fillers, self.weak)
        return all(any(word in one for one in known) for word in words.split(" "))

    def romanised(self, words):
        """(key, term or None) of what these romanised words spell loosely, or None."""
        if not LATIN.fullmatch(words) or self.is_common(words):
            return None
        return self._bones.get(text.skeleton(words))

    def folded(self, khmer):
        """(key, term or None) of what this Khmer spells but for what `fold` leaves out, or None."""
        return self._folds.get(fold(khmer)) or None

    def one_edit_from(self, khmer):
        """(key, term or None) of what this Khmer spells but for one typing error, or None."""
        folded = fold(khmer)
        for end in (folded[:_END] + "-", "-" + folded[-_END:]):
            for other in self._by_end.get(end, []):
                if self._folds[other] and differ_by_one(folded, other):
                    return self._folds[other]
        return None

    def acronym(self, khmer):
        """The acronym of an organization whose letters are spelled out in Khmer, or None."""
        folded = fold(khmer)
        # Where each beginning of the Khmer leads: what was spelled so far, by where it ends.
        ends = {0: {""}}
        for at in range(len(folded)):
            for name, letter in self._spelled:
                if at in ends and folded.startswith(name, at):
                    begun = {
                        so_far + letter
                        for so_far in ends[at]
                        if any(one.startswith(so_far + letter) for one in self._acronyms)
                    }
                    ends.setdefault(at + len(name), set()).update(begun)
        spelled = ends.get(len(folded), ())
        return next((one for one in self._acronyms if one in spelled), None)


def _need_of(needs, group, code):
    """The need that a kind of help or a group of people fits best, as a term, or None."""
    first = (need["code"] for need in needs if need[group][:1] == [code])
    return next((("needs", one) for one in first), None)
