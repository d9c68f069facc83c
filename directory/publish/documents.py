"""The listings of a snapshot as documents: what exports and the read API are made of.

They are a file of the snapshot, so an export has the number of a list, and exactly what is on it.
Phones do not fetch it.
"""

import json
from datetime import datetime

from directory.models import frozen
from directory.publish.files import to_bytes

# Shown on the page of a listing alone, behind one more tap; they leave in no other form.
ONLY_ON_THE_PAGE = ("unconfirmed",)


def build(standings: list[dict], former: list[dict], at: datetime) -> bytes:
    """The file: each standing listing with its news, and the moment since which it is so.

    `former` are the rows of the file of the snapshot before; `at` is an aware datetime.
    """
    since = {_public_id(row): row for row in former}
    rows = []
    for standing in standings:
        row = json.loads(to_bytes(standing | {"listing": _exported(standing["listing"])}))
        before = since.get(_public_id(row), {})
        changed_at = before.get("changed_at") if _is_alike(row, before) else None
        rows.append(row | {"changed_at": changed_at or at.isoformat(timespec="seconds")})
    return to_bytes(rows)


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
    return row == {name: value for name, value in before.items() if name != "changed_at"}


def _public_id(row):
    return row["listing"]["public_id"]
