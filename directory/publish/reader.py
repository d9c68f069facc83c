"""A published snapshot, read from its files."""

import json
import re
from collections.abc import Collection
from datetime import datetime, timedelta
from functools import lru_cache

from directory.models import frozen
from directory.publish import documents, local, pieces
from directory.publish.files import file_name
from directory.publish.vocabulary import EMPTY_VOCABULARY
from directory.text import languages, packing


class Reader:
    """A published snapshot: all that public pages know. It leaves out what was withdrawn since."""

    def __init__(self, pointer: dict, only: Collection[str] | None = None) -> None:
        """`only` are the public ids of the listings that `documents` gives, if not of all."""
        self.pointer = pointer
        self._withdrawn = {*pointer["withdrawn"]}
        self._only = only

    def file(self, name: str) -> dict | list:
        """The content of one of its files, parsed."""
        path = self._path(name)
        return _catalogue(path) if name == "catalogue" else _parsed(path)

    def catalogue(self) -> dict:
        """The catalogue together with the vocabulary, as the search takes them."""
        vocabulary = self.pointer["files"].get("vocabulary")
        return _searchable(self._path("catalogue"), vocabulary and file_name(vocabulary))

    def home_lists(self, language: str) -> str:
        """The lists of the first page: hotlines, kinds of help, provinces."""
        lists = "\n".join(self.file("home")[language])
        if self._withdrawn:
            lists = _HOTLINE.sub(
                lambda found: "" if found["id"] in self._withdrawn else found[0], lists
            )
        return self._without_withdrawn_lines(lists)

    def blocks(self, language: str) -> dict[str, str]:
        """What stands around results, by name, and the guides; see blocks.py."""
        # The snapshot may be of another release, until the next one is published.
        found = dict(self.file(f"shapes.{language}").get("blocks", []))
        if "guides" in self.pointer["files"]:
            found |= dict(self.file("guides")[language])
        return {name: self._without_withdrawn_lines(found[name]) for name in found}

    def records(self) -> list[dict]:
        """The record of each listing with its search keys, in the order of the Khmer names."""
        found = _records(self._path("listings"), self._path("descriptions"))
        return [one for one in found if one["id"] not in self._withdrawn]

    def withdrawn(self) -> list[dict]:
        """The listings that were withdrawn lately, by name; those of the last moment come last."""
        told = self.file("catalogue")["withdrawn"]
        ids = {row["id"] for row in told}
        lately = [
            {"id": one["id"], "name": {code: one[f"name_{code}"] for code in languages.CODES}}
            for one in _records(self._path("listings"), self._path("descriptions"))
            if one["id"] in self._withdrawn - ids
        ]
        return [*told, *lately]

    def has_documents(self) -> bool:
        """Whether this snapshot has them; one of a former release may not."""
        return self.pointer["documents"] is not None

    def documents(self) -> list[dict]:
        """Each listing with its news, see documents.py; hotlines and partners first."""
        found = _documents(self.pointer["documents"])
        left = [row for row in found if row["listing"]["public_id"] not in self._withdrawn]
        if self._only is None:
            return left
        return [row for row in left if row["listing"]["public_id"] in self._only]

    def cards(self, language: str) -> dict[str, str]:
        """The card of each listing in a language, by public id."""
        names = ("listings", "descriptions", "catalogue", f"shapes.{language}")
        return self._without_withdrawn(_cards(*map(self._path, names), language))

    def details(self, language: str) -> dict[str, str]:
        """What the card of each listing leaves out, by public id."""
        names = ("listings", "descriptions", "catalogue", f"details.{language}")
        return self._without_withdrawn(_details(*map(self._path, names), language))

    def _without_withdrawn(self, by_id):
        if not self._withdrawn:
            return by_id
        return {
            key: self._without_withdrawn_lines(markup)
            for key, markup in by_id.items()
            if key not in self._withdrawn
        }

    def _without_withdrawn_lines(self, markup):
        """Markup without the lines to ask whose own listing was withdrawn since."""
        if not self._withdrawn:
            return markup
        return _LINE.sub(lambda found: "" if found["id"] in self._withdrawn else found[0], markup)

    def _path(self, name):
        return file_name(self.pointer["files"][name])


# A hotline of the first page in templates/pieces/home_lists.html.
_HOTLINE = re.compile(
    r'<article class="hotline"[^>]* data-id="(?P<id>[^"]*)".*?</article>\n?', re.DOTALL
)

# A line to ask in templates/pieces/line.html.
_LINE = re.compile(r'<a class="ask"[^>]* data-line="(?P<id>[^"]*)".*?</a>', re.DOTALL)


def current() -> Reader | None:
    """The Reader of the published snapshot, or None before the first publishing."""
    pointer = read_pointer()
    return Reader(pointer) if pointer else None


def read_pointer() -> frozen.Document | None:
    """The newest pointer, or None."""
    return local.copy().pointer


def age(pointer: dict, now: datetime) -> timedelta:
    """How long ago the snapshot was published, as a timedelta."""
    return now - datetime.fromisoformat(pointer["published_at"])


@lru_cache(maxsize=32)
def _parsed(name):
    # A file never changes under its name, so it is parsed once in the life of a process.
    return json.loads(local.copy().read_for_page(name))


@lru_cache(maxsize=4)
def _catalogue(name):
    return frozen.read(frozen.CATALOGUE, _parsed(name))


@lru_cache(maxsize=2)
def _documents(name):
    return documents.read(json.loads(local.copy().read_for_page(name)))


@lru_cache(maxsize=4)
def _searchable(catalogue, vocabulary):
    # A snapshot of the release before has none.
    return _catalogue(catalogue) | (_parsed(vocabulary) if vocabulary else EMPTY_VOCABULARY)


# What lists of former releases say nothing of; they are read until the first publish after an
# upgrade.
LATER_COLUMNS = {"printed_on": None, "reachable": True, "changed_after": 0}


@lru_cache(maxsize=4)
def _records(listings, descriptions):
    rows = packing.unpack(_parsed(listings), _parsed(descriptions))
    return [LATER_COLUMNS | row for row in rows]


@lru_cache(maxsize=8)
def _details(listings, descriptions, catalogue, details, language):
    terms = _catalogue(catalogue)
    return {
        record["id"]: packing.fill(piece["html"], pieces.card_values(record, terms, language))
        for record, piece in zip(_records(listings, descriptions), _parsed(details), strict=True)
    }


@lru_cache(maxsize=8)
def _cards(listings, descriptions, catalogue, shapes, language):
    packed, terms = _parsed(shapes), _catalogue(catalogue)
    by_name = dict(packed["shapes"])
    return {
        record["id"]: packing.fill(by_name[name], pieces.card_values(record, terms, language))
        for record, name in zip(_records(listings, descriptions), packed["cards"], strict=True)
    }
