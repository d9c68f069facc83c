"""The forms of urgent messages, lines and rules: what they take and what they refuse."""

import pytest

from directory.models import AskRule, CatalogueEdit, Line, UrgentMessage
from tests import make
from tests.desk.catalogue.forms import errors_of

pytestmark = pytest.mark.django_db

MESSAGE = {
    "code": "after-rape",
    "name_km": "ក្រោយការរំលោភ",
    "name_en": "After rape",
    "symbol": "health",
    "order": 1,
    "title_km": "ទៅមន្ទីរពេទ្យ",
    "title_en": "Hospital now",
    "steps_km": "ក្នុង ៧២ ម៉ោង",
    "steps_en": "Within 72 hours\r\nListen",
    "kinds": ["legal-aid"],
    "sources": "World Health Organization (2017)",
}


def add(editor, table, data):
    return editor.post(f"/admin/directory/{table}/add/", data)


def test_added_message_is_an_edit_that_waits(editor):
    assert add(editor, "urgentmessage", MESSAGE).status_code == 302
    [row] = CatalogueEdit.objects.first().document["urgent"]
    assert (row["kinds"], row["steps_en"]) == (["legal-aid"], "Within 72 hours\nListen")
    assert row["approved_by"] == ""


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("steps_en", "Call 117"),
        ("title_km", "ហៅ ១១៧"),
        ("sources", "Somebody 1288"),
        ("kinds", ["nothing"]),
        ("lines", "nothing"),
        ("offers", "nothing"),
    ],
)
def test_wrong_text_is_refused_at_its_field(editor, field, text):
    response = add(editor, "urgentmessage", MESSAGE | {field: text})
    assert [*errors_of(response)] == [field]
    assert UrgentMessage.objects.count() == 0


def test_line_needs_an_entry(editor, sokha):
    line = {"code": "river", "name_km": "ទន្លេ", "name_en": "River", "symbol": "phone", "order": 1}
    assert [*errors_of(add(editor, "line", line | {"entry": "nowhere"}))] == ["entry"]
    make.organization("river", editor=sokha)
    assert add(editor, "line", line | {"entry": "river"}).status_code == 302
    assert Line.objects.get().entry == "river"


def test_rule_names_its_lines_in_order(editor, sokha):
    for code in ("one", "two"):
        Line.objects.create(code=code, name_km="ខ្សែ", name_en="Line", entry=code)
    rule = {
        "code": "child",
        "name_km": "កុមារ",
        "name_en": "Child",
        "order": 1,
        "say_km": "ខ្ញុំជាបុគ្គលិកសង្គម",
        "say_en": "I am a social worker",
        "lines": "two\r\none",
    }
    assert add(editor, "askrule", rule).status_code == 302
    assert AskRule.objects.get().lines == ["two", "one"]


def test_rule_of_a_province_is_told_by_its_name(editor):
    rule = {"code": "there", "name_km": "ទីនោះ", "name_en": "There", "order": 1}
    rule |= {"say_km": "ខ្ញុំជាបុគ្គលិកសង្គម", "say_en": "I am a social worker"}
    refused = add(editor, "askrule", rule | {"provinces": ["99"]})
    assert [*errors_of(refused)] == ["provinces"]
    assert add(editor, "askrule", rule | {"provinces": ["06"]}).status_code == 302
    assert AskRule.objects.get().provinces == ["06"]
    assert "កំពង់ធំ / Kampong Thom" in editor.get("/admin/catalogue/").content.decode()


def test_list_of_messages_says_what_no_office_approved(editor):
    add(editor, "urgentmessage", MESSAGE)
    page = editor.get("/admin/directory/urgentmessage/").content.decode()
    assert "not yet approved by an office" in page


def test_changes_of_a_message_are_read_before_they_are_confirmed(editor):
    add(editor, "urgentmessage", MESSAGE)
    page = editor.get("/admin/catalogue/").content.decode()
    shown = ["Urgent message: ", "Within 72 hours", "not yet approved by an office"]
    assert [text for text in shown if text not in page] == []
