"""How well the words of a query hit listings: each word over all fields, on one rung.

The twin of static/js/search/hits.js. A hit is (level, weight, whether it is at the start).
"""

from directory import text
from directory.public.snapshot import ALIAS, KEYS, NAME, NUMBER, TERM
from directory.text import reading

# A hit on a whole word, on its beginning (prefix match), or with one edit.
FULL, OPEN, CLOSE = 2, 1, 0


class Hits:
    """The hits of some parts' words, looked for once in a query."""

    def __init__(self, parts, rung, world):
        self._world = world
        self._is_close_enough = rung >= reading.ONE_EDIT
        words = {word for part in parts for word in part.words}
        self._variants = {word: world.once(text.variants, word) for word in words}
        # By the id of a listing the hit of words that are a number on its numbers.
        self._on_numbers = {
            part.words: self._number_hits(part.words)
            for part in parts
            if all(map(text.is_number, part.words))
        }
        # A text that holds none of these needs no closer look.
        self._pieces = {word: [word, *others] for word, others in self._variants.items()}
        # By the id of a listing the best hit of a word on its terms; with one edit on its texts.
        self._on_terms = {word: self._best_on_terms(word) for word in words}
        self._close = {word: self._close_hits(word) for word in words}
        # The ids of the listings whose texts may be hit by a word; and by all words of a part.
        self._in_texts = {
            word: self._close[word].keys() | self._holding(word, world.snapshot.ids_holding)
            for word in words
        }
        self._ids = {
            part.words: set.intersection(*map(self._ids_of_word, part.words)) for part in parts
        }

    def ids(self, words):
        """The ids of the listings that may be hit by all of these words, as a part has them."""
        return self._ids[words] | self._on_numbers.get(words, {}).keys()

    def ids_by_name(self, words):
        """The ids of the listings whose names or numbers may be hit by one of these words."""
        found = {*self._on_numbers.get(words, {})}
        for word in words:
            found |= self._holding(word, self._world.snapshot.ids_holding_in_names)
            found |= {one for one, hit in self._close[word].items() if hit[1] >= ALIAS}
        return found

    def words(self, words, record):
        """The hit of words of a part together, or None: the weakest level, the sum of weights."""
        if words in self._on_numbers and record["id"] in self._on_numbers[words]:
            return self._on_numbers[words][record["id"]]
        if record["id"] not in self._ids[words]:
            return None
        hits = [self._word(word, record) for word in words]
        if None in hits:
            return None
        return (min(h[0] for h in hits), sum(h[1] for h in hits), max(h[2] for h in hits))

    def weigh(self, words, record, least):
        """Whether each of these words hits a listing with at least this weight."""
        if any(record["id"] not in self._in_texts[word] for word in words):
            return False
        hits = [self._word(word, record) for word in words]
        return all(hit and hit[1] >= least for hit in hits)

    def _number_hits(self, words):
        number, owners = "".join(words), self._world.snapshot.owners
        is_part = text.phone_test(number)
        found = {}
        for phone, ids in owners.items():
            if is_part(phone):
                found.update(dict.fromkeys(ids, (FULL, NAME * len(words), 1)))
        whole = owners.get(text.phone_key(number), ())
        return found | dict.fromkeys(whole, (FULL, NUMBER * len(words), 1))

    def _ids_of_word(self, word):
        return self._in_texts[word] | self._on_terms[word].keys()

    def _holding(self, word, ids_holding):
        """The ids of texts that may be hit by a word as it is, or in another spelling."""
        return set().union(*(self._world.once(ids_holding, one) for one in self._pieces[word]))

    def _close_hits(self, word):
        """By the id of a listing the hit of a word on its texts with one edit."""
        if not self._is_close_enough:
            return {}
        found = self._world.once(self._world.snapshot.weights_with_one_edit, word)
        return {one: (CLOSE, weight, 0) for one, weight in found.items()}

    def _best_on_terms(self, word):
        best = {}
        for term, hit in sorted(self._term_hits(word).items(), key=lambda item: item[1]):
            best.update(dict.fromkeys(self._world.snapshot.having.get(term, ()), hit))
        return best

    def _term_hits(self, word):
        """The best hit of one word on each term that it hits."""
        snapshot, found = self._world.snapshot, {}
        if self._is_close_enough:
            near = self._world.once(snapshot.terms_as_texts.ids_with_one_edit, word)
            found = dict.fromkeys(near, (CLOSE, TERM, 0))
        for term in self._holding(word, snapshot.terms_as_texts.ids_holding):
            hits = [hit for key in snapshot.terms[term] if (hit := self._key(word, key, TERM))]
            if hits:
                found[term] = max(hits)
        return found

    def _word(self, word, record):
        """The best hit of one word over all fields, or None."""
        hits = [self._on_terms[word].get(record["id"]), self._close[word].get(record["id"])]
        if record["id"] in self._in_texts[word]:
            hits += [
                self._key(word, key, weight)
                for name, weight in KEYS.items()
                for key in record["keys"][name]
                if any(map(key.__contains__, self._pieces[word]))
            ]
        return max(filter(None, hits), default=None)

    def _key(self, word, key, weight):
        """The hit of a word, as it is or in another spelling, on one search key, or None."""
        level = text.token_level(word, key)
        if level == "full":
            return (FULL, weight, int(text.token_at_start(word, key)))
        levels = [text.token_level(variant, key) for variant in self._variants[word]]
        if "full" in levels:
            return (FULL, weight, 0)
        if level or "open" in levels:
            return (OPEN, weight, int(text.token_at_start(word, key)))
        return None
