"""This machine's copy of the published files: taken from the database, checked, and mended.

Machines share nothing but the database. Each process asks it for the newest number at most once a
second, and goes on with what lies on disk while the database cannot be reached.
"""

import gzip
import json
import logging
import re
import threading
import time
import zlib
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from directory.models import Snapshot, SnapshotFile, frozen
from directory.publish import deltas
from directory.publish.files import POINTER, name_of, pack, replace, sync, to_bytes, unpack
from directory.rules import publication

log = logging.getLogger(__name__)
# How long a process goes on with the number that it knows, in seconds.
ASK_EVERY = 1.0
# The forms of a file on disk by suffix: how each is made of the plain bytes, and read back.
FORMS = {
    "": (bytes, bytes),
    ".br": (pack, unpack),
    ".gz": (lambda data: gzip.compress(data, compresslevel=6, mtime=0), gzip.decompress),
}
DELTA = re.compile(r"([0-9]{1,18})-([0-9]{1,18})\.json")
DAMAGED = (ValueError, OSError, EOFError, zlib.error)


class LocalCopy:
    """The copy in one folder, as one process knows it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pointer = read_pointer(self.folder)
        # How many files were mended in the life of this process.
        self.mended = 0
        self._ask_at = 0.0
        self._updating = threading.Lock()
        # The state on disk of each file in which nothing was wrong when it was last read.
        self._whole = {}

    def update(self, *, now: bool = False) -> None:
        """Take over the newest snapshot, if a second has gone by since the last question."""
        if not now and time.monotonic() < self._ask_at:
            return
        # Others answer from the former snapshot while one thread takes over the next.
        if not self._updating.acquire(blocking=now or self.pointer is None):
            return
        try:
            self._ask_at = time.monotonic() + ASK_EVERY
            newest = Snapshot.objects.values_list("seq", flat=True).first()
            if newest is not None and (self.pointer is None or newest != self.pointer["seq"]):
                self._take_over(newest)
            self._keep_pointer()
        except DatabaseError as error:
            # Readers are answered from disk; the next question is a second away.
            log.error("The database cannot be asked for news: %s", type(error).__name__)
        finally:
            self._updating.release()

    def read(self, name: str, form: str = "") -> bytes | None:
        """A published file in one of FORMS, mended if it is missing or damaged; None if unknown."""
        path = self.folder / (name + form)
        if (held := self._read_whole(path, name, form)) is not None:
            return held
        if (content := self._restore(name, form)) is None:
            return None
        is_new = not path.exists()
        self._write(path, content)
        if not is_new:
            self.mended += 1
            log.error("A damaged file was mended: %s", path.name)
        return content

    def keep_packed(self, name: str, content: bytes) -> None:
        """Keep a file that was packed smaller."""
        self._write(self.folder / f"{name}.br", content)

    def broken(self) -> list[str]:
        """The names of the snapshot's files that cannot be served, once all else is mended."""
        files = self.pointer["files"] if self.pointer else {}
        names = [file["path"].rsplit("/", 1)[1] for file in files.values()]
        return [name for name in names for form in FORMS if self.read(name, form) is None]

    def _take_over(self, newest):
        if self.pointer is not None:
            for lost in publication.record_lost_withdrawals(self.pointer):
                log.error("The database does not know of a withdrawal: %s", lost.public_id)
        pointer = Snapshot.objects.get(seq=newest).pointer
        lost = {row.public_id for row in publication.lost_withdrawals()}
        if self.pointer is not None and not lost <= {*pointer["withdrawn"]}:
            # An older state of the database must not bring listings back; publishing mends it.
            return
        for file in pointer["files"].values():
            # The form that the database has comes first, and the others are made of it.
            for form in sorted(FORMS, key=".br".__ne__):
                self.read(file["path"].rsplit("/", 1)[1], form)
        self.pointer = pointer
        self._remove_unused()

    def _keep_pointer(self):
        """Write the pointer last, and again if it was damaged."""
        if self.pointer is None:
            return
        path, content = self.folder / POINTER, to_bytes(self.pointer.stored)
        sign = _sign(path)
        if sign is not None and self._whole.get(path.name) == (sign, self.pointer["seq"]):
            return
        try:
            is_right = sign is not None and path.read_bytes() == content
        except OSError:
            is_right = False
        if not is_right:
            if sign is not None and read_pointer(self.folder) is None:
                self.mended += 1
                log.error("The damaged pointer was mended.")
            self._write(path, content)
        self._whole[path.name] = (_sign(path), self.pointer["seq"])

    def _remove_unused(self):
        """Delete what the database no longer carries, and changes up to former numbers."""
        kept = {*SnapshotFile.objects.values_list("name", flat=True)}
        kept |= {file["path"].rsplit("/", 1)[1] for file in self.pointer["files"].values()}
        last = f"-{self.pointer['seq']}.json"
        for path in self.folder.glob("[!.]*.json*"):
            name = path.name.removesuffix(".br").removesuffix(".gz")
            if name != POINTER and name not in kept and not name.endswith(last):
                path.unlink(missing_ok=True)
                self._whole.pop(path.name, None)

    def _read_whole(self, path, name, form):
        """The content of a file on disk, or None if it is missing or damaged."""
        sign = _sign(path)
        if sign is None:
            return None
        try:
            content = path.read_bytes()
            if self._whole.get(path.name) == sign:
                return content
            if name_of(FORMS[form][1](content)) != name:
                return None
        except DAMAGED:
            return None
        self._whole[path.name] = sign
        return content

    def _plain(self, name):
        """The plain bytes of a file, from another form on disk or from the database."""
        for form, (_make, unmake) in FORMS.items():
            content = self._read_whole(self.folder / (name + form), name, form)
            if content is not None:
                return unmake(content)
        if (found := DELTA.fullmatch(name)) and self.pointer is not None:
            start, end = map(int, found.groups())
            return deltas.make(start, self) if end == self.pointer["seq"] else None
        stored = self._stored(name)
        return None if stored is None else unpack(stored)

    def _restore(self, name, form):
        """A missing or damaged file in one form, or None if nobody has it."""
        if form == ".br" and (stored := self._stored(name)) is not None:
            return stored
        data = self._plain(name)
        return None if data is None else FORMS[form][0](data)

    def _stored(self, name):
        """A file as the database carries it, packed with Brotli, or None."""
        try:
            row = SnapshotFile.objects.filter(name=name).first()
            content = bytes(row.content) if row else None
            is_whole = content is not None and name_of(unpack(content)) == name
        except (DatabaseError, ValueError) as error:
            log.error("A published file cannot be read: %s, %s", name, type(error).__name__)
            return None
        return content if is_whole else None

    def _write(self, path, content):
        """Keep a file if the disk takes it; it can be served all the same."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            replace(path, content)
            sync(self.folder)
        except OSError as error:
            log.error("A published file could not be kept on disk: %s", error.strerror)
            return
        self._whole[path.name] = _sign(path)


def read_pointer(folder: Path) -> frozen.Document | None:
    """The pointer that lies in a folder, or None if it is missing or damaged."""
    try:
        return frozen.read(frozen.POINTER, json.loads((folder / POINTER).read_bytes()))
    except DAMAGED:
        return None


_copies = {}


def copy() -> LocalCopy:
    """This machine's copy, up to date to the second."""
    folder = Path(settings.DATA_ROOT)
    if folder not in _copies:
        _copies[folder] = LocalCopy(folder)
    _copies[folder].update()
    return _copies[folder]


def _sign(path):
    """What changes when a file on disk does, or None if there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
