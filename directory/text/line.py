"""A query as one search key that still knows which word each character came from.

The twin of static/js/search/line.js.
"""

from directory import text


class Line:
    """A query, split where its author put spaces, as one search key."""

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
        places = {place: [] for place in range(len(self.words))}
        for at, owner in enumerate(self.owners):
            places[owner].append(at)
        kept = []
        for place, word in enumerate(self.words):
            mine = places[place]
            left = [at for at in mine if not any(start <= at < end for start, end in spans)]
            kept.append(word if left == mine else "".join(self.key[at] for at in left).strip(" "))
        return " ".join(filter(None, kept))
