"""Lookups for Primero: each has the body that its API takes for one (POST /api/v2/lookups)."""

from directory.publish.exports import words
from directory.publish.exports.choices import LISTS, choices
from directory.publish.files import to_bytes
from directory.publish.reader import Reader


def to_lookups(reader: Reader) -> bytes:
    """The lookups as JSON, and which list they are from."""
    lookups = [
        {
            "unique_id": f"lookup-phlov-{name.replace('_', '-')}",
            "name": LISTS[name],
            "values": [{"id": one["id"], "display_text": one["name"]} for one in found],
        }
        for name, found in choices(reader).items()
    ]
    return to_bytes({"list": words.list_of(reader), "data": lookups})
