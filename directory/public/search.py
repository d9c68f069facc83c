"""Which listings answer a query and filters, best first.

The twin of static/js/search/search.js: the page without script and the phone show the same
listings in the same order. Ranks are whole numbers, so that the two cannot differ by rounding.
"""

import unicodedata
from dataclasses import dataclass, field

from directory import text
from directory.rules.listing import is_overdue
from directory.text import hours, languages, reading
from directory.text.tables import TABLES

# How much a hit weighs by the field it is in; a whole number typed outweighs a name.
NUMBER, NAME, ALIAS, TERM, ABOUT = (
    TABLES["weights"][field] for field in ("number", "name", "alias", "term", "about")
)
KEYS = {"name": NAME, "alias": ALIAS, "about": ABOUT}
# A hit on a whole word, on its beginning (prefix match), or with one edit.
FULL, OPEN, CLOSE = 2, 1, 0
# How a query stands in a name: it is the name, a part of it, a part begun, or its words are there.
EXACT, WHOLE, BEGUN, SCATTERED = 4, 3, 2, 1
KHMER = "\u1780"
# Nobody types more; of a longer text only the beginning is searched, which bounds the time.
LONGEST_QUERY = TABLES["limits"]["query"]
NEAREST_PROVINCES = TABLES["limits"]["near"]
HERE, NATIONWIDE, NEAR = "here", "nationwide", "near"


@dataclass(frozen=True)
class Group:
    """Listings under one heading: "here" is what was asked for, then nationwide, then near."""

    name: str
    province: str | None
    records: list


@dataclass(frozen=True)
class Found:
    """What was found, how the query was read, and what is not known of what was found."""

    groups: list[Group] = field(default_factory=list)
    # The parts of the query that name a term of the catalogue.
    terms: list = field(default_factory=list)
    # Above 0 nothing matched as spelled, and these are the closest.
    rung: int = 0
    # The province in which nothing of this was found, so that others are offered.
    missing_place: str | None = None
    # By listing id the filters whose answer is not known, if there are any.
    unknown: dict = field(default_factory=dict)

    @property
    def records(self):
        """All listings in order."""
        return [record for group in self.groups for record in group.records]


def find(records, catalogue, *, query="", filters=None, language, moment):
    """Find what answers a query. If nothing does, relax the query rung by rung (reading.RUNGS).

    `filters` maps names of `FILTERS` and "province" to lists of values, any of which will do.
    """
    # Some characters stand for several, and are counted as those.
    query = unicodedata.normalize("NFKC", query)[:LONGEST_QUERY]
    filters = dict(filters or {})
    chosen_places = filters.pop("province", [])
    world = _World(records, catalogue, language, moment)
    known = reading.vocabulary(catalogue)
    unknown, candidates = {}, []
    for record in records:
        answers = {
            name: _any_of([FILTERS[name](record, value, world) for value in values])
            for name, values in filters.items()
        }
        if False not in answers.values():
            candidates.append(record)
            if None in answers.values():
                unknown[record["id"]] = [name for name in answers if answers[name] is None]
    former = None
    for rung in reading.RUNGS:
        parts = reading.read(query, known, rung)
        # These two rungs look more widely; the others only read the query in another way.
        if parts == former and rung not in (reading.ONE_EDIT, reading.MOST_PARTS):
            continue
        former = parts
        search = _Search(parts, chosen_places, rung, world, text.search_key(query))
        groups = search.groups(candidates)
        if groups or not parts:
            break
    return Found(
        groups,
        [part for part in parts if part.group],
        rung if groups else 0,
        search.places[0] if search.places and groups and groups[0].name != HERE else None,
        unknown,
    )


def _any_of(answers):
    return True if True in answers else None if None in answers else False


