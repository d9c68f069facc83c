"""Contacts of phones: an organization with its numbers; nobody's name, no private number."""

import pytest
import vobject

from directory.desk.spreadsheet import files
from tests.desk.spreadsheet import kept
from tests.desk.spreadsheet.files import cells, preview, states
from tests.desk.spreadsheet.kept import ANDROID, IPHONE, NOBODY, PERSON

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_khmer_of_android_is_read_over_its_line_breaks():
    assert cells(ANDROID.encode()) == [
        {
            "name_km": "ផ្ទះឈូក",
            "phones": "000-000-011; 1280",
            "contacts": "email: office@lotus.example",
        }
    ]


def test_private_number_fax_and_address_are_not_read():
    unread = files.read(ANDROID.encode()).unread
    assert unread == ["TEL (HOME)", "TEL (FAX)", "ADR", "PHOTO"]


def test_contact_is_its_organization_and_never_the_person_there():
    table = files.read(IPHONE.encode())
    row = {name: cell.text for name, cell in table.rows[1].items()}
    assert row == {
        "name_en": "Lotus House, Phnom Penh",
        "phones": "+855 00 000 011",
        "contacts": "https://t.me/lotus_house",
        "website": "https://lotus.example/",
    }
    assert table.unread == ["TITLE", "NOTE", "names of persons"]


def test_another_program_reads_the_same():
    card = vobject.readOne(IPHONE)
    [row] = cells(IPHONE.encode())
    theirs = (card.org.value[0], card.tel.value, [url.value for url in card.url_list])
    assert theirs == (row["name_en"], row["phones"], [row["website"], row["contacts"]])


def test_contact_without_an_organization_is_asked_about():
    [change] = preview(PERSON.encode()).changes
    assert (change.state, change.notes) == (
        "new",
        ["Row 1: is this an organization? Names of persons are not listed."],
    )


def test_contact_without_a_name_belongs_to_no_other():
    data = (IPHONE + NOBODY).encode()
    assert states(data) == ["new", "wrong"]
    assert preview(data).wrong_cells[0].why == "A row needs the name of its organization."


def test_names_in_two_languages_are_told_apart():
    card = "BEGIN:VCARD\nFN:ក (ខ) (House (old))\nORG:ក (ខ) (House (old))\nEND:VCARD"
    assert cells(card.encode()) == [{"name_km": "ក (ខ)", "name_en": "House (old)"}]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("phones", "000 000 011 (Ms Dara)"),
        ("referral_en", "Ask for Mr. Sok Dara."),
        ("referral_km", "សួររក លោក ដារ៉ា"),
    ],
)
def test_person_with_a_title_is_asked_about(column, said):
    data = kept.as_json([{"slug": "lotus", "name_en": "Lotus", "kinds": "legal-aid", column: said}])
    [change] = preview(data).changes
    assert ["may be a person" in note for note in change.notes if "Row 1: “" in note] == [True]


@pytest.mark.parametrize("said", ["លោកអ្នក", "ពិភពលោក", "Dr visits", "24 hours, Miss nobody"])
def test_other_words_are_no_person(said):
    data = kept.as_json([{"name_en": "Lotus", "description_km": said}])
    assert preview(data).changes[0].notes == []
