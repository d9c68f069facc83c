"""Somebody sees the open sessions of their own account, and ends them."""

import re

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from directory.rules import accounts, open_sessions
from tests.desk.signin.accounts import FACTOR, code_of, person, sign_in

pytestmark = pytest.mark.one_database

PAGE = "/admin/account/sessions/"


@pytest.fixture
def phone(client, people, enrol):
    """Dara is signed in twice: here, and on a phone."""
    secret = enrol("dara")
    phone = Client()
    sign_in(phone, "dara")
    phone.post(f"{FACTOR}code/", {"code": code_of(secret, steps=1)})
    assert phone.get("/admin/").status_code == 200
    return phone


def buttons(page):
    return re.findall(r'name="end" value="([^"]+)"', page.text)


def is_open(client):
    return client.get("/admin/").status_code == 200


@pytest.mark.parametrize("which", [0, 1])
def test_owner_ends_another_session_and_keeps_this_one(client, phone, which):
    # The first button is that of the phone, the second is for all others.
    chosen = buttons(client.get(PAGE))[which]
    assert client.post(PAGE, {"end": chosen}).url == PAGE
    assert (is_open(client), is_open(phone)) == (True, False)
    assert buttons(client.get(PAGE)) == []


@pytest.mark.parametrize("chosen", ["of a former page", ""])
def test_page_says_when_nothing_has_ended(client, phone, chosen):
    client.cookies["django_language"] = "en"
    page = client.post(PAGE, {"end": chosen}, follow=True)
    assert is_open(phone)
    assert [str(one) for one in page.context["messages"]] == [
        "Nothing has ended: the list has changed. Look again."
    ]


def test_page_of_sessions_holds_no_key_of_one(client, phone):
    page = client.get(PAGE).text
    keys = [one.cookies[settings.SESSION_COOKIE_NAME].value for one in (client, phone)]
    assert [key for key in keys if key in page] == []


def test_nobody_sees_or_ends_a_session_of_somebody_else(client, people, phone):
    marks = [one.mark for one in open_sessions.of(people["dara"], at=timezone.now())]
    # Not even with the same role and the same hash of a password, which is in each session.
    same = person("bopha", accounts.VERIFIERS)
    same.password = people["dara"].password
    same.save()
    bopha = Client()
    sign_in(bopha, "bopha")
    secret = bopha.get(f"{FACTOR}app/").context["form"].secret
    bopha.post(f"{FACTOR}app/", {"code": code_of(secret)})
    assert buttons(bopha.get(PAGE)) == []
    for chosen in [*marks, "others"]:
        bopha.post(PAGE, {"end": chosen})
    assert (is_open(client), is_open(phone)) == (True, True)


def test_sessions_are_shown_after_a_new_proof_alone(client, phone):
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 301
    session.save()
    assert "/again/" in client.get(PAGE).url
    assert "/again/" in client.post(PAGE, {"end": "others"}).url
    assert is_open(phone)


@pytest.mark.parametrize(
    ("changed", "count"),
    [({}, 1), ({"desk_seen": -1801}, 0), ({"_auth_user_hash": "of a former password"}, 0)],
)
def test_only_what_still_opens_the_desk_is_shown(client, people, enrol, changed, count):
    enrol("dara")
    client.get("/admin/")
    session = client.session
    for name, value in changed.items():
        session[name] = session[name] + value if isinstance(value, int) else value
    session.save()
    assert len(open_sessions.of(people["dara"], at=timezone.now())) == count


def test_session_whose_time_is_over_is_not_shown(client, people, enrol):
    enrol("dara")
    now = timezone.now()
    Session.objects.update(expire_date=now)
    assert open_sessions.of(people["dara"], at=now) == []
