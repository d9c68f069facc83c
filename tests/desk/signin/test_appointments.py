"""New verifiers: they wait, and the others are told."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.models import AccountChange
from directory.rules import accounts, verifiers
from tests import make
from tests.desk.signin.accounts import FACTOR, appoint, sign_in


def test_new_verifier_is_announced_to_a_superuser(client, people, enrol):
    get_user_model().objects.filter(username="rith").update(is_superuser=True)
    appoint(people, at=timezone.now())
    enrol("rith")
    client.cookies["django_language"] = "en"
    page = client.get("/admin/", follow=True).text
    assert page.count("kolab made sokha a verifier, from") == 1


def test_new_verifier_waits_three_days(people):
    appoint(people)
    sokha = people["sokha"]
    assert accounts.take_up(sokha, at=make.NOW + timedelta(hours=71)) is False
    assert verifiers.is_verifier(sokha) is False
    assert accounts.take_up(sokha, at=make.NOW + timedelta(hours=72)) is True
    assert verifiers.is_verifier(sokha) is True


def test_wait_begins_at_the_first_visit_with_a_second_factor(client, people, enrol):
    appoint(people, at=timezone.now() - timedelta(days=4))
    sign_in(client, "sokha")
    for address in ("/admin/", FACTOR):
        client.get(address)
    assert not verifiers.is_verifier(people["sokha"])
    enrol("sokha")
    client.get("/admin/")
    assert verifiers.is_verifier(people["sokha"])


def test_appointment_can_be_taken_back(people):
    appoint(people)
    accounts.set_roles(
        people["sokha"], [accounts.EDITORS], by=people["kolab"], at=make.NOW + timedelta(hours=1)
    )
    assert accounts.take_up(people["sokha"], at=make.NOW + timedelta(days=9)) is False


def test_verifier_of_old_whose_role_was_taken_away_waits_again(people):
    appoint(people)
    days = [make.NOW + timedelta(days=number) for number in (3, 4, 9)]
    assert accounts.take_up(people["sokha"], at=days[0]) is True
    accounts.set_roles(people["sokha"], [accounts.EDITORS], by=people["kolab"], at=days[1])
    assert accounts.take_up(people["sokha"], at=days[2]) is False
    appoint(people, at=days[2])
    assert accounts.waiting(people["sokha"]).get().at == days[2]


def test_record_of_an_appointment_outlives_the_role(people):
    appoint(people)
    later = make.NOW + timedelta(days=3)
    accounts.take_up(people["sokha"], at=later)
    accounts.set_roles(people["sokha"], [accounts.EDITORS], by=people["kolab"], at=later)
    assert people["sokha"].changes.get(kind="verifier").taken_up_at == later


def test_reset_of_a_second_factor_makes_nobody_a_verifier(people):
    accounts.reset_second_factor(people["sokha"], at=make.NOW)
    assert accounts.take_up(people["sokha"], at=make.NOW + timedelta(days=9)) is False


@pytest.mark.parametrize(("name", "count"), [("dara", 1), ("kolab", 1), ("rith", 0)])
def test_new_verifier_is_announced_at_the_desk(client, people, enrol, name, count):
    accounts.set_roles(
        people["sokha"], [accounts.VERIFIERS], by=people["kolab"], at=make.NOW + timedelta(days=999)
    )
    enrol(name)
    client.cookies["django_language"] = "en"
    page = client.get("/admin/", follow=True).text
    assert page.count("kolab made sokha a verifier, from") == count


def test_new_verifier_is_announced_by_mail(people, settings, django_capture_on_commit_callbacks):
    settings.EMAIL_HOST = "mail.example"
    for name in ("dara", "kolab"):
        get_user_model().objects.filter(username=name).update(email=f"{name}@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        appoint(people)
    assert [message.bcc for message in mail.outbox] == [["dara@example.org", "kolab@example.org"]]


@pytest.mark.parametrize(("server", "is_active"), [("mail.example", False), ("", True)])
def test_no_mail_goes_to_a_closed_account_or_without_a_server(
    people, settings, django_capture_on_commit_callbacks, server, is_active
):
    settings.EMAIL_HOST = server
    get_user_model().objects.filter(username="dara").update(
        email="dara@example.org", is_active=is_active
    )
    with django_capture_on_commit_callbacks(execute=True):
        appoint(people)
    assert mail.outbox == []


def test_no_mail_is_sent_where_nobody_has_an_address(
    people, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_HOST = "mail.example"
    with django_capture_on_commit_callbacks(execute=True):
        appoint(people)
    assert mail.outbox == []


def test_database_refuses_an_appointment_of_oneself(people):
    with pytest.raises(IntegrityError), transaction.atomic():
        AccountChange.objects.create(
            kind="verifier",
            user=people["kolab"],
            by=people["kolab"],
            at=make.NOW,
            starts_at=make.NOW,
        )


def test_database_lets_a_verifier_wait_once(people):
    appoint(people)
    with (
        pytest.raises(IntegrityError, match=r"accountchange\.user_id|waits_once"),
        transaction.atomic(),
    ):
        AccountChange.objects.create(
            kind="verifier", user=people["sokha"], at=make.NOW, starts_at=make.NOW
        )


def test_closed_account_that_opens_again_waits_like_a_new_one(people):
    dara = people["dara"]
    dara.is_active = False
    dara.save()
    accounts.set_roles(dara, [accounts.VERIFIERS], by=people["kolab"], at=make.NOW)
    assert accounts.roles_of(dara) == set()
    dara.is_active = True
    dara.save()
    accounts.set_roles(dara, [accounts.VERIFIERS], by=people["kolab"], at=make.NOW)
    assert verifiers.is_verifier(dara) is False
