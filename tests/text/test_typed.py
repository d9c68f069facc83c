"""Hours and numbers as people type them: each is read right, or asked about, never guessed."""

import re
from pathlib import Path

import pytest

from directory.text import hours, numbers

TYPED = Path(__file__).parent / "typed"
ASKED = "?"


def rows(name):
    """(typed, what it means) of each line of a file; ASKED where it must be asked."""
    lines = (TYPED / name).read_text("utf-8").splitlines()
    return [line.rsplit(" | ", 1) for line in lines if not line.startswith("# ")]


def read_hours(typed):
    """The schedule that is read, or None where the line is asked about."""
    try:
        return hours.parse(typed)
    except hours.HoursError:
        return None


def read_number(typed):
    """The number that is read, or None where it is asked about."""
    try:
        number = numbers.read(typed)
    except numbers.NumberError:
        return None
    return None if number.question else number.dialled


# What is read of a line, and what a meaning says.
READING = {"hours": (read_hours, hours.parse), "numbers": (read_number, str)}
FILES = ["hours.txt", "hours_held_back.txt", "numbers.txt", "numbers_held_back.txt"]


def readings(name):
    """(typed, what is read or None, what would be right or None) of each line of a file."""
    read, meaning_of = READING[re.match("[a-z]+", name)[0]]
    return [
        (typed, read(typed), None if meaning == ASKED else meaning_of(meaning))
        for typed, meaning in rows(name)
    ]


@pytest.mark.parametrize("name", FILES)
def test_nothing_typed_is_misread(name):
    assert [row for row in readings(name) if row[1] is not None and row[1] != row[2]] == []


@pytest.mark.parametrize("name", FILES)
def test_whatever_has_one_meaning_is_read(name):
    assert [typed for typed, read, right in readings(name) if read is None and right] == []


@pytest.mark.parametrize("name", FILES)
def test_no_line_stands_in_two_places(name):
    others = {typed for other in FILES if other != name for typed, _ in rows(other)}
    typed = [typed for typed, _ in rows(name)]
    assert (len(set(typed)), others & set(typed)) == (len(typed), set())


def test_there_are_300_of_each():
    counts = {kind: sum(len(rows(name)) for name in FILES if kind in name) for kind in READING}
    assert {kind: count >= 300 for kind, count in counts.items()} == {
        "hours": True,
        "numbers": True,
    }
