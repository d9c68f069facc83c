"""Files as people have them, each read as a table, however its program has written it."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from directory.desk.spreadsheet import cards, feeds, hsds_tables, records, table, workbook
from directory.desk.spreadsheet.table import Rows, Table
from directory.desk.spreadsheet.workbook import Cell, NotWorkbook
from directory.rules import import_headings
from directory.rules.refusal import Refused
from directory.text import contact_cards, delimited, json_text
from directory.text.delimited import NotDelimited
from directory.text.json_text import NotJson

# In bytes, packed or not, and in rows; more is sent in two files.
LARGEST_FILE = 5_000_000
MOST_ROWS = 3_000
_JSON = re.compile(r"\s*[\[{]")


def require_size(size: int) -> None:
    """Refuse a file of more bytes than are read. Raises Refused."""
    if size > LARGEST_FILE:
        raise Refused(_too_large())


def read(data: bytes, mapping: Mapping[str, str] | None = None) -> Table:
    """The table of a file; `mapping` says what further headings mean. Raises Refused."""
    told = {import_headings.key(heading): name for heading, name in (mapping or {}).items()}
    return look_into(data, told)[1].require_headings()


def look_into(data: bytes, told: Mapping[str, str]) -> tuple[Rows, Table]:
    """The rows of a file and their table, whose headings may still mean nothing to us.

    `told` says what further headings mean, by their keys. There are no rows where a file
    has a form of its own, and nobody has to say what it means. Raises Refused.
    """
    require_size(len(data))
    try:
        found = _read(data)
        if isinstance(found, Table):
            if len(found.rows) > MOST_ROWS:
                raise Refused(_too_large())
            return {}, found
        return table.best(found, told)
    except (NotDelimited, NotWorkbook, NotJson) as error:
        raise Refused(_reasons()[error.reason]) from error


def _read(data, *, is_packed=False) -> Table | Iterable[Rows]:
    """The table of a file, or what may be its rows: sheets, or a CSV with each sign between."""
    if data.startswith(workbook.OLD_EXCEL):
        return workbook.sheets(data, MOST_ROWS)
    if data.startswith(workbook.ZIP):
        return _of_package(data, is_packed)
    text = delimited.decode(data)
    if _JSON.match(text):
        return _of_json(json_text.parse(text.lstrip()))
    if contact_cards.BEGINS.match(text):
        return cards.table_of(text, MOST_ROWS + 1)
    return (
        {number: [Cell(text) for text in row] for number, row in rows.items()}
        for rows in delimited.tables(text, MOST_ROWS)
    )


def _of_package(data, is_packed):
    """A workbook, the tables of HSDS, or one file that was packed to be smaller."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [part for part in package.infolist() if not part.is_dir()]
            if len(parts) == 1 and not is_packed:
                return _read(hsds_tables.unpack(package, parts[0]), is_packed=True)
            if hsds_tables.are_in(parts):
                return feeds.table_of(hsds_tables.read(package, parts))
    # A broken package makes zipfile raise whatever it comes upon.
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        raise NotWorkbook("broken") from error
    return workbook.sheets(data, MOST_ROWS)


def _of_json(value):
    if feeds.is_feed(value):
        return feeds.table_of(value)
    objects = records.find(value)
    if len(objects) > MOST_ROWS:
        raise NotJson("rows")
    return [records.rows_of(objects)] if objects else []


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
        "json": f"{broken} " + _("Fetch it once more from where it came."),
    }
