"""One reading of a query, tried on one listing after another: what answers, in which order.

The twin of static/js/search/ranking.js.
"""

from dataclasses import dataclass

from directory import text
from directory.public.hits import CLOSE, FULL, OPEN, Hits
from directory.public.snapshot import ALIAS, NAME, TERM
from directory.text import reading
from directory.text.tables import TABLES

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
        self.hits = Hits(parts, rung, world)
        self.named = world.once(world.snapshot.ids_named, line)
        self.grades = {(part.group, part.code): self._grades(part) for part in parts if part.group}
        self.may_answer = self._ids_to_look_at()

    def _ids_to_look_at(self):
        """The ids of the listings that may answer; the others need no closer look."""
        snapshot = self.world.snapshot
        if self.rung == reading.REFERRED:
            is_understood = any(part.group for part in self.parts + self.place_parts)
            return snapshot.referring if is_understood else set()
        demanded = [part for part in self.parts if part.is_demanded]
        if not demanded:
            return snapshot.ids
        if self.rung == reading.MOST_PARTS:
            found = set().union(*map(self._ids_of_some, self.parts))
        else:
            found = set.intersection(*map(self._ids_of_part, demanded))
        return found | self.named | self.owners

    def _ids_of_some(self, part):
        """The ids of the listings that may answer by this part alone; see _answers."""
        if not self.is_asked or part.group in reading.NEEDED or len(part.words) > 1:
            return self._ids_of_part(part)
        return set() if part.group else self.hits.ids_by_name(part.words)

    def _ids_of_part(self, part):
        snapshot = self.world.snapshot
        found = self.hits.ids(part.words)
        return found | snapshot.having.get((part.group, part.code), set())

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
        # Words that weigh little tell apart what fits equally well.
        fit, weak = 0, 0
        for part, hit in zip(self.parts, hits, strict=True):
            if part.group or part.is_demanded:
                fit += self._fit(part, record, hit)
            elif hit:
                weak += 1
        name = HERE
        if self.places and not set(self.places) & set(record["provinces"]):
            by_words = [self.hits.words(part.words, record) for part in self.place_parts]
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
            sum(self._grade(part, record) for part in self.parts if part.group),
            weak,
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
            # A word that is only spelled nearly alike is no sign of what was named.
            return FITS[part.group if hit[0] > CLOSE else "weak"]
        return FITS["plain" if hit[1] >= TERM else "weak"]

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
        return set().union(*(phones[one] for one in filter(text.phone_test(typed), phones)))

    def _phrase(self, record):
        """How the whole query stands in a name of the listing: EXACT, WHOLE, BEGUN or 0."""
        if record["id"] not in self.named:
            return 0
        names = record["keys"]["name"] + record["keys"]["alias"]
        if self.line in names:
            return EXACT
        levels = [text.token_level(self.line, name) for name in names]
        return WHOLE if "full" in levels else BEGUN if "open" in levels else 0

    def _in_names(self, record):
        """Whether every word stands somewhere in the names of a listing."""
        words = [word for part in self.parts + self.place_parts for word in part.words]
        return self.hits.weigh(words, record, ALIAS)

    def _part_hit(self, part, record):
        """(level, weight, at the start) of one part, or None: by its term or by its words."""
        hit = self.hits.words(part.words, record)
        if part.group and self._grade(part, record):
            hit = max(hit or (), (FULL, TERM * len(part.words), 1))
        return hit

    def _grade(self, part, record):
        """How well a listing has the term that a part names; 0 if it does not."""
        return self.grades[part.group, part.code].get(record["id"], 0)

    def _grades(self, part):
        """By the id of a listing how well it has the term that a part names."""
        snapshot = self.world.snapshot
        if part.group == "needs":
            return snapshot.grades(part.code)
        found = dict.fromkeys(snapshot.having.get((part.group, part.code), ()), 1)
        # Who was trafficked needs what that need leads to, unless something else is asked for.
        need = snapshot.situations.get(part.code) if part.group == "served" else None
        if need and not self.is_asked:
            grades = snapshot.grades(need)
            found = {one: 1 + grades.get(one, 0) for one in found}
        return found
