"""Saving a working copy: each change one revision, whole, in both languages, and for good."""

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from directory.models import (
    Edit,
    Line,
    Organization,
    Service,
)
from directory.publish import publishing
from directory.rules import alerts, calls, editing, verification, vetting
from directory.rules.refusal import Refused
from tests import make

pytestmark = pytest.mark.django_db


def test_first_save_is_revision_one_by_whoever_saved(river, sokha):
    edit = river.edits.get()
    assert (edit.revision, edit.editor, edit.edited_at) == (1, sokha, make.NOW)
    river.refresh_from_db()
    assert river.revision == 1


def test_document_holds_both_languages(river):
    document = river.edits.get().document
    assert (document["name_km"], document["name_en"]) == ("អង្គការ river", "House river")
    assert "name" not in document


def test_document_has_a_place_for_every_column(river):
    document = river.edits.get().document
    columns = {field.name for field in river._meta.concrete_fields}
    bare = {"name", "alternate_name", "description", "caution"}
    assert set(document) == columns - bare - {"revision"} | set(editing.PARTS)


def test_entry_that_a_line_to_call_names_keeps_its_short_name(river, sokha):
    Line.objects.create(code="river", entry="river", name_km="ទន្លេ", name_en="River")
    river.slug = "river-2"
    river.save()
    with pytest.raises(Refused, match="A line to call"):
        editing.save(river, by=sokha, at=make.NOW)


def test_each_change_is_the_next_revision(river, sokha):
    for text in ("One", "Two"):
        river.notes = text
        river.save()
        editing.save(river, by=sokha, at=make.NOW)
    revisions = river.edits.order_by("revision").values_list("revision", flat=True)
    assert list(revisions) == [1, 2, 3]


def test_same_revision_cannot_be_written_twice(river, sokha):
    with pytest.raises(IntegrityError), transaction.atomic():
        Edit.objects.create(
            organization=river, revision=1, editor=sokha, edited_at=make.NOW, document={}
        )


@pytest.mark.parametrize("act", ["UPDATE {} SET id = id", "DELETE FROM {}"])
@pytest.mark.parametrize(
    "noun", ["edit", "verification", "snapshot", "returnrequest", "attempt", "vetting", "alert"]
)
def test_recorded_row_is_still_there_after_the_refusal(river, settings, tmp_path, noun, act):
    settings.DATA_ROOT = tmp_path
    dara = make.person("dara", verifies=True)
    said = {"by": dara, "reason": "x", "at": make.NOW}
    make.confirm(river, by=dara)
    if noun == "snapshot":
        publishing.publish(at=make.NOW)
    alerts.start(river, sentence="closed", ends_on=make.TODAY, **said)
    calls.record_attempt(river, by=dara, number="117", result="no-answer", at=make.NOW)
    if noun != "verification":
        vetting.do_not_list(river, **said)
        verification.ask_return(river, **said)
    table, rows = f"directory_{noun}", apps.get_model("directory", noun).objects
    before = rows.count()
    with (
        pytest.raises(DatabaseError, match=f"{table} is append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(act.format(table))
    assert rows.count() == before > 0


def test_name_of_a_standing_listing_goes_to_no_other(river, sokha, dara):
    """Phones report on it, and lines to call are found, by its short name."""
    make.confirm(river, by=dara)
    Organization.objects.filter(pk=river.pk).update(slug="river-office")
    river.refresh_from_db()
    editing.save(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match="still has the short name “river”"), transaction.atomic():
        make.organization("river", editor=sokha)
    river.refresh_from_db()
    make.confirm(river, by=dara)
    assert make.organization("river", editor=sokha).revision == 1


def test_entry_of_many_parts_is_read_in_as_many_queries(river):
    make.parts(river)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            editing.document(river)
        return len(queries)

    few = asked()
    for number in range(3):
        service = Service.objects.create(organization=river)
        river.phones.create(number=f"+855000000{number:02}", service=service)
    assert asked() == few


def test_revision_that_was_not_read_is_not_saved_over(river, sokha):
    Organization.objects.filter(pk=river.pk).update(description_en="New")
    with pytest.raises(editing.Stale, match="changed after you opened it"):
        editing.save(river, by=sokha, at=make.NOW, seen_revision=0)
    assert river.edits.count() == 1
