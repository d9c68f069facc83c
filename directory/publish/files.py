"""Files of a snapshot: canonical JSON, named by their content, written durably (fsync)."""

import gzip
import json
import os
from pathlib import Path

import brotli

from directory.text.digest import sha256_hex

POINTER = "current.json"


def to_bytes(content: dict | list) -> bytes:
    """A file as canonical JSON, each value of a list on a line of its own, for small deltas."""
    return f"{_spell(content)}\n".encode()


def write(path: Path, data: bytes) -> None:
    """Write a file and its compressed forms."""
    replace(path.with_name(f"{path.name}.br"), brotli.compress(data, mode=brotli.MODE_TEXT))
    replace(path.with_name(f"{path.name}.gz"), gzip.compress(data, mtime=0))
    # The plain form comes last: where it exists, the compressed ones do.
    replace(path, data)


def replace(path: Path, data: bytes) -> None:
    """Write a file atomically (rename), and durably (fsync)."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def sync(folder: Path) -> None:
    """Make the names in a folder durable (fsync)."""
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
