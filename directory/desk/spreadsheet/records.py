"""A list of objects in JSON as the rows of a table: its keys are the headings."""

import re

from directory.desk.spreadsheet.table import ABOVE, Rows
from directory.desk.spreadsheet.workbook import Cell
from directory.text import languages

_MOST_KEYS = 100
# What no database stores, and halves of letters.
_UNSTORED = re.compile("[\0\ud800-\udfff]")


def cell(value: object, kind: str = "") -> Cell:
    """What one value says, as a cell; nothing where it says nothing in words."""
    return Cell(_UNSTORED.sub("\ufffd", _words(value)), kind)


def find(value: object) -> list[dict]:
    """The objects that JSON lists, also where they are listed under one key."""
    under = value.values() if isinstance(value, dict) else [value]
    lists = [[one for one in rows if isinstance(one, dict)] for rows in under if _is_list(rows)]
    return max(lists, key=len, default=[])


def rows_of(objects: list[dict]) -> Rows:
    """A row for each object, counted from 1, below the keys that they have."""
    flat = [dict(_flat(one)) for one in objects]
    keys = list(dict.fromkeys(key for one in flat for key in one))[:_MOST_KEYS]
    rows = {ABOVE: [cell(key) for key in keys]}
    rows |= {
        number: [cell(one.get(key)) for key in keys] for number, one in enumerate(flat, start=1)
    }
    return rows


def _flat(one):
    """The values of an object; a text in several languages is one for each."""
    for key, value in one.items():
        if isinstance(value, dict) and value and value.keys() <= {*languages.CODES}:
            yield from ((f"{key}_{code}", text) for code, text in value.items())
        else:
            yield key, value


def _words(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    if _is_list(value):
        return "; ".join(filter(None, (_words(one) for one in value if not _is_list(one))))
    return str(value) if isinstance(value, (str, int)) else ""


def _is_list(value):
    return isinstance(value, list)
