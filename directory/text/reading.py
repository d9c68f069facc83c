"""What a typed query says: places, kinds of help and people served by name, and other words.

The twin of static/js/search/reading.js. Nothing here knows listings; search.py looks for them.
"""

from dataclasses import dataclass

from directory import text
from directory.text.tables import TABLES

# Query relaxation: each rung is tried only when the one before found nothing.
SPELLED, WITHOUT_SPACES, SKELETON, ONE_EDIT, UNCUT, MOST_PARTS = RUNGS = range(6)
# A name that belongs to several terms is read as the first of them.
GROUPS = ("provinces", "categories", "kinds", "served")
# Names of more words are not guessed at.
LONGEST_NAME = TABLES["limits"]["name"]
# Stop words, as search keys.
_FILLERS = """
    a an and any anyone are at by can could do find for from get give has have help helping helps
    how i in is look looking me my near need needs of on or please provide provides should someone
    the their there to want we what where which who with nov knong rok samrab samrap
    province city town district khaet khet krong srok
    សម្រាប់ សំរាប់ នៅ ក្នុង នៅក្នុង និង ឬ ដែល នៃ របស់ ជា មាន ទៅ ពី ជិត ចង់ ត្រូវការ រក ស្វែងរក
    កន្លែងណា ណា នៅឯណា ឯណា ខ្ញុំ សូម ដោយ ជួយ ខេត្ត រាជធានី ក្រុង ស្រុក នៅខេត្ត
    នៅក្រុង ក្នុងខេត្ត ជួយរក ចង់បាន បាន ឱ្យ តើ ទេ ឬទេ ដែរ អាច យើង គេ ដល់ ដើម្បី អំពី ទីណា
"""
FILLERS = tuple(_FILLERS.split())
# These are written together.
_KHMER_FILLERS = tuple(filter(text.is_khmer, FILLERS))


@dataclass(frozen=True)
class Part:
    """A part of a query that a listing must match."""

    words: tuple[str, ...]
    # Which term of the catalogue it names, or None for plain words.
    group: str | None
    code: str | None
    # The query without this piece, for taking back what names a term.
    rest: str | None


def vocabulary(catalogue):
    """Every name of a term by its search key, and the places by their looser spellings."""
    keys, squeezed, skeletons = {}, {}, {}
    for group in GROUPS:
        for term in catalogue[group]:
            for key in term["keys"]:
                if key not in FILLERS:
                    keys.setdefault(key, (group, term["code"]))
    for province in catalogue["provinces"]:
        for key in province["keys"]:
            squeezed.setdefault(key.replace(" ", ""), province["code"])
        for skeleton in province["skeletons"]:
            skeletons.setdefault(skeleton, province["code"])
    return {
        "terms": keys,
        "longest_first": sorted(keys, key=lambda key: (-len(key), key)),
        "squeezed": squeezed,
        "skeletons": skeletons,
    }


def read(query, known, rung):
    """The parts of a query, in order; `known` is a vocabulary, `rung` how freely to read it."""
    line = _Line(text.query_words(query))
    # A typing error may cross a boundary of terms, so one rung tries the words as typed.
    parts = _parts(line, [] if rung == UNCUT else _spans(line, known, rung))
    return [part for part in parts if part.group or not _says_nothing(part)] or parts


def _says_nothing(part):
    return all(word in FILLERS or _is_glued(word) for word in part.words)


def _is_glued(word):
    """Whether a word is nothing but Khmer fillers, which overlap, so each place is tried once."""
    ends = {0}
    for at in range(len(word)):
        if at in ends:
            ends.update(at + len(one) for one in _KHMER_FILLERS if word.startswith(one, at))
    return len(word) in ends


