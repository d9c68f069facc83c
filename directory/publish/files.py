"""Files of a snapshot: canonical JSON, named by their content, written durably (fsync)."""

import os
import threading
import time
from contextlib import suppress
from pathlib import Path

import brotli

# A pointer is signed in the same spelling, by a rule, so that it stands below.
from directory.text.canonical import to_bytes as to_bytes  # noqa: PLC0414 - for others
from directory.text.digest import sha256_hex

POINTER = "current.json"
# Levels of Brotli: 9 leaves a tenth more than 11, in a thirtieth of its time.
QUICK, BEST = 9, 11
# For what no phone fetches: a fifth more bytes than 9, in a third of its time.
AT_HOME = 5
# So many bytes are packed as small as can be in a sixth of a second.
SMALL = 120_000
# No file takes so many seconds to write.
LEFT_AFTER = 600


def pack(data: bytes, level: int = QUICK) -> bytes:
    """Data packed with Brotli."""
    return brotli.compress(data, mode=brotli.MODE_TEXT, quality=level)


def level_for(data: bytes) -> int:
    """The level at which data is packed while somebody waits for its publication."""
    return BEST if len(data) <= SMALL else QUICK


def unpack(content: bytes) -> bytes:
    """What `pack` packed. Raises ValueError if that is damaged."""
    try:
        return brotli.decompress(content)
    except brotli.error as error:
        raise ValueError from error


def replace(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Put a whole file in place in one step, and make sure that it survives a power cut.

    Nobody else on this machine reads it, unless `mode` says so.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        with open(temporary, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(data)
            file.flush()
            # A service may be started so that files lose more of their mode (umask).
            os.chmod(temporary, mode)
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        # A full disk has no room for half a file.
        temporary.unlink(missing_ok=True)
        raise


def remove_leftovers(folder: Path) -> None:
    """Delete what killed processes left of files that they were writing."""
    for path in folder.glob(".*.json*"):
        with suppress(OSError):
            if path.stat().st_mtime < time.time() - LEFT_AFTER:
                path.unlink()


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


def file_name(file: dict) -> str:
    """The name of a file, as a pointer tells of it."""
    return file["path"].rsplit("/", 1)[1]
