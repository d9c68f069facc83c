"""This machine's copy of the published files: taken from the database, checked, and mended.

Machines share nothing but the database. Each process asks it for the newest number at most once a
second, and goes on with what lies on disk while the database cannot be reached. What is withdrawn
goes before the next answer; the rest is taken over beside the readers, who go on with the former
snapshot until the next one is read, checked and prepared.
"""

import json
import logging
import re
import threading
import time
from collections import ChainMap
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connections

from directory.models import Snapshot, SnapshotFile, frozen
from directory.publish import pointers, preparing
from directory.publish.deltas import Deltas
from directory.publish.files import POINTER, file_name, to_bytes, unpack
from directory.publish.snapshot_folder import DAMAGED, FORMS, SnapshotFolder
from directory.rules import publication
from directory.server import signing

log = logging.getLogger(__name__)
# How long a process goes on with the number that it knows, in seconds.
ASK_EVERY = 1.0
# Whoever comes after so many seconds without a reader waits for the newest list.
READ_OFTEN = 10.0
DELTA = re.compile(r"([0-9]{1,18})-([0-9]{1,18})\.json")
POINTER_KEYS = {"seq", "published_at", "files", "withdrawn"}


class LocalCopy:
    """The copy in one folder, as one process knows it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # What pages are made of: it may withdraw more than was signed together with its files.
        self.pointer = read_pointer(folder)
        # What phones are told: the newest pointer, as it was signed.
        self.told = self.pointer
        self.files = SnapshotFolder(folder, file_names(self.pointer) if self.pointer else ())
        # The packed files of the snapshot that pages are made of, and of the one before it.
        self._kept = ChainMap({})
        self.deltas = Deltas(self)
        self._ask_at = 0.0
        self._updating = threading.Lock()
        # Held where a snapshot takes the place of another, so that no withdrawal is lost.
        self._switching = threading.Lock()
        self._taker = None
        # What was refused above the newest snapshot that is signed, see _above.
        self._refused = None
        # A pointer on disk may be damaged in a way that leaves it readable.
        self._is_confirmed = False
        # What the last snapshot withdrew that was taken over; the pointer may say more already.
        self._recalled = {*self.pointer["withdrawn"]} if self.pointer else set()

    def update(self, *, now: bool = False) -> None:
        """Ask for the newest snapshot, if a second has gone by since the last question.

        With `now` it is taken over at once; else readers do not wait for it where they come often.
        """
        asked_at = time.monotonic()
        if not now and asked_at < self._ask_at:
            return
        if not now and self.pointer is not None and asked_at < self._ask_at + READ_OFTEN:
            self._hear()
            return
        # Others answer from the former snapshot while one thread takes over the next.
        if not self._updating.acquire(blocking=now or self.pointer is None):
            return
        try:
            newest = self._ask()
            if newest is not None:
                self._take_over(newest)
            self._leave_out_untold()
            self._keep_pointer()
        except DatabaseError as error:
            # Readers are answered from disk; the next question is a second away.
            log.error("The database cannot be asked for news: %s", type(error).__name__)
        finally:
            self._updating.release()

    def newest(self) -> tuple[frozen.Document | None, frozen.Document | None]:
        """What pages are made of, and what phones are told, of one moment."""
        with self._switching:
            return self.pointer, self.told

    def read(self, name: str, form: str = "") -> bytes | None:
        """A file of a snapshot in one of FORMS; None if unknown.

        Named `<from>-<to>.json` it is the delta between two numbers.
        """
        if found := DELTA.fullmatch(name):
            made = self.deltas.read(*map(int, found.groups())) if self.pointer else None
            return None if made is None else FORMS[form][0](made)
        return self.files.read(name, form)

    def read_for_page(self, name: str) -> bytes | None:
        """A file of the snapshot that a page began with.

        It may be gone from disk: another process of this machine has taken over the next snapshot,
        which withdraws something.
        """
        if (content := self.files.read(name)) is not None:
            return content
        kept = self._kept.get(name)
        return None if kept is None else unpack(kept)

    def broken(self) -> list[str]:
        """The names of the snapshot's files that cannot be served, once all else is mended."""
        names = file_names(self.pointer) if self.pointer else []
        return [name for name in names if any(self.read(name, form) is None for form in FORMS)]

    def _ask(self):
        """The number of the newest snapshot, or None if there is none but ours."""
        self._ask_at = time.monotonic() + ASK_EVERY
        newest = Snapshot.objects.values_list("seq", flat=True).first()
        ours = self.pointer["seq"] if self._is_confirmed and self.pointer is not None else None
        if ours is not None and ours == newest:
            return None
        if self._refused is not None and self._refused[0] in (None, ours):
            # A signed one may have a lower number than what was refused.
            return None if self._refused == _above(self._refused[0]) else newest
        return newest

    def _newest(self, seq):
        """The newest pointer that is signed, or None; say so if that of this number is not."""
        found = publication.newest()
        if seq is not None and (found is None or found.seq < seq):
            refused = _above(found and found.seq)
            if self._refused != refused:
                log.error("Snapshot %s has no signature of ours, so it is not taken over.", seq)
            self._refused = refused
        return found and found.pointer

    def _hear(self):
        """Leave out what was withdrawn, and have the newest snapshot taken over by a thread."""
        try:
            newest = self._ask()
            self._leave_out_untold()
            if newest is not None and (pointer := self._newest(newest)):
                self._withdraw(pointer)
            else:
                # Otherwise the disk may have the newer one already, from another process.
                self._keep_pointer()
        except DatabaseError as error:
            log.error("The database cannot be asked for news: %s", type(error).__name__)
            return
        if newest is not None and (self._taker is None or not self._taker.is_alive()):
            self._taker = threading.Thread(target=self._take_over_beside, daemon=True)
            self._taker.start()

    def _take_over_beside(self):
        try:
            self.update(now=True)
        except Exception:
            log.exception("The newest snapshot could not be taken over")
        finally:
            connections.close_all()

    def _take_over(self, newest):
        """Take over a snapshot, or at least what it withdraws."""
        if self.pointer is not None:
            for lost in publication.record_lost_withdrawals(self.pointer):
                log.error("The database does not know of a withdrawal: %s", lost.public_id)
        pointer = self._newest(newest)
        if pointer is None:
            return
        former = self.pointer
        lost = {row.public_id for row in publication.lost_withdrawals()}
        is_older = former is not None and pointer["seq"] < former["seq"]
        if is_older or (former is not None and not lost <= {*pointer["withdrawn"]}):
            # The database was restored from a backup: its list must not bring anything back. The
            # next publication has a higher number.
            self._withdraw(pointer)
            return
        names = file_names(pointer)
        self.files.keep(names)
        read = {form: {name: self.files.read(name, form) for name in names} for form in FORMS}
        if any(None in by_name.values() for by_name in read.values()):
            seq = pointer["seq"]
            log.error("Snapshot %s cannot be taken over, as files of it are missing.", seq)
            if former is None:
                self.pointer = self.told = pointer
            else:
                self._withdraw(pointer)
            return
        if former is not None:
            preparing.prepare(former, pointer)
        with self._switching:
            # Somebody may have withdrawn a listing meanwhile.
            newer = self._newest(None) or pointer
            self.told = newer if pointers.withdraws_more(newer, pointer) else pointer
            withdrawn = [*newer["withdrawn"], *_untold()]
            self.pointer, self._is_confirmed = pointers.without(pointer, withdrawn), True
            self._kept = ChainMap(read[".br"], self._kept.maps[0])
        self._remove_unused(pointer)

    def _withdraw(self, newer):
        """Go on with the former list, without what a newer pointer withdraws; phones get that."""
        with self._switching:
            if pointers.withdraws_more(newer, self.told):
                self.told = newer
            self.pointer = pointers.without(self.pointer, newer["withdrawn"])

    def _leave_out_untold(self):
        """Let pages not wait for a key; phones have to, as they take nothing unsigned."""
        if self.pointer is not None and (untold := _untold()):
            with self._switching:
                self.pointer = pointers.without(self.pointer, untold)

    def _keep_pointer(self):
        """Write the pointer last, and again if it was damaged."""
        path = self.folder / POINTER
        with self.files.writing:
            # Read only now: another thread may have written a newer one while this one waited.
            if self.told is None or file_names(self.told) != file_names(self.pointer):
                # A newer list is being taken over, whose files are not all here.
                return
            content = to_bytes(self.told.stored)
            try:
                if path.read_bytes() == content:
                    return
            except OSError:
                pass
            else:
                if read_pointer(self.folder) is None:
                    self.files.mended += 1
                    log.error("The damaged pointer was mended.")
            self.files.put(path, content)

    def _remove_unused(self, pointer):
        """Delete what the database no longer carries; what was withdrawn must not stay readable."""
        current, withdrawn = {*file_names(pointer)}, {*pointer["withdrawn"]}
        is_recall = not withdrawn <= self._recalled
        self._recalled = withdrawn
        carried = () if is_recall else SnapshotFile.objects.values_list("name", flat=True)
        self.files.keep_only(current | {*carried})


