"""One reading of a query, tried on one listing after another: what answers, in which order.

The twin of static/js/search/ranking.js.
"""

from dataclasses import dataclass

from directory import text
from directory.public.snapshot import ALIAS, KEYS, NAME, NUMBER, TERM
from directory.text import reading
from directory.text.tables import TABLES

# A hit on a whole word, on its beginning (prefix match), or with one edit.
FULL, OPEN, CLOSE = 2, 1, 0
# The place of this level among the whole numbers to rank by.
LEVEL = 4
# How a query stands in a name: it is the name, a part of it, a part begun, or its words are there.
EXACT, WHOLE, BEGUN, SCATTERED = 4, 3, 2, 1
NEAREST_PROVINCES = TABLES["limits"]["near"]
# How much a part of the query counts by what it names.
FITS = TABLES["fits"]
# People part the digits of a number into no more groups.
MOST_GROUPS = TABLES["limits"]["digit_groups"]
HERE, NATIONWIDE, NEAR, LESS, UNKNOWN = "here", "nationwide", "near", "less", "unknown"


@dataclass(frozen=True)
class Group:
    """Listings under one heading: "here" is what was asked for, then nationwide, then near.

    "less" comes after the best answers to a sentence, and is less close; "unknown" comes last:
    of these a filter's answer is not known.
    """

    name: str
    province: str | None
    records: list


