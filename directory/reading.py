"""What a typed query says: places, kinds of help and people served by name, and other words.

The twin of static/js/reading.js. Nothing here knows listings; search.py looks for them.
"""

from dataclasses import dataclass

from directory import text

# The ladder: each rung is climbed only when the one below it found nothing.
AS_TYPED, VARIANTS, WITHOUT_SPACES, SKELETON, ONE_EDIT, MOST_PARTS = range(6)
RUNGS = range(6)
# A name that belongs to several terms is read as the first of them.
GROUPS = ("provinces", "categories", "kinds", "served")
LONGEST_PLACE = 3
# Words that say nothing about what is sought, as search keys.
_FILLERS = """
    a an and any are at by can do find for from get give has have help how i in is me my near
    need needs of on or please provide someone the their there to want we what where which who
    with nov knong rok samrab samrap
    សម្រាប់ សំរាប់ នៅ ក្នុង នៅក្នុង និង ឬ ដែល នៃ របស់ ជា មាន ទៅ ពី ជិត ចង់ ត្រូវការ រក ស្វែងរក
    កន្លែងណា ណា នៅឯណា ឯណា ខ្ញុំ សូម ដោយ ជួយ
"""
FILLERS = tuple(_FILLERS.split())


@dataclass(frozen=True)
class Part:
    """A piece of a query that a listing must answer to."""

    words: tuple[str, ...]
    # Which term of the catalogue it names, or None for plain words.
    group: str | None
    code: str | None
    # The query without this piece, for taking it back.
    rest: str


def vocabulary(catalogue):
    """Every name of a term by its search key, and the places by their looser spellings."""
    keys, squeezed, skeletons = {}, {}, {}
    for group in GROUPS:
        for term in catalogue[group]:
            for key in term["keys"]:
                keys.setdefault(key, (group, term["code"]))
    for province in catalogue["provinces"]:
        for key in province["keys"]:
            squeezed.setdefault(key.replace(" ", ""), province["code"])
        for skeleton in province["skeletons"]:
            skeletons.setdefault(skeleton, province["code"])
    longest_first = sorted(keys, key=lambda key: (-len(key), key))
    return {
        "names": [(key, *keys[key]) for key in longest_first],
        "squeezed": squeezed,
        "skeletons": skeletons,
    }


def read(query, known, rung):
    """The parts of a query, in order; `known` is a vocabulary, `rung` how freely to read it."""
    words = [(word, text.search_key(word)) for word in text.query_words(query)]
    best, covered = [], -1
    for spelling in _spellings(words, rung):
        line = _Line(spelling)
        spans = _spans(line, known, rung)
        reach = sum(end - start for start, end, *_ in spans)
        if reach > covered:
            best, covered = _parts(line, spans), reach
    telling = [part for part in best if part.group or set(part.words) - set(FILLERS)]
    return telling or best


def _spellings(words, rung):
    """The words as typed, and from the first rung on with other accepted spellings."""
    yield words
    if rung == AS_TYPED:
        return
    others = [text.variants(key) for _, key in words]
    for place, variants in enumerate(others):
        for variant in variants:
            yield [*words[:place], (words[place][0], variant), *words[place + 1 :]]
    if sum(map(bool, others)) > 1:
        yield [
            (word, variants[0] if variants else key)
            for (word, key), variants in zip(words, others, strict=True)
        ]


class _Line:
    """A query as one search key that still knows which word each character came from."""

    def __init__(self, words):
        self.words = [word for word, _ in words]
        self.key = ""
        self.owners = []
        self.starts = set()
        for place, (_, key) in enumerate(words):
            for token in filter(None, key.split(" ")):
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

    def rest(self, start, end):
        """The query without what stands between two places."""
        kept = []
        for place, word in enumerate(self.words):
            mine = [at for at, owner in enumerate(self.owners) if owner == place]
            left = [at for at in mine if not start <= at < end]
            kept.append(word if left == mine else "".join(self.key[at] for at in left).strip(" "))
        return " ".join(filter(None, kept))


def _spans(line, known, rung):
    """Where the line names a term: (start, end, group, code), none over another."""
    spans = []

    def is_free(start, end):
        return all(end <= other[0] or other[1] <= start for other in spans)

    for key, group, code in known["names"]:
        for at in text.whole_places(key, line.key):
            end = at + len(key)
            # One cluster alone is part of too many words.
            alone = at in line.starts and (end == len(line.key) or end in line.starts)
            if is_free(at, end) and (alone or text.is_long(key)):
                spans.append((at, end, group, code))
    if rung >= WITHOUT_SPACES:
        tokens = [(at, token) for at, token in line.tokens(0, len(line.key))]
        for length in range(LONGEST_PLACE, 0, -1):
            for first in range(len(tokens) - length + 1):
                window = tokens[first : first + length]
                code = _place([token for _, token in window], known, rung)
                start, end = window[0][0], window[-1][0] + len(window[-1][1])
                if code and is_free(start, end):
                    spans.append((start, end, "provinces", code))
    return sorted(spans)


def _place(tokens, known, rung):
    """The province that romanised words name when they are written loosely, or None."""
    if any(text.is_khmer(token) or token in FILLERS for token in tokens):
        return None
    code = known["squeezed"].get("".join(tokens))
    if code is None and rung >= SKELETON:
        code = known["skeletons"].get(text.place_skeleton(" ".join(tokens)))
    return code


def _parts(line, spans):
    """The terms and, between them, the other words; numbers in groups are one part."""
    parts, at = [], 0
    for start, end, group, code in [*spans, (len(line.key), len(line.key), None, None)]:
        run = []
        for token_at, token in line.tokens(at, start):
            if run and not (text.is_number(token) and text.is_number(run[-1][1])):
                parts.append(_part(line, run))
                run = []
            run.append((token_at, token))
        if run:
            parts.append(_part(line, run))
        if group:
            words = tuple(token for _, token in line.tokens(start, end))
            parts.append(Part(words, group, code, line.rest(start, end)))
        at = end
    return parts


def _part(line, run):
    start, end = run[0][0], run[-1][0] + len(run[-1][1])
    return Part(tuple(token for _, token in run), None, None, line.rest(start, end))
