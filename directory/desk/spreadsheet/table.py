"""A file as a table: its headings found, and below each what people have written there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _

from directory.desk.spreadsheet import columns, workbook
from directory.desk.spreadsheet.workbook import Cell, NotWorkbook
from directory.rules.refusal import Refused
from directory.text import delimited, search_key
from directory.text.delimited import NotDelimited

# In bytes and in rows; more is sent in two files.
LARGEST_FILE = 5_000_000
MOST_ROWS = 3_000
# How far below titles and logos the headings may stand.
_HEADINGS_WITHIN = 30


@dataclass
class Table:
    """The rows of a file by their numbers, each as {name of the column: Cell}.

    `letters` says where in the file a column stands, `unread` which headings are not ours, `twice`
    where one stands that may stand once only.
    """

    letters: dict[str, str] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    rows: dict[int, dict[str, Cell]] = field(default_factory=dict)
    twice: dict[str, list[str]] = field(default_factory=dict)

    def as_json(self) -> dict:
        """The table as plain data."""
        return {"letters": self.letters, "unread": self.unread, "rows": self.rows}

    @classmethod
    def from_json(cls, data: dict) -> "Table":
        """The table out of what `as_json` gave."""
        rows = {
            int(number): {name: Cell(*cell) for name, cell in row.items()}
            for number, row in data["rows"].items()
        }
        return cls(data["letters"], data["unread"], rows)


def require_size(size: int) -> None:
    """Refuse a file of more bytes than are read. Raises Refused."""
    if size > LARGEST_FILE:
        raise Refused(_too_large())


def read(data: bytes, mapping: Mapping[str, str] | None = None) -> Table:
    """Read an .xlsx or .csv file; `mapping` says what further headings mean. Raises Refused."""
    require_size(len(data))
    known = {search_key(heading): name for heading, name in (mapping or {}).items()}
    try:
        best = max(
            (_with_headings(rows, known) for rows in _candidates(data)),
            key=lambda table: len(table.letters),
            default=Table(),
        )
    except (NotDelimited, NotWorkbook) as error:
        raise Refused(_reasons()[error.reason]) from error
    for name, letters in best.twice.items():
        raise Refused(
            _("Two columns are headed as %(name)s: %(letters)s. Take one away.")
            % {"name": columns.COLUMNS[name][1], "letters": ", ".join(letters)}
        )
    if not {"slug", "name_km", "name_en"} & best.letters.keys():
        raise Refused(
            _(
                "No row of headings was found. One column has to be headed %(names)s. "
                "The template has all of them."
            )
            % {"names": f"{columns.COLUMNS['name_km'][0]}, {columns.COLUMNS['name_en'][1]}"}
        )
    return best


def _candidates(data) -> Iterator[dict[int, list[Cell]]]:
    """The sheets of a workbook; or what a CSV is with each sign between its cells."""
    if data.startswith((workbook.ZIP, workbook.OLD_EXCEL)):
        yield from workbook.sheets(data, MOST_ROWS)
        return
    for rows in delimited.tables(delimited.decode(data), MOST_ROWS):
        yield {number: [Cell(text) for text in row] for number, row in rows.items()}


def _with_headings(rows, known):
    """The table below its headings; no table where there are none."""

    def meaning(cell):
        text = cell.text.strip()
        return known.get(search_key(text)) or columns.read(text)

    first = islice(rows.items(), _HEADINGS_WITHIN)
    found = {number: [meaning(cell) for cell in cells] for number, cells in first}
    start, names = max(found.items(), key=lambda one: len(set(one[1]) - {""}), default=(0, []))
    below = found.get(start + 1, [])
    end = start
    # Headings in two rows: most of what stands below one heading is another.
    if sum(map(bool, below)) * 2 > sum(bool(cell.text) for cell in rows.get(start + 1, [])):
        names = [one or other for one, other in _side_by_side(names, below)]
        end = start + 1
    table = Table()
    places = {}
    for place, name in enumerate(names):
        heading = " ".join(rows[start][place].text.split()) if place < len(rows[start]) else ""
        if name and name != columns.REASON:
            places.setdefault(name, []).append(place)
        elif heading and not name:
            table.unread.append(heading[:100])
    for name, stands in places.items():
        table.letters[name] = columns.letter(stands[0])
        if len(stands) > 1 and name not in columns.LISTS:
            table.twice[name] = [columns.letter(place) for place in stands]
    for number, cells in rows.items():
        row = {name: _joined(cells, stands) for name, stands in places.items()}
        if number > end and any(cell.text for cell in row.values()):
            table.rows[number] = row
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


def _too_large():
    return _("The file is too large: at most 5 MB, 3,000 rows. Send it in parts.")


def _reasons():
    again = _("Open it in Excel and save it once more as an Excel workbook (.xlsx).")
    broken = _("The file cannot be read.")
    return {
        "too_large": _too_large(),
        "rows": _too_large(),
        "broken": f"{broken} {again}",
        "encoding": f"{broken} {again}",
        "locked": _("The file has a password or is of an old Excel (.xls).") + f" {again}",
        "quotes": _('A quotation mark (") in the file is never closed.') + f" {again}",
    }
