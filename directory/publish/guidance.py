"""Urgent messages and lines to call, as the catalogue publishes them, and which of them fit."""

from collections.abc import Collection, Iterable
from itertools import zip_longest

from directory.text import languages

# What a message or a rule may be meant by.
MEANINGS = ("needs", "kinds", "served")


def lines(rows: Iterable[dict], standings: Iterable[dict]) -> list[dict]:
    """The lines whose entry stands with a hotline, each with that entry's id and number."""
    listings = {standing["listing"]["slug"]: standing["listing"] for standing in standings}
    found = []
    for row in rows:
        listing = listings.get(row["entry"])
        phones = hotline_phones(listing) if listing else []
        if phones:
            names = {name: _texts(row, name) for name in ("name", "hint")}
            line = {"code": row["code"], "symbol": row["symbol"], **names}
            found.append(line | {"id": listing["public_id"], "number": phones[0]["number"]})
    return found


def line_of(lines: Iterable[dict]) -> dict[str, dict]:
    """By public id the line that a listing is called by; of several the first."""
    return {line["id"]: line for line in reversed([*lines])}


def hotline_phones(listing: dict) -> list[dict]:
    """The numbers of a listing that are dialled in an emergency."""
    hotlines = {service["id"] for service in listing["services"] if service["hotline"]}
    return [phone for phone in listing["phones"] if phone["service"] in hotlines]


def rules(rows: Iterable[dict]) -> dict[str, list[dict]]:
    """The rules which line to ask, in their order: `asks` everywhere, `local_asks` in provinces.

    These stand apart, as programs of the release before would ask a province's line everywhere.
    """
    asks, local = [], []
    for row in rows:
        rule = _meaning(row) | {"say": _texts(row, "say")}
        if row["provinces"]:
            local.append(rule | {"provinces": row["provinces"]})
        else:
            asks.append(rule)
    # Most catalogues have none, and say nothing of it.
    return {"asks": asks} | ({"local_asks": local} if local else {})


def messages(
    rows: Iterable[dict], standings: Collection[dict], keys_of: dict[str, list[str]]
) -> list[dict]:
    """The urgent messages in their order, each with the provinces of what it offers first.

    `keys_of` has the search keys of each need: they mean a message, whatever else they mean.
    """
    return [
        _meaning(row)
        | {name: _texts(row, name) for name in ("name", "hint", "title", "steps", "otherwise")}
        | {name: row[name] for name in ("symbol", "offers", "sources", "approved_by")}
        | {"places": _places(row["offers"][:1], standings)}
        | {"keys": sorted({key for need in row["needs"] for key in keys_of.get(need, ())})}
        for row in rows
    ]


def steps(message: dict) -> list[dict[str, str]]:
    """The steps of an urgent message, each in both languages."""
    by_language = {code: message["steps"][code].splitlines() for code in languages.CODES}
    rows = zip_longest(*by_language.values(), fillvalue="")
    return [dict(zip(by_language, row, strict=True)) for row in rows]


def for_phones(catalogue: dict) -> dict:
    """What phones need of guidance beside its rendered blocks, which say the rest.

    Without the rules whose lines are all gone: what they say is meant for these.
    """
    lines = {line["code"] for line in catalogue["lines"]}
    local = [_only(row, "lines", "provinces") for row in _standing(_local(catalogue), lines)]
    return {
        "asks": [_only(row, "lines") for row in _standing(catalogue["asks"], lines)],
        **({"local_asks": local} if local else {}),
        "urgent": [
            _only(row, "name", "title", "hint", "offers", "keys") for row in catalogue["urgent"]
        ],
    }


def means(row: dict, meaning: dict[str, Collection[str]]) -> bool:
    """Whether a message or a rule is meant; `meaning` has codes by each of MEANINGS.

    The twin of `means` in static/js/search/guidance.js.
    """
    return any(code in row[name] for name in MEANINGS for code in meaning[name])


def fitting(
    catalogue: dict, meaning: dict[str, Collection[str]], places: Collection[str]
) -> list[dict]:
    """The rules that fit a meaning, else those that hold where no other does.

    Those of a province go first, where all of `places`, codes of provinces, are among theirs. The
    others follow, so that somebody can be asked when the line of the province is withdrawn.
    The twin of `fitting` in static/js/search/guidance.js.
    """
    local = [rule for rule in _local(catalogue) if places and {*places} <= {*rule["provinces"]}]
    asks = [*local, *catalogue["asks"]]
    found = [rule for rule in asks if means(rule, meaning)]
    return found or [rule for rule in asks if not any(rule[name] for name in MEANINGS)]


def rules_of(listing: dict, catalogue: dict) -> list[dict]:
    """The rules that fit what a listing is for, and where it is, and whose lines are not gone."""
    found = fitting(catalogue, meaning_of(listing, catalogue), _places_of(listing))
    return _standing(found, {line["code"] for line in catalogue["lines"]})


def lines_to_ask(listing: dict, catalogue: dict, lines: Iterable[dict]) -> list[dict]:
    """Which of these lines to ask about a listing; none where no rule is known to fit."""
    known = {line["code"]: line for line in lines}
    meaning = meaning_of(listing, catalogue)
    rules = fitting(catalogue, meaning, _places_of(listing))
    codes = dict.fromkeys(code for rule in rules if means(rule, meaning) for code in rule["lines"])
    return [known[code] for code in codes if code in known]


def is_reachable(listing: dict, catalogue: dict) -> bool:
    """Whether anybody can reach a listing: by a number, a message, a website, or a line to ask."""
    if listing["phones"] or listing["contacts"] or listing["website"]:
        return True
    return bool(lines_to_ask(listing, catalogue, catalogue["lines"]))


def meaning_of(listing: dict, catalogue: dict) -> dict[str, list[str]]:
    """What a listing is for: the kinds of help that it gives, and whom it serves."""
    parents = {kind["code"]: kind["parent"] for kind in catalogue["kinds"]}
    services = listing["services"]
    kinds = [code for service in services for code in service["kinds"]]
    return {
        "needs": [],
        "kinds": [*kinds, *(parents[code] for code in kinds if code in parents)],
        "served": [code for service in services for code in service["served"]],
    }


def _standing(rules, lines):
    """The rules with one of these lines, and those that never had any."""
    return [rule for rule in rules if not rule["lines"] or lines & {*rule["lines"]}]


def _local(catalogue):
    return catalogue.get("local_asks", [])


def _places_of(listing):
    """The provinces of a listing; none if a service of it is in the whole country."""
    services = listing["services"]
    if any(service["nationwide"] for service in services):
        return []
    return [code for service in services for code in service["provinces"]]


def _meaning(row):
    return {"code": row["code"]} | {name: row[name] for name in (*MEANINGS, "lines")}


def _only(row, *names):
    return {name: row[name] for name in ("code", *MEANINGS, *names)}


def _places(kinds, standings):
    """The provinces in which a standing listing gives one of these kinds of help."""
    return sorted(
        {
            province
            for standing in standings
            for service in standing["listing"]["services"]
            if set(kinds) & set(service["kinds"])
            for province in service["provinces"]
        }
    )


def _texts(row, field):
    return {code: row[f"{field}_{code}"] for code in languages.CODES}