class _World:
    """What the listings, the catalogue, the language and the moment say, apart from any query."""

    def __init__(self, records, catalogue, language, moment):
        # The listings come in the order of their Khmer names.
        by_name = records
        if language == languages.ENGLISH.code:
            # English names stand before Khmer ones.
            by_name = sorted(records, key=lambda record: min([KHMER, *record["keys"]["name"][-1:]]))
        self.places = {record["id"]: place for place, record in enumerate(by_name)}
        self.texts = {
            record["id"]: " ".join(key for name in KEYS for key in record["keys"][name])
            for record in records
        }
        self.term_hits = {}
        self.moment = moment
        self.today = moment.astimezone(hours.PHNOM_PENH).date().isoformat()
        self.holidays = catalogue["holidays"]
        self.parents = {kind["code"]: kind["parent"] for kind in catalogue["kinds"]}
        self.near = {place["code"]: place["near"] for place in catalogue["provinces"]}
        self.terms = [
            (group, term["code"], term["keys"])
            for group in ("kinds", "served", "provinces")
            for term in catalogue[group]
        ]

    def categories(self, record):
        """The categories of the kinds of help that a listing gives."""
        return [self.parents[kind] for kind in record["kinds"]]

    def sinks(self, record):
        """Whether a listing comes after fresh ones, because its check is overdue."""
        return record["sinks"] and is_overdue(record["due_on"], self.today)


# Each answers True, False, or None when it is not known; only False leaves a listing out.


def _has_kind(record, code, world):
    return code in record["kinds"] or code in world.categories(record)


def _serves(record, code, world):
    return True if code in record["served"] else False if code in record["not_served"] else None


def _speaks(record, code, world):
    return code in record["languages"] if record["languages"] else None


def _is_free(record, wanted, world):
    return record["free"]


def _is_open_now(record, wanted, world):
    answers = [hours.is_open(week, world.moment, world.holidays) for week in record["hours"]]
    return _any_of(answers) if answers else None


def _is_confirmed(record, wanted, world):
    return record["method"] != "published-source"


FILTERS = {
    "kind": _has_kind,
    "served": _serves,
    "language": _speaks,
    "free": _is_free,
    "open_now": _is_open_now,
    "verified": _is_confirmed,
}


