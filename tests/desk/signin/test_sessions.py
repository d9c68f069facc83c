"""Sessions: when they end, and what needs a new proof."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management import call_command

from directory.rules import accounts
from tests import make
from tests.desk.signin.accounts import FACTOR, appoint, sign_in

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("idle", "age", "ended"),
    [(29, 29, False), (31, 31, True), (1, 12 * 60 - 1, False), (1, 12 * 60 + 1, True)],
)
def test_session_ends_in_time(people, idle, age, ended):
    begun = make.NOW - timedelta(minutes=age)
    session = {
        "desk_begun": begun.timestamp(),
        "desk_seen": (make.NOW - timedelta(minutes=idle)).timestamp(),
        "desk_roles": [],
    }
    facts = {"roles": set(), "changes": [], "at": make.NOW}
    assert accounts.has_ended(session, people["dara"], **facts) is ended


@pytest.mark.parametrize(
    ("name", "minutes", "ended"), [("dara", 1, True), ("dara", -1, False), ("sokha", 1, False)]
)
def test_session_ends_with_a_later_reset_of_its_own_account(people, name, minutes, ended):
    at = make.NOW + timedelta(minutes=minutes)
    accounts.reset_second_factor(people[name], at=at)
    assert session_of_dara_has_ended(people) is ended


def test_session_does_not_end_with_an_appointment(people):
    accounts.set_roles(people["dara"], [], by=people["kolab"], at=make.NOW)
    appoint(people, "dara", at=make.NOW + timedelta(minutes=1))
    assert session_of_dara_has_ended(people) is False


def test_session_ends_for_whoever_left_the_desk(people):
    leave_desk(people["dara"])
    people["dara"].refresh_from_db()
    assert session_of_dara_has_ended(people) is True


def session_of_dara_has_ended(people):
    """Whether a session of make.NOW has ended two minutes later."""
    begun = make.NOW.timestamp()
    session = {"desk_begun": begun, "desk_seen": begun, "desk_roles": []}
    changes = list(accounts.recent_changes(make.NOW))
    at = make.NOW + timedelta(minutes=2)
    return accounts.has_ended(session, people["dara"], roles=set(), changes=changes, at=at)


def test_session_without_a_proof_gives_one_before_a_change(client, people, settings):
    settings.SECOND_FACTOR = False
    client.force_login(people["dara"])
    assert "/again/" in client.get(f"{FACTOR}app/").url


def test_idle_session_has_to_sign_in_again(client, people, enrol):
    enrol("dara")
    session = client.session
    session["desk_seen"] -= 31 * 60
    session.save()
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("seconds", "asks"), [(280, False), (301, True)])
def test_factor_is_changed_within_five_minutes_of_a_proof(client, people, enrol, seconds, asks):
    enrol("dara")
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= seconds
    session.save()
    answer = client.get(f"{FACTOR}codes/new/")
    assert (answer.status_code, "/again/" in answer.get("Location", "")) == (
        (302, True) if asks else (200, False)
    )


def take_role(user):
    user.groups.clear()


def close(user):
    get_user_model().objects.filter(pk=user.pk).update(is_active=False)


def leave_desk(user):
    get_user_model().objects.filter(pk=user.pk).update(is_staff=False)


def change_password(user):
    user.set_password("another long password")
    user.save()


@pytest.mark.parametrize("act", [take_role, close, leave_desk, change_password])
def test_session_ends_with_what_it_was_begun_with(client, people, enrol, act):
    enrol("dara")
    client.get("/admin/")
    act(people["dara"])
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"


def test_session_without_the_factor_ends_once_there_is_one(client, people):
    client.force_login(people["dara"])
    Authenticator.objects.create(user=people["dara"], type="totp", data={})
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"


def test_reset_at_the_server_ends_sessions_and_is_told(client, people, enrol):
    enrol("dara")
    client.get("/admin/")
    call_command("reset_second_factor", "dara", verbosity=0)
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"
    sign_in(client, "dara")
    assert client.get("/admin/").url == FACTOR
    client.post("/admin/logout/")
    enrol("kolab")
    client.cookies["django_language"] = "en"
    told = "The second factor of dara was taken away by somebody at the server on"
    assert told in client.get("/admin/", follow=True).text
