"""Which listings answer a query and filters, best first.

The twin of static/js/search/search.js: the page without script and the phone show the same
listings in the same order. Ranks are whole numbers, so that the two cannot differ by rounding.
"""

import unicodedata
from dataclasses import dataclass, field

from directory import text
from directory.public import snapshot
from directory.public.filters import FILTERS, any_of
from directory.public.ranking import HERE, LESS, UNKNOWN, Group, Search
from directory.text import reading
from directory.text.tables import TABLES

# Nobody types more; of a longer text only the beginning is searched, which bounds the time.
LONGEST_QUERY = TABLES["limits"]["query"]
# Of a sentence so many listings are shown as the best.
BEST = TABLES["limits"]["best"]
# Rungs on which the same parts find more.
WIDER = (reading.ONE_EDIT, reading.MOST_PARTS, reading.REFERRED)


@dataclass(frozen=True)
class Found:
    """What was found, how the query was read, and what is not known of what was found."""

    groups: list[Group] = field(default_factory=list)
    # The parts of the query that name a term of the catalogue.
    terms: list = field(default_factory=list)
    # Its other words, each a tuple, as far as they were typed as they are compared.
    words: list = field(default_factory=list)
    # Above 0 nothing matched as spelled, and these are the closest.
    rung: int = 0
    # The province in which nothing of this was found, so that others are offered.
    missing_place: str | None = None
    # Whether nobody gives the help that was asked for, so that those who refer are offered.
    is_referred: bool = False
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
    query = reading.tidy(unicodedata.normalize("NFKC", query)[:LONGEST_QUERY])
    filters = dict(filters or {})
    chosen_places = filters.pop("province", [])
    known = snapshot.of(records, catalogue)
    world = snapshot.World(known, records, catalogue, language, moment)
    reader = reading.Reader(query, known.vocabulary)
    unknown, candidates = {}, []
    for record in records:
        answers = {
            name: any_of([FILTERS[name](record, value, world) for value in values])
            for name, values in filters.items()
        }
        if False not in answers.values():
            candidates.append(record)
            if None in answers.values():
                unknown[record["id"]] = [name for name in answers if answers[name] is None]
    former = None
    for rung in reading.RUNGS:
        parts = reader.read(rung)
        # These rungs look more widely; the others only read the query in another way.
        if parts == former and rung not in WIDER:
            continue
        former = parts
        search = Search(parts, chosen_places, rung, world, text.search_key(query))
        groups = search.groups(candidates)
        # Words that only begin others may as well be a name or a need that is spelled otherwise.
        is_guess = rung < reading.SKELETON and not search.is_full and reader.understands_more(rung)
        if (groups and not is_guess) or not parts:
            break
    if rung == reading.MOST_PARTS and len(parts) > 1:
        groups = _best_first(groups)
    is_missing = search.places and groups and groups[0].name != HERE
    return Found(
        _known_first(groups, unknown),
        [part for part in parts if part.group],
        _shown_words(parts, query),
        rung if groups else 0,
        search.places[0] if is_missing else None,
        rung == reading.REFERRED and bool(groups),
        unknown,
    )


def why(record, answer, catalogue):
    """What a listing was found for, each once.

    (group, code) of kinds of help and people; ("words", text) for words that stand in what it says
    of itself.
    """
    parents = {kind["code"]: kind["parent"] for kind in catalogue["kinds"]}
    needs = {need["code"]: need["kinds"] for need in catalogue["needs"]}
    found = {}
    for part in answer.terms:
        if part.group == "served":
            codes = [("served", part.code)] if part.code in record["served"] else []
        elif part.group == "needs":
            codes = [("kinds", kind) for kind in needs[part.code] if kind in record["kinds"]]
        else:
            codes = [
                ("kinds", kind)
                for kind in record["kinds"]
                if part.code == (parents[kind] if part.group == "categories" else kind)
            ]
        # Of a need and of a category the first kind of help says enough.
        found.update(dict.fromkeys(codes[:1]))
    about = record["keys"]["about"]
    found.update({("words", " ".join(words)): None for words in answer.words if _say(about, words)})
    return list(found)


def _shown_words(parts, query):
    """The plain words of these parts, as far as they are spelled as they were typed."""
    typed = query.lower()
    plain = (part.words for part in parts if not part.group and not part.is_number)
    return [words for words in plain if " ".join(words) in typed]


def _say(keys, words):
    """Whether texts say each of these words, in any accepted spelling."""
    return all(
        any(text.token_level(one, key) for one in (word, *text.variants(word)) for key in keys)
        for word in words
    )


def _best_first(groups):
    """These groups with the best few of the first, and the others as less close."""
    if not groups or len(groups[0].records) <= BEST:
        return groups
    first = groups[0]
    less = Group(LESS, None, first.records[BEST:])
    return [Group(first.name, first.province, first.records[:BEST]), less, *groups[1:]]


def _known_first(groups, unknown):
    """These groups without the listings of which a filter is not known, and those at the end."""
    known = [
        Group(one.name, one.province, [row for row in one.records if row["id"] not in unknown])
        for one in groups
    ]
    rest = [row for one in groups for row in one.records if row["id"] in unknown]
    return [one for one in (*known, Group(UNKNOWN, None, rest)) if one.records]
