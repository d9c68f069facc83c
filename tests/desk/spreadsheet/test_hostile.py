"""Hostile files are refused or shown, and crash nothing; bench/hostile_files.py has more."""

import pytest

from bench import hostile_files
from directory.desk.spreadsheet import files
from directory.desk.spreadsheet.preview import Preview
from directory.rules.refusal import Refused

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    # To the desk it is a line in the log.
    pytest.mark.filterwarnings("ignore:Workbook contains no default style"),
]

REFUSED = "refused"
# What is read of a kind; whatever is not named here is refused as a file.
READ = {
    "many texts": ["new"],
    "many styles": ["new"],
    "formula": ["wrong"],
    "Limon": ["wrong"],
    "ABC": ["wrong"],
    "look-alike letters": ["wrong"],
    "commas": [],
    "half letters": ["wrong"],
    "feed: number of another": ["new"],
    "feed: many services": ["new"],
    "cards: folded": ["wrong"],
    "cards: soft": ["new"],
    "cards: heads": [],
}
# Some of these files can be read, and some cannot.
BY_CHANCE = {"flipped", "flipped inside", "cut off", "typed", "noise", "mixed", "cards"}
BY_CHANCE |= {f"feed: {kind}" for kind in ("wrong types", "scripts", "ids", "flipped", "tables")}
BY_CHANCE |= {"feed: empty", "feed: look-alike letters"}


def states(data):
    """The states of the rows, or that the file was refused."""
    try:
        return [state for _number, state, _reason in Preview(files.read(data)).lines]
    except Refused:
        return REFUSED


@pytest.mark.parametrize("kind", [kind for kind in hostile_files.KINDS if kind not in BY_CHANCE])
def test_hostile_file_is_refused_or_shown(kind):
    number = list(hostile_files.KINDS).index(kind)
    assert states(hostile_files.make(number)[1]) == READ.get(kind, REFUSED)


@pytest.mark.parametrize("kind", sorted(BY_CHANCE))
def test_damaged_file_crashes_nothing(kind):
    kinds = list(hostile_files.KINDS)
    for turn in range(5):
        found = states(hostile_files.make(kinds.index(kind) + turn * len(kinds))[1])
        assert found == REFUSED or set(found) <= {"new", "wrong"}
