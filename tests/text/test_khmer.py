"""Khmer as it is stored: one order of marks, and text of old fonts known for what it is."""

import pytest

from directory.text import khmer, search_key
from tests.text.test_text import VECTORS


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ស្រ្តី", "ស្ត្រី"),
        ("ខែ្មរ", "ខ្មែរ"),
        ("លេាក", "លោក"),
        ("ធ្វេី", "ធ្វើ"),
        ("កំុ", "កុំ"),
        ("ចំា", "ចាំ"),
        ("មោ៉ង", "ម៉ោង"),
        ("សុី", "ស៊ី"),
        ("ញុាំ", "ញ៉ាំ"),
        ("កាត់់", "កាត់"),
        ("ឣង្គការ", "អង្គការ"),
        ("ទ្បាន", "ឡាន"),
    ],
)
def test_marks_are_put_in_order(typed, stored):
    assert khmer.canonical(typed) == stored


@pytest.mark.parametrize(
    "text", ["ញ៉ាំ", "នំប៉័ង", "ប៊ិច", "កុំ", "លក្ខណៈ", "ឲ្យ", "ផ្ដល់", "ផ្តល់", "Médecins", "១២៣", "é"]
)
def test_right_text_stays_as_it_is(text):
    assert khmer.canonical(text) == text


def test_nothing_is_read_otherwise_than_before():
    texts = [text for row in VECTORS["same_key"] for text in row if isinstance(text, str)]
    changed = [text for text in texts if search_key(khmer.canonical(text)) != search_key(text)]
    assert (changed, len(texts) > 50) == ([], True)


@pytest.mark.parametrize(
    "text", ["GgÁkar CRmk RsþI", "GgÁkar", "mNÐlsuxPaB", "eKhTMB½r CMnYy", "អង្គការ CRmk RsþI"]
)
def test_text_of_an_old_font_is_recognized(text):
    assert khmer.is_in_old_font(text)


@pytest.mark.parametrize(
    "text",
    [
        *("CWCC", "UNICEF Cambodia", "Médecins Sans Frontières", "DoSVY MoWA", "iPhone McDonald"),
        *(
            "អង្គការ",
            "Kirkens Nødhjelp",
            "“Caritas” & «Österreich»",
            "<b>a</b>",
            "x@example.org",
            "",
        ),
    ],
)
def test_other_text_is_not_taken_for_an_old_font(text):
    assert not khmer.is_in_old_font(text)
