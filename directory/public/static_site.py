"""The site as files, for hosts that only serve files: `manage.py export_site`.

Content first, pointer last: whatever is named is there before anything names it. What nothing names
any more goes with the next news, as a reader may be in the middle of it; but once a listing was
withdrawn, all that may hold its words goes at once.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.files import locks
from django.templatetags.static import static

from directory.public import exports, frame, ladder, offline, static_pages
from directory.publish import kept_pieces, local
from directory.publish.exports import words
from directory.publish.files import POINTER, replace, sync, to_bytes
from directory.publish.reader import Reader
from directory.publish.snapshot_folder import FORMS
from directory.server import file_hosts
from directory.text import languages
from directory.text.digest import sha256_hex

STATE = f"{file_hosts.NOT_SERVED}/state.json"
POINTER_PATH = f"data/{POINTER}"
# So often a list that is just being taken over is asked for.
TRIES = 5
# The folders in which everything is ours.
EXPORTS = "export"
OURS = ("data", "static", EXPORTS, file_hosts.NOT_SERVED, *languages.CODES)


class Nothing(Exception):
    """There is nothing to export; the message says what to do."""


class State(NamedTuple):
    """What an export leaves for the next one into the same folder.

    `made_of` is a digest of all that its files were made of, `named` are the paths of them all,
    `numbers` the numbers that phones of this folder may hold, `withdrawn` the public ids of which
    no word is left.
    """

    made_of: str = ""
    named: tuple[str, ...] = ()
    numbers: tuple[tuple[int, str], ...] = ()
    withdrawn: tuple[str, ...] = ()


class Folder:
    """The folder of an export: remembers what was named in it, and what is not durable yet."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.named = set()
        self.changed = []
        self._unsynced = set()

    def put(self, path: str, content: bytes) -> None:
        """Put a file in place in one step, unless it is there already."""
        self.named.add(path)
        target = self.root / path
        with suppress(OSError):
            if target.read_bytes() == content:
                return
        self._make(target.parent)
        replace(target, content, mode=0o644)
        self.changed.append(path)
        self._unsynced.update(one for one in target.parents if one.is_relative_to(self.root))

    def _make(self, folder: Path) -> None:
        """Make a folder. The web server, which is another account, reads what is in it."""
        if folder != self.root and not folder.exists():
            self._make(folder.parent)
            folder.mkdir()
            folder.chmod(0o755)

    def put_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Put files in place, and make sure that they survive a power cut."""
        for path, content in files:
            self.put(path, content)
        for folder in self._unsynced:
            sync(folder)
        self._unsynced.clear()

    def remove_all_but(self, kept: set[str], within: Iterable[str]) -> None:
        """Delete the files in some of our folders that are not in `kept`."""
        for name in within:
            for target in [*(self.root / name).rglob("*")]:
                path = target.relative_to(self.root).as_posix()
                if target.is_file() and path not in kept:
                    self.remove(path)

    def remove(self, path: str) -> None:
        """Delete a file, and the folders that are empty then."""
        target = self.root / path
        if not target.exists():
            return
        target.unlink()
        self.changed.append(path)
        with suppress(OSError):
            for folder in target.parents:
                folder.rmdir()


def export(root: Path) -> list[str]:
    """Write the newest snapshot into a folder; return the paths that changed.

    A crash at any moment leaves the former export whole.
    """
    is_new = not root.exists()
    (root / file_hosts.NOT_SERVED).mkdir(parents=True, exist_ok=True)
    if is_new:
        # Whoever serves it is another account.
        root.chmod(0o755)
    with open(root / file_hosts.NOT_SERVED / "export.lock", "a") as file:
        # One export at a time, so that no older one ends after a newer one.
        locks.lock(file, locks.LOCK_EX)
        changed = []
        while True:
            pointer, told = _newest()
            changed += _export_one(Folder(root.resolve()), pointer, told)
            # What was withdrawn meanwhile must not wait for the next export.
            newest = local.copy().newest()
            if [one["withdrawn"] for one in newest] == [pointer["withdrawn"], told["withdrawn"]]:
                return changed


def read_state(root: Path) -> State:
    """What the last export into a folder left; an empty one if that is missing or damaged."""
    try:
        return State(**json.loads((root / STATE).read_bytes()))
    except (OSError, ValueError, TypeError):
        return State()


def _newest():
    """What pages are made of, and what phones are told, once both have the same files."""
    for _ in range(TRIES):
        copy = local.copy()
        copy.update(now=True)
        pointer, told = copy.newest()
        if pointer is None:
            raise Nothing("Nothing is published yet. Run: python3 manage.py publish")
        if local.file_names(pointer) == local.file_names(told):
            return pointer, told
    raise Nothing("Files of the newest list are missing. Look at /healthz.")


def _export_one(folder, pointer, told):
    """Write one snapshot: pages of `pointer`, and `told` for phones, as it was signed.

    Returns the paths that changed.
    """
    state = read_state(folder.root)
    host = file_hosts.Host(
        root=str(folder.root),
        languages=languages.CODES,
        reports_to=settings.REPORTS_TO,
        files=tuple(f"/data/{name}" for name in local.file_names(pointer)),
        open_data=exports.open_data(),
    )
    made_of = _made_of(pointer, told, host)
    if state.made_of == made_of and all((folder.root / path).exists() for path in state.named):
        return []
    current, export_ = Reader(pointer), frame.Export(settings.REPORTS_TO)
    former = local.read_pointer(folder.root / "data")
    numbers = _numbers(state, former, told)
    gone = {*pointer["withdrawn"]} - {*state.withdrawn}
    for public_id in gone:
        for language in languages.CODES:
            folder.remove(f"{language}/o/{public_id}/{static_pages.PAGE}")
    newest = [(POINTER_PATH, to_bytes(told.stored))]
    folder.put_all(_static_files())
    folder.put_all(_data_files(told, numbers))
    if gone:
        # Phones learn of it now; the pages take longer, and none has to be there before.
        folder.put_all(newest)
        folder.remove_all_but(folder.named, ["data", EXPORTS])
    folder.put_all(static_pages.render_all(current, export_))
    folder.put_all(exports.all_files(current))
    configurations = file_hosts.configurations(host)
    folder.put_all((path, text.encode()) for path, text in configurations.items())
    folder.put_all(static_pages.render_program(current, export_))
    folder.put_all(newest)
    recent = {*state.named, STATE, f"{file_hosts.NOT_SERVED}/export.lock"}
    if former is not None:
        # A run that was cut short may have come as far as the pointer.
        names = local.file_names(former)
        recent |= {f"data/{name}{form}" for name in names for form in FORMS}
    for name in OURS:
        holds_words = name not in ("static", file_hosts.NOT_SERVED)
        kept = folder.named if gone and holds_words else folder.named | recent
        folder.remove_all_but(kept, [name])
    new = State(made_of, tuple(sorted(folder.named)), numbers, tuple(pointer["withdrawn"]))
    folder.put_all([(STATE, to_bytes(new._asdict()))])
    return folder.changed


def _made_of(pointer, told, host):
    """A digest of all that the files of an export are made of."""
    base = settings.BASE_DIR
    sources = [
        *Path(base, "templates").rglob("*.*"),
        Path(settings.STATIC_ROOT, "staticfiles.json"),
    ]
    parts = [path.read_bytes() for path in sorted(sources) if path.exists()]
    parts += [to_bytes(one.stored) for one in (pointer, told)]
    parts += [repr(file_hosts.tables(host)).encode(), host.root.encode()]
    parts += [offline.service_worker_text(frame.Export(host.reports_to)).encode()]
    # The list as files says which checks are overdue.
    parts += [to_bytes(words.overdue(Reader(pointer)))]
    return sha256_hex("".join([kept_pieces.program(), *map(sha256_hex, parts)]))


def _numbers(state, former, pointer):
    """The numbers that phones of this folder may hold, with that of this pointer."""
    known = [*map(tuple, state.numbers)]
    known += [(one["seq"], one["published_at"]) for one in (former, pointer) if one is not None]
    return tuple(ladder.rungs(known, datetime.fromisoformat(pointer["published_at"])))


def _static_files():
    """What phones fetch of the program, under the names that are made of the content."""
    for name in [*offline.SHELL_STATIC, *offline.MORE_ICONS]:
        source = offline.static_file(name)
        for form in FORMS:
            packed = source.with_name(source.name + form)
            if packed.exists():
                yield f"{static(name).strip('/')}{form}", packed.read_bytes()


def _data_files(pointer, numbers):
    """The files of a snapshot, and the changes to it from former numbers, in each form."""
    copy = local.copy()
    names = local.file_names(pointer)
    newest = pointer["seq"]
    changes = [
        f"{seq}-{newest}.json" for seq, _at in numbers if pointer["changes_from"] <= seq < newest
    ]
    for name in [*names, *changes]:
        for form in FORMS:
            content = copy.read(name, form)
            if content is not None:
                yield f"data/{name}{form}", content
            elif name in names:
                raise Nothing(f"The published file {name} is damaged. Look at /healthz.")
