"""What a snapshot says, apart from any query: made once, and looked at by every search.

The twin of `prepare` in static/js/search/search.js.
"""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

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
    if key not in _kept:
        _kept.clear()
        # It keeps both, so that no others get their ids.
        _kept[key] = Snapshot(records, catalogue)
    return _kept[key]


_kept = {}


class Snapshot:
    """What the listings and the catalogue say, apart from any query: made once for each."""

    def __init__(self, records, catalogue):
        self.of = records, catalogue
        self.vocabulary = Vocabulary(catalogue, records)
        self.texts = {
            record["id"]: " ".join(key for name in KEYS for key in record["keys"][name])
            for record in records
        }
        self.names = {
            record["id"]: " ".join(record["keys"]["name"] + record["keys"]["alias"])
            for record in records
        }
        self.parents = {kind["code"]: kind["parent"] for kind in catalogue["kinds"]}
        self.near = {place["code"]: place["near"] for place in catalogue["provinces"]}
        self.needs = {need["code"]: need for need in catalogue["needs"]}
        self.situations = catalogue["situations"]
        self.terms = [
            (group, term["code"], term["keys"], "\n".join(term["keys"]))
            for group in ("kinds", "served", "provinces")
            for term in catalogue[group]
        ]
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

    def ids_holding(self, piece):
        """The ids of the listings whose texts hold a piece."""
        return self._all_texts.ids_holding(piece)

    def ids_holding_in_names(self, piece):
        """The ids of the listings whose names hold a piece."""
        return self._all_names.ids_holding(piece)

    @cached_property
    def _all_texts(self):
        return _Texts(self.texts)

    @cached_property
    def _all_names(self):
        return _Texts(self.names)

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


class _Texts:
    """Texts by id, joined so that one search goes through all of them."""

    def __init__(self, texts):
        ended = [f"{text}\n" for text in texts.values()]
        self._ids = [*texts]
        self._starts = [0, *accumulate(map(len, ended))]
        self._joined = "".join(ended)

    def ids_holding(self, piece):
        """The ids of the texts that hold a piece."""
        found = set()
        at = self._joined.find(piece)
        # An empty piece is found at the end of all as well.
        while 0 <= at < len(self._joined):
            place = bisect_right(self._starts, at)
            found.add(self._ids[place - 1])
            at = self._joined.find(piece, self._starts[place])
        return found


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
        self.term_hits, self.holding = {}, {}
        self.moment = moment
        self.today = moment.astimezone(hours.PHNOM_PENH).date().isoformat()
        self.holidays = catalogue["holidays"]

    def categories(self, record):
        """The categories of the kinds of help that a listing gives."""
        return [self.snapshot.parents[kind] for kind in record["kinds"]]

    def sinks(self, record):
        """Whether a listing comes after fresh ones, because its check is overdue."""
        return record["sinks"] and is_overdue(record["due_on"], self.today)

    def ids_holding(self, piece):
        """The ids of the listings whose texts hold a piece; looked for once in a query."""
        if piece not in self.holding:
            self.holding[piece] = self.snapshot.ids_holding(piece)
        return self.holding[piece]
