"""All listings as an Excel workbook (.xlsx) and as CSV, in the columns that an import reads."""

import io
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from directory.publish.exports import cells, table, words
from directory.publish.reader import Reader
from directory.text import languages

# The type of a workbook, as a browser is told it.
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 24
# A zip has no older moment.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def to_csv(reader: Reader, heading: str = "") -> bytes:
    """All listings as CSV; `heading` is the language of the first row, else columns by name."""
    return cells.to_csv([_headings(heading), *_texts(reader)])


def to_xlsx(reader: Reader, heading: str = "") -> bytes:
    """All listings as a workbook of texts alone, and a sheet that says which list they are from.

    The same list gives the same bytes.
    """
    # Imported where it is needed, as it takes a quarter of the start of every command.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook(write_only=True)
    listings = book.create_sheet("listings")
    listings.freeze_panes = "B2"
    for place, _column in enumerate(table.COLUMNS, start=1):
        listings.column_dimensions[get_column_letter(place)].width = WIDTH
    listings.append([_cell(listings, text, is_bold=True) for text in _headings(heading)])
    for row in _texts(reader):
        listings.append([_cell(listings, text) for text in row])
    about = book.create_sheet("about")
    for said in words.in_each(words.about, reader).values():
        about.append([_cell(about, said)])
    published_at = datetime.fromisoformat(reader.pointer["published_at"]).astimezone(UTC)
    # The format takes no time zone.
    book.properties.created = book.properties.modified = published_at.replace(tzinfo=None)
    return _zipped(book)


def _headings(language):
    if not language:
        return [*table.COLUMNS]
    place = languages.CODES.index(language)
    return [headings[place] for headings in table.COLUMNS.values()]


def _texts(reader):
    return [[row[column] for column in table.COLUMNS] for row in table.rows(reader)]


def _cell(sheet, text, *, is_bold=False):
    """A cell that stays a text, whatever it begins with, and when somebody edits it as well."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    cell = WriteOnlyCell(sheet, cells.clean(text))
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = text.startswith(cells.STARTS_FORMULA)
    if is_bold:
        cell.font = Font(bold=True)
    return cell


def _zipped(book):
    """The bytes of a workbook, without the moment at which they were made."""
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415

    made, file = io.BytesIO(), io.BytesIO()
    with ZipFile(made, "w") as archive:
        ExcelWriter(book, archive).write_data()
    with ZipFile(made) as source, ZipFile(file, "w") as archive:
        for name in source.namelist():
            archive.writestr(ZipInfo(name, _EPOCH), source.read(name), ZIP_DEFLATED)
    return file.getvalue()
