"""Headings that nobody knows: what they mean is asked once, and remembered for that person."""

import pytest

from directory.models import ImportDraft, ImportHeading
from directory.rules import import_drafts, import_headings
from tests.desk.spreadsheet import kept
from tests.desk.spreadsheet.files import LOTUS, csv, upload, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

COLUMNS, LOOK = "/admin/import/columns/", "/admin/import/look/"
UNKNOWN = csv(["Org.", "What they do", "Boss"], ["Lotus House", "legal-aid", "Dara Sok"])
SAID = {"column-0": "name_en", "column-1": "kinds", "column-2": ""}


def send(editor, data=UNKNOWN):
    """Send a file; the page that follows."""
    return editor.post("/admin/import/", upload(data, "list.csv"), follow=True)


def answer(editor, said=SAID):
    """Say what the columns hold; the page that follows."""
    seen = {"seen_table": editor.get(COLUMNS).context["seen_table"]}
    return editor.post(COLUMNS, said | seen, follow=True)


def where(page):
    return page.redirect_chain[-1][0]


def test_unknown_headings_are_asked_about_with_examples(editor):
    page = send(editor)
    assert where(page) == COLUMNS
    found = [(one.letter, one.heading, one.examples) for _p, one, _c in page.context["found"]]
    assert found == [
        ("A", "Org.", ["Lotus House"]),
        ("B", "What they do", ["legal-aid"]),
        ("C", "Boss", ["Dara Sok"]),
    ]


def test_what_was_said_is_the_table(editor):
    send(editor)
    page = answer(editor)
    assert (where(page), page.context["counts"]["new"]) == (LOOK, 1)
    # What nobody reads is kept no longer than until somebody has said so.
    assert "Dara Sok" not in str(ImportDraft.objects.get().table)


def test_next_file_with_these_headings_is_not_asked_about(editor):
    send(editor)
    answer(editor)
    assert where(send(editor, workbook(["ORG", "Boss", "what they do"], LOTUS[:3]))) == LOOK


def test_what_one_person_said_is_not_what_another_means(editor, bopha):
    send(editor)
    answer(editor)
    assert import_headings.told(by=bopha) == {}


def test_person_can_be_asked_anew(editor, sokha):
    send(editor)
    answer(editor)
    said = {"ask": "1", "seen_table": editor.get(LOOK).context["seen_table"]}
    page = editor.post(LOOK, said, follow=True)
    assert (where(page), import_headings.told(by=sokha)) == ("/admin/import/", {})
    assert where(send(editor)) == COLUMNS


def test_heading_that_we_know_can_mean_something_else(editor, sokha):
    send(editor, csv(["name", "contact", "x"], ["Lotus", "1280", "y"]))
    answer(editor, SAID | {"column-1": "phones"})
    assert import_headings.told(by=sokha) == {"contact": "phones", "x": ""}


def test_columns_without_a_name_are_refused_and_not_remembered(editor):
    send(editor)
    page = answer(editor, {"column-1": "kinds", "column-7": "name_en", "column-0": "evil"})
    assert "No row of headings was found" in page.text
    assert ImportHeading.objects.count() == 0


def test_what_is_said_of_one_file_means_nothing_for_another(editor):
    send(editor)
    seen = editor.get(COLUMNS).context["seen_table"]
    send(editor, csv(["What they do", "Org."], ["legal-aid", "Lotus House"]))
    page = editor.post(COLUMNS, SAID | {"seen_table": seen}, follow=True)
    assert (where(page), ImportHeading.objects.count()) == (COLUMNS, 0)
    assert "That page was about an earlier table of yours." in page.text


def test_file_that_came_while_one_was_saved_is_kept(editor):
    send(editor)
    saved = ImportDraft.objects.get()
    send(editor, csv(["What they do", "Org."], ["legal-aid", "Lotus House"]))
    import_drafts.drop(saved)
    assert ImportDraft.objects.count() == 1


def test_table_whose_columns_are_asked_about_has_no_other_page(editor):
    send(editor)
    assert editor.get(LOOK).url == COLUMNS
    assert editor.get("/admin/import/wrong.xlsx").url == "/admin/import/"


def test_contacts_and_feeds_are_not_asked_about(editor):
    for data in (kept.ANDROID.encode(), kept.as_json(kept.FEED)):
        assert where(send(editor, data)) == LOOK


def test_page_is_for_editors_alone(client, dara):
    assert client.get(COLUMNS).status_code == 403


def test_long_heading_is_remembered_too(sokha):
    heading = "what " * 100
    import_headings.remember({heading: "kinds"}, by=sokha)
    assert import_headings.told(by=sokha)[import_headings.key(heading)] == "kinds"
    import_headings.forget([heading], by=sokha)
    assert import_headings.told(by=sokha) == {}
