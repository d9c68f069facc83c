"""Reads contacts as phones save them: vCard 2.1 of Android, 3.0 and 4.0 (RFC 2426, RFC 6350)."""

import quopri
import re
from collections.abc import Iterator
from typing import NamedTuple

BEGINS = re.compile(r"\s*BEGIN:VCARD\s*?[\r\n]", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")
# What stands before the colon is short; what stands behind may be a picture.
_HEAD = re.compile(r'((?:[^":]|"[^"]*"){1,1000}?):')
_SEMICOLON = re.compile(r"(?<!\\);")
_ESCAPED = re.compile(r"\\([nN,;:\\])")


class Property(NamedTuple):
    """One line of a contact: TEL, the types that it has (CELL, WORK), and what it says."""

    name: str
    types: frozenset[str]
    value: str

    @property
    def text(self) -> str:
        """The value as one text."""
        return _plain(self.value)

    @property
    def parts(self) -> list[str]:
        """The value in its parts: those of a name, an organization and its department."""
        return [_plain(part).strip() for part in _SEMICOLON.split(self.value)]


def read(text: str) -> Iterator[list[Property]]:
    """The properties of each contact in a text; one that is never closed is a contact, too."""
    card = None
    for line in _lines(text):
        found = _property(line)
        if found is None:
            continue
        mark = (found.name, found.value.strip().upper())
        if mark in (("BEGIN", "VCARD"), ("END", "VCARD")):
            if card:
                yield card
            card = [] if mark[0] == "BEGIN" else None
        elif card is not None:
            card.append(found)
    if card:
        yield card


def _lines(text):
    """The lines of a text, each of them whole: long ones go on in the next line."""
    parts = []
    for line in _LINE_END.split(text):
        if parts and line[:1] in (" ", "\t"):
            parts.append(line[1:])
        elif parts and parts[-1].endswith("=") and "QUOTED-PRINTABLE" in parts[0][:200].upper():
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        else:
            yield "".join(parts)
            parts = [line]
    yield "".join(parts)


def _property(line):
    found = _HEAD.match(line)
    if found is None:
        return None
    # iPhones put properties into groups: item1.TEL
    name, *parameters = found[1].rpartition(".")[2].upper().split(";")
    value = line[found.end() :]
    words = {
        word.strip('" ')
        for parameter in parameters
        for word in parameter.rpartition("=")[2].split(",")
    }
    if "QUOTED-PRINTABLE" in words:
        value = quopri.decodestring(value.encode()).decode(errors="replace")
    return Property(name.strip(), frozenset(words), value)


def _plain(value):
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
