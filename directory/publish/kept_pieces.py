"""Pieces of listings kept between publications, by a digest of all that they are made of (a cache).

They lie in one private file beside the database. It may be lost or damaged at any time: then the
pieces are made anew.
"""

import json
import logging
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings

from directory.publish.files import remove_leftovers, replace
from directory.text.canonical import spell
from directory.text.digest import sha256_hex

log = logging.getLogger(__name__)


class Kept:
    """Pieces by digest; remembers which were asked for, as only those are kept on.

    `spelled` has them as JSON: what stays is written as it was read.
    """

    def __init__(self, spelled: dict[bytes, bytes]) -> None:
        self._spelled = spelled
        self._used = {}

    def get(self, digest: str, make: Callable[[], dict]) -> dict:
        """The piece with this digest, made if it is not kept."""
        if digest not in self._used:
            found = self._spelled.get(digest.encode())
            self._used[digest] = json.loads(found) if found else make()
        return self._used[digest]

    def save(self) -> None:
        """Keep what was asked for, so that the words of a withdrawn listing go."""
        used = {digest.encode(): piece for digest, piece in self._used.items()}
        if used.keys() == self._spelled.keys():
            return
        body = b"\n".join(
            digest + b" " + (self._spelled.get(digest) or spell(piece).encode())
            for digest, piece in used.items()
        )
        remove_leftovers(settings.PIECES_FILE.parent)
        try:
            replace(settings.PIECES_FILE, sha256_hex(body).encode() + b"\n" + body)
        except OSError as error:
            log.error("Pieces could not be kept for the next time: %s", error.strerror)


def load() -> Kept:
    """What is kept. A damaged or missing file counts as none."""
    try:
        digest, body = settings.PIECES_FILE.read_bytes().split(b"\n", 1)
    except (OSError, ValueError):
        return Kept({})
    is_whole = sha256_hex(body).encode() == digest
    return Kept(dict(line.partition(b" ")[::2] for line in body.splitlines()) if is_whole else {})


@cache
def program() -> str:
    """A digest of the program, templates and translations, which every piece depends on."""
    root = settings.BASE_DIR
    files = [
        *Path(root, "directory").rglob("*.py"),
        *Path(root, "templates", "pieces").rglob("*.html"),
        # Checklist, questions and tables are rendered, too.
        *Path(root, "fixtures").glob("*.json"),
        *(path for folder in settings.LOCALE_PATHS for path in Path(folder).rglob("*.mo")),
    ]
    digests = (
        f"{path.relative_to(root)} {sha256_hex(path.read_bytes())}" for path in sorted(files)
    )
    return sha256_hex("\n".join(digests))
