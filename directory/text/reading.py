"""Parses a typed query: places, kinds of help and people served by name, and other words.

The twin of static/js/search/reading.js and spellings.js. Nothing here knows listings;
search.py looks for them.
"""

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from directory import text
from directory.text.line import Line
from directory.text.tables import TABLES
from directory.text.vocabulary import LATIN

# Query relaxation: each rung is tried only when the one before found nothing.
SPELLED, WITHOUT_SPACES, SKELETON, ONE_EDIT, UNCUT, MOST_PARTS, REFERRED = RUNGS = range(7)
# These say what somebody needs; of people served it matters less where these are said as well.
NEEDED = ("categories", "kinds", "needs")
# Khmer names of more clusters are not looked for within what was written together.
LONGEST_FOLDED = 12
# Of a longer query the other parts are left out.
MOST_PARTS_READ = TABLES["limits"]["parts"]
# Khmer of fewer clusters is too like other words to be mended by a letter.
SHORTEST_MISTYPED = 3
# Names of more words are not guessed at.
LONGEST_NAME = TABLES["limits"]["name"]
# Shorter numbers than this are no beginnings of numbers to dial.
SHORTEST_NUMBER = 3
_PLACE_UNIT = re.compile(TABLES["place_units"])
# Letters with dots between: "a.i.m".
_DOTTED = re.compile("(?:[a-zA-Z][.]){1,7}[a-zA-Z](?![a-zA-Z])[.]?")
_FOREIGN_DIGITS = str.maketrans(TABLES["foreign_digits"], "0123456789" * 2)


@dataclass(frozen=True)
class Part:
    """A part of a query. A listing must match it if it is demanded; else it only weighs."""

    words: tuple[str, ...]
    # Which term of the catalogue it names, or None for plain words.
    group: str | None
    code: str | None
    # The query without this piece, for taking back what names a term.
    rest: str | None
    is_demanded: bool = True

    @property
    def is_number(self):
        """Whether it is digits alone."""
        return self.group is None and all(map(text.is_number, self.words))


_NOTHING = Part((), None, None, None)


def tidy(query):
    """A query with the digits of other scripts as ours, and without the dots of "a.i.m"."""
    query = query.translate(_FOREIGN_DIGITS)
    pieces, end = [], 0
    for found in _DOTTED.finditer(query):
        before = query[found.start() - 1 : found.start()]
        is_word = not ("a" <= before.lower() <= "z" or before == ".")
        pieces += [query[end : found.start()], found[0].replace(".", "") if is_word else found[0]]
        end = found.end()
    return "".join([*pieces, query[end:]])


class Reader:
    """Reads one query, rung by rung; `known` is a Vocabulary."""

    def __init__(self, query, known):
        self._known = known
        self._line = Line(text.query_words(query))
        self._named = _named_spans(self._line, known)
        self._readings = {}

    def read(self, rung):
        """The parts of the query, in order; `rung` says how freely to read it."""
        if rung not in self._readings:
            self._readings[rung] = self._read(rung)
        return self._readings[rung]

    def _read(self, rung):
        # A typing error may cross a boundary of terms, so one rung tries the words as typed.
        spans = [] if rung == UNCUT else _spans(self._line, self._named, self._known, rung)
        parts = _parts(self._line, spans)
        words = self._known.khmer_fillers
        fillers = self._known.fillers
        telling = [p for p in parts if p.group or not _says_nothing(p, fillers, words)]
        if any(p.is_number and len("".join(p.words)) >= SHORTEST_NUMBER for p in telling):
            # "call" and "number" say nothing beside a number.
            words = words + self._known.khmer_number_words
            fillers = fillers | self._known.number_words
            telling = [p for p in telling if not _says_nothing(p, fillers, words)]
        return _with_weight(_most_telling(telling or parts), self._known)

    def names(self, keys):
        """Whether any of these search keys stands whole in the query, whatever else it names."""
        return any(text.whole_places(key, self._line.key) for key in keys)

    def understands_more(self, rung):
        """Whether a looser reading names something where this rung read plain words alone."""
        named = any(part.group for part in self.read(rung))
        return not named and any(
            part.group or part.words != other.words
            for part, other in zip_longest(self.read(SKELETON), self.read(rung), fillvalue=_NOTHING)
        )


def _with_weight(parts, known):
    """These parts, each knowing whether a listing must match it."""
    needs_help = any(part.group in NEEDED for part in parts)
    situations = {p.code for p in parts if p.group == "served" and p.code in known.situations}
    demanded = [
        not all(word in known.weak for word in part.words)
        # Beside what somebody needs, or what happened to them, the people only weigh.
        and not (
            part.group == "served" and (needs_help or (situations and part.code not in situations))
        )
        for part in parts
    ]
    if not any(demanded):
        return parts
    return [
        replace(part, is_demanded=is_demanded)
        for part, is_demanded in zip(parts, demanded, strict=True)
    ]


def _most_telling(parts):
    """So many of these parts as a query may have, which bounds the time; terms before words."""
    if len(parts) <= MOST_PARTS_READ:
        return parts
    first = sorted(parts, key=lambda part: part.group is None)[:MOST_PARTS_READ]
    return [part for part in parts if part in first]


def _says_nothing(part, fillers, glued):
    return all(word in fillers or _is_glued(word, glued) for word in part.words)


def _is_glued(word, fillers):
    """Whether a word is nothing but Khmer fillers, which overlap, so each place is tried once."""
    ends = {0}
    for at in range(len(word)):
        if at in ends:
            ends.update(at + len(one) for one in fillers if word.startswith(one, at))
    return len(word) in ends


