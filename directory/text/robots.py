"""Parses robots.txt (RFC 9309): what a site asks of programs that read it.

urllib.robotparser knows no `*` and `$`, lets the first rule decide, and fails on some files.
"""

import re
from typing import NamedTuple
from urllib.parse import unquote


class Robots(NamedTuple):
    """The rules for one program: `rules` are pairs of a pattern and whether it may be read.

    `delay` is how many seconds it shall leave between two pages.
    """

    rules: list[tuple[str, bool]]
    delay: float

    def allow(self, place: str) -> bool:
        """Whether a path with its query may be read: the longest pattern that fits decides."""
        place = unquote(place)
        fitting = [(len(it), is_allowed) for it, is_allowed in self.rules if _fits(it, place)]
        return max(fitting, default=(0, True))[1]


def read(text: str, agent: str) -> Robots:
    """Parse a robots.txt: the rules for the program of this name, else those for every program."""
    asked, names, is_naming = {}, set(), False
    for line in text.splitlines():
        key, _colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            if not is_naming:
                names, is_naming = set(), True
            # The others are left out: a long file of names takes no longer than any.
            names |= {value.partition("/")[0].strip().lower()} & {agent.lower(), "*"}
            asked |= {name: asked.get(name, []) for name in names}
        elif key in ("allow", "disallow", "crawl-delay"):
            is_naming = False
            for name in names:
                asked[name].append((key, value))
    own = asked.get(agent.lower(), asked.get("*", []))
    delays = [value for key, value in own if key == "crawl-delay"]
    return Robots(
        [(value, key == "allow") for key, value in own if key != "crawl-delay" and value],
        max((float(it) for it in delays if re.fullmatch(r"[0-9]+(\.[0-9]*)?", it)), default=0),
    )


def _fits(pattern: str, place: str) -> bool:
    """Whether a place begins as a pattern says: `*` is anything, and `$` the end.

    Each part is looked for where the one before it ends, and only there: whoever wrote the pattern,
    it takes no longer than the two are long.
    """
    first, *parts = map(unquote, pattern.removesuffix("$").split("*"))
    at = len(first)
    if not place.startswith(first):
        return False
    last = parts.pop() if parts and pattern.endswith("$") else None
    for part in parts:
        found = place.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if last is not None:
        return place.endswith(last, at)
    return at == len(place) or not pattern.endswith("$")
