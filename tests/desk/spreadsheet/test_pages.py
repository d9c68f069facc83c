"""The pages: send a file, look, mend, choose, save; the workbooks that they give."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from directory.desk.spreadsheet import pages
from directory.models import ImportDraft, Organization
from directory.rules import import_drafts
from tests import make
from tests.desk.spreadsheet.files import LOTUS, WHOLE, csv, states, upload

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

LOOK = "/admin/import/look/"
WRONG = ["River", "ទន្លេ", "legal-aid", "Pnhom Penh", "no"]


def send(editor, data, name="list.csv"):
    """Send a file; the page that follows."""
    return editor.post("/admin/import/", upload(data, name), follow=True)


def press(editor, typed, **fields):
    """Press a button of the page as it is now."""
    seen = editor.get(LOOK).context
    return editor.post(LOOK, typed | {"seen_table": seen["seen_table"]}, **fields)


def test_file_is_shown_before_anything_is_saved(editor):
    page = send(editor, csv(WHOLE, LOTUS, WRONG))
    counts = {"wrong": 1, "changed": 0, "new": 1, "unchanged": 0}
    assert (page.redirect_chain[0][0], page.context["counts"]) == (LOOK, counts)
    assert "Row 3, column D" in page.text
    assert Organization.objects.count() == 0


def test_only_what_was_chosen_is_saved(editor, sokha):
    send(editor, csv(WHOLE, LOTUS, ["River", "ទន្លេ", *LOTUS[2:]]))
    page = press(editor, {"save": "1", "take": ["3:0"]}, follow=True)
    assert [row.slug for row in Organization.objects.all()] == ["river"]
    assert Organization.objects.get().edits.get().editor == sokha
    assert "1 organization was saved" in page.text
    # The other one can still be chosen.
    counts = {"wrong": 0, "changed": 0, "new": 1, "unchanged": 1}
    assert (page.redirect_chain, page.context["counts"]) == ([(LOOK, 302)], counts)


def test_table_is_gone_once_all_of_it_is_saved(editor):
    send(editor, csv(WHOLE, LOTUS))
    page = press(editor, {"save": "1", "take": ["2:0"]}, follow=True)
    assert (page.redirect_chain, ImportDraft.objects.count()) == ([("/admin/import/", 302)], 0)


def test_save_that_is_sent_twice_saves_once(editor):
    send(editor, csv(WHOLE, LOTUS, WRONG))
    for _time in range(2):
        press(editor, {"save": "1", "take": ["2:0"]})
    assert [row.revision for row in Organization.objects.all()] == [1]


def test_mended_cell_is_looked_at_again(editor):
    send(editor, csv(WHOLE, WRONG))
    page = press(editor, {"mend": "1", "right": ["2:provinces"]}, follow=True)
    assert page.context["counts"] == {"wrong": 0, "changed": 0, "new": 1, "unchanged": 0}


def test_wrong_row_cannot_be_chosen(editor):
    send(editor, csv(WHOLE, WRONG))
    press(editor, {"save": "1", "take": ["2:0"]})
    assert Organization.objects.count() == 0


def test_entry_that_changed_since_is_not_saved_over(editor, sokha):
    river = make.organization("river", editor=sokha)
    send(editor, csv(["slug", "name_en"], ["river", "Mine"]))
    river.revision = 2
    river.save()
    page = press(editor, {"save": "1", "take": ["2:1"]})
    assert "changed an entry after you looked" in page.text


def test_wrong_rows_come_back_with_the_reason(editor):
    below = ["", "", "karaoke", "Kampong Thom", "no"]
    send(editor, csv(WHOLE, ["=1+1", *WRONG[1:]], below, LOTUS))
    book = load_workbook(BytesIO(editor.get("/admin/import/wrong.xlsx").content))
    _headings, *rows = ([cell for cell in row if cell.value] for row in book.active.iter_rows())
    # The second had its name in a merged cell above.
    assert [[cell.value for cell in row[1:4]] for row in rows] == [
        ["ទន្លេ", "=1+1", "legal-aid"],
        ["ទន្លេ", "=1+1", "karaoke"],
    ]
    # A reason names the cell by where it stands now, and that cell is marked.
    reasons = [row[0].value.splitlines() for row in rows]
    assert [[reason.split()[0] for reason in found] for found in reasons] == [["C2", "E2"], ["D3"]]
    marked = [[c.coordinate for c in row if c.fill.fill_type == "solid"] for row in rows]
    assert marked == [["C2", "E2"], ["D3"]]
    # On a phone the reasons would hide the cells, if they stood still.
    assert book.active.freeze_panes == "A2"
    # What a file says never becomes a formula in another.
    assert {cell.data_type for row in rows for cell in row} == {"s"}


def test_template_is_read_as_it_is_filled_in(editor):
    book = load_workbook(BytesIO(editor.get("/admin/import/template.xlsx").content))
    sheet = book.worksheets[0]
    headings = {cell.value.split("\n")[1]: cell.column for cell in sheet[1]}
    filled = ["Name in English", "Name in Khmer", "Kinds of help", "Provinces", "People stay here"]
    for heading, value in zip(filled, LOTUS, strict=True):
        sheet.cell(2, headings[heading], value)
    stream = BytesIO()
    book.save(stream)
    assert states(stream.getvalue()) == ["new"]
    assert sheet["X2"].number_format == "@"
    assert len(sheet.data_validations.dataValidation) == 9


def test_bad_file_is_refused_on_the_page(editor):
    page = send(editor, b"PK\x03\x04 nothing", "x.xlsx")
    assert "The file cannot be read." in page.text
    assert ImportDraft.objects.count() == 0


def test_pages_are_for_editors_alone(client, dara):
    for page in ("", "look/", "template.xlsx", "wrong.xlsx"):
        assert client.get(f"/admin/import/{page}").status_code == 403


def test_table_of_another_person_is_not_shown(editor, bopha):
    import_drafts.keep({}, name="theirs", by=bopha, at=timezone.now())
    assert editor.get(LOOK).url == "/admin/import/"


def test_table_is_gone_after_a_day(editor, sokha):
    send(editor, csv(WHOLE, LOTUS))
    ImportDraft.objects.update(at=timezone.now() - timedelta(hours=24))
    assert editor.get(LOOK).url == "/admin/import/"
    import_drafts.forget(at=timezone.now())
    assert ImportDraft.objects.count() == 0


def test_second_table_takes_the_place_of_the_first(editor):
    send(editor, csv(WHOLE, LOTUS), "first.csv")
    send(editor, csv(WHOLE, WRONG), "second.csv")
    assert [draft.name for draft in ImportDraft.objects.all()] == ["second.csv"]


def test_long_table_is_saved_in_steps_each_of_them_whole(editor, monkeypatch):
    monkeypatch.setattr(pages, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(pages, "MOST_WHOLE", 1)
    rows = [[f"House {n}", f"ផ្ទះ {n}", *LOTUS[2:]] for n in range(3)]
    page = send(editor, csv(WHOLE, *rows))
    assert [row["is_whole"] for row in page.context["new"]] == [True, False, False]
    page = press(editor, {"save": "1", "take": ["2:0", "3:0", "4:0"]})
    steps = {name: page.context[name] for name in ("done", "total", "rest")}
    assert (steps, Organization.objects.count()) == ({"done": 2, "total": 3, "rest": ["4:0"]}, 2)
    seen = page.context["seen_table"]
    rest = {"save": "1", "done": "2", "take": ["4:0"], "seen_table": seen}
    page = editor.post(LOOK, rest, follow=True)
    assert "3 organizations were saved" in page.text
    assert (Organization.objects.count(), ImportDraft.objects.count()) == (3, 0)


def test_what_was_saved_before_a_step_failed_is_told(editor):
    send(editor, csv(WHOLE, LOTUS))
    page = press(editor, {"save": "1", "done": "200", "take": ["9:0"]})
    told = [str(message) for message in page.context["messages"]]
    assert (told[1].startswith("200 organizations were saved"), len(told)) == (True, 2)


def test_one_organization_of_a_long_table_can_be_looked_at(editor):
    send(editor, csv(WHOLE, LOTUS, ["River", "ទន្លេ", *LOTUS[2:]]))
    assert [row["name"] for row in editor.get(f"{LOOK}?only=3:0").context["new"]] == ["River"]


@pytest.mark.parametrize("act", [{"save": "1", "take": ["2:0"]}, {"mend": "1", "right": []}])
def test_button_is_about_the_file_that_was_looked_at(editor, act):
    seen = send(editor, csv(WHOLE, LOTUS), "first.csv").context["seen_table"]
    send(editor, csv(WHOLE, ["River", "ទន្លេ", *LOTUS[2:]]), "second.csv")
    page = editor.post(LOOK, act | {"seen_table": seen}, follow=True)
    assert "That page was about an earlier table of yours." in page.text
    assert Organization.objects.count() == 0
