"""The audit of checks by one person who was said to be alone."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from directory.models import (
    AccountChange,
    Edit,
    Verification,
)
from tests import make
from tests.rules.audit.found import LATER, found

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_checks(no_triggers):
    """Somebody who may alter the tables as well."""
    without, again = {
        "sqlite": ["PRAGMA ignore_check_constraints = ON", "PRAGMA ignore_check_constraints = OFF"],
        "postgresql": [
            "ALTER TABLE directory_verification DROP CONSTRAINT one_person_only_while_alone",
            "SELECT 1",
        ],
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(without)
        yield
        cursor.execute(again)


def test_one_person_while_two_could_verify_is_found(river, people, no_checks):
    Edit.objects.filter(revision=2).update(editor=people.bopha)
    Verification.objects.filter(number=2).update(editor=people.bopha, by_one_person=True)
    assert "river: check 2: says wrongly that one person did everything" in found(river)


@pytest.fixture
def alone(river, people):
    """Dara confirmed what dara had made, in the hour between two checks by bopha."""
    lake = make.organization("lake", editor=people.sokha)
    make.confirm(lake, by=people.bopha)
    get_user_model().objects.exclude(pk=people.dara.pk).update(is_active=False)
    made = make.organization("pond", editor=people.dara)
    make.confirm(made, by=people.dara, at=make.NOW + timedelta(minutes=30))
    make.confirm(lake, by=people.bopha, at=LATER)
    return made


ALONE = "pond: check 1: says that one person was alone, while others verified before and after"


def test_one_person_among_others_is_found(alone):
    assert found(alone) == [ALONE]


def test_check_with_others_around_is_no_lonely_one(alone, people):
    tree = make.organization("tree", editor=people.sokha)
    make.confirm(tree, by=people.dara, at=make.NOW + timedelta(minutes=30))
    assert found(tree) == []


def test_one_person_is_believed_if_others_may_have_been_away(alone, people):
    moment = make.NOW + timedelta(minutes=45)
    AccountChange.objects.create(
        kind="verifier", user=people.bopha, at=make.NOW, starts_at=moment, taken_up_at=moment
    )
    assert found(alone) == []


def test_appointment_that_waits_ends_no_absence(alone, people):
    AccountChange.objects.create(
        kind="verifier", user=people.bopha, at=make.NOW, starts_at=make.NOW
    )
    assert found(alone) == [ALONE]


def test_appointment_before_a_lonely_check_makes_nobody_absent(alone, people):
    AccountChange.objects.create(
        kind="verifier", user=people.bopha, at=make.NOW, starts_at=make.NOW, taken_up_at=make.NOW
    )
    assert found(alone) == [ALONE]


def test_first_check_by_the_starter_account_is_no_violation(alone, people):
    get_user_model().objects.filter(pk=people.dara.pk).update(is_active=False)
    assert found(alone) == []
