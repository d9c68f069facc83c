"""Confirming and withdrawing: who may, what is frozen, what the public sees of it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.utils import translation

from directory import editing, listing, snapshot, verification
from directory.models import Verification
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.DATA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def reader_of_english():
    """Refusals in English, so that a test can tell one from another."""
    with translation.override("en"):
        yield


@pytest.fixture
def sokha():
    return make.person("sokha")


@pytest.fixture
def dara():
    return make.person("dara", verifies=True)


@pytest.fixture
def bopha():
    return make.person("bopha", verifies=True)


@pytest.fixture
def river(sokha):
    make.catalogue()
    return make.organization("river", editor=sokha)


def change(organization, by, **fields):
    for name, value in fields.items():
        setattr(organization, name, value)
    organization.save()
    editing.save(organization, by=by, at=make.NOW)


def change_number(organization, by):
    organization.phones.update(number=make.HELD_NUMBER)
    editing.save(organization, by=by, at=make.NOW)


def test_confirming_freezes_the_working_copy(river, dara, sokha):
    frozen = listing.build(river)
    row = make.confirm(river, by=dara, spoken_to="Manager")
    change(river, sokha, name_en="Other")
    row.refresh_from_db()
    assert (row.listing, row.sha256) == (frozen, listing.digest(frozen))
    assert (row.number, row.revision, row.name_km) == (1, 1, "អង្គការ river")
    assert (row.verifier, row.editor, row.by_one_person) == (dara, sokha, False)


def test_published_bytes_wait_for_the_check(river, dara, sokha):
    make.confirm(river, by=dara)
    first = snapshot.publish(at=make.NOW)
    change(river, sokha, name_en="Other")
    change_number(river, sokha)
    assert snapshot.publish(at=make.NOW + timedelta(hours=1)) == first
    make.confirm(river, by=dara)
    second = snapshot.publish(at=make.NOW + timedelta(hours=2))
    assert second["files"]["facts"] != first["files"]["facts"]


@pytest.mark.parametrize("left_out", ["description", "website", "phones", "services"])
def test_fact_that_was_not_confirmed_is_left_out_alone(river, sokha, dara, left_out):
    change(river, sokha, website="https://river.example/")
    whole = listing.build(river)
    facts = [name for name in listing.facts(whole) if not name.startswith(left_out)]
    nothing = {"description": {"km": "", "en": ""}, "website": "", "phones": [], "services": []}
    assert make.confirm(river, by=dara, facts=facts).listing == whole | {
        left_out: nothing[left_out]
    }


def test_inactive_verifier_does_not_count_as_the_second(river, dara, bopha):
    bopha.is_active = False
    bopha.save()
    change(river, dara, description_en="Mine")
    assert make.confirm(river, by=dara).by_one_person is True


def test_number_cannot_be_slipped_past_the_second_person(river, dara, bopha, sokha):
    change_number(river, dara)
    change(river, sokha, description_en="A typo")
    with pytest.raises(verification.Refused, match="helped to edit"):
        make.confirm(river, by=dara)
    assert make.confirm(river, by=bopha).listing["phones"][0]["number"] == make.HELD_NUMBER


def test_editor_may_confirm_what_only_others_changed_since(river, dara, bopha, sokha):
    change(river, dara, description_en="Mine")
    make.confirm(river, by=bopha)
    change(river, sokha, description_en="Not mine")
    assert make.confirm(river, by=dara).by_one_person is False


def test_number_left_unconfirmed_by_others_is_not_for_its_editor_to_confirm(river, dara, bopha):
    change_number(river, dara)
    make.confirm(river, by=bopha, facts=["name"])
    with pytest.raises(verification.Refused):
        make.confirm(river, by=dara)


def test_superuser_may_confirm_only_as_a_member_of_the_group(river, dara):
    root = make.person("root", is_superuser=True, is_staff=True)
    with pytest.raises(verification.Refused, match="Only verifiers"):
        make.confirm(river, by=root)
    root.groups.add(Group.objects.get(name=verification.VERIFIERS))
    assert make.confirm(river, by=root).verifier == root


@pytest.mark.parametrize("who", ["sokha", "root"])
def test_whoever_may_not_confirm_may_not_withdraw(river, dara, sokha, who):
    people = {"sokha": sokha, "root": make.person("root", is_superuser=True)}
    make.confirm(river, by=dara)
    with pytest.raises(verification.Refused, match="Only verifiers"):
        verification.withdraw(river, by=people[who], reason="No", at=make.NOW)
    assert river.verifications.count() == 1


def test_check_in_the_future_is_refused(river, dara):
    with pytest.raises(verification.Refused, match="future"):
        make.confirm(river, by=dara, on=make.TODAY + timedelta(days=2))


def test_unknown_method_is_refused(river, dara):
    with pytest.raises(verification.Refused, match="how the entry"):
        make.confirm(river, by=dara, method="rumour")


def test_withdrawing_keeps_others_and_is_undone_by_a_new_check(river, sokha, dara):
    lotus = make.organization("lotus", editor=sokha, residential=True)
    make.confirm(river, by=dara)
    make.confirm(lotus, by=dara)
    verification.withdraw(lotus, by=dara, reason="Moved", at=make.NOW)
    pointer = snapshot.publish(at=make.NOW)
    assert (pointer["count"], pointer["withdrawn"]) == (1, [lotus.public_id])
    make.confirm(lotus, by=dara)
    pointer = snapshot.publish(at=make.NOW)
    assert (pointer["count"], pointer["withdrawn"]) == (2, [])


def test_withdrawing_twice_is_refused(river, dara):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    with pytest.raises(verification.Refused, match="no standing listing"):
        verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)


def test_two_checks_cannot_both_be_the_next(river, dara, bopha):
    row = make.confirm(river, by=dara)
    with pytest.raises(IntegrityError, match=r"number|append-only"), transaction.atomic():
        Verification.objects.create(**columns(row) | {"verifier_id": bopha.pk})
    assert river.verifications.get() == row


def test_database_takes_one_person_who_says_so(river, dara):
    row = make.confirm(river, by=dara)
    own = {"number": 2, "editor_id": dara.pk}
    with pytest.raises(IntegrityError, match="four_eyes"), transaction.atomic():
        Verification.objects.create(**columns(row) | own)
    again = Verification.objects.create(**columns(row) | own | {"by_one_person": True})
    assert verification.standing(river) == again


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
        Verification.objects.create(**columns(row) | {"number": 2} | broken)


def test_hotline_that_is_also_residential_ages_like_a_hotline(sokha, dara):
    make.catalogue()
    both = make.organization("lotus", editor=sokha, hotline=True, residential=True)
    row = make.confirm(both, by=dara)
    assert row.due_on == row.checked_on + timedelta(days=30)


def columns(row):
    """A row's columns, but for its key, to write another row like it."""
    names = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    return {name: getattr(row, name) for name in names}
