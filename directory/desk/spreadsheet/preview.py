"""What a table would change, in words, before anything is saved."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.desk.spreadsheet import columns, workbook
from directory.desk.spreadsheet.cells import CellReader
from directory.desk.spreadsheet.table import Table
from directory.desk.spreadsheet.workbook import Cell
from directory.desk.spreadsheet.wrong import Wrong
from directory.rules import differences, importing
from directory.rules.import_merge import Change, Refusal, states_of_rows
from directory.text import languages
from directory.text.writing import quoted

# So much of a cell is said again beside the reason.
_LONGEST_TYPED = 100
STATES = ("wrong", "changed", "new", "unchanged")


@dataclass
class WrongCell:
    """A cell that cannot be taken: where it stands, what is typed, why not, what would be right.

    `name` is that of the organization, as far as the row says it.
    """

    name: str
    number: int
    column: str
    letter: str
    typed: str
    why: str
    right: str

    @property
    def heading(self) -> str:
        """What the column is called in the reader's language."""
        return heading(self.column) if self.column else ""

    @property
    def key(self) -> str:
        """By this a form says which cell is meant."""
        return f"{self.number}:{self.column}"


class Preview:
    """A table beside what is there: `changes` in the order of the table."""

    def __init__(self, table: Table):
        self.table = table
        rows, refused = _read(table)
        of_persons = {
            number
            for number, cells in table.rows.items()
            if any(cell.kind == workbook.PERSON for cell in cells.values())
        }
        self.changes = importing.plan(rows, refused, of_persons)

    def of_state(self, state: str) -> list[Change]:
        """The organizations of one state."""
        return [change for change in self.changes if change.state == state]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows are wrong, changed, new, unchanged."""
        found = Counter(
            state for change in self.changes for state in states_of_rows(change).values()
        )
        return {state: found[state] for state in STATES}

    @cached_property
    def wrong_cells(self) -> list[WrongCell]:
        """All cells that cannot be taken."""
        return [
            self._cell(change, number, refusal)
            for change in self.changes
            for number, refusals in sorted(change.refusals.items())
            for refusal in refusals
        ]

    @cached_property
    def lines(self) -> list[tuple[int, str, str]]:
        """(number, state, reason) of each row, in one line."""
        return [(number, state, " · ".join(reasons)) for number, state, reasons in self.rows]

    @cached_property
    def rows(self) -> list[tuple[int, str, list[str]]]:
        """(number, state, reasons) of each row, each reason in one line."""
        return sorted(
            (number, state, self._said(change, number, state))
            for change in self.changes
            for number, state in states_of_rows(change).items()
        )

    @cached_property
    def _changes(self):
        """The change that each row is part of."""
        return {number: change for change in self.changes for number in change.rows}

    @cached_property
    def wrong_rows(self) -> dict[int, set[str]]:
        """Number of each wrong row -> which of its columns are at fault."""
        return {
            number: {one.column for one in self._changes[number].refusals.get(number, ())} - {""}
            for number, state, _reasons in self.rows
            if state == "wrong"
        }

    def reasons(
        self, number: int, letters: Mapping[str, str], numbers: Mapping[int, int]
    ) -> list[str]:
        """What is wrong in a row, cell by cell, for a table in which columns and rows are others.

        `letters` has where a column stands there, `numbers` where a wrong row does.
        """
        change = self._changes[number]
        if number not in change.refusals:
            others = ", ".join(str(numbers[one]) for one in sorted(change.refusals))
            return [
                _("Mend row %(rows)s first: it is of the same organization.") % {"rows": others}
            ]
        return [
            _sentence(
                self._cell(change, number, refusal),
                f"{letters.get(refusal.column, '')}{numbers[number]}",
            )
            for refusal in change.refusals[number]
        ]

    def whole_row(self, number: int) -> dict[str, str]:
        """The texts of a row; one below a merged name has the name of its organization, too."""
        change = self._changes[number]
        row, first = (self.table.rows[one] for one in (number, next(iter(change.rows))))
        named = row if any(row[name].text for name in importing.IDENTITY & row.keys()) else first
        cells = row | {name: named[name] for name in importing.IDENTITY & named.keys()}
        return {name: cell.text for name, cell in cells.items()}

    def _cell(self, change, number, refusal):
        typed = self.table.rows[number].get(refusal.column, Cell("")).text
        letter = self.table.letters.get(refusal.column, "")
        return WrongCell(
            called(change), number, refusal.column, letter, typed, refusal.why, refusal.right
        )

    def _said(self, change, number, state):
        if state == "wrong":
            return self.reasons(number, self.table.letters, {one: one for one in change.rows})
        labels = {}
        if state == "changed":
            found = differences.between(change.before, change.after)
            labels = dict.fromkeys(line["label"] for line in found)
        return [" ".join(one.split()) for one in (called(change), *labels, *change.notes)]


def heading(column: str) -> str:
    """What a column is called in the reader's language."""
    return columns.COLUMNS[column][languages.CODES.index(get_language())]


def called(change: Change) -> str:
    """The name of the organization in the reader's language, else in the other."""
    document = change.before or change.after
    texts = {code: document.get(f"name_{code}", "") for code in languages.CODES}
    return languages.choose(texts, get_language())[1] or document.get("slug", "")


def _read(table):
    """The values of each row, and which of its cells cannot be read."""
    reader = CellReader()
    rows, refused = {}, {}
    for number, cells in table.rows.items():
        rows[number] = {}
        for column, cell in cells.items():
            try:
                value = reader.read(column, cell)
            except Wrong as wrong:
                refused.setdefault(number, []).append(Refusal(column, wrong.why, wrong.right))
            else:
                if value is not None:
                    rows[number][column] = value
    return rows, refused


def _sentence(cell, place):
    """Which cell is wrong, what is typed there, why not, and what would be right, in one line."""
    where = f"{place} {cell.heading}" if cell.column else ""
    typed = quoted(Truncator(cell.typed).chars(_LONGEST_TYPED), get_language())
    # Most sentences about a part of a cell name it by themselves.
    if cell.typed and typed not in cell.why:
        where = f"{where} {typed}"
    said = _("%(where)s: %(why)s") % {"where": where, "why": cell.why} if where else cell.why
    right = _("Right would be: %(right)s") % {"right": cell.right} if cell.right else ""
    return " ".join(f"{said} {right}".split())
