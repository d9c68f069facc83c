"""Reads an Excel workbook (.xlsx), and trusts nothing that it says of itself.

A workbook is a zip of XML. Before any of it is read as such, its size, its parts and the number of
their tags are counted, as a small file may unpack to more than a server holds.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import NamedTuple

from openpyxl import load_workbook

from directory.text.delimited import LAST_ROW

# What a cell is, other than a text. PERSON: it may name a person; NOBODY: no organization is named.
NUMBER, DATE, FORMULA, ERROR = "number", "date", "formula", "error"
PERSON, NOBODY = "person", "nobody"

# With these bytes a workbook begins, and what Excel wrote before there were any.
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# In bytes, unpacked. 2,000 rows with every cell filled take some 12 MB.
LARGEST_UNPACKED = 25_000_000
LARGEST_STYLES = 1_000_000
MOST_PARTS = 500
# 2,000 rows with every cell filled have some 400,000; each may take 300 bytes while it is read.
MOST_TAGS = 500_000
MOST_COLUMNS = 100
# Excel has no longer row.
MOST_CELLS = 16_384
_CHUNK = 1 << 16
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)""")
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
    """Count the tags of each part and row, and refuse what could define more of them."""
    tags = 0
    for part in parts:
        if not part.filename.lower().endswith((".xml", ".rels")):
            continue
        if "styles" in part.filename.lower() and part.file_size > LARGEST_STYLES:
            raise NotWorkbook("too_large")
        with package.open(part) as stream:
            before, cells = b"", 0
            while chunk := stream.read(_CHUNK):
                encoding = None if before else _ENCODING.match(chunk[:200])
                if encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii"):
                    raise NotWorkbook("broken")
                # Two bytes a letter would hide from what follows; XML has no other empty bytes.
                if b"\0" in chunk or b"<!DOCTYPE" in before[-9:] + chunk:
                    raise NotWorkbook("broken")
                tags += chunk.count(b"<")
                # A row is read as a whole.
                _rows_before, is_new, row = chunk.rpartition(b"<row")
                cells = row.count(b"<c") + (0 if is_new else cells)
                if tags > MOST_TAGS or cells > MOST_CELLS:
                    raise NotWorkbook("too_large")
                before = chunk


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
