"""The published vocabulary: what the search understands besides the names of the catalogue.

It is a file of its own, which phones fetch once services can be found and called. Without it a
search knows the catalogue and the listings alone. Nothing of it is ever shown.
"""

from directory.publish.catalogue import search_keys, standing_document
from directory.publish.release import fixture as release

# Used before the first publishing, and with a snapshot of a release that had no such file.
EMPTY_VOCABULARY = {
    "needs": [],
    "situations": {},
    "otherwise": [],
    "towns": {},
    "fillers": [],
    "weak": [],
    "common": [],
    "number": [],
    "letters": {},
}


def build_vocabulary(document: dict | None = None) -> dict:
    """Needs and towns as search keys, and ordinary words.

    `document` is the catalogue that two people confirmed, if not the one that stands.

    `needs` say what people call a situation, and which kinds of help it leads to, the most fitting
    first; `situations` name the need of a group that is called after what happened to it;
    `otherwise` are the kinds that are offered where nobody gives what was asked for; `towns`
    are districts and towns by the code of their province. Of words, `fillers` say nothing, `weak`
    ones weigh little, `common` ones are never respelled, `number` ones stand beside a number, and
    `letters` tell how those of acronyms are spelled out in Khmer.
    """
    fixture = release("needs")
    return {
        "needs": _needs(fixture, document or standing_document()),
        "situations": fixture["situations"],
        "otherwise": fixture["otherwise"],
        "towns": _towns(),
        **release("words"),
    }


def _needs(fixture, document):
    """The needs as two people confirmed them, and those of the release that the desk lacks."""
    rows = {row["code"]: row for row in document["needs"]}
    for row in fixture["needs"]:
        words = [*row["km"], *row["en"], *row["romanised"]]
        rows.setdefault(row["code"], {**row, "words": words})
    # No digit stands in words of the desk; "24 hours" is no number to dial.
    with_digits = fixture["with_digits"]
    return [
        {
            "code": row["code"],
            "kinds": row["kinds"],
            "served": row["served"],
            "keys": search_keys([*row["words"], *with_digits.get(row["code"], [])]),
        }
        for row in rows.values()
    ]


def _towns():
    names = {}
    for row in release("districts"):
        names.setdefault(row["province"], []).extend(row["names"])
    return {code: search_keys(names[code]) for code in sorted(names)}
