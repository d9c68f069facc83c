"""Restoring a revision: the same as before, and a new one."""

import pytest
from django.core.exceptions import ValidationError

from directory.models import (
    Location,
    Phone,
    Province,
    Schedule,
    Source,
    TaxonomyTerm,
)
from directory.rules import editing
from tests import make

pytestmark = pytest.mark.django_db


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


def test_restoring_takes_no_short_name_from_another(river, sokha):
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
