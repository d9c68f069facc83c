"""A file as a table: its headings found, and below each what people have written there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from django.utils.translation import gettext as _

from directory.desk.spreadsheet import columns, workbook
from directory.desk.spreadsheet.workbook import Cell
from directory.rules import import_headings
from directory.rules.importing import IDENTITY
from directory.rules.refusal import Refused

# The rows of a file as they stand in it, by their numbers.
Rows = dict[int, list[Cell]]
# Above the first row stand the names that records have instead of headings.
ABOVE = 0
# How far below titles and logos the headings may stand.
_HEADINGS_WITHIN = 30
_LONGEST_HEADING = 100
# So many examples of a column are shown, out of so many rows.
_EXAMPLES, _LOOKED_AT, _LONGEST_EXAMPLE = 3, 50, 60


class Column(NamedTuple):
    """A column of a file: where it stands, its heading, which of ours it is, or "".

    `is_known` says whether we know the heading, or somebody has said what it means; `examples` are
    what stands first below it.
    """

    letter: str
    heading: str
    name: str
    is_known: bool
    examples: list[str]


@dataclass
class Table:
    """The rows of a file by their numbers, each as {name of the column: Cell}.

    `letters` says where in the file a column stands, `unread` which headings are not ours, `twice`
    where one stands that may stand once only, `told` what people have said of headings.
    """

    letters: dict[str, str] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    rows: dict[int, dict[str, Cell]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    twice: dict[str, list[str]] = field(default_factory=dict)
    columns: list[Column] = field(default_factory=list)

    def as_json(self) -> dict:
        """The table as plain data, with what is kept until it is saved."""
        kept = ("letters", "unread", "rows", "told")
        return {name: getattr(self, name) for name in kept}

    @classmethod
    def from_json(cls, data: dict) -> "Table":
        """The table out of what `as_json` gave."""
        return cls(**(data | {"rows": rows_from_json(data["rows"])}))

    def require_headings(self) -> "Table":
        """Itself; refuse one that does not say which organizations it is about. Raises Refused."""
        for name, letters in self.twice.items():
            raise Refused(
                _("Two columns are headed as %(name)s: %(letters)s. Take one away.")
                % {"name": columns.COLUMNS[name][1], "letters": ", ".join(letters)}
            )
        if not IDENTITY & self.letters.keys():
            raise Refused(
                _(
                    "No row of headings was found. One column has to be headed %(names)s. "
                    "The template has all of them."
                )
                % {"names": f"{columns.COLUMNS['name_km'][0]}, {columns.COLUMNS['name_en'][1]}"}
            )
        return self


def rows_from_json(data: dict) -> dict:
    """Rows by their numbers, out of JSON: of a table, or as they stand in a file."""
    return {
        int(number): (
            {name: Cell(*cell) for name, cell in row.items()}
            if isinstance(row, dict)
            else [Cell(*cell) for cell in row]
        )
        for number, row in data.items()
    }


def best(candidates: Iterable[Rows], told: Mapping[str, str]) -> tuple[Rows, Table]:
    """The rows in which the most headings are ours, and their table.

    `told` says what further headings mean, by their keys: a name of ours, or "".
    """
    found = [(rows, with_headings(rows, told)) for rows in candidates]
    return max(
        found,
        # Where nothing is ours, the most columns rather are what people see in the file.
        key=lambda one: (len(one[1].letters), not one[1].letters and len(one[1].columns)),
        default=({}, Table()),
    )


def with_headings(rows: Rows, told: Mapping[str, str]) -> Table:
    """The table below its headings; `told` says what further ones mean, by their keys."""
    names, start, end = _find_headings(rows, told)
    table = Table()
    places = {}
    for place, name in enumerate(names):
        if not (heading := _heading(rows, (start, end), place)):
            continue
        letter = columns.letter(place) if start > ABOVE else ""
        is_told = import_headings.key(heading) in told
        is_known = bool(name) or is_told or columns.is_left_out(heading)
        below = _examples(rows, end, place)
        table.columns.append(Column(letter, heading, name, is_known, below))
        if is_told:
            table.told.append(heading)
        if name and name != columns.REASON:
            table.letters.setdefault(name, letter)
            places.setdefault(name, []).append(place)
        elif not name:
            table.unread.append(heading[:_LONGEST_HEADING])
    table.twice = {
        name: [columns.letter(place) for place in stands]
        for name, stands in places.items()
        if len(stands) > 1 and name not in columns.LISTS
    }
    for number, cells in rows.items():
        row = {name: _joined(cells, stands) for name, stands in places.items()}
        if number > end and any(cell.text for cell in row.values()):
            table.rows[number] = row
    return name_records(table) if start == ABOVE else table


def _find_headings(rows, told):
    """What the headings mean, column by column, and the first and the last row of them."""

    def meaning(cell):
        text = cell.text.strip()
        key = import_headings.key(text)
        return told[key] if key in told else columns.read(text)

    first = dict(islice(rows.items(), _HEADINGS_WITHIN))
    found = {number: [meaning(cell) for cell in cells] for number, cells in first.items()}
    start = max(
        found,
        key=lambda number: (
            len({*found[number]} - {""}),
            # Where nothing is ours, headings rather fill a row than titles do.
            not any(found[number]) and _filled(rows[number]),
        ),
        default=ABOVE,
    )
    names, below = found.get(start, []), found.get(start + 1, [])
    # Headings in two rows: most of what stands below one heading is another.
    if sum(map(bool, below)) * 2 > _filled(rows.get(start + 1, [])):
        return [one or other for one, other in _side_by_side(names, below)], start, start + 1
    return names, start, start


def _examples(rows, end, place):
    """What stands first below the heading of a column."""
    cells = (row[place].text for number, row in rows.items() if number > end and place < len(row))
    said = (" ".join(text.split())[:_LONGEST_EXAMPLE] for text in islice(cells, _LOOKED_AT))
    return list(islice(filter(None, said), _EXAMPLES))


def _filled(cells):
    return sum(bool(cell.text.strip()) for cell in cells)


def _heading(rows, numbers, place):
    """What stands above a column, in one line."""
    texts = (rows[number][place].text for number in numbers if place < len(rows[number]))
    return next((" ".join(text.split()) for text in texts if text.strip()), "")


def name_records(table: Table) -> Table:
    """A table of records, with those marked that name no organization: none is above them."""
    for row in table.rows.values():
        if not any(row[name].text.strip() for name in IDENTITY & row.keys()):
            row["name_en"] = Cell("", workbook.NOBODY)
    return table


def _side_by_side(one, other):
    width = max(len(one), len(other))
    return zip(*([*row, *[""] * (width - len(row))] for row in (one, other)), strict=True)


def _joined(cells, places):
    """One cell out of those of a list."""
    found = [cells[place] for place in places if place < len(cells) and cells[place].text.strip()]
    if len(found) < 2:
        return found[0] if found else Cell("")
    kind = next((cell.kind for cell in found if cell.kind and cell.kind != workbook.NUMBER), "")
    return Cell("; ".join(cell.text for cell in found), kind)
