"""JSON in one spelling, so that the same content always has the same bytes and signature."""

import json

# Made once: `json.dumps` makes one for each call, and a file has thousands of lines.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def spell(content: object) -> str:
    """The one spelling of plain data: the same content gives the same text."""
    return _ENCODER.encode(content)


def to_bytes(content: dict | list) -> bytes:
    """A file as canonical JSON, each value of a list on a line of its own, for small deltas."""
    return f"{_lines(content)}\n".encode()


def _lines(content):
    if isinstance(content, list):
        return "[\n" + ",\n".join(spell(record) for record in content) + "\n]"
    if isinstance(content, dict) and any(isinstance(value, list) for value in content.values()):
        parts = (f"{spell(key)}:{_lines(content[key])}" for key in sorted(content))
        return "{" + ",\n".join(parts) + "}"
    return spell(content)
