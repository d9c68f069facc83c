"""What changed in the catalogue is shown to a second person, who confirms or rejects it."""

import pytest

from directory.desk.publishing import SESSION_KEY
from directory.models import CatalogueCheck, CatalogueEdit, PublicationDue, TaxonomyTerm
from directory.publish import reader
from directory.rules import catalogue_editing
from tests import make
from tests.rules.catalogue.changes import rename, standing_name, working_name

pytestmark = pytest.mark.django_db

PAGE = "/admin/catalogue/"


def changes(response):
    return [
        (part["where"], part["act"], [(line["old"], line["new"]) for line in part["lines"]])
        for part in response.context["changes"]
    ]


def test_second_person_sees_old_and_new_side_by_side(client, sokha, dara):
    TaxonomyTerm.objects.filter(code="legal-aid").update(
        synonyms=["court"], sinks_when_overdue=True
    )
    rename("Lawyers", by=sokha)
    assert changes(client.get(PAGE)) == [
        (
            "Kind of help: សេវា legal-aid / legal-aid (legal-aid)",
            "changed",
            [("legal-aid", "Lawyers"), ("", "court"), ("No", "Yes")],
        )
    ]


def test_added_term_and_moved_term_are_told(client, sokha, dara):
    TaxonomyTerm.objects.create(taxonomy="served", code="all", name_en="Everyone", name_km="គ្រប់គ្នា")
    TaxonomyTerm.objects.filter(code="legal-aid").update(
        parent=TaxonomyTerm.objects.get(code="shelter")
    )
    catalogue_editing.save(by=sokha, at=make.NOW)
    assert [(act, where) for where, act, _lines in changes(client.get(PAGE))] == [
        ("changed", "Kind of help: សេវា legal-aid / legal-aid (legal-aid)"),
        ("added", "People served: គ្រប់គ្នា / Everyone (all)"),
    ]
    [moved] = changes(client.get(PAGE))[0][2]
    assert moved == ("ក្រុម legal / legal", "ក្រុម shelter / shelter")


def test_one_button_confirms_and_phones_get_it(client, sokha, dara):
    rename("Lawyers", by=sokha)
    assert client.post(PAGE, {"confirm": "", "seen_revision": 2}).status_code == 302
    assert (CatalogueCheck.objects.first().verifier, standing_name()) == (dara, "Lawyers")
    kinds = {row["code"]: row["name"]["en"] for row in reader.current().file("catalogue")["kinds"]}
    assert kinds["legal-aid"] == "Lawyers"
    assert "Phones get it: list of" in client.get(PAGE).text


def test_publishing_that_failed_names_the_catalogue(client, sokha, dara):
    rename("Lawyers", by=sokha)
    client.post(PAGE, {"confirm": "", "seen_revision": 2})
    due = PublicationDue.objects.create(organization=None, at=make.NOW, failed_at=make.NOW)
    session = client.session
    session[SESSION_KEY] = [str(due.pk)]
    session.save()
    assert "Catalogue: Phones do not have this yet!" in client.get(PAGE).text


def test_reject_needs_a_reason_and_brings_back_what_stands(client, sokha, dara):
    rename("Lawyers", by=sokha)
    response = client.post(PAGE, {"reject": "", "seen_revision": 2, "reason": " "})
    assert [*response.context["form"].errors] == ["reason"]
    assert working_name() == "Lawyers"
    client.post(PAGE, {"reject": "", "seen_revision": 2, "reason": "A joke"})
    assert (working_name(), CatalogueCheck.objects.first().note) == ("legal-aid", "A joke")


def test_editor_sees_the_page_and_may_not_confirm(editor, sokha):
    rename("Lawyers", by=sokha)
    page = editor.get(PAGE)
    assert (page.status_code, 'name="confirm"' in page.text) == (200, False)
    assert editor.post(PAGE, {"confirm": "", "seen_revision": 2}).status_code == 403


def test_verifier_who_edited_is_told_why_there_is_no_button(client, dara, bopha):
    rename("Lawyers", by=dara)
    page = client.get(PAGE).text
    assert ("somebody else must confirm it" in page, 'name="confirm"' in page) == (True, False)
    client.post(PAGE, {"confirm": "", "seen_revision": 2})
    assert standing_name() == "legal-aid"


def test_only_verifier_is_told_before_that_four_eyes_is_off(client, dara):
    rename("Lawyers", by=dara)
    page = client.get(PAGE).text
    assert ("the record says that one person did both" in page, 'name="confirm"' in page) == (
        True,
        True,
    )


def test_page_that_is_stale_confirms_nothing(client, sokha, dara):
    rename("Lawyers", by=sokha)
    rename("CALL me", by=sokha)
    response = client.post(PAGE, {"confirm": "", "seen_revision": 2})
    assert [str(message) for message in response.context["messages"]] == [
        "The catalogue was changed after you opened it. Read it again."
    ]
    assert standing_name() == "legal-aid"


def test_today_lists_the_catalogue_while_it_waits(client, sokha, dara):
    assert client.get("/admin/").context["catalogue_edit"] is None
    edit = rename("Lawyers", by=sokha)
    page = client.get("/admin/")
    assert page.context["catalogue_edit"] == edit
    assert "The catalogue waits for a second person" in page.text


def test_history_says_who_did_what(client, sokha, dara):
    rename("Lawyers", by=sokha)
    client.post(PAGE, {"reject": "", "seen_revision": 2, "reason": "A joke"})
    events = client.get(f"{PAGE}history/").context["events"]
    told = [(edit.editor.username, check and check.get_outcome_display()) for edit, check in events]
    assert told == [("dara", "Rejected"), ("sokha", None), ("writer", "Confirmed")]


def test_history_shows_one_revision_beside_the_one_before(client, sokha, dara):
    rename("Lawyers", by=sokha)
    [(_where, _act, lines)] = changes(client.get(f"{PAGE}history/", {"revision": 2}))
    assert lines == [("legal-aid", "Lawyers")]


@pytest.mark.parametrize("revision", ["9", "x"])
def test_history_of_no_revision_is_not_found(client, dara, revision):
    assert client.get(f"{PAGE}history/", {"revision": revision}).status_code == 404


def test_long_history_has_pages(client, sokha, dara):
    for number in range(31):
        rename("Lawyers" if number % 2 else "Counsel", by=sokha)
    first = client.get(f"{PAGE}history/")
    older = client.get(f"{PAGE}history/", {"before": first.context["older"]})
    revisions = [edit.revision for edit, _check in older.context["events"]]
    assert (len(first.context["events"]), revisions) == (30, [2, 1])


def test_call_sheet_speaks_in_standing_names(client, sokha, dara):
    river = make.organization("river", editor=sokha)
    rename("CALL me instead", by=sokha)
    page = client.get(f"/admin/directory/organization/{river.pk}/verify/").text
    assert ("legal-aid" in page, "CALL me instead" in page) == (True, False)
    assert CatalogueEdit.objects.count() == 2
