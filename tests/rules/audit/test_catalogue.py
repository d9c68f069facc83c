"""The audit of the catalogue finds what was forged, lost or changed past its history."""

from datetime import timedelta

import pytest

from directory.models import CatalogueCheck, CatalogueEdit, TaxonomyTerm
from directory.rules import audit, catalogue_check
from tests import make
from tests.rules.audit.found import LATER
from tests.rules.catalogue.changes import rename

pytestmark = pytest.mark.django_db


@pytest.fixture
def checked(people):
    """A catalogue that was confirmed, rejected and confirmed again, in a bare database."""
    for act, fields, editor, revision, name in (
        (catalogue_check.confirm, {}, people.sokha, 2, "Lawyers"),
        (catalogue_check.reject, {"reason": "x"}, people.sokha, 3, "Advocates"),
        (catalogue_check.confirm, {}, people.dara, 5, "Counsel"),
    ):
        rename(name, by=editor, at=LATER)
        act(by=people.bopha, seen_revision=revision, at=LATER, **fields)
    make.take_triggers_away()


def violations():
    return list(audit.violations())


def test_kept_catalogue_is_no_violation(checked):
    assert violations() == []


@pytest.mark.parametrize(
    ("number", "change", "said"),
    [
        (4, {"number": 5}, "check 5: a number is missing before it"),
        (4, {"revision_before": 1}, "check 4: says another revision than the one"),
        (4, {"recorded_at": make.NOW - timedelta(days=1)}, "check 4: recorded before the check"),
        (2, {"sha256": "0"}, "check 2: the catalogue is not the one that was frozen"),
        (2, {"revision": 9}, "check 2: freezes what nobody recorded"),
        (4, {"outcome": "rejected", "note": "x"}, "check 4: rejects and changes what stands"),
        (4, {"by_one_person": True, "active_verifiers": 1}, "check 4: says wrongly that one"),
    ],
)
def test_tampered_check_of_the_catalogue_is_found(checked, number, change, said):
    CatalogueCheck.objects.filter(number=number).update(**change)
    assert any(f"catalogue: {said}" in line for line in violations())


def test_edit_of_the_catalogue_laid_at_another_door_is_found(checked, people):
    CatalogueEdit.objects.filter(revision=2).update(editor=people.bopha)
    assert violations() == [
        "catalogue: check 2: names another editor than the last",
        "catalogue: check 2: says wrongly that one person did everything, or that two did",
    ]


def test_missing_revision_of_the_catalogue_is_found(checked):
    CatalogueEdit.objects.filter(revision=2).delete()
    assert violations() == [
        "catalogue: revisions [1, 3, 4, 5] have a gap",
        "catalogue: check 2: freezes what nobody recorded",
        "catalogue: check 2: names another editor than the last",
    ]


def test_catalogue_changed_past_its_history_is_found(checked):
    TaxonomyTerm.objects.filter(code="women").update(name_en="Ladies")
    assert violations() == ["catalogue: the working copy was changed without a revision"]


def test_catalogue_that_was_never_recorded_is_found(checked):
    CatalogueCheck.objects.all().delete()
    CatalogueEdit.objects.all().delete()
    assert violations() == ["catalogue: the working copy was changed without a revision"]


def test_number_that_stands_in_a_name_is_found(checked):
    for row in (CatalogueCheck.objects.first(), CatalogueEdit.objects.first()):
        row.document = row.document.stored
        row.document["terms"][0]["name_en"] = "CALL 012 666"
        if hasattr(row, "sha256"):
            row.sha256 = catalogue_check.digest(row.document)
        row.save()
    TaxonomyTerm.objects.filter(code="legal").update(name_en="CALL 012 666")
    assert violations() == ["catalogue: a digit stands in 'CALL 012 666'"]


def test_check_in_the_name_of_the_loader_is_found(checked):
    loader = CatalogueCheck.objects.get(number=1).verifier
    CatalogueCheck.objects.filter(number=4).update(verifier=loader)
    assert violations() == ["catalogue: check 4: confirmed by an account that belongs to nobody"]
