"""Writes workbooks: the template, and rows that were not taken with the reason beside each."""

import io
from collections.abc import Iterable

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from directory.desk.spreadsheet import columns
from directory.desk.spreadsheet.preview import Preview
from directory.models import Organization, Province, TaxonomyTerm

# So many rows of the template take text and offer lists.
_READY_ROWS = 500
_YES_OR_NO = ("nationwide", "residential", "hotline", "free")
_AS_TEXT = "@"
_REASON_WIDTH = 60
_AT_FAULT = PatternFill("solid", fgColor="FFE699")


def template() -> bytes:
    """An empty table with headings, lists to choose from, and how to fill it in."""
    book, sheet = _with_headings(columns.COLUMNS)
    for row in sheet.iter_rows(min_row=2, max_row=_READY_ROWS, max_col=len(columns.COLUMNS)):
        for cell in row:
            cell.number_format = _AS_TEXT
    _offer_all(book, sheet, columns.COLUMNS)
    how = book.create_sheet(_("How to fill it in"))
    how.column_dimensions["A"].width = 100
    for row, line in enumerate(_instructions(), start=1):
        _add(how, row, [line])
    return _bytes(book)


def rejected(preview: Preview) -> bytes:
    """The rows of what is wrong, as they came, behind the reason; the cells at fault are marked.

    A reason names a cell by where it stands here. Columns are those of the file, and others that
    have to be filled in.
    """
    wanted = preview.table.letters.keys() | set().union(*preview.wrong_rows.values())
    names = [columns.REASON, *(name for name in columns.COLUMNS if name in wanted)]
    book, sheet = _with_headings(names)
    sheet.column_dimensions["A"].width = _REASON_WIDTH
    letters = {name: columns.letter(place) for place, name in enumerate(names)}
    numbers = {number: row for row, number in enumerate(preview.wrong_rows, start=2)}
    for number, row in numbers.items():
        cells = preview.whole_row(number)
        reasons = "\n".join(preview.reasons(number, letters, numbers))
        _add(sheet, row, [reasons, *(cells.get(name, "") for name in names[1:])])
        for column in preview.wrong_rows[number]:
            sheet[f"{letters[column]}{row}"].fill = _AT_FAULT
    _offer_all(book, sheet, names)
    return _bytes(book)


def _with_headings(names):
    book = Workbook()
    sheet = book.active
    sheet.title = _("Organizations")
    for place, name in enumerate(names, start=1):
        cell = sheet.cell(1, place, columns.heading(name))
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = 24
        # Else Excel takes the first 0 of a number away, and makes dates of codes.
        sheet.column_dimensions[letter].number_format = _AS_TEXT
    sheet.freeze_panes = "A2"
    return book, sheet


def _codes_sheet(book):
    """A sheet with what the lists may say; returns the range of cells of each list."""
    lists = {"type": [(code, str(name), code) for code, name in Organization.Type.choices]}
    for column, taxonomy in (("kinds", "kind"), ("served", "served")):
        terms = TaxonomyTerm.objects.filter(taxonomy=taxonomy).order_by("order", "code")
        lists[column] = [(term.code, term.name_km, term.name_en) for term in terms]
    lists["provinces"] = [(row.code, row.name_km, row.name_en) for row in Province.objects.all()]
    sheet = book.create_sheet(_("Codes"))
    found, row = {}, 1
    for column, entries in lists.items():
        _add(sheet, row, [" / ".join(columns.COLUMNS[column])])
        for entry in entries:
            row += 1
            _add(sheet, row, entry)
        # People choose by the English name; a type has its code there.
        found[column] = f"$C${row - len(entries) + 1}:$C${row}"
        row += 2
    for letter in "ABC":
        sheet.column_dimensions[letter].width = 36
    found["not_served"] = found["served"]
    return found


def _offer_all(book, sheet, names):
    """Offer what each list may say, which stands in a sheet of its own."""
    lists = {column: f"'{_('Codes')}'!{cells}" for column, cells in _codes_sheet(book).items()}
    lists |= dict.fromkeys(_YES_OR_NO, '"yes,no"')
    for place, name in enumerate(names):
        if name in lists:
            _offer(sheet, columns.letter(place), lists[name])


def _offer(sheet, letter, values):
    """Offer a list in a column. It may be left, as a cell can hold several of them."""
    offered = DataValidation(type="list", formula1=values, allow_blank=True, showErrorMessage=False)
    sheet.add_data_validation(offered)
    offered.add(f"{letter}2:{letter}{_READY_ROWS}")


def _instructions():
    return [
        _("One row is one service. Repeat the name of the organization in each of its rows."),
        _("Leave a cell empty if nothing is to change there."),
        _("Organizations that are not in the file stay as they are."),
        _("If there are several in one cell, put ; between them."),
        _("Codes and names will both do, in Khmer or in English."),
        _("Numbers: 0XX XXX XXX (office); 1280 (hotline)"),
        _("The cells are set to text, so that Excel keeps the first 0 of a number."),
        _("A number or address that is not in the file stays. Take it away at the desk."),
        _("Say where new numbers come from. Without a source nobody can confirm them."),
        _("Other contacts: telegram: @name; email: name@example.org; messenger: m.me/name"),
        _("Hours: Mon-Fri 08:00-17:00; Sat 08:00-12:00, or 24/7"),
        _("Yes or no: leave the cell empty if nobody knows."),
        _("Write no names of persons, no private numbers and no address of a shelter."),
        _("Nothing becomes public by itself: a second person checks each entry first."),
    ]


def _add(sheet, row: int, texts: Iterable[str]):
    """Write texts as texts, so that none of them becomes a formula."""
    for place, text in enumerate(texts, start=1):
        cell = sheet.cell(row, place, text or None)
        if text:
            cell.data_type = "s"
        cell.number_format = _AS_TEXT
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _bytes(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
