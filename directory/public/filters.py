"""The filters: which listings to leave out. The twin of static/js/search/filters.js."""

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
    return record["method"] != "published-source"


FILTERS = {
    "kind": _has_kind,
    "served": _serves,
    "language": _speaks,
    "free": _is_free,
    "open_now": _is_open_now,
    "verified": _is_confirmed,
}
