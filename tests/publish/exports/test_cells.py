"""Cells: no spreadsheet takes one for a formula, and whatever was written comes back."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from directory.publish import publishing, reader
from directory.publish.exports import cells, spreadsheet, table
from tests import make

# What runs, vanishes or changes where a cell is not a text.
RISKY = ["=1+1", "+85592311511", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "'=1", "'"]
KHMER = "ជួយ\u200bមនុស្ស ០៩២"


def read_csv(data):
    """The cells of a CSV file as an import reads them: without the mark of a text."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [[cell.removeprefix(cells.MARK) for cell in row] for row in rows]


@pytest.mark.parametrize("text", RISKY)
def test_no_cell_of_csv_begins_a_formula(text):
    assert cells.safe(text) == f"'{text}"


@pytest.mark.parametrize("text", [KHMER, "1280", "a=b", "", "0123", "1-12"])
def test_other_text_stays_as_it_is(text):
    assert cells.safe(text) == text


def test_csv_begins_with_the_mark_that_excel_needs():
    assert cells.to_csv([[KHMER]]) == b"\xef\xbb\xbf" + f'"{KHMER}"\r\n'.encode()


@given(st.text(max_size=40))
@example("=1+1\x00")
@example("'+1")
@example(KHMER)
def test_any_text_comes_back_from_csv(text):
    marked = cells.safe(text).startswith(cells.MARK)
    [[cell]] = list(csv.reader(io.StringIO(cells.to_csv([[text]]).decode("utf-8-sig"), newline="")))
    assert cell[marked:] == cells.clean(text)


def test_workbook_holds_texts_alone(current, listed):
    listed["river"].name_en = "=cmd|' /C calc'!A0"
    listed["river"].save()
    make.editing.save(listed["river"], by=listed["sokha"], at=make.NOW)
    make.confirm(listed["river"], by=listed["dara"])
    publishing.publish(at=make.NOW)
    book = load_workbook(io.BytesIO(spreadsheet.to_xlsx(reader.current())))
    written = [cell for sheet in book for row in sheet for cell in row if cell.value]
    risky = [cell for cell in written if cell.value.startswith("=")]
    assert {cell.data_type for cell in written} == {"s"}
    assert [(cell.value, cell.quotePrefix) for cell in risky] == [("=cmd|' /C calc'!A0", True)]


def test_workbook_says_the_same_as_csv(current):
    sheet = load_workbook(io.BytesIO(spreadsheet.to_xlsx(current)))["listings"]
    rows = [[cell.value or "" for cell in row] for row in sheet]
    assert rows == read_csv(spreadsheet.to_csv(current))


def test_same_list_gives_the_same_workbook(current):
    assert spreadsheet.to_xlsx(current) == spreadsheet.to_xlsx(current)


def test_first_row_is_in_the_language_that_was_asked_for(current):
    first = [read_csv(spreadsheet.to_csv(current, heading))[0][1] for heading in ("", "km", "en")]
    assert first == ["name_km", "ឈ្មោះអង្គការជាភាសាខ្មែរ", "Name in Khmer"]


def test_every_column_has_a_heading_of_its_own():
    for place in (0, 1):
        headings = [both[place] for both in table.COLUMNS.values()]
        assert len({*headings}) == len(table.COLUMNS)