class Search:
    """One reading of a query, tried on one listing after another."""

    def __init__(self, parts, chosen_places, rung, world, line):
        self.rung = rung
        self.world = world
        self.line = line
        # A province that was chosen, else one that was named, decides who comes under which
        # heading; when only most parts need to hit, a named one is a part like the others.
        by_name = not chosen_places and rung != reading.MOST_PARTS
        self.place_parts = [p for p in parts if by_name and p.group == "provinces"]
        self.places = chosen_places or [part.code for part in self.place_parts]
        self.parts = [part for part in parts if part not in self.place_parts]
        self.is_asked = any(part.group in reading.NEEDED for part in parts)
        self.owners = self._owners()
        # Whether any listing has whole words of the query, and not only words that begin so.
        self.is_full = False
        self.variants = {word: text.variants(word) for part in parts for word in part.words}
        # A text that holds none of these needs no closer look.
        slips = text.kept_by_one_edit if rung >= reading.ONE_EDIT else lambda word: []
        self.pieces = {
            word: [word, *others, *slips(word)] for word, others in self.variants.items()
        }
        self.term_hits = {word: self._hits_on_terms(word) for word in self.variants}
        self.in_texts = {
            word: set().union(*map(world.ids_holding, pieces))
            for word, pieces in self.pieces.items()
        }
        self.on_terms = {word: self._best_on_terms(word) for word in self.variants}
        self.with_words = {
            part.words: set.intersection(*map(self._ids_of_word, part.words)) for part in parts
        }
        self.may_answer = self._ids_to_look_at()

    def _ids_to_look_at(self):
        """The ids of the listings that may answer; the others need no closer look."""
        snapshot = self.world.snapshot
        if self.rung == reading.REFERRED:
            is_understood = any(part.group for part in self.parts + self.place_parts)
            return snapshot.referring if is_understood else set()
        demanded = [part for part in self.parts if part.is_demanded]
        if not demanded:
            return snapshot.texts.keys()
        if self.rung == reading.MOST_PARTS:
            found = set().union(*map(self._ids_of_part, self.parts))
        else:
            found = set.intersection(*map(self._ids_of_part, demanded))
        return found | self.world.ids_holding(self.line) | self.owners

    def _ids_of_part(self, part):
        snapshot = self.world.snapshot
        found = self.with_words[part.words]
        if all(map(text.is_number, part.words)):
            found = found | snapshot.with_numbers
        return found | snapshot.having.get((part.group, part.code), set())

    def _ids_of_word(self, word):
        return self.in_texts[word] | self.on_terms[word].keys()

    def _best_on_terms(self, word):
        """By the id of a listing the best hit of a word on its terms."""
        best = {}
        for term, hit in sorted(self.term_hits[word].items(), key=lambda item: item[1]):
            best.update(dict.fromkeys(self.world.snapshot.having.get(term, ()), hit))
        return best

    def groups(self, records):
        """The groups that are not empty, each in its order."""
        rows = {HERE: [], NATIONWIDE: [], NEAR: []}
        for record in records:
            scored = record["id"] in self.may_answer and self._score(record)
            if scored:
                name, score = scored
                rank = ([-value for value in score], self.world.sinks(record))
                order = 0 if self.parts else record["order"]
                rows[name].append((*rank, order, self.world.places[record["id"]], record))
        looked_at = rows[HERE] + rows[NATIONWIDE] + ([] if rows[HERE] else rows[NEAR])
        self.is_full = any(-row[0][LEVEL] == FULL for row in looked_at)
        for found in rows.values():
            found.sort(key=lambda row: row[:-1])
        here, nationwide, near = ([row[-1] for row in found] for found in rows.values())
        groups = [Group(HERE, None, here), Group(NATIONWIDE, None, nationwide)]
        if not here and self.places:
            groups += self._nearest(near)
        return [group for group in groups if group.records]

    def _nearest(self, records):
        found = []
        for code in self.world.snapshot.near[self.places[0]]:
            there = [record for record in records if code in record["provinces"]]
            if there and len(found) < NEAREST_PROVINCES:
                found.append(Group(NEAR, code, there))
                records = [record for record in records if record not in there]
        return found

    def _score(self, record):
        """(group, whole numbers to rank by) of a listing, or None."""
        phrase = self._phrase(record)
        is_owner = record["id"] in self.owners
        hits = [self._part_hit(part, record) for part in self.parts]
        if phrase:
            whole = (OPEN if phrase == BEGUN else FULL, NAME, 0)
            hits = [hit or whole for hit in hits]
        if not is_owner and not self._answers(record, hits):
            return None
        fit = sum(self._fit(part, record, hit) for part, hit in zip(self.parts, hits, strict=True))
        name = HERE
        if self.places and not set(self.places) & set(record["provinces"]):
            by_words = [self._words_hit(part.words, record) for part in self.place_parts]
            if by_words and None not in by_words:
                hits += by_words
                fit += len(by_words) * FITS["provinces"]
            else:
                name = NATIONWIDE if record["nationwide"] else NEAR
                name = HERE if is_owner else name
        else:
            on_places = [self._part_hit(part, record) for part in self.place_parts]
            fit += sum(hit is not None for hit in on_places) * FITS["provinces"]
            hits += on_places
        hits = [hit for hit in hits if hit]
        level = min((hit[0] for hit in hits), default=0)
        # Of several words, those of a name point to it; one alone may as well mean a need.
        several = len(self.parts) + len(self.place_parts) > 1
        named = phrase or (SCATTERED if several and self._in_names(record) else 0)
        return name, (
            int(is_owner),
            fit,
            named if several or phrase == EXACT else 0,
            # Nobody can be sent where nobody answers. Listings of an older copy do not say it.
            int(record.get("reachable", True)),
            level,
            sum(_grade(record, part, self.world) for part in self.parts if part.group),
            named,
            sum(hit[1] for hit in hits),
            max((hit[2] for hit in hits), default=0),
        )

    def _answers(self, record, hits):
        """Whether a listing answers the query on this rung, by the hits on its parts."""
        # Which listings refer is told by _ids_to_look_at.
        if self.rung == reading.REFERRED:
            return True
        found = list(zip(self.parts, hits, strict=True))
        if self.rung != reading.MOST_PARTS:
            return all(hit or not part.is_demanded for part, hit in found)
        if self.is_asked:
            # Of what somebody needs something must be there, or the name of the listing.
            return any(
                hit and (part.group in reading.NEEDED or (not part.group and hit[1] >= ALIAS))
                for part, hit in found
            )
        return any(hits)

    def _fit(self, part, record, hit):
        """How much a part counts for a listing."""
        if hit is None:
            is_near = part.group == "provinces" and record["nationwide"]
            return FITS["plain"] if is_near else 0
        if part.group:
            return FITS[part.group]
        return FITS["plain" if part.is_demanded and hit[1] >= TERM else "weak"]

    def _owners(self):
        """The ids of the listings that have a number which was typed, whole or in part."""
        owners = set()
        for part in self.parts:
            words = part.words if part.is_number else ()
            first = 0
            while first < len(words):
                # Two numbers may have been pasted, so the longest run that is one is taken.
                last = min(len(words), first + MOST_GROUPS)
                while last > first and not (found := self._owners_of(words, first, last)):
                    last -= 1
                if last > first:
                    owners |= found
                first = max(last, first + 1)
        return owners

    def _owners_of(self, words, first, last):
        """The ids of the listings with these digits in a number; of a part of them, with all."""
        phones = self.world.snapshot.owners
        typed = "".join(words[first:last])
        if (first, last) != (0, len(words)):
            # The beginning of one number must not lead to the owner of another.
            return phones.get(text.phone_key(typed), set())
        return set().union(*(phones[one] for one in phones if text.phone_hit(typed, one)))

    def _phrase(self, record):
        """How the whole query stands in a name of the listing: EXACT, WHOLE, BEGUN or 0."""
        if record["id"] not in self.world.ids_holding(self.line):
            return 0
        names = record["keys"]["name"] + record["keys"]["alias"]
        if self.line in names:
            return EXACT
        levels = [text.token_level(self.line, name) for name in names]
        return WHOLE if "full" in levels else BEGUN if "open" in levels else 0

    def _in_names(self, record):
        """Whether every word stands somewhere in the names of a listing."""
        words = [word for part in self.parts + self.place_parts for word in part.words]
        if any(record["id"] not in self.in_texts[word] for word in words):
            return False
        hits = [self._word_hit(word, record) for word in words]
        return all(hit and hit[1] >= ALIAS for hit in hits)

    def _part_hit(self, part, record):
        """(level, weight, at the start) of one part, or None: by its term or by its words."""
        hit = self._words_hit(part.words, record)
        if part.group and _grade(record, part, self.world):
            hit = max(hit or (), (FULL, TERM * len(part.words), 1))
        return hit

    def _words_hit(self, words, record):
        number = "".join(words)
        if text.is_number(number):
            if text.phone_key(number) in record["phones"]:
                return (FULL, NUMBER * len(words), 1)
            if any(text.phone_hit(number, phone) for phone in record["phones"]):
                return (FULL, NAME * len(words), 1)
        if record["id"] not in self.with_words[words]:
            return None
        hits = [self._word_hit(word, record) for word in words]
        if None in hits:
            return None
        return (min(h[0] for h in hits), sum(h[1] for h in hits), max(h[2] for h in hits))

    def _word_hit(self, word, record):
        """The best (level, weight, at the start) of one word over all fields, or None."""
        on_terms = self.on_terms[word].get(record["id"])
        if record["id"] not in self.in_texts[word]:
            return on_terms
        hits = [
            self._key_hit(word, key, weight)
            for name, weight in KEYS.items()
            for key in record["keys"][name]
        ]
        return max((hit for hit in (*hits, on_terms) if hit), default=None)

    def _hits_on_terms(self, word):
        """The best hit of one word on each term that it hits; the same on several rungs."""
        known = self.world.term_hits
        asked = word, self.rung >= reading.ONE_EDIT
        if asked not in known:
            known[asked] = found = {}
            for group, code, keys in self.world.snapshot.terms:
                hits = [hit for hit in (self._key_hit(word, key, TERM) for key in keys) if hit]
                if hits:
                    found[group, code] = max(hits)
        return known[asked]

    def _key_hit(self, word, key, weight):
        level = text.token_level(word, key)
        if level == "full":
            return (FULL, weight, int(text.token_at_start(word, key)))
        levels = [text.token_level(variant, key) for variant in self.variants[word]]
        if "full" in levels:
            return (FULL, weight, 0)
        if level or "open" in levels:
            return (OPEN, weight, int(text.token_at_start(word, key)))
        is_near = self.rung >= reading.ONE_EDIT and text.within_one_edit(word, key)
        return (CLOSE, weight, 0) if is_near else None


def _grade(record, part, world):
    """How well a listing has the term that a part names; 0 if it does not."""
    if part.group == "needs":
        need = world.snapshot.needs[part.code]
        # The kinds of help that fit a need best come first.
        places = [place for place, kind in enumerate(need["kinds"]) if kind in record["kinds"]]
        serves = any(code in record["served"] for code in need["served"])
        return (len(need["kinds"]) - places[0]) * 2 + serves if places else 0
    if part.group == "categories":
        return int(part.code in world.categories(record))
    return int(part.code in record[part.group])
