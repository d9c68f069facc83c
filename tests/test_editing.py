"""Saving a working copy: each change one revision, whole, in both languages, and for good."""

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction

from directory import editing, snapshot
from directory.models import Edit, Phone, Schedule
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def sokha():
    return make.person("sokha")


@pytest.fixture
def river(sokha):
    make.catalogue()
    return make.organization("river", editor=sokha)


def leaf_paths(edits):
    """The paths in which the two newest revisions differ, newest first."""
    after, before = edits[:2]
    return [path for path, _, _ in editing.differences(before.document, after.document)]


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
    bare = {"name", "alternate_name", "description"}
    assert set(document) == columns - bare - {"revision"} | set(editing.PARTS)


def test_each_change_is_the_next_revision(river, sokha):
    for text in ("One", "Two"):
        river.notes = text
        river.save()
        editing.save(river, by=sokha, at=make.NOW)
    revisions = river.edits.order_by("revision").values_list("revision", flat=True)
    assert list(revisions) == [1, 2, 3]


def test_difference_in_a_number_names_the_number(river, sokha):
    phone = river.phones.get()
    phone.number = make.HELD_NUMBER
    phone.save()
    editing.save(river, by=sokha, at=make.NOW)
    assert leaf_paths(river.edits.all()) == [("phones", str(phone.pk), "number")]


def test_difference_in_hours_is_seen(river, sokha):
    service = river.services.get()
    Schedule.objects.create(service=service, byday="MO", opens_at="08:00", closes_at="17:00")
    editing.save(river, by=sokha, at=make.NOW)
    assert leaf_paths(river.edits.all()) == [("services", str(service.pk), "hours")]


def test_removed_number_is_a_revision(river, sokha):
    number = str(river.phones.get().pk)
    Phone.objects.all().delete()
    editing.save(river, by=sokha, at=make.NOW)
    assert {path[:2] for path in leaf_paths(river.edits.all())} >= {("phones", number)}


def test_same_revision_cannot_be_written_twice(river, sokha):
    with pytest.raises(IntegrityError), transaction.atomic():
        Edit.objects.create(
            organization=river, revision=1, editor=sokha, edited_at=make.NOW, document={}
        )


@pytest.mark.parametrize("act", ["UPDATE {} SET id = id", "DELETE FROM {}"])
@pytest.mark.parametrize("noun", ["edit", "verification", "snapshot"])
def test_recorded_row_is_still_there_after_the_refusal(river, settings, tmp_path, noun, act):
    settings.DATA_ROOT = tmp_path
    make.confirm(river, by=make.person("dara", verifies=True))
    snapshot.publish(at=make.NOW)
    table = f"directory_{noun}"
    with (
        pytest.raises(DatabaseError, match=f"{table} is append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(act.format(table))
    assert apps.get_model("directory", noun).objects.count() == 1
