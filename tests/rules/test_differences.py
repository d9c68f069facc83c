"""Differences between two revisions, told in words of the reader's language."""

import pytest
from django.utils import translation

from directory.models import (
    Location,
    Phone,
    Province,
    Schedule,
    TaxonomyTerm,
)
from directory.rules import differences, editing
from directory.text.writing import dialled
from tests import make

pytestmark = pytest.mark.django_db


def leaf_paths(edits):
    """The paths in which the two newest revisions differ, newest first."""
    after, before = edits[:2]
    return [line["path"] for line in differences.between(before.document, after.document)]


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
        (f"Phone {dialled(make.NUMBER)}", "Service", "", here, ""),
    ]


def test_added_number_is_told_without_what_nobody_answered(river, sokha, reader_of_english):
    Phone.objects.create(organization=river, number=make.HELD_NUMBER, is_held=True)
    editing.save(river, by=sokha, at=make.NOW)
    here = f"Phone {dialled(make.HELD_NUMBER)}"
    assert told(river.edits.all()) == [
        (here, "Number", "", "", dialled(make.HELD_NUMBER)),
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
        (f"Phone {dialled(make.NUMBER)}", "Service", "", here, ""),
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
