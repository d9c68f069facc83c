"""Signing in and out: guesses close an account, and nobody signs up."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, get_resolver, reverse

from directory.desk.signin import AccountAdapter
from tests.desk.signin.accounts import FACTOR, PASSWORD, code_of, sign_in

pytestmark = pytest.mark.one_database


def test_guesses_close_an_account_but_not_the_office_around_it(client, people):
    for number in range(6):
        # A made-up address changes nothing.
        sign_in(client, "dara", "wrong", X_Forwarded_For=f"192.0.2.{number}")
    assert sign_in(client, "dara").status_code == 200
    assert sign_in(client, "sokha").status_code == 302


def test_guesses_are_counted_across_processes_without_addresses(client, people):
    sign_in(client, "dara", "wrong")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM directory_cache")
        rows = str(cursor.fetchall())
    assert "login_failed" in rows
    assert "127.0.0.1" not in rows


def test_guessed_codes_close_the_account(client, people, enrol):
    secret = enrol("dara")
    client.post("/admin/logout/")
    sign_in(client, "dara")
    for _ in range(6):
        client.post(f"{FACTOR}code/", {"code": "000000"})
    assert client.post(f"{FACTOR}code/", {"code": code_of(secret, 1)}).status_code == 200
    assert client.get("/admin/").status_code == 302


def test_nobody_signs_up_and_nobody_resets_by_mail():
    for name in ("account_signup", "account_reset_password", "account_email"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert "allauth.urls" not in str(get_resolver().url_patterns)


def test_signing_up_is_closed_even_if_it_gets_an_address():
    assert AccountAdapter().is_open_for_signup(None) is False


def test_password_alone_is_enough_to_sign_out(client, people):
    sign_in(client, "dara")
    client.post("/admin/logout/")
    assert "_auth_user_id" not in client.session


def test_visit_without_news_writes_nothing_about_accounts(client, people, enrol):
    enrol("dara")
    client.get("/admin/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/")
    written = [query["sql"] for query in queries if query["sql"].startswith("UPDATE")]
    assert [sql for sql in written if "accountchange" in sql] == []


def test_somebody_outside_the_desk_does_not_get_in(client, people):
    get_user_model().objects.create_user("guest", password=PASSWORD)
    assert sign_in(client, "guest").url == "/admin/account/inactive/"
    assert client.get("/admin/").status_code == 302
