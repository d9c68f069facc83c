"""What is said of a row that is wrong: which cell, what is typed, why not, what would be right."""

import pytest
from django.utils import translation

from tests.desk.spreadsheet.files import LOTUS, csv, one_cell, preview

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        # A sentence about all of a cell comes after what is typed there.
        ("free", "perhaps", "F2 Free of charge “perhaps”: Write yes or no, or leave the cell"),
        # One that names what is typed does not say it twice.
        (
            "kinds",
            "karaoke",
            "E2 Kinds of help: “karaoke” is no kind of help. The sheet “Codes” of",
        ),
        (
            "phones",
            "8.55E+11",
            "F2 Phone numbers: Excel has rounded “8.55E+11”, and digits of the number are lost.",
        ),
        ("phones", "1900 000 011", "F2 Phone numbers: “1900 000 011”: Numbers that begin with"),
        (
            "provinces",
            "Pnhom Penh; 06",
            "E2 Provinces “Pnhom Penh; 06”: “Pnhom Penh” is no province. Right would be: Phnom",
        ),
    ],
)
def test_reason_says_once_what_is_typed(column, typed, said):
    [(_number, _state, reason)] = preview(one_cell(column, typed)).lines
    assert reason[: len(said)] == said


def test_reason_in_khmer_has_the_signs_of_khmer():
    with translation.override("km"):
        [(_number, _state, reason)] = preview(one_cell("provinces", "Atlantis")).lines
    assert reason == ("E2 ខេត្ត៖ «Atlantis» មិនមែនជាខេត្តទេ។ សន្លឹក «កូដ» ក្នុងគំរូមានបញ្ជីទាំងអស់។")


def test_long_cell_is_not_said_whole():
    [(_number, _state, reason)] = preview(one_cell("acronym", "A" * 500)).lines
    assert reason == f"F2 Acronym “{'A' * 99}…”: This is longer than 30 characters."


def test_row_that_waits_for_another_says_which_to_mend():
    header = ["name_en", "kinds", "residential", "free"]
    data = csv(header, ["Lotus", "legal-aid", "no", "perhaps"], ["", "safe-house", "yes", ""])
    assert preview(data).lines[1] == (
        3,
        "wrong",
        "Mend row 2 first: it is of the same organization.",
    )


def test_each_wrong_cell_of_a_row_has_a_reason_of_its_own():
    row = [*LOTUS[:2], "karaoke", "Atlantis", "no"]
    [(_number, _state, reasons)] = preview(
        csv(["name_en", "name_km", "kinds", "provinces", "residential"], row)
    ).rows
    assert [reason.split(":")[0] for reason in reasons] == ["C2 Kinds of help", "D2 Provinces"]