_copies = {}


def copy() -> LocalCopy:
    """This machine's copy, up to date to the second."""
    folder = Path(settings.DATA_ROOT)
    if folder not in _copies:
        _copies[folder] = LocalCopy(folder)
    _copies[folder].update()
    return _copies[folder]


def read_pointer(folder: Path) -> frozen.Document | None:
    """The pointer in a folder, or None if there is none or it is damaged."""
    try:
        stored = json.loads((folder / POINTER).read_bytes())
        if isinstance(stored, dict) and stored.keys() >= POINTER_KEYS:
            return frozen.read(frozen.POINTER, stored)
    except DAMAGED:
        pass
    return None


def file_names(pointer: dict) -> list[str]:
    """The names of the files of a snapshot: those that phones fetch, and the documents."""
    documents = [pointer["documents"]] if pointer["documents"] else []
    return [*map(file_name, pointer["files"].values()), *documents]


def _above(seq):
    """This number, how many snapshots are above it, and the keys that did not fit them."""
    rows = Snapshot.objects.all() if seq is None else Snapshot.objects.filter(seq__gt=seq)
    return seq, rows.count(), signing.keys().public


def _untold():
    """What is withdrawn while this machine cannot sign a pointer that tells of it."""
    return [] if publication.can_sign() else publication.withdrawn_ids()
