"""A session that somebody else knew or chose is worth nothing, and guesses at any door are few."""

import re

import pytest
from django.conf import settings as configured
from django.contrib.sessions.models import Session

from tests.desk.signin.accounts import FACTOR, PASSWORD, code_of, sign_in

pytestmark = pytest.mark.one_database

COOKIE = configured.SESSION_COOKIE_NAME


def opens(client, key):
    """Whether a session with this key opens the desk."""
    other = type(client)()
    other.cookies[COOKIE] = key
    return other.get("/admin/").status_code == 200


def test_key_that_somebody_chose_is_not_taken(client, people, enrol):
    client.cookies[COOKIE] = "chosenbyastrangerchosenbyastrang"
    enrol("dara")
    assert client.session.session_key != "chosenbyastrangerchosenbyastrang"
    assert not Session.objects.filter(pk__startswith="chosen").exists()


def test_each_proof_gives_the_session_another_key(client, people, enrol):
    """Before the password, after it, after the first code, and after a later one."""
    client.get("/admin/login/")
    sign_in(client, "dara")
    keys = [client.session.session_key]
    secret = client.get(f"{FACTOR}app/").context["form"].secret
    client.post(f"{FACTOR}app/", {"code": code_of(secret)})
    keys.append(client.session.session_key)
    client.post("/admin/account/again/", {"password": PASSWORD})
    keys.append(client.session.session_key)
    client.post(f"{FACTOR}code/again/", {"code": code_of(secret, 1)})
    keys.append(client.session.session_key)
    assert len(set(keys)) == 4
    assert [opens(client, key) for key in keys] == [False, False, False, True]


def test_who_leaves_leaves_nothing_that_opens(client, people, enrol):
    enrol("dara")
    key = client.session.session_key
    assert opens(client, key)
    client.post("/admin/logout/")
    assert (opens(client, key), Session.objects.filter(pk=key).exists()) == (False, False)


def test_page_that_reads_no_session_makes_none(client, people):
    for address in ("/km/", "/admin/login/", "/data/current.json"):
        client.get(address)
    assert Session.objects.count() == 0


def guess_code(client, code):
    return client.post(f"{FACTOR}code/", {"code": code})


@pytest.mark.parametrize("wrong", ["000000", "00000000"])
def test_guessed_codes_keep_recovery_codes_out_too(client, people, enrol, wrong):
    enrol("dara")
    [right, *_] = re.findall(r"<code>(\d{8})</code>", client.get(f"{FACTOR}codes/").text)
    client.post("/admin/logout/")
    client.cookies.clear()
    sign_in(client, "dara")
    for _ in range(5):
        guess_code(client, wrong)
    assert guess_code(client, right).status_code == 200
    assert client.get("/admin/").status_code == 302


def test_passwords_are_not_guessed_within_a_session(client, people, enrol):
    """Who found a desk open learns no password there: neither to prove, nor to change it."""
    enrol("dara")
    for _ in range(11):
        last = client.post("/admin/account/again/", {"password": "wrong"})
    assert last.status_code == 429
    assert client.post("/admin/account/again/", {"password": PASSWORD}).status_code == 429
