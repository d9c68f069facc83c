"""The published catalogue: kinds of help, groups and provinces with their words; days of rest."""

import re
from collections.abc import Collection, Iterable
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from math import hypot

from django.utils import timezone

from directory import text
from directory.models import frozen
from directory.publish import guidance
from directory.rules import catalogue_check
from directory.rules.days_off import DaysOff
from directory.text import languages

# Used before the first publishing.
EMPTY_CATALOGUE = {
    "categories": [],
    "kinds": [],
    "served": [],
    "provinces": [],
    "languages": [],
    "lines": [],
    "asks": [],
    "urgent": [],
    "withdrawn": [],
    "fillers": [],
    "holidays": [],
}
CATALOGUE_GROUPS = {"category": "categories", "kind": "kinds", "served": "served"}
FLAGS = ("sinks_when_overdue",)
_JOINTS = re.compile(",| and | និង")


def build_catalogue(
    at: datetime,
    standings: Collection[dict] = (),
    needs: Collection[dict] = (),
    document: dict | None = None,
) -> dict:
    """Kinds of help, groups served, provinces: names for people, keys for searching; holidays.

    A line to call is there only if its entry is among `standings`, the standing listings. The
    words of `needs`, those of the vocabulary, also mean an urgent message. `document` is what two
    people confirmed, if not what stands.
    """
    catalogue = {group: [] for group in CATALOGUE_GROUPS.values()}
    document = document or standing_document()
    terms, provinces = document["terms"], document["provinces"]
    categories = {term["code"]: term for term in terms if term["taxonomy"] == "category"}
    for term in terms:
        # A kind of help is also found by the words for its category.
        category = categories.get(term["parent"])
        name = _names(term)
        words = [
            *name.values(),
            *term["synonyms"],
            *(_names(category).values() if category else ()),
        ]
        catalogue[CATALOGUE_GROUPS[term["taxonomy"]]].append(
            {
                "code": term["code"],
                "parent": term["parent"],
                "name": name,
                # Only terms that have the flag carry it, to save bytes.
                **{flag: True for flag in FLAGS if term[flag]},
                "keys": _without_numbers(search_keys([*words, *_parts_of(term, name)])),
            }
        )
    catalogue["provinces"] = [
        {
            "code": province["code"],
            "name": (name := _names(province)),
            "keys": search_keys([*name.values(), *province["other_names"]]),
            # Programs of the release before read these; without them they would hold no list.
            "skeletons": _skeletons([name[languages.ENGLISH.code], *province["other_names"]]),
            "position": [float(province["latitude"]), float(province["longitude"])],
            "near": [other["code"] for other in _nearest_first(province, provinces)],
        }
        for province in provinces
    ]
    catalogue["lines"] = guidance.lines(document["lines"], standings)
    catalogue |= guidance.rules(document["asks"])
    keys_of = {need["code"]: need["keys"] for need in needs}
    catalogue["urgent"] = guidance.messages(document["urgent"], standings, keys_of)
    # Programs of the release before look for them here.
    catalogue["fillers"] = []
    year = timezone.localdate(at).year
    # A copy that was published in December is still in use in January.
    catalogue["holidays"] = DaysOff(document).of_years([year, year + 1])
    return catalogue


def standing_document() -> dict:
    """The catalogue as two people confirmed it; never the working copy."""
    standing = catalogue_check.standing()
    return standing.document if standing else frozen.read(frozen.WORKING_CATALOGUE, {})


def _names(row):
    return {code: row[f"name_{code}"] for code in languages.CODES}


def _without_numbers(keys):
    """These search keys without numbers to dial, which lead to their owners alone."""
    return [key for key in keys if not any(map(text.is_number, key.split(" ")))]


def _nearest_first(province, provinces):
    def distance(other):
        north, east = (
            float(Decimal(other[axis]) - Decimal(province[axis]))
            for axis in ("latitude", "longitude")
        )
        return hypot(north, east)

    return sorted((other for other in provinces if other != province), key=distance)


# Most words of a publication are those of the one before. What readers search for is not kept.
_search_key = lru_cache(maxsize=20_000)(text.search_key)


def search_keys(texts: Iterable[str | None]) -> list[str]:
    """Search keys of texts, each once and none empty, in order."""
    return list(dict.fromkeys(key for key in (_search_key(t or "") for t in texts) if key))


def spoken_language(code: str) -> dict:
    """A language that somebody answers in, with its name for the filter."""
    return {"code": code, "name": {one: languages.spoken(code, one) for one in languages.CODES}}


def _parts_of(term, name):
    """The kinds of help that the name of a category lists: "Legal help", "justice"."""
    if term["taxonomy"] != "category":
        return []
    return _JOINTS.split(",".join(reversed(name.values())))


def _skeletons(names):
    """The keys by which loosely spelled romanised names of places are compared."""
    bones = {text.place_skeleton(name or "") for name in names}
    return sorted(bone for bone in bones if len(bone) > 1 and bone.isascii())
