"""The database refuses a check of the catalogue that breaks a rule, whoever writes it."""

import pytest
from django.db import IntegrityError, connection, transaction

from directory.models import CatalogueCheck, CatalogueEdit, frozen, triggers
from directory.rules import catalogue_check
from tests import make
from tests.rules.catalogue.changes import rename
from tests.rules.test_triggers import columns

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(sokha, dara):
    """The columns of a check that every rule allows: dara confirms sokha's edit."""
    rename("Lawyers", by=sokha)
    with transaction.atomic():
        row = columns(catalogue_check.confirm(by=dara, seen_revision=2, at=make.NOW))
        transaction.set_rollback(True)
    return row


def refuse(row, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        CatalogueCheck.objects.create(**row)


def test_database_takes_a_check_by_a_second_person(written):
    CatalogueCheck.objects.create(**written)
    assert CatalogueCheck.objects.count() == 2


def test_database_refuses_a_check_by_an_editor(written, dara):
    rename("Advocates", by=dara)
    rename("Counsel", by=CatalogueEdit.objects.get(revision=2).editor)
    last = CatalogueEdit.objects.first()
    own = {"revision": 4, "document": last.document}
    refuse(written | own, "catalogue_check_by_no_editor")
    refuse(written | {"verifier_id": written["editor_id"]}, "four_eyes|by_no_editor")


def test_database_refuses_one_person_among_others(written):
    alone = {"by_one_person": True, "active_verifiers": 2}
    refuse(written | alone, "catalogue_one_person_only_while_alone")


@pytest.mark.parametrize(
    "broken", [{"sha256": ""}, {"outcome": "rejected"}, {"outcome": "x"}], ids=str
)
def test_database_refuses_half_a_check_of_the_catalogue(written, broken):
    refuse(written | broken, "catalogue_check_is_whole|rejection_keeps")


def test_database_refuses_a_check_of_what_nobody_recorded(written):
    forged = frozen.new(frozen.WORKING_CATALOGUE, {"terms": [], "provinces": []})
    refuse(written | {"document": forged}, "catalogue_check_of_recorded_edit")


def test_database_refuses_a_check_that_does_not_follow(written):
    refuse(written | {"revision_before": 0}, "catalogue_check_follows_the_one_before")


@pytest.mark.parametrize("broken", [{"revision_before": 1}, {"outcome": "rejected", "note": "x"}])
def test_database_refuses_a_first_check_that_follows_one(written, broken):
    make.take_triggers_away()
    CatalogueCheck.objects.all().delete()
    triggers.install(connection)
    first = {"number": 1, "revision_before": 0}
    refuse(written | first | broken, "first_catalogue_check_follows_none")


def test_database_refuses_a_check_before_one_it_does_not_fit(written, sokha):
    make.take_triggers_away()
    CatalogueCheck.objects.create(**written | {"number": 3, "revision_before": 7, "revision": 9})
    triggers.install(connection)
    refuse(written, "catalogue_check_precedes_the_one_after")


def test_database_refuses_a_check_naming_another_editor(written, bopha):
    refuse(written | {"editor_id": bopha.pk}, "catalogue_check_names_the_last_editor")


def test_database_refuses_a_rejection_that_changes_what_stands(written):
    rejection = {"outcome": "rejected", "note": "x"}
    refuse(written | rejection, "rejection_keeps_what_stands")
