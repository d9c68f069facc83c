"""A published snapshot, read from its files."""

import json
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from directory.models import frozen
from directory.publish import files, pieces
from directory.text import packing


class Reader:
    """A published snapshot, read from its files: all that public pages know."""

    def __init__(self, pointer: dict) -> None:
        self.pointer = pointer

    def file(self, name: str) -> dict | list:
        """The content of one of its files, parsed."""
        path = self._path(name)
        return _catalogue(path) if name == "catalogue" else _parsed(path)

    def records(self) -> list[dict]:
        """The record of each listing with its search keys, in the order of the Khmer names."""
        return _records(self._path("listings"), self._path("descriptions"))

    def cards(self, language: str) -> dict[str, str]:
        """The card of each listing in a language, by public id."""
        names = ("listings", "descriptions", "catalogue", f"shapes.{language}")
        return _cards(*map(self._path, names), language)

    def details(self, language: str) -> dict[str, str]:
        """What the card of each listing leaves out, by public id."""
        return {piece["id"]: piece["html"] for piece in self.file(f"details.{language}")}

    def _path(self, name):
        return self.pointer["files"][name]["path"].rsplit("/", 1)[1]


def current() -> Reader | None:
    """The Reader of the published snapshot, or None before the first publishing."""
    pointer = read_pointer()
    return Reader(pointer) if pointer else None


def read_pointer() -> frozen.Document | None:
    """The pointer as it stands on disk, or None."""
    try:
        stored = json.loads(Path(settings.DATA_ROOT, files.POINTER).read_bytes())
        return frozen.read(frozen.POINTER, stored)
    except FileNotFoundError:
        return None


def age(pointer: dict, now: datetime) -> timedelta:
    """How long ago the snapshot was published, as a timedelta."""
    return now - datetime.fromisoformat(pointer["published_at"])


@lru_cache(maxsize=32)
def _parsed(name):
    # A file never changes under its name, so it is parsed once in the life of a process.
    return json.loads(Path(settings.DATA_ROOT, name).read_bytes())


@lru_cache(maxsize=4)
def _catalogue(name):
    return frozen.read(frozen.CATALOGUE, _parsed(name))


@lru_cache(maxsize=4)
def _records(listings, descriptions):
    return packing.unpack(_parsed(listings), _parsed(descriptions))


@lru_cache(maxsize=8)
def _cards(listings, descriptions, catalogue, cards, language):
    packed, terms = _parsed(cards), _catalogue(catalogue)
    shapes = dict(packed["shapes"])
    return {
        record["id"]: packing.fill(shapes[name], pieces.card_values(record, terms, language))
        for record, name in zip(_records(listings, descriptions), packed["cards"], strict=True)
    }