class _Line:
    """A query as one search key that still knows which word each character came from."""

    def __init__(self, words):
        self.words = words
        self.key = ""
        self.owners = []
        self.starts = set()
        for place, word in enumerate(words):
            for token in filter(None, text.search_key(word).split(" ")):
                # Khmer is written without spaces, so a term may run over what people put in.
                if self.key and not (text.is_khmer(self.key[-1]) and text.is_khmer(token)):
                    self.key += " "
                    self.owners.append(place)
                self.starts.add(len(self.key))
                self.key += token
                self.owners += [place] * len(token)

    def tokens(self, start, end):
        """The tokens between two places, with where they start, split where the typist did."""
        found = []
        for at in range(start, end):
            if self.key[at] == " ":
                continue
            if at == start or at in self.starts or self.key[at - 1] == " ":
                found.append([at, ""])
            found[-1][1] += self.key[at]
        return found

    def rest(self, spans):
        """The query without what stands in these spans: (start, end)."""
        kept = []
        for place, word in enumerate(self.words):
            mine = [at for at, owner in enumerate(self.owners) if owner == place]
            left = [at for at in mine if not any(start <= at < end for start, end in spans)]
            kept.append(word if left == mine else "".join(self.key[at] for at in left).strip(" "))
        return " ".join(filter(None, kept))


def _spans(line, known, rung):
    """Where the line names a term: (start, end, group, code), none over another."""
    spans = []
    for key in known["longest_first"]:
        for at in text.whole_places(key, line.key):
            end = at + len(key)
            # A single cluster is part of too many words.
            alone = at in line.starts and (end == len(line.key) or end in line.starts)
            if _is_free(at, end, spans) and (alone or text.is_long(key)):
                spans.append((at, end, *known["terms"][key]))
    # What is left may be a name in another spelling.
    tokens = [token for gap in _gaps(line, spans) for token in line.tokens(*gap)]
    for length in range(LONGEST_NAME, 0, -1):
        for first in range(len(tokens) - length + 1):
            start = tokens[first][0]
            end = tokens[first + length - 1][0] + len(tokens[first + length - 1][1])
            if _is_free(start, end, spans):
                spans += _respelled(line.key[start:end], start, known, rung)
    return sorted(spans)


def _is_free(start, end, spans):
    return all(end <= span[0] or span[1] <= start for span in spans)


def _gaps(line, spans):
    """The stretches between spans: (start, end)."""
    at = 0
    for start, end, *_ in sorted(spans):
        yield at, start
        at = end
    yield at, len(line.key)


def _respelled(words, start, known, rung):
    """The span, if there is one, of a name that these words are another spelling of."""
    if text.is_khmer(words):
        for before, core in _without_fillers(words):
            for key in (core, *text.variants(core)):
                if key in known["terms"]:
                    at = start + before
                    return [(at, at + len(core), *known["terms"][key])]
        return []
    term = known["terms"].get(_other_number(words)) or _loose_place(words, known, rung)
    return [(start, start + len(words), *term)] if term else []


def _without_fillers(token):
    """(how much was cut before, the rest) of Khmer that fillers may be written together with."""
    for before in ("", *filter(token.startswith, FILLERS)):
        rest = token[len(before) :]
        for after in ("", *filter(rest.endswith, FILLERS)):
            if len(after) < len(rest):
                yield len(before), rest[: len(rest) - len(after)]


def _other_number(words):
    """English words with each in its other number, if it has one."""
    return " ".join((text.variants(word) or [word])[0] for word in words.split(" "))


def _loose_place(words, known, rung):
    """The province that romanised words name when they are written loosely, or None."""
    if rung == SPELLED or set(words.split(" ")) & set(FILLERS):
        return None
    code = known["squeezed"].get(words.replace(" ", ""))
    if code is None and rung >= SKELETON:
        code = known["skeletons"].get(text.place_skeleton(words))
    return code and ("provinces", code)


def _parts(line, spans):
    """The terms and, between them, the other words; numbers in groups are one part."""
    pieces = list(spans)
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
            pieces.append((start, at + len(token), None, None))
    # A word that is typed twice counts once.
    said = {}
    for start, end, group, code in sorted(pieces, key=lambda piece: piece[:2]):
        words = tuple(token for _, token in line.tokens(start, end))
        said.setdefault((words, group, code), []).append((start, end))
    return [
        Part(words, group, code, line.rest(spans) if group else None)
        for (words, group, code), spans in said.items()
    ]
