"""Saving a working copy: each change one revision, whole, in both languages, and for good."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import translation

from directory.models import (
    Edit,
    Location,
    Organization,
    Phone,
    Province,
    Schedule,
    Source,
    TaxonomyTerm,
)
from directory.publish import publishing
from directory.rules import alerts, calls, differences, editing, twins, verification, vetting
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
    return [line["path"] for line in differences.between(before.document, after.document)]


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
@pytest.mark.parametrize(
    "noun", ["edit", "verification", "snapshot", "returnrequest", "attempt", "vetting", "alert"]
)
def test_recorded_row_is_still_there_after_the_refusal(river, settings, tmp_path, noun, act):
    settings.DATA_ROOT = tmp_path
    dara = make.person("dara", verifies=True)
    said = {"by": dara, "reason": "x", "at": make.NOW}
    make.confirm(river, by=dara)
    publishing.publish(at=make.NOW)
    alerts.put(river, text_km="x", ends_on=make.TODAY, **said)
    calls.record_attempt(river, by=dara, number="117", result="no-answer", at=make.NOW)
    if noun != "verification":
        vetting.do_not_list(river, **said)
        verification.ask_return(river, **said)
    table = f"directory_{noun}"
    with (
        pytest.raises(DatabaseError, match=f"{table} is append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(act.format(table))
    assert apps.get_model("directory", noun).objects.count() == 1


@pytest.fixture
def reader_of_english():
    with translation.override("en"):
        yield


def told(edits):
    """Where, label, language, old and new of what differs between the two newest revisions."""
    after, before = edits[:2]
    return [
        (line["where"], line["label"], line["language"], line["old"], line["new"])
        for line in differences.between(before.document, after.document)
    ]


def test_differences_are_told_in_words(river, sokha, reader_of_english):
    service, phone = river.services.get(), river.phones.get()
    river.description_en = "Helps"
    river.save()
    service.kinds.set(TaxonomyTerm.objects.filter(code="safe-house"))
    service.provinces.set(Province.objects.filter(code="12"))
    service.served_groups.update(is_served=False)
    service.free_of_charge = False
    service.save()
    Schedule.objects.create(service=service, byday="MO", opens_at="08:00", closes_at="17:00")
    phone.service = None
    phone.save()
    editing.save(river, by=sokha, at=make.NOW)
    here = "Service safe-house"
    assert told(river.edits.all()) == [
        ("", "Description", "en", "", "Helps"),
        (here, "Free of charge", "", "Not known", "No"),
        (here, "Kinds of help", "", "legal-aid", "safe-house"),
        (here, "Provinces", "", "Kampong Thom", "Phnom Penh"),
        (here, "For whom: women", "", "Yes", "No"),
        (here, "Hours", "", "", "Monday 08:00–17:00"),
        (f"Phone {make.NUMBER}", "Service", "", here, ""),
    ]


def test_added_number_is_told_without_what_nobody_answered(river, sokha, reader_of_english):
    Phone.objects.create(organization=river, number=make.HELD_NUMBER, is_held=True)
    editing.save(river, by=sokha, at=make.NOW)
    here = f"Phone {make.HELD_NUMBER}"
    assert told(river.edits.all()) == [
        (here, "Number", "", "", make.HELD_NUMBER),
        (here, "Held back", "", "", "Yes"),
    ]
    acts = {line["act"] for line in differences.between(*documents(river))}
    assert acts == {"added"}


def test_removed_service_is_told_by_what_it_said(river, sokha, reader_of_english):
    river.services.all().delete()
    editing.save(river, by=sokha, at=make.NOW)
    here = "Service legal-aid"
    assert told(river.edits.all()) == [
        (here, "Kinds of help", "", "legal-aid", ""),
        (here, "Provinces", "", "Kampong Thom", ""),
        (here, "For whom: women", "", "Yes", ""),
        (f"Phone {make.NUMBER}", "Service", "", here, ""),
    ]


def test_removed_service_is_told_with_whom_it_did_not_take(river, sokha, reader_of_english):
    river.services.get().served_groups.update(is_served=False)
    editing.save(river, by=sokha, at=make.NOW)
    river.services.all().delete()
    editing.save(river, by=sokha, at=make.NOW)
    [group] = [line for line in told(river.edits.all()) if line[1].startswith("For whom")]
    assert group == ("Service legal-aid", "For whom: women", "", "No", "")


def test_part_is_told_by_its_name_and_without_one_by_its_noun(river, sokha, reader_of_english):
    river.services.update(name_km="ជំនួយ", nationwide=True)
    editing.save(river, by=sokha, at=make.NOW)
    river.services.update(nationwide=False)
    Location.objects.create(organization=river, province=Province.objects.get(code="12"))
    editing.save(river, by=sokha, at=make.NOW)
    assert [line[:2] for line in told(river.edits.all())] == [
        ("Service ជំនួយ", "Nationwide"),
        ("Location", "Province"),
        ("Location", "Visibility"),
    ]


def test_kind_and_group_with_one_code_are_told_apart(river, sokha, reader_of_english):
    for taxonomy, code in (("served", "legal-aid"), ("kind", "women")):
        TaxonomyTerm.objects.create(taxonomy=taxonomy, code=code, name_en="Another", order=9)
    service = river.services.get()
    service.served_groups.all().delete()
    service.kinds.clear()
    editing.save(river, by=sokha, at=make.NOW)
    # A group that is gone is told by its code, not by the name of a kind.
    TaxonomyTerm.objects.get(taxonomy="served", code="women").delete()
    assert told(river.edits.all()) == [
        ("Service", "Kinds of help", "", "legal-aid", ""),
        ("Service", "For whom: women", "", "Yes", "Not known"),
    ]


def test_labels_are_in_the_language_of_the_reader(river, sokha):
    river.description_en = "Helps"
    river.save()
    editing.save(river, by=sokha, at=make.NOW)
    with translation.override("km"):
        assert [line[1] for line in told(river.edits.all())] == ["ការពិពណ៌នា"]


def documents(organization):
    after, before = organization.edits.all()[:2]
    return before.document, after.document


def test_restored_revision_is_the_same_as_before_and_a_new_one(river, sokha):
    Schedule.objects.create(
        phone=river.phones.get(), byday="SA", opens_at="22:00", closes_at="06:00"
    )
    Phone.objects.create(
        organization=river, number=make.HELD_NUMBER, is_held=True, note="Old", toll_free=False
    )
    Source.objects.create(organization=river, code="S1", title="A report")
    Location.objects.create(
        organization=river, province=Province.objects.get(code="12"), visibility="partial"
    )
    wanted = editing.save(river, by=sokha, at=make.NOW)
    dara = make.person("dara")
    river.name_km = "ឈ្មោះផ្សេង"
    river.save()
    river.services.all().delete()
    river.phones.filter(is_held=True).delete()
    # The two numbers change places with the restored one, which may stand only once.
    river.phones.update(number=make.HELD_NUMBER)
    editing.save(river, by=sokha, at=make.NOW)
    made = editing.restore(wanted, by=dara, at=make.NOW)
    assert (made.revision, made.editor) == (4, dara)
    assert made.document == wanted.document == editing.document(made.organization)


def test_restoring_finds_a_term_by_its_code_among_its_own_kind(river, sokha):
    for code in ("legal-aid", "women"):
        TaxonomyTerm.objects.create(taxonomy="category", code=code)
    wanted = river.edits.get()
    river.services.all().delete()
    editing.save(river, by=sokha, at=make.NOW)
    assert editing.restore(wanted, by=sokha, at=make.NOW).document == wanted.document


def test_address_by_which_phones_know_a_listing_is_not_restored(river, sokha):
    river.public_id = "newone"
    river.save()
    editing.save(river, by=sokha, at=make.NOW)
    editing.restore(river.edits.get(revision=1), by=sokha, at=make.NOW)
    river.refresh_from_db()
    assert river.public_id == "newone"


def test_restoring_what_stands_is_no_revision(river, sokha):
    assert editing.restore(river.edits.get(), by=sokha, at=make.NOW) is None


def test_short_name_that_another_took_meanwhile_is_not_taken_back(river, sokha):
    river.slug = "stream"
    river.save()
    editing.save(river, by=sokha, at=make.NOW)
    make.organization("river", editor=sokha)
    with pytest.raises(ValidationError):
        editing.restore(river.edits.get(revision=1), by=sokha, at=make.NOW)


@pytest.mark.parametrize("code", ["legal-aid", "women"])
def test_revision_with_a_word_that_is_gone_is_not_half_restored(river, sokha, code):
    service = river.services.get()
    service.served_groups.all().delete()
    service.kinds.clear()
    editing.save(river, by=sokha, at=make.NOW)
    TaxonomyTerm.objects.filter(code=code).update(code="other")
    with pytest.raises(ValidationError):
        editing.restore(river.edits.get(revision=1), by=sokha, at=make.NOW)
    assert editing.document(river) == river.edits.first().document


def test_twins_are_found_by_name_acronym_and_number_however_spelt(river, sokha):
    river.acronym = "RVR"
    river.save()
    other = make.organization("lake", editor=sokha, name_en="rvr.", name_km="អង្គការ\u200bបឹង")
    other.phones.update(number=make.HELD_NUMBER)
    assert twins.of(other) == [(river, ["RVR"])]
    other.phones.update(number=make.NUMBER)
    assert twins.of(other) == [(river, ["RVR", make.NUMBER])]
    Organization.objects.filter(pk=other.pk).update(name_en="Lake", acronym="")
    other.phones.all().delete()
    other.refresh_from_db()
    assert twins.of(other) == []


def test_names_that_nobody_wrote_are_nothing_in_common(river, sokha):
    other = make.organization("lake", editor=sokha)
    other.phones.all().delete()
    assert (river.acronym, other.acronym) == ("", "")
    assert twins.of(other) == []


def test_khmer_names_that_look_equal_are_twins():
    typed_apart = "អង្គការ\u200bទន្លេ"
    assert twins.likely_twins(["អង្គការ ទន្លេ"], [], [(1, [typed_apart], [])]) == [(1, [typed_apart])]
