"""What is right for a query, told from the listings alone, and how good an answer is.

A query's `right` names conditions, all of which hold for each right listing. Nothing here knows
how a search works.
"""

import json
from pathlib import Path

HERE = Path(__file__).parent


def queries(name):
    """The committed queries of a set: "generated" or "starter"."""
    return json.loads((HERE / f"queries-{name}.json").read_text(encoding="utf-8"))


def right_ids(query, listings):
    """The public ids of the listings that this query should find."""
    return {
        made["public_id"]
        for made in listings
        if all(CONDITIONS[name](made, value) for name, value in query["right"].items())
    }


def recall(ranked, right):
    """How much of what the first ten could hold they do hold."""
    return len(right & {*ranked[:10]}) / min(10, len(right))


def reciprocal_rank(ranked, right):
    """One over the place of the first right listing, 0 when none is among the first hundred."""
    return next((1 / place for place, one in enumerate(ranked[:100], start=1) if one in right), 0)


def _in_services(field):
    def condition(made, codes):
        return any(code in codes for service in made["services"] for code in service[field])

    return condition


def _names(made):
    return [*made["name"].values(), *(n for rows in made["alternate_names"].values() for n in rows)]


CONDITIONS = {
    "slugs": lambda made, slugs: made["slug"] in slugs,
    "acronym": lambda made, acronym: made["acronym"].lower() == acronym.lower(),
    "name": lambda made, name: name in _names(made),
    "name_starts": lambda made, start: any(name.startswith(start) for name in _names(made)),
    "name_holds": lambda made, part: any(part in name for name in _names(made)),
    "digits": lambda made, digits: any(
        digits in phone["number"].replace("+855", "0") for phone in made["phones"]
    ),
    "kinds": _in_services("kinds"),
    "served": _in_services("served"),
    "provinces": _in_services("provinces"),
}
