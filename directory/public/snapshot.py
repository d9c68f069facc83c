"""What a snapshot says, apart from any query: made once, and looked at by every search.

The twin of `prepare` in static/js/search/search.js.
"""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from directory import text
from directory.public import filters
from directory.rules.listing import is_overdue
from directory.text import hours, languages
from directory.text.tables import TABLES
from directory.text.vocabulary import Vocabulary

# How much a hit weighs by the field it is in; a whole number typed outweighs a name.
NUMBER, NAME, ALIAS, TERM, ABOUT = (
    TABLES["weights"][field] for field in ("number", "name", "alias", "term", "about")
)
KEYS = {"name": NAME, "alias": ALIAS, "about": ABOUT}
KHMER = "\u1780"


def of(records, catalogue):
    """What a snapshot says, read once; its files are kept parsed, so both are the same objects."""
    ends = [id(record) for record in records[:1] + records[-1:]]
    key = id(catalogue), len(records), *ends
    found = _kept.get(key)
    if found is None:
        # It keeps both, so that no others get their ids.
        found = Snapshot(records, catalogue)
        # The next one is made while the former is still searched.
        for older in [*_kept][:-1]:
            _kept.pop(older, None)
        _kept[key] = found
    return found


_kept = {}


class Snapshot:
    """What the listings and the catalogue say, apart from any query: made once for each."""

    def __init__(self, records, catalogue):
        self.of = records, catalogue
        self.vocabulary = Vocabulary(catalogue, records)
        self.ids = {record["id"] for record in records}
        self._names = [
            (record["id"], " ".join(record["keys"]["name"] + record["keys"]["alias"]))
            for record in records
        ]
        self.parents = {kind["code"]: kind["parent"] for kind in catalogue["kinds"]}
        self.near = {place["code"]: place["near"] for place in catalogue["provinces"]}
        self.needs = {need["code"]: need for need in catalogue["needs"]}
        self.situations = catalogue["situations"]
        # The search keys of each term that a listing may have.
        self.terms = {
            (group, term["code"]): term["keys"]
            for group in ("kinds", "served", "provinces")
            for term in catalogue[group]
        }
        # By term the ids of the listings that have it; by number the ids of its owners.
        self.having, self.owners = {}, {}
        needs_of = {}
        for need in catalogue["needs"]:
            for kind in need["kinds"]:
                needs_of.setdefault(kind, []).append(need["code"])
        for record in records:
            for phone in record["phones"]:
                self.owners.setdefault(phone, set()).add(record["id"])
            for group in ("kinds", "served", "provinces"):
                for code in record[group]:
                    self.having.setdefault((group, code), set()).add(record["id"])
        for (group, code), ids in list(self.having.items()):
            if group == "kinds":
                self.having.setdefault(("categories", self.parents[code]), set()).update(ids)
                for need in needs_of.get(code, []):
                    self.having.setdefault(("needs", need), set()).update(ids)
        self.referring = set().union(
            *(self.having.get(("kinds", kind), ()) for kind in catalogue["otherwise"])
        )

    def prepare(self):
        """Make what a search would make when it is first needed."""
        _made = self._fields, self.terms_as_texts, self.counts

    def ids_holding(self, piece):
        """The ids of the listings whose texts hold a piece."""
        return set().union(*(texts.ids_holding(piece) for texts in self._fields.values()))

    def ids_holding_in_names(self, piece):
        """The ids of the listings whose names hold a piece."""
        return self._fields["name"].ids_holding(piece) | self._fields["alias"].ids_holding(piece)

    def weights_with_one_edit(self, word):
        """By the id of a listing what the best field weighs that holds a word with one edit."""
        found = {}
        for name, weight in sorted(KEYS.items(), key=lambda field: field[1]):
            found |= dict.fromkeys(self._fields[name].ids_with_one_edit(word), weight)
        return found

    def ids_named(self, line):
        """The ids of the listings in whose names a search key stands."""
        return {one for one, names in self._names if line in names}

    @cached_property
    def terms_as_texts(self):
        """The search keys of terms, to look for pieces in."""
        return Texts(self.terms.items())

    @cached_property
    def _fields(self):
        records = self.of[0]
        return {
            name: Texts((record["id"], record["keys"][name]) for record in records) for name in KEYS
        }

    def grades(self, code):
        """By the id of a listing how well it meets a need; those that do not are left out."""
        need, found = self.needs[code], {}
        serving = set().union(*(self.having.get(("served", one), ()) for one in need["served"]))
        # The kinds of help that fit a need best come first.
        for grade, kind in enumerate(reversed(need["kinds"]), 1):
            for one in self.having.get(("kinds", kind), ()):
                found[one] = grade * 2 + (one in serving)
        return found

    @cached_property
    def counts(self):
        """How many listings are known to answer each choice of a filter."""
        return filters.count(*self.of)


class Texts:
    """Search keys by id, joined so that one search goes through all of them.

    Pieces of words are looked for, which are Khmer or without any Khmer; so are the joined texts.
    """

    def __init__(self, keys_by_id):
        tokens = {one: " ".join(keys).split(" ") for one, keys in keys_by_id}
        self._ids = [*tokens]
        self._joined = {}
        for is_khmer in (False, True):
            lines = [
                " ".join(
                    ["", *(one for one in some if one and text.is_khmer(one) == is_khmer), "\n"]
                )
                for some in tokens.values()
            ]
            self._joined[is_khmer] = "".join(lines), [0, *accumulate(map(len, lines))]

    def ids_holding(self, piece):
        """The ids of the texts that hold a piece of a word."""
        joined, starts = self._joined[text.is_khmer(piece)]
        found = set()
        at = joined.find(piece)
        while at >= 0:
            place = bisect_right(starts, at)
            found.add(self._ids[place - 1])
            at = joined.find(piece, starts[place])
        return found

    def ids_with_one_edit(self, word):
        """The ids of the texts that hold a word with at most one edit."""
        joined, starts = self._joined[text.is_khmer(word)]
        places = text.places_with_one_edit(word, joined)
        return {self._ids[bisect_right(starts, at) - 1] for at in places}


class World:
    """A snapshot at a moment, in a language."""

    def __init__(self, snapshot, records, catalogue, language, moment):
        # The listings come in the order of their Khmer names.
        by_name = records
        if language == languages.ENGLISH.code:
            # English names stand before Khmer ones.
            by_name = sorted(records, key=lambda record: min([KHMER, *record["keys"]["name"][-1:]]))
        self.places = {record["id"]: place for place, record in enumerate(by_name)}
        self.snapshot = snapshot
        self._made = {}
        self.moment = moment
        self.today = moment.astimezone(hours.PHNOM_PENH).date().isoformat()
        self.holidays = catalogue["holidays"]

    def categories(self, record):
        """The categories of the kinds of help that a listing gives."""
        return [self.snapshot.parents[kind] for kind in record["kinds"]]

    def sinks(self, record):
        """Whether a listing comes after fresh ones, because its check is overdue."""
        return record["sinks"] and is_overdue(record["due_on"], self.today)

    def once(self, make, *arguments):
        """What a function makes of these arguments; made once in a query, as rungs share it."""
        asked = make, arguments
        if asked not in self._made:
            self._made[asked] = make(*arguments)
        return self._made[asked]
