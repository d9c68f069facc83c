"""The catalogue stands as a second person confirmed it."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from directory.models import CatalogueCheck, PublicationDue, TaxonomyTerm, frozen
from directory.rules import audit, catalogue_check, catalogue_editing
from directory.rules.refusal import Refused
from tests import make
from tests.rules.catalogue.changes import rename, standing_name, working_name

pytestmark = pytest.mark.django_db

LATER = make.NOW + timedelta(hours=1)


def confirm(by, revision):
    return catalogue_check.confirm(by=by, seen_revision=revision, at=LATER)


def reject(by, revision, reason="Wrong"):
    return catalogue_check.reject(by=by, seen_revision=revision, reason=reason, at=LATER)


def test_edit_of_the_catalogue_waits_for_a_second_person(sokha, dara):
    edit = rename("Lawyers", by=sokha)
    assert (catalogue_check.waiting(), standing_name()) == (edit, "legal-aid")
    check = confirm(dara, 2)
    said = (check.number, check.revision, check.revision_before, check.editor, check.by_one_person)
    assert said == (2, 2, 1, sokha, False)
    assert (catalogue_check.waiting(), standing_name()) == (None, "Lawyers")
    assert list(audit.violations()) == []


def test_confirmed_catalogue_is_due_for_publication(sokha, dara):
    rename("Lawyers", by=sokha)
    confirm(dara, 2)
    assert [row.organization for row in PublicationDue.objects.all()] == [None]


def test_only_verifiers_check_the_catalogue(sokha):
    rename("Lawyers", by=sokha)
    for act in (confirm, reject):
        with pytest.raises(Refused, match="Only verifiers"):
            act(sokha, 2)


def test_editor_of_the_catalogue_does_not_confirm_it(dara, bopha, sokha):
    rename("Lawyers", by=dara)
    rename("Advocates", by=sokha)
    with pytest.raises(Refused, match="somebody else"):
        confirm(dara, 3)
    assert confirm(bopha, 3).verifier == bopha


def test_only_verifier_confirms_own_change_and_the_row_says_so(dara):
    rename("Lawyers", by=dara)
    check = confirm(dara, 2)
    assert (check.by_one_person, check.active_verifiers) == (True, 1)


def test_catalogue_that_changed_meanwhile_is_not_confirmed(sokha, dara):
    rename("Lawyers", by=sokha)
    rename("Advocates", by=sokha)
    for act in (confirm, reject):
        with pytest.raises(Refused, match="changed after you opened"):
            act(dara, 2)


def test_catalogue_changed_past_its_history_is_not_confirmed(sokha, dara):
    rename("Lawyers", by=sokha)
    TaxonomyTerm.objects.update(name_en="Advocates")
    with pytest.raises(Refused, match="without a record"):
        confirm(dara, 2)


def test_nothing_is_confirmed_twice(sokha, dara, bopha):
    rename("Lawyers", by=sokha)
    confirm(dara, 2)
    with pytest.raises(Refused, match="No change"):
        confirm(bopha, 2)


def test_digit_in_a_recorded_catalogue_is_not_confirmed(sokha, dara):
    TaxonomyTerm.objects.filter(code="legal-aid").update(name_en="Call 012")
    content = frozen.new(frozen.WORKING_CATALOGUE, catalogue_editing.document())
    catalogue_editing.record(content, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match="No digits"):
        confirm(dara, 2)


def test_rejected_changes_go_back_to_what_stands(sokha, dara):
    TaxonomyTerm.objects.filter(code="safe-house").update(
        order=9, synonyms=["home"], parent=TaxonomyTerm.objects.get(code="legal")
    )
    TaxonomyTerm.objects.create(taxonomy="category", code="food", name_en="Food")
    rename("Lawyers", by=sokha)
    check = reject(dara, 2)
    assert catalogue_editing.document() == CatalogueCheck.objects.get(number=1).document
    assert (check.number, check.revision, check.note) == (2, 3, "Wrong")
    assert (working_name(), standing_name(), catalogue_check.waiting()) == (
        "legal-aid",
        "legal-aid",
        None,
    )
    assert list(audit.violations()) == []


def test_whoever_rejected_may_confirm_what_comes_next(sokha, dara, bopha):
    rename("Lawyers", by=sokha)
    reject(dara, 2)
    rename("Advocates", by=sokha, at=LATER)
    assert confirm(dara, 4).verifier == dara
    assert list(audit.violations()) == []


def test_rejecting_needs_a_reason(sokha, dara):
    rename("Lawyers", by=sokha)
    with pytest.raises(Refused, match="Say why"):
        reject(dara, 2, reason=" ")
    assert working_name() == "Lawyers"


def test_added_term_that_an_entry_uses_is_not_rejected(sokha, dara):
    TaxonomyTerm.objects.create(
        taxonomy="kind",
        code="boat",
        name_en="Boat",
        name_km="ទូក",
        parent=TaxonomyTerm.objects.get(code="legal"),
    )
    rename("Lawyers", by=sokha)
    make.organization("river", editor=sokha, kind="boat")
    with pytest.raises(Refused, match="uses “Boat” already"):
        reject(dara, 2)
    assert working_name() == "Lawyers"


def test_first_catalogue_is_not_rejected(dara):
    make.take_triggers_away()
    CatalogueCheck.objects.all().delete()
    with pytest.raises(Refused, match="nothing to go back to"):
        reject(dara, 1)


def test_account_that_left_counts_as_no_second_verifier(dara, bopha):
    get_user_model().objects.filter(pk=bopha.pk).update(is_active=False)
    rename("Lawyers", by=dara)
    assert confirm(dara, 2).by_one_person
