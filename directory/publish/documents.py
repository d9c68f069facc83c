"""The listings of a snapshot as documents: what exports and the read API are made of.

They are a file of the snapshot, so an export has the number of a list, and exactly what is on it.
Phones do not fetch it.
"""

import json
from collections.abc import Iterable
from datetime import datetime

from directory.models import frozen
from directory.publish import guidance
from directory.publish.files import to_bytes

# Shown on the page of a listing alone, behind one more tap; they leave in no other form.
ONLY_ON_THE_PAGE = ("unconfirmed",)
# On the card alone, for the same reason that it makes no list of its own: a call in vain is no news
# of what a listing says.
ONLY_ON_THE_CARD = ("tried_on",)
# What the file adds to a listing with its news.
ADDED = ("changed_at", "changed_after", "line")
# What a print need not be thrown away for: another check of the same words.
CHECKS = ("checked_on", "due_on", "method", "by_one_person", "vetted_until", "reached", "new_until")
OF_CHECKS = ("printed_on", "order")


def build(
    standings: list[dict],
    former: list[dict],
    at: datetime,
    *,
    after: int = 0,
    lines: Iterable[dict] = (),
) -> bytes:
    """The file: each standing listing with its news, and since when it is so.

    `former` are the rows of the file of the snapshot before, if that is known, and `after` is the
    number of the last list before this one, or 0; `at` is an aware datetime; `lines` are the lines
    to call, each gets to its own listing.

    `changed_after` is the number of the last list that said otherwise: a print of that number, or
    of one before, is wrong about this listing.
    """
    since = {_public_id(row): row for row in former}
    line_of = guidance.line_of(json.loads(to_bytes([*lines])))
    rows = []
    for standing in standings:
        told = {name: standing[name] for name in standing if name not in ONLY_ON_THE_CARD}
        row = told | {"listing": _exported(standing["listing"])}
        before = since.get(_public_id(row), {})
        is_alike = _is_alike(row, before)
        changed_at = before.get("changed_at") if is_alike else None
        line = line_of.get(_public_id(row))
        # The pocket card is made of the line alone.
        is_printed_alike = (
            before
            and (is_alike or _on_paper(row) == _on_paper(before))
            and line == before.get("line")
        )
        rows.append(
            row
            | {
                "changed_at": changed_at or at.isoformat(timespec="seconds"),
                "changed_after": before.get("changed_after", after) if is_printed_alike else after,
                "line": line,
            }
        )
    return to_bytes(rows)


def changed_after(rows: list[dict]) -> dict[str, int]:
    """By public id, the number of the last list that said otherwise of a listing."""
    return {_public_id(row): row["changed_after"] for row in rows}


def parse(data: bytes | None) -> list[dict]:
    """The rows of the file as it was written; none if there is no file."""
    return json.loads(data) if data else []


def read(rows: list[dict]) -> list[dict]:
    """The rows with each listing in today's shape."""
    return [row | {"listing": frozen.read(frozen.LISTING, row["listing"])} for row in rows]


def _exported(listing):
    public = {name: value for name, value in listing.items() if name not in ONLY_ON_THE_PAGE}
    return frozen.new(frozen.LISTING, public).stored


def _is_alike(row, before):
    return row == {name: value for name, value in before.items() if name not in ADDED}


def _on_paper(row):
    """What a print can say of a listing, in today's shape."""
    listing = frozen.read(frozen.LISTING, row["listing"])
    left_out = (*ADDED, *CHECKS)
    said = {name: value for name, value in row.items() if name not in left_out}
    return said | {"listing": {key: listing[key] for key in listing if key not in OF_CHECKS}}


def _public_id(row):
    return row["listing"]["public_id"]
