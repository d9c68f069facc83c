"""The database refuses what the rules refuse, whoever writes there."""

import pytest
from django.db import IntegrityError, transaction

from directory.models import (
    Alert,
    Attempt,
    Verification,
    Vetting,
)
from directory.rules import (
    standing,
    verification,
    vetting,
)
from tests import make
from tests.rules.acts import change, change_number

pytestmark = pytest.mark.django_db


def test_two_checks_cannot_both_be_the_next(river, dara, bopha):
    row = make.confirm(river, by=dara)
    with pytest.raises(IntegrityError, match=r"number|append-only"), transaction.atomic():
        Verification.objects.create(**columns(row) | {"verifier_id": bopha.pk})
    assert river.verifications.get() == row


def test_database_takes_one_person_who_says_so(river, dara):
    row = make.confirm(river, by=dara)
    own = {"number": 2, "whole_before": 1, "editor_id": dara.pk}
    with pytest.raises(IntegrityError, match="four_eyes"), transaction.atomic():
        Verification.objects.create(**columns(row) | own)
    again = Verification.objects.create(**columns(row) | own | {"by_one_person": True})
    assert standing.current_check(river) == again


@pytest.mark.parametrize(
    "broken",
    [
        {"method": ""},
        {"name_km": ""},
        {"sha256": ""},
        {"listing": None},
        {"due_on": make.TODAY},
        {"outcome": "withdrawn"},
    ],
    ids=lambda broken: next(iter(broken)),
)
def test_database_refuses_half_a_check(river, dara, broken):
    row = make.confirm(river, by=dara)
    with pytest.raises(IntegrityError, match="check_is_whole"), transaction.atomic():
        Verification.objects.create(**columns(row) | {"number": 2, "whole_before": 1} | broken)


def columns(row):
    """A row's columns, but for its key, to write another row like it."""
    names = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    return {name: getattr(row, name) for name in names}


def test_database_refuses_a_changed_number_without_a_call(river, dara):
    row = make.confirm(river, by=dara)
    unproven = {"number": 2, "whole_before": 1, "has_new_number": True, "called": ""}
    with (
        pytest.raises(IntegrityError, match="changed_number_was_called_back"),
        transaction.atomic(),
    ):
        Verification.objects.create(**columns(row) | unproven)


def test_database_lets_one_person_confirm_only_while_alone(river, dara):
    row = make.confirm(river, by=dara)
    crowd = {"number": 2, "whole_before": 1, "by_one_person": True, "active_verifiers": 2}
    with pytest.raises(IntegrityError, match="one_person_only_while_alone"), transaction.atomic():
        Verification.objects.create(**columns(row) | crowd)


@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        ("check_of_recorded_revision", {"revision": 9}),
        ("check_follows_the_one_before", {"whole_before": 0}),
        ("check_by_no_editor", {}),
    ],
)
def test_database_refuses_a_check_that_hides_its_editor(river, dara, sokha, rule, broken):
    row = make.confirm(river, by=dara)
    change_number(river, dara)
    change(river, sokha, description_en="A typo")
    # The last editor is somebody else, so that only the history gives dara away.
    hidden = {"number": 2, "revision": 3, "whole_before": 1, "editor_id": sokha.pk}
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Verification.objects.create(**columns(row) | hidden | broken)


def test_database_refuses_a_first_check_by_its_only_editor(river, dara):
    row = make.confirm(river, by=dara)
    lake = make.organization("lake", editor=dara)
    lie = {"organization_id": lake.pk, "whole_before": 1, "editor_id": None}
    with (
        pytest.raises(IntegrityError, match="first_check_follows_none"),
        transaction.atomic(),
    ):
        Verification.objects.create(**columns(row) | lie)


@pytest.mark.parametrize("named", ["nobody", "bopha"])
def test_database_refuses_a_check_that_names_another_editor(river, dara, sokha, bopha, named):
    row = make.confirm(river, by=dara)
    change(river, sokha, description_en="A typo")
    lie = {"number": 2, "revision": 2, "whole_before": 1}
    lie["editor_id"] = bopha.pk if named == "bopha" else None
    with (
        pytest.raises(IntegrityError, match="check_names_the_last_editor"),
        transaction.atomic(),
    ):
        Verification.objects.create(**columns(row) | lie)


def test_database_refuses_a_check_before_an_existing_one(river, dara, sokha):
    row = make.confirm(river, by=dara)
    later = {"number": 3, "whole_before": 1, "editor_id": None}
    Verification.objects.create(**columns(row) | later)
    change(river, sokha, description_en="A typo")
    between = {"number": 2, "revision": 2, "whole_before": 1, "whole_revision": 2}
    with (
        pytest.raises(IntegrityError, match="check_precedes_the_one_after"),
        transaction.atomic(),
    ):
        Verification.objects.create(**columns(row) | between)


def test_database_refuses_a_return_by_one_of_two(river, dara, bopha):
    row = make.confirm(river, by=dara)
    verification.withdraw(river, by=bopha, reason="Moved", at=make.NOW)
    alone = {"number": 3, "whole_before": 1, "editor_id": None}
    for returned_with in (None, dara.pk):
        with pytest.raises(IntegrityError, match="return_by_two"), transaction.atomic():
            Verification.objects.create(
                **columns(row) | alone | {"returned_with_id": returned_with}
            )


def test_database_refuses_to_list_what_must_not_be_listed(river, dara):
    row = make.confirm(river, by=dara)
    vetting.do_not_list(river, by=dara, reason="Bought girls", at=make.NOW)
    back = {"number": 3, "whole_before": 1, "by_one_person": True}
    with pytest.raises(IntegrityError, match="do_not_list"), transaction.atomic():
        Verification.objects.create(**columns(row) | back)
    vetting.end(river, by=dara, reason="It was another", at=make.NOW)
    assert Verification.objects.create(**columns(row) | back).number == 3


@pytest.mark.parametrize(
    ("model", "fields", "rule"),
    [
        (Alert, {"text_km": "", "ends_on": make.TODAY, "reason": "x"}, "alert_is_whole"),
        (Alert, {"text_km": "x", "ends_on": None, "reason": "x"}, "alert_is_whole"),
        (Alert, {"text_km": "x", "ends_on": make.TODAY, "reason": ""}, "alert_is_whole"),
        (Vetting, {"outcome": "trusted", "vouched_by": "x"}, "vetting_is_whole"),
        (Vetting, {"outcome": "do-not-list"}, "vetting_is_whole"),
        (Vetting, {"outcome": "rumour", "note": "x"}, "vetting_is_whole"),
        (Attempt, {"number": "0", "result": "no-answer"}, "attempt_can_be_dialled"),
        (Attempt, {"number": "117", "result": "call-back"}, "attempt_is_whole"),
        (Attempt, {"number": "117", "result": "rumour"}, "attempt_is_whole"),
    ],
)
def test_database_refuses_half_a_row(river, dara, model, fields, rule):
    numbered = {} if model is Attempt else {"number": 1}
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        model.objects.create(organization=river, by=dara, at=make.NOW, **numbered | fields)


def test_database_refuses_a_verifier_who_is_the_editor(river, dara):
    row = make.confirm(river, by=dara)
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    fields |= {"id": None, "number": 2, "whole_before": 1, "editor_id": dara.pk}
    del fields["id"]
    with pytest.raises(IntegrityError, match="four_eyes"), transaction.atomic():
        Verification.objects.create(**fields)
