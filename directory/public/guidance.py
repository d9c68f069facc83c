"""What stands around results: urgent messages, which line to ask, what to go through first.

The twin of static/js/views/guidance.js; both fill the blocks that publish/blocks.py renders.
"""

from django.utils.html import escape

from directory.public import frame
from directory.publish.guidance import fitting, means
from directory.text import languages, packing
from directory.text.tables import TABLES

# So many lines and messages stand above results; more would leave no room for these.
MOST_LINES, MOST_MESSAGES = (TABLES["limits"][name] for name in ("lines", "messages"))


def above(request, found, message=None):
    """The urgent messages of an answer, as markup, else the lines that fit what it means.

    `found` is what search.find answers; `message` is one that was asked for by its address.
    """
    meant = _messages(request, found, message)
    blocks = frame.blocks(request)
    if not meant:
        return _lines(request, found) if _is_fitting(request, found) else ""
    return "".join(_urgent(request, blocks, row, found.places) for row in meant[:MOST_MESSAGES])


def below(request, found, message=None):
    """The lines that hold where none is known to fit, as markup."""
    if _messages(request, found, message) or _is_fitting(request, found):
        return ""
    return _lines(request, found)


def fit(request, reasons, unknown):
    """What of a card answers, and which filters it leaves open, as markup; both are words."""
    blocks = frame.blocks(request)
    return "".join(
        packing.fill(blocks.get(name, ""), {"words": escape(", ".join(map(str, words)))})
        for name, words in (("fit", reasons), ("open", unknown))
        if words
    )


def checklist(request, kinds):
    """What to go through before referring to these kinds of help, as markup; "" for none."""
    blocks = frame.blocks(request)
    if not kinds or "checklist" not in blocks:
        return ""
    parents = {kind["code"]: kind["parent"] for kind in _catalogue(request)["kinds"]}
    codes = [code for kind in kinds for code in (parents.get(kind), kind)]
    steps = dict.fromkeys(blocks.get(f"steps/{code}", "") for code in codes)
    return packing.fill(blocks["checklist"], {"own": "".join(steps)})


def lines_for(request, rules):
    """The lines of some rules, with what to say to the first of them, as markup."""
    blocks = frame.blocks(request)
    codes = dict.fromkeys(code for rule in rules for code in rule["lines"])
    lines = [blocks[name] for code in codes if (name := f"line/{code}") in blocks][:MOST_LINES]
    say = "".join(blocks[f"say/{rule['code']}"] for rule in rules[:1])
    return packing.fill(blocks.get("fitting", ""), {"lines": "".join(lines), "say": say})


def _messages(request, found, message):
    """The urgent messages that are meant."""
    return [
        row
        for row in _catalogue(request)["urgent"]
        if row is message or row["code"] in found.urgent or means(row, found.meaning)
    ]


def _is_fitting(request, found):
    """Whether any line is known to fit what is meant."""
    return any(means(rule, found.meaning) for rule in _rules(request, found))


def _lines(request, found):
    return lines_for(request, _rules(request, found))


def _rules(request, found):
    return fitting(_catalogue(request), found.meaning, found.places)


def _catalogue(request):
    return frame.catalogue(request)


def _urgent(request, blocks, message, places):
    where = [_where(request, blocks, message, place) for place in places or [None]]
    return packing.fill(blocks[f"urgent/{message['code']}"], {"where": "".join(where)})


def _where(request, blocks, message, place):
    """Where the first kind of help that a message offers is in a province, or that it is not."""
    code = message["code"]
    if place is None:
        return blocks.get(f"anywhere/{code}", "")
    kinds = {*message["offers"][:1]}
    there = [
        row
        for row in frame.read_records(request)
        if place in row["provinces"] and kinds & {*row["kinds"]}
    ]
    [name] = [row["name"] for row in _catalogue(request)["provinces"] if row["code"] == place]
    _language, text = languages.choose(name, request.LANGUAGE_CODE)
    values = {"place": escape(text), "id": there[0]["id"] if there else ""}
    return packing.fill(blocks.get(f"{'here' if there else 'elsewhere'}/{code}", ""), values)
