"""Files as offices have them, made in code; no number in them can be dialled."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from openpyxl.styles import Font

from directory.desk.spreadsheet import files
from directory.desk.spreadsheet.preview import Preview

NAMES = ["name_en", "name_km"]
# What a new organization needs: its names, and what it does.
WHOLE = [*NAMES, "kinds", "provinces", "residential"]
LOTUS = ["Lotus House", "ផ្ទះឈូក", "legal-aid", "Phnom Penh", "no"]


def workbook(*rows, fonts=(), change=lambda book: None):
    """A workbook of these rows; `fonts` are (cell, name), `change` does more to it."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cell, name in fonts:
        book.active[cell].font = Font(name=name)
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def csv(*rows, sign=",", encoding="utf-8", head=""):
    """Rows as CSV."""
    return (head + "\r\n".join(sign.join(row) for row in rows)).encode(encoding)


def cells(data):
    """The texts of the rows that were read, by column, without empty ones."""
    return [
        {name: cell.text for name, cell in row.items() if cell.text}
        for row in files.read(data).rows.values()
    ]


def preview(data, mapping=None):
    """What a file would change."""
    return Preview(files.read(data, mapping))


def states(data):
    """The state of each row."""
    return [state for _number, state, _reason in preview(data).lines]


def wrong(data):
    """(cell, why, what would be right) of each wrong cell."""
    return [
        (f"{cell.letter}{cell.number}", cell.why, cell.right) for cell in preview(data).wrong_cells
    ]


def one_cell(column, typed, **options):
    """A workbook of one organization with this in one column."""
    names = [name for name in WHOLE if name != column]
    row = [value for name, value in zip(WHOLE, LOTUS, strict=True) if name != column]
    return workbook([*names, column], [*row, typed], **options)


def upload(data, name="list.xlsx"):
    """A file as a form sends it."""
    return {"file": SimpleUploadedFile(name, data)}
