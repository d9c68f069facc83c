"""The files of snapshots in one folder: checked when read, and mended from the database."""

import gzip
import logging
import threading
import time
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from django.db import DatabaseError

from directory.models import SnapshotFile
from directory.publish.files import (
    POINTER,
    name_of,
    pack,
    remove_leftovers,
    replace,
    sync,
    unpack,
)

log = logging.getLogger(__name__)
# The forms of a file on disk by suffix: how each is made of the plain bytes, and read back. The
# database has the packed one, so it comes first.
FORMS = {
    ".br": (pack, unpack),
    "": (bytes, bytes),
    ".gz": (lambda data: gzip.compress(data, compresslevel=6, mtime=0), gzip.decompress),
}
DAMAGED = (ValueError, OSError, EOFError, zlib.error)
# For how long a file that was found whole is believed to be so, in seconds.
TRUST_FOR = 3600.0


class SnapshotFolder:
    """The files as one process knows them. Several processes may share the folder."""

    def __init__(self, path: Path, names: Iterable[str]) -> None:
        """`names` are those of the files that lie there."""
        self.path = path
        # How many files were mended in the life of this process.
        self.mended = 0
        # The names that this machine keeps on disk, and those that it has given up.
        self._names, self._gone = {*names}, set()
        # Nothing is written while what is unused is deleted, so that it does not come back.
        self.writing = threading.Lock()
        # When each file was last found whole, and its state on disk at that moment.
        self._whole = {}

    def read(self, name: str, form: str = "") -> bytes | None:
        """A file in one of FORMS, mended if it is damaged; None if nobody has it."""
        if name in self._gone:
            return None
        path = self.path / (name + form)
        if name not in self._names:
            # Of a snapshot that this process has not taken over yet; it keeps nothing of it.
            stored = _stored(name)
            return None if stored is None else FORMS[form][0](unpack(stored))
        if (held := self._read_whole(path, name, form)) is not None:
            return held
        if (content := self._restore(name, form)) is None:
            return None
        is_new = not path.exists()
        self._write(path, name, content)
        if not is_new:
            self.mended += 1
            log.error("A damaged file was mended: %s", path.name)
        return content

    def is_stored(self, name: str) -> bool:
        """Whether the database has this file, and undamaged."""
        return _stored(name) is not None

    def keep_packed(self, name: str, content: bytes) -> None:
        """Keep a file that was packed smaller."""
        self._write(self.path / f"{name}.br", name, content)

    def keep(self, names: Iterable[str]) -> None:
        """Keep these files from now on, once they are read."""
        self._names |= {*names}
        self._gone -= self._names

    def keep_only(self, names: set[str]) -> None:
        """Delete all other files of snapshots, and do not read them again."""
        self._gone = (self._gone | self._names) - names
        self._names = names
        with self.writing:
            remove_leftovers(self.path)
            for path in self.path.glob("[!.]*.json*"):
                name = path.name.removesuffix(".br").removesuffix(".gz")
                if name != POINTER and name not in self._names:
                    self._whole.pop(path.name, None)
                    with suppress(OSError):
                        path.unlink(missing_ok=True)

    def put(self, path: Path, content: bytes) -> None:
        """Write a file if the disk takes it; it can be served all the same."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if path.name == POINTER:
                # The names of the files must outlive a power cut if the pointer does.
                sync(self.path)
            replace(path, content)
        except OSError as error:
            log.error("A published file could not be kept on disk: %s", error.strerror)
            return
        self._whole[path.name] = (_state(path), time.monotonic())

    def _write(self, path, name, content):
        with self.writing:
            if name in self._names:
                self.put(path, content)

    def _read_whole(self, path, name, form):
        """The content of a file on disk, or None if it is missing or damaged."""
        state = _state(path)
        if state is None:
            return None
        try:
            content = path.read_bytes()
            known, checked_at = self._whole.get(path.name, (None, 0.0))
            if known == state and time.monotonic() < checked_at + TRUST_FOR:
                return content
            if name_of(FORMS[form][1](content)) != name:
                return None
        except DAMAGED:
            return None
        self._whole[path.name] = (state, time.monotonic())
        return content

    def _restore(self, name, form):
        """A missing or damaged file in one form, or None if nobody has it."""
        if form == ".br" and (stored := _stored(name)) is not None:
            return stored
        for other, (_make, unmake) in FORMS.items():
            content = self._read_whole(self.path / (name + other), name, other)
            if content is not None:
                return FORMS[form][0](unmake(content))
        stored = _stored(name)
        return None if stored is None else FORMS[form][0](unpack(stored))


def _stored(name):
    """A file as the database carries it, packed with Brotli, or None."""
    try:
        row = SnapshotFile.objects.filter(name=name).first()
        content = bytes(row.content) if row else None
        is_whole = content is not None and name_of(unpack(content)) == name
    except (DatabaseError, ValueError) as error:
        log.error("A published file cannot be read: %s, %s", name, type(error).__name__)
        return None
    return content if is_whole else None


def _state(path):
    """What changes when a file on disk does, or None if there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
