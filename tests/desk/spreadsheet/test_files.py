"""Files of every kind that offices have, and what is read from each."""

import io
import re
import zipfile

import pytest

from directory.desk.spreadsheet import files
from directory.rules.refusal import Refused
from tests.desk.spreadsheet.files import LOTUS, NAMES, WHOLE, cells, csv, preview, states, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ROWS = [NAMES, LOTUS[:2]]
READ = [{"name_en": "Lotus House", "name_km": "ផ្ទះឈូក"}]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(workbook(*ROWS), id="workbook"),
        pytest.param(csv(*ROWS), id="UTF-8"),
        pytest.param(csv(*ROWS, encoding="utf-8-sig"), id="byte order mark"),
        pytest.param(csv(*ROWS, sign=";"), id="semicolons"),
        pytest.param(csv(*ROWS, sign=";", head="sep=;\r\n"), id="sep=;"),
        pytest.param(csv(*ROWS, sign="|", head="sep=|\r\n"), id="sep="),
        pytest.param(csv(*ROWS, sign="\t", encoding="utf-16"), id="UTF-16 with tabs"),
        pytest.param(csv(*ROWS, sign="\t", encoding="utf-16-le"), id="UTF-16 without its mark"),
    ],
)
def test_file_is_read_whatever_wrote_it(data):
    assert cells(data) == READ


def test_windows_1252_is_read():
    data = csv(["name_en"], ["Maison des Élèves"], encoding="cp1252")
    assert cells(data) == [{"name_en": "Maison des Élèves"}]


def test_commas_part_no_cells_of_a_file_with_semicolons():
    data = csv([*NAMES, "description_en"], ["A, B, C, D", "ក", "x, y, z"], sign=";")
    assert cells(data) == [{"name_en": "A, B, C, D", "name_km": "ក", "description_en": "x, y, z"}]


def test_line_breaks_in_cells_keep_rows_and_their_numbers():
    data = csv(NAMES, ['"Lotus\nHouse"', "ផ្ទះឈូក"], ["River", "ទន្លេ"])
    assert list(files.read(data).rows) == [2, 3]


def test_titles_above_the_headings_are_passed_over():
    def merge(book):
        book.active.merge_cells("A1:E1")

    data = workbook(["Partners 2026"], [], ["as of May"], WHOLE, LOTUS, change=merge)
    assert files.read(data).rows.keys() == {5}
    assert states(data) == ["new"]


def test_name_that_is_merged_over_its_services_is_that_of_each():
    def merge(book):
        for column in "AB":
            book.active.merge_cells(f"{column}2:{column}3")

    second = ["", "", "safe-house", "Kampong Thom", "yes", "Home"]
    rows = [[*WHOLE, "service_name_en"], [*LOTUS, "Law"], second]
    [lotus] = preview(workbook(*rows, change=merge)).changes
    assert (lotus.state, [one["name_en"] for one in lotus.after["services"]]) == (
        "new",
        ["Law", "Home"],
    )


def test_two_rows_of_headings_are_read_together():
    data = workbook(["Organization", "", "Phone"], ["Name in English", "Provinces", "Tel"], ["A"])
    assert files.read(data).letters == {"name_en": "A", "provinces": "B", "phones": "C"}


@pytest.mark.parametrize(
    "heading", ["name_en", "Name in English", "ឈ្មោះអង្គការជាភាសាអង់គ្លេស", "X\nname in english"]
)
def test_headings_are_known_in_either_language_and_by_code(heading):
    assert files.read(csv([heading, "slug"], ["A", "a"])).letters["name_en"] == "A"


def test_hidden_sheet_is_never_read():
    def add(book):
        sheet = book.create_sheet("old", 0)
        sheet.append(NAMES)
        sheet.append(["Secret House", "ផ្ទះ"])
        sheet.sheet_state = "hidden"

    assert cells(workbook(*ROWS, change=add)) == READ


def test_size_that_a_workbook_says_of_itself_is_not_believed():
    data = workbook(*ROWS)
    # Google Sheets writes no dimension at all, other programs a wrong one.
    for other in (b"", b'<dimension ref="A1"/>'):
        assert cells(_with_dimension(data, other)) == READ


def test_number_that_excel_holds_as_one_is_whole():
    assert cells(workbook(["slug", "phones"], ["a", 855000000011.0])) == [
        {"slug": "a", "phones": "855000000011"}
    ]


def test_several_columns_of_numbers_are_one_list():
    data = csv(["slug", "Phone", "Mobile"], ["a", "1280", "1288"])
    assert cells(data) == [{"slug": "a", "phones": "1280; 1288"}]


def test_columns_that_are_not_ours_are_named():
    assert files.read(csv([*NAMES, "Director"], [*LOTUS[:2], "x"])).unread == ["Director"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (csv(["a", "b"], ["1", "2"]), "No row of headings was found"),
        (csv(["slug", "slug"], ["a", "b"]), "Two columns are headed as"),
        (csv(NAMES, ['"Lotus', "x"], ["River", "y"]), "is never closed"),
        (b"name_en\n\x81\xff", "cannot be read"),
        (b"\xd0\xcf\x11\xe0 old", "has a password or is of an old Excel"),
        (b"PK\x03\x04 cut", "cannot be read"),
        (csv(NAMES, *[["a", "b"]] * 3001), "too large"),
        (workbook(NAMES, *[["a", "b"]] * 3001), "too large"),
        (b"a" * 5_000_001, "too large"),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_what_to_do(data, why):
    with pytest.raises(Refused, match=why):
        files.read(data)


def _with_dimension(data, dimension):
    stream, name = io.BytesIO(), "xl/worksheets/sheet1.xml"
    with (
        zipfile.ZipFile(io.BytesIO(data)) as good,
        zipfile.ZipFile(stream, "w") as other,
    ):
        for part in good.namelist():
            content = good.read(part)
            if part == name:
                content = re.sub(rb"<dimension[^>]*/>", dimension, content)
            other.writestr(part, content)
    return stream.getvalue()
