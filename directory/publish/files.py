"""Files of a snapshot: spelled in one way, named by their content, written durably."""

import hashlib
import json
import os
import threading
from pathlib import Path

import brotli

POINTER = "current.json"
# Levels of Brotli: 9 packs a twentieth less than 11, in a thirtieth of its time.
QUICK, BEST = 9, 11


def to_bytes(content: dict | list) -> bytes:
    """The one spelling of a file: each value of a list has a line of its own, to change alone."""
    return f"{_spell(content)}\n".encode()


def pack(data: bytes, level: int = QUICK) -> bytes:
    """Data packed with Brotli."""
    return brotli.compress(data, mode=brotli.MODE_TEXT, quality=level)


def unpack(content: bytes) -> bytes:
    """What `pack` packed. Raises ValueError if that is damaged."""
    try:
        return brotli.decompress(content)
    except brotli.error as error:
        raise ValueError from error


def replace(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Put a whole file in place in one step, and make sure that it survives a power cut."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    with open(temporary, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
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


def sha256(data: bytes) -> str:
    """The SHA-256 of data, as hex."""
    return hashlib.sha256(data).hexdigest()


def fingerprint(data: bytes) -> str:
    """The first 64 bits of the SHA-256: they tell files apart, and are quicker to send than all."""
    return sha256(data)[:16]


def name_of(data: bytes) -> str:
    """The name of a file with this content."""
    return f"{sha256(data)[:32]}.json"


def _spell(content):
    if isinstance(content, list):
        return "[\n" + ",\n".join(_dumps(record) for record in content) + "\n]"
    if isinstance(content, dict) and any(isinstance(value, list) for value in content.values()):
        parts = (f"{_dumps(key)}:{_spell(content[key])}" for key in sorted(content))
        return "{" + ",\n".join(parts) + "}"
    return _dumps(content)


def _dumps(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
