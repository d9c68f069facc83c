"""JSON in one spelling, so that the same content always has the same bytes and signature."""

import json


def to_bytes(content: dict | list) -> bytes:
    """A file as canonical JSON, each value of a list on a line of its own, for small deltas."""
    return f"{_spell(content)}\n".encode()


def _spell(content):
    if isinstance(content, list):
        return "[\n" + ",\n".join(_dumps(record) for record in content) + "\n]"
    if isinstance(content, dict) and any(isinstance(value, list) for value in content.values()):
        parts = (f"{_dumps(key)}:{_spell(content[key])}" for key in sorted(content))
        return "{" + ",\n".join(parts) + "}"
    return _dumps(content)


def _dumps(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
