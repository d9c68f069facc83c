"""Reads an Excel workbook (.xlsx), and trusts nothing that it says of itself.

A workbook is a zip of XML. Before a tree is made of any of it, its size, its parts and their
elements are counted, as a small file may unpack to more than a server holds.
"""

import gc
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import NamedTuple
from xml.parsers import expat

from directory.text.delimited import LAST_ROW

# What a cell is, other than a text. PERSON: it may name a person; NOBODY: no organization is named.
NUMBER, DATE, FORMULA, ERROR = "number", "date", "formula", "error"
PERSON, NOBODY = "person", "nobody"

# With these bytes a workbook begins, and what Excel wrote before there were any.
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# In bytes, unpacked. 2,000 rows with every cell filled take some 12 MB.
LARGEST_UNPACKED = 25_000_000
# Of a part that is read as a whole.
LARGEST_WHOLE = 1_000_000
_READ_WHOLE = re.compile(r"styles|workbook\.xml|content_types|\.rels$")
MOST_PARTS = 500
# 2,000 rows of our columns with a text of its own in every cell have some 415,000; each may take
# 300 bytes while it is read.
MOST_ELEMENTS = 500_000
# Excel has no row of more than 16,384 cells, each with up to four elements, and a row is read as a
# whole; so are settings of the sheet, which stand beside the rows.
MOST_IN_ROW, MOST_BESIDE = 65_536, 50_000
MOST_COLUMNS = 100
# Fonts of before Unicode, in which Khmer is stored as Latin letters.
_OLD_FONTS = re.compile("^(?:limon|abc|fk|khek)(?![a-z])", re.IGNORECASE)


class NotWorkbook(ValueError):
    """A file that cannot be read: `reason` is broken, locked, too_large, or rows (too many)."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class Cell(NamedTuple):
    """What stands in a cell; `kind` is empty for a text, `font` names an old font."""

    text: str
    kind: str = ""
    font: str = ""


def sheets(data: bytes, most_rows: int) -> Iterator[dict[int, list[Cell]]]:
    """The rows of each sheet that is not hidden, by their numbers; empty ones are left out.

    Raises NotWorkbook.
    """
    # Imported where it is needed, as it takes a quarter of the start of every command.
    from openpyxl import load_workbook  # noqa: PLC0415

    try:
        _require_small(data)
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for sheet in shown:
            yield _rows(sheet, most_rows)
    except NotWorkbook:
        raise
    # A broken file makes zipfile and openpyxl raise whatever they come upon.
    except Exception as error:
        # Excel keeps a workbook with a password in a container of before the zip.
        raise NotWorkbook("locked" if data.startswith(OLD_EXCEL) else "broken") from error
    finally:
        # A workbook and its sheets refer to each other; the next file would be read beside them.
        book = shown = None
        gc.collect()


def _require_small(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise NotWorkbook("locked")
        # No more of a part is ever unpacked than it says here.
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise NotWorkbook("too_large")
        _require_plain(package, parts)


def _require_plain(package, parts):
    """Count the elements of each part that is read, and refuse what could define more of them."""
    left = MOST_ELEMENTS
    for part in parts:
        name = part.filename.lower()
        is_long = "worksheets/" in name or "sharedstrings" in name
        if not is_long and _READ_WHOLE.search(name) and part.file_size > LARGEST_WHOLE:
            raise NotWorkbook("too_large")
        if is_long and name.endswith(".xml"):
            with package.open(part) as stream:
                left -= _Counter(left).count(stream)


class _Counter:
    """Counts the elements of a part as they are parsed, so that no spelling of XML hides one."""

    def __init__(self, most):
        self.most, self.found = most, 0
        # How deep the parser is, at which depth the row began, and what it holds; what stands
        # beside rows is kept as well until the sheet is read.
        self.depth, self.row, self.in_row, self.beside = 0, None, 0, 0

    def count(self, stream):
        """How many elements there are. Raises NotWorkbook, or an error of the parser."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self.refuse
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.ParseFile(stream)
        return self.found

    def refuse(self, *_declared):
        raise NotWorkbook("broken")

    def start(self, name, _attributes):
        self.depth, self.found = self.depth + 1, self.found + 1
        if self.row is not None:
            self.in_row += 1
        elif name.rpartition(" ")[2] in ("row", "si"):
            self.row, self.in_row = self.depth, 0
        else:
            self.beside += 1
        if self.found > self.most or self.in_row > MOST_IN_ROW or self.beside > MOST_BESIDE:
            raise NotWorkbook("too_large")

    def end(self, _name):
        if self.depth == self.row:
            self.row = None
        self.depth -= 1


def _rows(sheet, most_rows):
    # What a workbook says of its own size may be missing or wrong.
    sheet.reset_dimensions()
    rows = {}
    for number, cells in enumerate(sheet.rows, start=1):
        if number > LAST_ROW:
            raise NotWorkbook("broken")
        row = [_cell(cell) for cell in cells[:MOST_COLUMNS]]
        if any(cell.text for cell in row):
            rows[number] = row
        if len(rows) > most_rows:
            raise NotWorkbook("rows")
    return rows


def _cell(cell):
    value, kind = cell.value, {"f": FORMULA, "e": ERROR}.get(cell.data_type, "")
    if value is None:
        return Cell("")
    if isinstance(value, bool):
        value = "yes" if value else "no"
    elif isinstance(value, (int, float)):
        kind = NUMBER
        value = int(value) if float(value).is_integer() else value
    elif isinstance(value, (date, time, timedelta)):
        kind = DATE
    font = cell.font.name or ""
    # Excel writes a line break of Windows in this way.
    text = str(value).replace("_x000D_", "")
    return Cell(text, kind, font if _OLD_FONTS.match(font) else "")
