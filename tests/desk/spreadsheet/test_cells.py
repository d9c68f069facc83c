"""What people write into cells: read as it is meant, or refused with what would be right."""

from datetime import datetime, time

import pytest

from directory.desk.spreadsheet.cells import CellReader
from directory.desk.spreadsheet.workbook import Cell
from directory.desk.spreadsheet.wrong import Wrong
from tests.desk.spreadsheet.files import csv, one_cell, wrong

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

NUMBER = "+85500000011"


@pytest.mark.parametrize(
    ("column", "typed", "value"),
    [
        ("phones", "000 000 011", [(NUMBER, "")]),
        ("phones", "៰០០០ ០០០ ០១១"[1:], [(NUMBER, "")]),
        ("phones", "85500000011", [(NUMBER, "")]),
        ("phones", '="000000011"', [(NUMBER, "")]),
        ("phones", "'000000011", [(NUMBER, "")]),
        ("phones", "000\u00ad000\u00ad011", [(NUMBER, "")]),
        (
            "phones",
            "Office: 000 000 011; 1280 (hotline 24h)",
            [(NUMBER, "Office"), ("1280", "hotline 24h")],
        ),
        ("phones", "000 000 011 / 000 000 012", [(NUMBER, ""), ("+85500000012", "")]),
        ("phones", "1280\n1288, 1280", [("1280", ""), ("1288", "")]),
        ("provinces", "ភ្នំពេញ; Kampong Thom", ["06", "12"]),
        ("provinces", "6, 12", ["06", "12"]),
        ("kinds", "legal-aid\nsafe-house", ["legal-aid", "safe-house"]),
        ("nationwide", "No", False),
        ("free", "បាទ", True),
        ("type", "Coalition", "coalition"),
        ("type", "សម្ព័ន្ធ", "coalition"),
        ("website", "example.org", "https://example.org"),
        ("hours", "Mon 08:00-17:00", ["MO 08:00-17:00"]),
        (
            "contacts",
            "@lotus; email: a@b.example",
            [("telegram", "@lotus"), ("email", "a@b.example")],
        ),
        ("name_en", "Lotus\nHouse\u200b ", "Lotus House"),
        ("description_en", "one\ntwo", "one\ntwo"),
        ("name_en", "  ", None),
    ],
)
def test_cell_is_read_as_it_is_meant(column, typed, value):
    assert CellReader().read(column, Cell(typed)) == value


@pytest.mark.parametrize(
    ("column", "typed", "why", "right"),
    [
        ("phones", "00000011", "Is 000 000 11 complete?", ""),
        ("phones", "1999", "Is 1999 a short code of Cambodia?", ""),
        ("phones", "+999 1300", "a number of another country?", ""),
        ("phones", "1900 000 011", "cost more than others", ""),
        ("phones", 10000011, "“10000011” has lost its first 0", "010 000 011"),
        ("phones", "8.55E+11", "Excel has rounded", ""),
        ("phones", 8.55e11, "Excel has rounded", ""),
        ("phones", "ask the office", "Write each number by itself", ""),
        ("phones", "=A1", "This is a formula", ""),
        ("provinces", datetime(2026, 12, 1), "made a date", ""),  # noqa: DTZ001 - as Excel has it
        ("hours", time(8, 5), "made a date or a time", ""),
        # The same out of a CSV file, which holds what Excel showed.
        ("provinces", "12-Jan", "“12-Jan” is no province", ""),
        ("phones", "12-Jan", "Write each number by itself", ""),
        ("provinces", "Pnhom Penh; 06", "“Pnhom Penh” is no province", "Phnom Penh; 06"),
        ("kinds", "karaoke", "“karaoke” is no kind of help", ""),
        ("served", "womn", "“womn” is no group of people", "women"),
        ("free", "perhaps", "Write yes or no", ""),
        ("type", "NGOO", "This is no type", "ngo"),
        ("hours", "by appointment", "Write this under “how to refer”", ""),
        ("hours", "8-5", "“8” is no time. Write it like 08:00", ""),
        ("hours", "Mon 8:00-5:00", "mean 08:00-17:00 or 20:00-05:00? Write it like that.", ""),
        ("hours", "Mon 08:00-08:00", "opens and closes at the same time", ""),
        ("website", "javascript:alert(1)", "This is no address", ""),
        ("contacts", "lotus", "Write the channel", ""),
        ("slug", "Lotus House", "Only small Latin letters", "lotus-house"),
        (
            "name_en",
            "R\u0456ver House",
            "The letter “\u0456” only looks like one that we write",
            "",
        ),
        ("acronym", "A" * 31, "longer than 30", ""),
        ("description_en", "A" * 10_001, "longer than 10000", ""),
        ("description_km", "GgÁkarCMnYyCnrgeRKaH µ", "an old font", ""),
        ("name_km", "GgÁkarCMnYyCn", "an old font (Limon, ABC)", ""),
        ("name_en", "GgÁkarCMnYyCn", "an old font (Limon, ABC)", ""),
        ("provinces", "mNÐlKirI; 12", "an old font (Limon, ABC)", ""),
        ("description_km", "?????? ????", "Letters were lost", ""),
    ],
)
def test_cell_that_is_wrong_says_why_and_what_is_right(column, typed, why, right):
    [(_cell, said, mended)] = wrong(one_cell(column, typed))
    assert (why in said, mended) == (True, right)


def test_formula_is_refused_though_its_value_is_there():
    [(cell, why, _right)] = wrong(one_cell("acronym", "=CONCATENATE(A1,B1)"))
    assert (cell, why.split(".")[0]) == ("F2", "This is a formula")


def test_old_font_is_named():
    data = one_cell("description_km", "sYsþI", fonts=[("F2", "Limon S1")])
    [(_cell, why, _right)] = wrong(data)
    assert "Limon S1" in why


def test_number_is_mended_with_what_it_is_for():
    [(_cell, _why, right)] = wrong(one_cell("phones", "10000011 (office); 1280"))
    assert right == "010 000 011 (office); 1280"


def test_what_an_error_of_excel_says_is_not_taken():
    with pytest.raises(Wrong, match="Excel shows an error"):
        CellReader().read("name_en", Cell("#REF!", "error"))


def test_formula_in_csv_is_refused():
    [(cell, why, _right)] = wrong(csv(["slug", "name_en", "kinds"], ["a", "=1+1", "legal-aid"]))
    assert (cell, why.split(".")[0]) == ("B2", "This is a formula")