def _named_spans(line, known):
    """Where the line names a term as it is called: (start, end, group, code, words or None)."""
    spans = []
    for key in known.longest_first:
        for at in text.whole_places(key, line.key):
            end = at + len(key)
            # A single cluster is part of too many words.
            alone = at in line.starts and (end == len(line.key) or end in line.starts)
            is_long = text.is_long(key) and key not in known.shy
            if _is_free(at, end, spans) and (alone or is_long):
                spans.append((at, end, *known.terms[key], None))
    return spans


def _spans(line, named, known, rung):
    """Where the line names a term, also in another spelling, none over another."""
    spans = list(named)
    # What is left may be a name in another spelling.
    tokens = [token for gap in _gaps(line, spans) for token in line.tokens(*gap)]
    for length in range(LONGEST_NAME, 0, -1):
        for first in range(len(tokens) - length + 1):
            start = tokens[first][0]
            end = tokens[first + length - 1][0] + len(tokens[first + length - 1][1])
            if _is_free(start, end, spans):
                spans += _respelled(line, start, end, known, rung)
    return sorted(spans, key=lambda span: span[:2])


def _is_free(start, end, spans):
    return all(end <= span[0] or span[1] <= start for span in spans)


def _gaps(line, spans):
    """The stretches between spans: (start, end)."""
    at = 0
    for start, end, *_ in sorted(spans):
        yield at, start
        at = end
    yield at, len(line.key)


def _respelled(line, start, end, known, rung):
    """The spans, if there are any, of names that these words are another spelling of."""
    words = line.key[start:end]
    if text.is_khmer(words):
        return _respelled_khmer(words, start, known, rung)
    if not LATIN.fullmatch(words):
        return []
    term = known.terms.get(_other_number(words)) or known.by_stem(words)
    found = known.romanised(words) if rung >= SKELETON and not term else None
    # A district may have the name of an organization, which is the likelier.
    if found and found[1] is None:
        return [_span(start, end, found)]
    if not term and rung > SPELLED:
        term = _loose_place(line, start, end, known, rung)
    if term:
        return [(start, end, *term, None)]
    return [_span(start, end, found)] if found else []


def _span(start, end, found):
    """The span of a term, or of a name of an organization with its words as they are spelled."""
    key, term = found
    return (start, end, *(term or (None, None)), None if term else tuple(key.split(" ")))


def _respelled_khmer(words, start, known, rung):
    if words in known.fillers:
        return []
    cores = [
        (start + before, core) for before, core in _without_fillers(words, known.sorted_fillers)
    ]
    for at, core in cores:
        for key in (core, *text.variants(core)):
            if key in known.terms:
                return [(at, at + len(core), *known.terms[key], None)]
            if key in known.names and key != words:
                return [(at, at + len(core), None, None, (key,))]
    if rung < SKELETON:
        return []
    for at, core in cores:
        acronym = known.acronym(core)
        spellings = [core, *text.variants(core)]
        ways = [known.folded]
        if rung >= ONE_EDIT and text.cluster_count(core) >= SHORTEST_MISTYPED:
            ways.append(known.one_edit_from)
        tries = (way(spelling) for way in ways for spelling in spellings)
        found = (acronym, None) if acronym else next(filter(None, tries), None)
        if found:
            return [_span(at, at + len(core), found)]
    return _folded_inside(words, start, known)


def _folded_inside(words, start, known):
    """The spans of terms within Khmer that was written together, the longest first from each."""
    spans = []
    begins = [at for at in range(len(words)) if text.starts_cluster(words, at)]
    ends = [*begins[1:], len(words)]
    free = 0
    for place, at in enumerate(begins):
        # A single cluster is part of too many words.
        for end in reversed(ends[place + 1 : place + LONGEST_FOLDED]):
            found = known.folded(words[at:end]) if at >= free else None
            if found and found[1]:
                spans.append(_span(start + at, start + end, found))
                free = end
    return spans


def _without_fillers(token, fillers):
    """(how much was cut before, the rest) of Khmer that fillers may be written together with."""
    for before in ("", *filter(token.startswith, fillers)):
        rest = token[len(before) :]
        for after in ("", *filter(rest.endswith, fillers)):
            if len(after) < len(rest):
                yield len(before), rest[: len(rest) - len(after)]


def _other_number(words):
    """English words with each in its other number, if it has one."""
    return " ".join((text.variants(word) or [word])[0] for word in words.split(" "))


def _loose_place(line, start, end, known, rung):
    """The province that romanised words name when they are written loosely, or None."""
    words = line.key[start:end]
    if set(words.split(" ")) & known.fillers:
        return None
    beside = [*line.key[:start].split(" ")[-2:], *line.key[end:].split(" ")[:2]]
    has_unit = any(map(_PLACE_UNIT.fullmatch, beside))
    squeezed = known.squeezed.get(words.replace(" ", ""))
    return squeezed or (known.loose_place(words, has_unit) if rung >= SKELETON else None)


def _parts(line, spans):
    """The terms and, between them, the other words; numbers in groups are one part."""
    pieces = list(spans)
    respelled = {span[:2]: span[4] for span in spans if span[4]}
    for gap in _gaps(line, spans):
        numbers = None
        for at, token in line.tokens(*gap):
            start = at
            if not text.is_number(token):
                numbers = None
            elif numbers is None:
                numbers = at
            else:
                start = numbers
                pieces.pop()
            pieces.append((start, at + len(token), None, None, None))
    # A word that is typed twice counts once.
    said = {}
    for start, end, group, code, _words in sorted(pieces, key=lambda piece: piece[:2]):
        typed = tuple(token for _, token in line.tokens(start, end))
        words = respelled.get((start, end), typed)
        said.setdefault((words, group, code), []).append((start, end))
    return [
        Part(words, group, code, line.rest(spans) if group else None)
        for (words, group, code), spans in said.items()
    ]
