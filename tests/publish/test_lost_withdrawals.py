"""A database restored from an older backup brings no withdrawn listing back."""

import shutil
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction

from directory.models import LostWithdrawal, Organization, PublicationDue
from directory.publish import local, publishing
from directory.rules import publication, verification
from tests import make
from tests.shared import undone_within

HOUR = timedelta(hours=1)


@pytest.fixture
def dara(river):
    return get_user_model().objects.get(username="dara")


@pytest.fixture(scope="module")
def restored_rows(river_rows, tmp_path_factory):
    """Phones hold a list that withdraws river; the database is of before and lists it."""
    folder = tmp_path_factory.mktemp("restored")
    sokha, dara = (get_user_model().objects.get(username=name) for name in ("sokha", "dara"))
    with undone_within(folder):
        make.confirm(make.organization("lotus", editor=sokha), by=dara)
        publishing.publish(at=make.NOW)
        river = Organization.objects.get(slug="river")
        with transaction.atomic():
            verification.withdraw(river, by=dara, reason="A stranger", at=make.NOW + HOUR)
            publishing.publish(at=make.NOW + 2 * HOUR)
            transaction.set_rollback(True)
        yield folder


@pytest.fixture
def restored(restored_rows, river, settings):
    """The pointer that phones hold, in a folder of one test alone."""
    shutil.copytree(restored_rows, settings.DATA_ROOT, dirs_exist_ok=True)
    return local.copy().pointer


def test_listing_stays_withdrawn_and_the_rest_is_published(restored, river):
    pointer = publishing.publish(at=make.NOW + 3 * HOUR)
    assert pointer["seq"] > restored["seq"]
    assert (pointer["count"], pointer["withdrawn"]) == (1, [river.public_id])
    assert [row.public_id for row in LostWithdrawal.objects.all()] == [river.public_id]


def test_it_stays_withdrawn_at_every_later_publication(restored, river):
    for hours in (3, 4, 5):
        pointer = publishing.publish(at=make.NOW + hours * HOUR)
    assert (pointer["count"], pointer["withdrawn"]) == (1, [river.public_id])
    assert LostWithdrawal.objects.count() == 1


def test_check_before_the_list_was_published_does_not_free_it(restored, river, dara):
    make.confirm(river, by=dara, at=make.NOW + HOUR)
    pointer = publishing.publish(at=make.NOW + 3 * HOUR)
    assert pointer["withdrawn"] == [river.public_id]


def test_later_check_brings_it_back(restored, river, dara):
    publishing.publish(at=make.NOW + 3 * HOUR)
    make.confirm(river, by=dara, at=make.NOW + 4 * HOUR)
    pointer = publishing.publish(at=make.NOW + 5 * HOUR)
    assert (pointer["count"], pointer["withdrawn"]) == (2, [])


def test_later_withdrawal_settles_it_too(restored, river, dara):
    publishing.publish(at=make.NOW + 3 * HOUR)
    verification.withdraw(river, by=dara, reason="Again", at=make.NOW + 4 * HOUR)
    assert publication.lost_withdrawals() == []
    assert publishing.publish(at=make.NOW + 5 * HOUR)["withdrawn"] == [river.public_id]


def test_recall_after_the_restore_acts_beside_the_lost_one(restored, river, dara):
    lotus = Organization.objects.get(slug="lotus")
    local.copy().update(now=True)
    verification.withdraw(lotus, by=dara, reason="Also", at=make.NOW + 3 * HOUR)
    local.copy().update(now=True)
    withdrawn = local.copy().pointer["withdrawn"]
    assert withdrawn == sorted([river.public_id, lotus.public_id])


def test_lost_withdrawal_makes_a_publication_due(restored, river):
    local.copy().update(now=True)
    assert [row.organization for row in PublicationDue.objects.all()] == [river]


def test_organization_unknown_to_the_backup_stays_withdrawn(restored, settings):
    stranger = local.copy().pointer | {"seq": restored["seq"] + 1, "withdrawn": ["zzzzzz"]}
    publication.record_lost_withdrawals(stranger)
    assert "zzzzzz" in publishing.publish(at=make.NOW + 3 * HOUR)["withdrawn"]


def test_pointer_that_the_database_knows_tells_nothing_new(river, dara):
    pointer = publishing.publish(at=make.NOW)
    assert publication.record_lost_withdrawals({**pointer, "withdrawn": [river.public_id]}) == []


def test_command_names_what_waits_for_a_person(restored, river, capsys):
    call_command("publish")
    assert capsys.readouterr().err == (
        f"{river.public_id} stays withdrawn: list {restored['seq']} withdrew it, and this "
        "database, restored from an older backup, does not know why. Somebody must check it again "
        "or withdraw it at the desk.\n"
    )
