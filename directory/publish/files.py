"""Files of a snapshot: spelled in one way, named by their content, written durably."""

import gzip
import json
import os
from pathlib import Path

import brotli

from directory.text.digest import sha256_hex

POINTER = "current.json"


def to_bytes(content: dict | list) -> bytes:
    """The one spelling of a file: each value of a list has a line of its own, to change alone."""
    return f"{_spell(content)}\n".encode()


def write(path: Path, data: bytes) -> None:
    """A file with its compressed forms."""
    replace(path.with_name(f"{path.name}.br"), brotli.compress(data, mode=brotli.MODE_TEXT))
    replace(path.with_name(f"{path.name}.gz"), gzip.compress(data, mtime=0))
    # Last, so that whatever has the plain form has the others.
    replace(path, data)


def replace(path: Path, data: bytes) -> None:
    """Put a whole file in place in one step, and make sure that it survives a power cut."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def sync(folder: Path) -> None:
    """Make sure that the names in a folder survive a power cut."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def name_of(data: bytes) -> str:
    """The name of a file with this content."""
    return f"{sha256_hex(data)[:32]}.json"


def _spell(content):
    if isinstance(content, list):
        return "[\n" + ",\n".join(_dumps(record) for record in content) + "\n]"
    if isinstance(content, dict) and any(isinstance(value, list) for value in content.values()):
        parts = (f"{_dumps(key)}:{_spell(content[key])}" for key in sorted(content))
        return "{" + ",\n".join(parts) + "}"
    return _dumps(content)


def _dumps(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