class _Search:
    """One reading of a query, tried on one listing after another."""

    def __init__(self, parts, chosen_places, rung, world, line):
        self.rung = rung
        self.world = world
        self.line = line
        # A province that was chosen, else one that was named, decides who comes under which
        # heading; when only most parts need to hit, a named one is a part like the others.
        named = [part.code for part in parts if part.group == "provinces"]
        by_name = not chosen_places and rung != reading.MOST_PARTS
        self.places = chosen_places or (named if by_name else [])
        self.place_parts = [p for p in parts if by_name and p.group == "provinces"]
        self.parts = [part for part in parts if part not in self.place_parts]
        self.variants = {word: text.variants(word) for part in parts for word in part.words}
        # A text that holds none of these needs no closer look.
        slips = text.kept_by_one_edit if rung >= reading.ONE_EDIT else lambda word: []
        self.pieces = {
            word: [word, *others, *slips(word)] for word, others in self.variants.items()
        }
        self.term_hits = {word: self._hits_on_terms(word) for word in self.variants}

    def groups(self, records):
        """The groups that are not empty, each in its order."""
        rows = {HERE: [], NATIONWIDE: [], NEAR: []}
        for record in records:
            scored = self._score(record)
            if scored:
                name, score = scored
                rank = ([-value for value in score], self.world.sinks(record))
                order = 0 if self.parts else record["order"]
                rows[name].append((*rank, order, self.world.places[record["id"]], record))
        for found in rows.values():
            found.sort(key=lambda row: row[:-1])
        here, nationwide, near = ([row[-1] for row in found] for found in rows.values())
        groups = [Group(HERE, None, here), Group(NATIONWIDE, None, nationwide)]
        if not here and self.places:
            groups += self._nearest(near)
        return [group for group in groups if group.records]

    def _nearest(self, records):
        found = []
        for code in self.world.near[self.places[0]]:
            there = [record for record in records if code in record["provinces"]]
            if there and len(found) < NEAREST_PROVINCES:
                found.append(Group(NEAR, code, there))
                records = [record for record in records if record not in there]
        return found

    def _score(self, record):
        """(group, whole numbers to rank by) of a listing, or None."""
        phrase = self._phrase(record)
        hits = [self._part_hit(part, record) for part in self.parts]
        if None in hits:
            if phrase:
                level = OPEN if phrase == BEGUN else FULL
                hits = [hit or (level, NAME, 0) for hit in hits]
            elif self.rung != reading.MOST_PARTS or not any(hits):
                return None
        name = HERE
        if self.places and not set(self.places) & set(record["provinces"]):
            by_words = [self._words_hit(part.words, record) for part in self.place_parts]
            if by_words and None not in by_words:
                hits += by_words
            else:
                name = NATIONWIDE if record["nationwide"] else NEAR
        else:
            hits += [self._part_hit(part, record) for part in self.place_parts]
        hits = [hit for hit in hits if hit]
        # Of several words, those of a name point to it; one alone may as well mean a need.
        several = len(self.parts) + len(self.place_parts) > 1
        named = phrase or (SCATTERED if several and self._in_names(record) else 0)
        return name, (
            len(hits),
            named if several or phrase == EXACT else 0,
            min((hit[0] for hit in hits), default=0),
            sum(_has_term(record, part, self.world) for part in self.parts if part.group),
            named,
            sum(hit[1] for hit in hits),
            max((hit[2] for hit in hits), default=0),
        )

    def _phrase(self, record):
        """How the whole query stands in a name of the listing: EXACT, WHOLE, BEGUN or 0."""
        if self.line not in self.world.texts[record["id"]]:
            return 0
        names = record["keys"]["name"] + record["keys"]["alias"]
        if self.line in names:
            return EXACT
        levels = [text.token_level(self.line, name) for name in names]
        return WHOLE if "full" in levels else BEGUN if "open" in levels else 0

    def _in_names(self, record):
        """Whether every word stands somewhere in the names of a listing."""
        words = [word for part in self.parts + self.place_parts for word in part.words]
        hits = [self._word_hit(word, record) for word in words]
        return all(hit and hit[1] >= ALIAS for hit in hits)

    def _part_hit(self, part, record):
        """(level, weight, at the start) of one part, or None: by its term or by its words."""
        hit = self._words_hit(part.words, record)
        if part.group and _has_term(record, part, self.world):
            hit = max(hit or (), (FULL, TERM * len(part.words), 1))
        return hit

    def _words_hit(self, words, record):
        number = "".join(words)
        if text.is_number(number):
            if text.phone_key(number) in record["phones"]:
                return (FULL, NUMBER * len(words), 1)
            if any(text.phone_hit(number, phone) for phone in record["phones"]):
                return (FULL, NAME * len(words), 1)
        hits = [self._word_hit(word, record) for word in words]
        if None in hits:
            return None
        return (min(h[0] for h in hits), sum(h[1] for h in hits), max(h[2] for h in hits))

    def _word_hit(self, word, record):
        """The best (level, weight, at the start) of one word over all fields, or None."""
        hits = []
        if any(piece in self.world.texts[record["id"]] for piece in self.pieces[word]):
            hits += [
                self._key_hit(word, key, weight)
                for name, weight in KEYS.items()
                for key in record["keys"][name]
            ]
        on_terms = self.term_hits[word]
        hits += [
            on_terms.get((group, code))
            for group in ("kinds", "served", "provinces")
            for code in record[group]
        ]
        return max((hit for hit in hits if hit), default=None)

    def _hits_on_terms(self, word):
        """The best hit of one word on each term that it hits; the same on several rungs."""
        known = self.world.term_hits
        asked = word, self.rung >= reading.ONE_EDIT
        if asked not in known:
            known[asked] = found = {}
            for group, code, keys in self.world.terms:
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


def _has_term(record, part, world):
    if part.group == "categories":
        return part.code in world.categories(record)
    return part.code in record[part.group]
