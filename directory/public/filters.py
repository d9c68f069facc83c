"""The filters: which listings to leave out. The twin of static/js/search/filters.js."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from directory.rules.listing import only_reads
from directory.text import hours

# The group that means anybody.
EVERYONE = "all"


def any_of(answers):
    """True if any answer is, else None if any is not known."""
    return True if True in answers else None if None in answers else False


# Each answers True, False, or None when it is not known; only False leaves a listing out.


def _has_kind(record, code, world):
    return code in record["kinds"] or code in world.categories(record)


def _serves(record, code, world):
    if code in record["not_served"]:
        return False
    return True if code in record["served"] or EVERYONE in record["served"] else None


def _speaks(record, code, world):
    return code in record["languages"] if record["languages"] else None


def _is_free(record, wanted, world):
    return record["free"]


def _is_open_now(record, wanted, world):
    answers = [hours.is_open(week, world.moment, world.holidays) for week in record["hours"]]
    return any_of(answers) if answers else None


def _is_confirmed(record, wanted, world):
    return not only_reads(record["method"])


FILTERS = {
    "kind": _has_kind,
    "served": _serves,
    "language": _speaks,
    "free": _is_free,
    "open_now": _is_open_now,
    "verified": _is_confirmed,
}
# Of the others every listing says yes or no.
MAY_BE_UNKNOWN = ("served", "language", "free", "open_now")


class Counts(NamedTuple):
    """How many listings are known to answer each choice of a filter with yes, by its code.

    Of "open_now" it is how many tell their hours, as the answer changes from minute to minute.
    """

    kind: Counter[str]
    province: Counter[str]
    served: Counter[str]
    language: Counter[str]
    free: int
    open_now: int
    verified: int


def count(records: Iterable[dict], catalogue: dict) -> Counts:
    """Count the known answers to each choice, over the records of all listings."""
    parents = {kind["code"]: kind["parent"] for kind in catalogue["kinds"]}
    groups = {term["code"] for term in catalogue["served"]}
    found = Counts(Counter(), Counter(), Counter(), Counter(), 0, 0, 0)
    free = open_now = verified = 0
    for record in records:
        found.kind.update({*record["kinds"], *map(parents.get, record["kinds"])})
        found.province.update(record["provinces"])
        served = groups if EVERYONE in record["served"] else record["served"]
        found.served.update({*served} - {*record["not_served"]})
        found.language.update(record["languages"])
        free += record["free"] is True
        open_now += any(record["hours"])
        verified += _is_confirmed(record, True, None)
    return found._replace(free=free, open_now=open_now, verified=verified)
