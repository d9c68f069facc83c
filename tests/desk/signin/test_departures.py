"""A verifier who is one no more: everybody is told, so that nobody is alone unseen."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.utils import timezone

from directory.models import AccountChange
from directory.rules import accounts
from tests import make
from tests.desk.signin.accounts import ROLES, person

pytestmark = pytest.mark.one_database
ALONE = "Fewer than two people verify now"


@pytest.fixture
def bopha(people):
    """A second verifier, and a third."""
    person("vanna", accounts.VERIFIERS)
    return person("bopha", accounts.VERIFIERS)


def demote(user, people, at=make.NOW):
    accounts.set_roles(user, [accounts.EDITORS], by=people["kolab"], at=at)


def close(user, people, at=make.NOW):
    user.is_active = False
    user.save()
    accounts.set_roles(user, [accounts.VERIFIERS], by=people["kolab"], at=at)


@pytest.mark.parametrize("act", [demote, close])
def test_verifier_who_left_is_recorded_with_who_did_it(people, bopha, act):
    act(bopha, people)
    row = AccountChange.objects.get()
    assert (row.kind, row.user, row.by, row.at) == ("left", bopha, people["kolab"], make.NOW)


def test_who_was_none_or_only_waited_does_not_leave(people):
    demote(people["sokha"], people)
    accounts.set_roles(people["sokha"], [accounts.VERIFIERS], by=people["kolab"], at=make.NOW)
    demote(people["sokha"], people)
    assert not AccountChange.objects.exists()


@pytest.mark.parametrize("name", [*ROLES, "bopha"])
def test_everybody_at_the_desk_is_told(client, people, bopha, enrol, name):
    demote(bopha, people, at=timezone.now())
    enrol(name)
    client.cookies["django_language"] = "en"
    page = client.get("/admin/", follow=True).text
    assert page.count("kolab made bopha a verifier no more, on") == 1


def test_news_says_when_one_person_is_left(people, bopha):
    demote(bopha, people)
    first = AccountChange.objects.get()
    assert ALONE not in accounts.news(first)
    vanna = get_user_model().objects.get(username="vanna")
    demote(vanna, people)
    assert ALONE in accounts.news(AccountChange.objects.get(user=vanna))


def test_verifier_who_left_is_told_by_mail_too(
    people, bopha, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_HOST = "mail.example"
    get_user_model().objects.update(email="")
    for user in (people["dara"], people["sokha"], bopha):
        get_user_model().objects.filter(pk=user.pk).update(email=f"{user}@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        demote(bopha, people)
    [message] = mail.outbox
    assert [one for one in message.bcc if one] == ["bopha@example.org", "dara@example.org"]


def test_role_that_stays_is_no_news(people, bopha):
    accounts.set_roles(
        bopha, [accounts.VERIFIERS, accounts.EDITORS], by=people["kolab"], at=make.NOW
    )
    assert not AccountChange.objects.exists()
    assert Group.objects.get(name=accounts.VERIFIERS) in bopha.groups.all()
