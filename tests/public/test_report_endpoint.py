"""The endpoint for reports: what it takes, and what it answers to everything else."""

import json

import pytest
from django.db import connection

from directory.models import Report
from directory.rules import (
    report_intake,
)
from tests.reporting import body, post

pytestmark = [
    pytest.mark.usefixtures("plain_static_files", "reader_of_english"),
    pytest.mark.one_database,
]


def test_page_that_hides_its_origin_may_not_send_json(client, db):
    """The browser asks first, and is told nothing; a form it may send without asking."""
    asked = client.options("/reports/", headers={"Origin": "null"})
    assert [name for name in asked.headers if name.startswith("Access-Control")] == []
    form = client.post("/reports/", {"kind": "works"}, headers={"Origin": "null"})
    assert form.status_code == 415


def test_refusal_names_the_report_if_it_has_a_name(client, standing):
    made = body(kind="dangerous")
    assert post(client, made).json()["id"] == made["id"]
    assert "id" not in post(client, body(id="1")).json()


@pytest.mark.parametrize("name", sorted(report_intake.REQUIRED))
def test_missing_key_is_named(client, standing, name):
    response = post(client, body(**{name: None}))
    assert (response.status_code, response.json()["errors"]) == (422, {name: "is missing"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "1"),
        ("id", "{6b7a4c0e-3d52-5f0b-9a38-0d1f5c2e7a94}"),
        ("id", 7),
        ("listing", ""),
        ("listing", "ផ្លូវ"),
        ("listing", "river\n"),
        ("listing", "a" * 51),
        ("listing", ["river"]),
        ("seq", "1"),
        ("seq", 0),
        ("seq", True),
        ("seq", 1.0),
        ("seq", 2**63),
        ("kind", "dangerous"),
        ("kind", "Works"),
        ("kind", []),
        ("kind", {}),
        ("phone", ""),
        ("phone", 117),
        ("phone", "call me"),
        ("phone", "0" * 16),
        ("note", "a" * 501),
        ("note", ["a", "b"]),
        ("note", {"a": 1}),
        ("made_at", "2026-11-25T09:30:00"),
        ("made_at", "yesterday"),
        ("made_at", 1764040000),
        ("made_at", "1969-12-31T12:00:00+00:00"),
        ("made_at", "3000-01-01T12:00:00+00:00"),
        ("made_at", "0001-01-01T00:00:00+14:00"),
        ("made_at", "9999-12-31T23:59:59-14:00"),
    ],
    ids=repr,
)
def test_wrong_value_is_named(client, standing, name, value):
    response = post(client, body() | {name: value})
    assert (response.status_code, response.json()["errors"]) == (
        422,
        {name: report_intake.SHOULD_BE[name]},
    )
    assert Report.objects.count() == 0


def test_unknown_key_is_refused(client, standing):
    response = post(client, body(name="Somebody"))
    assert (response.status_code, response.json()["errors"]) == (422, {"name": "is not known"})


@pytest.mark.parametrize(
    "content",
    [b" ", b"{", b"[]", b"null", b"\xff", b"[" * 4096, b'{"id": 1, "id": 1}', b'"\\ud800"'],
    ids=repr,
)
def test_what_is_no_report_at_all_is_unprocessable(client, db, content):
    response = post(client, content)
    assert (response.status_code, list(response.json()["errors"])) == (422, ["body"])


@pytest.mark.parametrize(
    ("note", "stored"),
    [
        (" two\nlines\x00 ", "two\nlines"),
        ("\u202edesrever", "desrever"),
        ("half \ud83d a sign", "half  a sign"),
        ("ក" * 500, "ក" * 500),
        ("", ""),
    ],
    ids=repr,
)
def test_note_is_stored_as_visible_text(client, standing, note, stored):
    assert post(client, body(note=note)).status_code == 201
    assert Report.objects.get().note == stored


def test_largest_body_is_taken_and_one_byte_more_is_not(client, standing):
    content = json.dumps(body()).encode()
    assert post(client, content.ljust(4096)).status_code == 201
    assert post(client, json.dumps(body()).encode().ljust(4097)).status_code == 413
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"],
)
def test_only_json_is_taken(client, standing, content_type):
    assert post(client, json.dumps(body()), content_type).status_code == 415


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 201),
        ({"Sec-Fetch-Site": "same-origin"}, 201),
        ({"Origin": "http://testserver"}, 201),
        # The browser's own word counts more than an Origin that it hides from us.
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 201),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Origin": "https://testserver"}, 403),
        ({"Origin": "http://testserver.evil.example"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        # Chromium before 71 hides the origin of our own pages, which ask for no referrer.
        ({"Origin": "null"}, 201),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "null"}, 403),
    ],
    ids=str,
)
def test_only_our_own_pages_and_programs_may_report(client, standing, headers, status):
    assert post(client, body(), **headers).status_code == status
    assert Report.objects.count() == (status == 201)


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "options"])
def test_other_methods_are_refused(client, db, method):
    response = getattr(client, method)("/reports/")
    assert (response.status_code, response["Allow"]) == (405, "POST")


def test_answer_sets_no_cookie_and_allows_no_other_site(client, standing):
    response = post(client, body())
    assert response.cookies == {}
    assert [name for name in response.headers if name.startswith("Access-Control")] == []


def test_cookie_of_somebody_signed_in_changes_nothing(chan, client, standing):
    client.force_login(chan)
    client.handler.enforce_csrf_checks = True
    assert post(client, body()).status_code == 201


def test_read_only_database_answers_503_and_logs_no_note(client, committed, caplog):
    make_read_only(True)
    try:
        response = post(client, body(note="canary"))
    finally:
        make_read_only(False)
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert (len(caplog.records), "canary" in caplog.text) == (2, False)
    assert post(client, body()).status_code == 201


def make_read_only(wanted):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SET default_transaction_read_only = {'on' if wanted else 'off'}")
        else:
            cursor.execute(f"PRAGMA query_only = {int(wanted)}")
