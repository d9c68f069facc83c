"""The search without script: the same listings in the same order as static/js/search.js."""

from directory import hours, text

# How much a hit weighs by the field it is in; a number counts like a name.
NAME, ALIAS, TERM, ABOUT = 4, 3, 2, 1
LEVELS = {"open": 1, "full": 2}


def find(facts, catalogue, *, query="", filters=None, language, moment):
    """The facts that match, best first. `filters` maps names of `FILTERS` to values."""
    tokens = text.query_tokens(query)
    terms = {
        group: {term["code"]: term["keys"] for term in catalogue[group]}
        for group in ("kinds", "served", "provinces")
    }
    scored = []
    for fact in facts:
        if not passes(fact, catalogue, filters or {}, moment):
            continue
        score = _score(fact, query, tokens, terms)
        if score:
            rank = [-number for number in score]
            scored.append((rank, fact["order"] if not tokens else 0, fact))
    scored.sort(key=lambda row: (row[0], row[1], row[2]["sort"][language], row[2]["id"]))
    return [fact for _, _, fact in scored]


def passes(fact, catalogue, filters, moment):
    """Whether a listing passes every filter; what is not known is never filtered out."""
    return all(FILTERS[name](fact, value, catalogue, moment) for name, value in filters.items())


def _has_kind(fact, codes, catalogue, moment):
    parents = {kind["code"]: kind["parent"] for kind in catalogue["kinds"]}
    return any(code in codes or parents[code] in codes for code in fact["kinds"])


def _in_province(fact, codes, catalogue, moment):
    return fact["nationwide"] or any(code in codes for code in fact["provinces"])


def _serves(fact, codes, catalogue, moment):
    return not set(codes) <= set(fact["not_served"])


def _is_free(fact, wanted, catalogue, moment):
    return not wanted or fact["free"] is not False


def _is_open_now(fact, wanted, catalogue, moment):
    if not wanted or not fact["hours"]:
        return True
    return any(hours.is_open(week, moment) is not False for week in fact["hours"])


def _is_confirmed(fact, wanted, catalogue, moment):
    return not wanted or fact["method"] != "published-source"


FILTERS = {
    "kind": _has_kind,
    "province": _in_province,
    "served": _serves,
    "free": _is_free,
    "open_now": _is_open_now,
    "verified": _is_confirmed,
}


def _score(fact, query, tokens, terms):
    """(level, sum of weights, starts) of a listing, or None when a token is nowhere."""
    if not tokens:
        return (1, 0, 0)
    if any(text.phone_hit(query, phone) for phone in fact["phones"]):
        return (LEVELS["full"], NAME * len(tokens), 1)
    fields = [
        (NAME, fact["keys"]["name"]),
        (ALIAS, fact["keys"]["alias"]),
        (TERM, [key for code in fact["kinds"] for key in terms["kinds"][code]]),
        (TERM, [key for code in fact["served"] for key in terms["served"][code]]),
        (TERM, [key for code in fact["provinces"] for key in terms["provinces"][code]]),
        (ABOUT, fact["keys"]["about"]),
    ]
    hits = [_best_hit(token, fields) for token in tokens]
    if None in hits:
        return None
    return (min(h[0] for h in hits), sum(h[1] for h in hits), max(h[2] for h in hits))


def _best_hit(token, fields):
    """The best (level, weight, at the start) of one token over all fields."""
    best = None
    for weight, keys in fields:
        for key in keys:
            level = text.token_level(token, key)
            if level:
                hit = (LEVELS[level], weight, int(text.token_at_start(token, key)))
                if best is None or hit > best:
                    best = hit
    return best
