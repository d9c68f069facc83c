"""Reports from the field: what the door answers, what the desk sees, what is forgotten."""

import contextlib
import json
import shutil
import threading
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from directory.models import Answer, Report
from directory.public import report_endpoint as api
from directory.publish import publishing
from directory.rules import (
    accounts,
    report_intake,
    report_notes,
    report_queue,
    verification,
)
from directory.rules.refusal import Refused
from tests import make
from tests.site import Site

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Pages without the hashed names that only an installation has."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def reader_of_english():
    """Refusals in English, so that a test can tell one from another."""
    with translation.override("en"):
        yield


@pytest.fixture
def river(db):
    """A standing listing with one number."""
    make.catalogue()
    made = make.organization("river", editor=make.person("sokha"))
    make.confirm(made, by=make.person("dara", verifies=True))
    return made


@pytest.fixture
def chan(db):
    """Chan handles reports."""
    made = make.person("chan", is_staff=True)
    made.groups.add(Group.objects.get_or_create(name=accounts.HANDLERS)[0])
    return made


def body(**changes):
    """A report as a phone sends it; None takes a key away."""
    whole = {
        "id": str(uuid.uuid4()),
        "listing": "river",
        "seq": 1764040000,
        "kind": "wrong-number",
        "phone": make.NUMBER,
        "note": "Someone else answers",
        "made_at": "2026-11-25T09:30:00.123+07:00",
    } | changes
    return {name: value for name, value in whole.items() if value is not None}


def post(client, content, content_type="application/json", **headers):
    return client.post(
        "/reports/",
        content if isinstance(content, (str, bytes)) else json.dumps(content),
        content_type=content_type,
        headers=headers,
    )


def take(at=make.NOW, **changes):
    """Store a report past the door, as of a moment."""
    fields = report_intake.check(body(**changes))
    assert report_intake.receive(fields, at=at) == "new"
    return Report.objects.get(pk=fields["id"])


def test_new_report_is_stored_with_both_clocks(client, river):
    sent = body()
    before = datetime.now(UTC)
    response = post(client, sent)
    row = Report.objects.get()
    assert (response.status_code, response.json()) == (201, {"id": sent["id"]})
    assert (str(row.pk), row.listing, row.seq, row.kind) == (
        sent["id"],
        "river",
        1764040000,
        "wrong-number",
    )
    assert (row.organization, row.phone, row.note) == (river, make.NUMBER, "Someone else answers")
    assert row.made_at.isoformat() == "2026-11-25T02:30:00.123000+00:00"
    assert before <= row.received_at <= datetime.now(UTC)


def test_same_report_again_is_known_and_stored_once(client, river):
    sent = body()
    answers = [post(client, sent) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 200, 200]
    assert {answer.json()["id"] for answer in answers} == {sent["id"]}
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"listing": "lake"},
        {"seq": 1764040001},
        {"kind": "works"},
        {"phone": make.HELD_NUMBER},
        {"phone": None},
        {"note": "Another"},
        {"note": None},
        {"made_at": "2026-11-25T09:31:00.123+07:00"},
    ],
    ids=str,
)
def test_other_report_under_the_same_id_is_refused_and_changes_nothing(client, river, change):
    sent = body()
    post(client, sent)
    before = Report.objects.values().get()
    response = post(client, body(**sent | change))
    assert (response.status_code, response.json()["id"]) == (409, sent["id"])
    assert Report.objects.values().get() == before


def test_order_of_keys_case_of_the_id_and_spelling_of_zone_and_number_are_no_difference(
    client, river
):
    sent = body()
    post(client, sent)
    again = dict(reversed(sent.items())) | {
        "id": sent["id"].upper(),
        "made_at": "2026-11-25T02:30:00.123Z",
        "phone": "+៨៥៥ ០០០-០០០១",
    }
    assert post(client, again).status_code == 200


@pytest.mark.parametrize(
    ("origin", "is_form", "is_same"),
    [
        ({}, True, True),
        ({"Origin": "null"}, True, True),
        ({"Origin": "null"}, False, False),
        ({"Origin": "http://testserver"}, False, True),
        ({"Origin": "https://other.example"}, True, False),
    ],
)
def test_old_browser_tells_an_own_form_from_that_of_another_site(rf, origin, is_form, is_same):
    request = rf.post("/reports/", headers=origin)
    assert api.is_same_origin(request, is_form=is_form) is is_same


@pytest.mark.parametrize("name", sorted(report_intake.REQUIRED))
def test_missing_key_is_named(client, river, name):
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
def test_wrong_value_is_named(client, river, name, value):
    response = post(client, body() | {name: value})
    assert (response.status_code, response.json()["errors"]) == (
        422,
        {name: report_intake.SHOULD_BE[name]},
    )
    assert Report.objects.count() == 0


def test_unknown_key_is_refused(client, river):
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
def test_note_is_stored_as_visible_text(client, river, note, stored):
    assert post(client, body(note=note)).status_code == 201
    assert Report.objects.get().note == stored


def test_largest_body_is_taken_and_one_byte_more_is_not(client, river):
    content = json.dumps(body()).encode()
    assert post(client, content.ljust(4096)).status_code == 201
    assert post(client, json.dumps(body()).encode().ljust(4097)).status_code == 413
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"],
)
def test_only_json_is_taken(client, river, content_type):
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
        ({"Origin": "null"}, 403),
    ],
    ids=str,
)
def test_only_our_own_pages_and_programs_may_report(client, river, headers, status):
    assert post(client, body(), **headers).status_code == status
    assert Report.objects.count() == (status == 201)


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "options"])
def test_other_methods_are_refused(client, db, method):
    response = getattr(client, method)("/reports/")
    assert (response.status_code, response["Allow"]) == (405, "POST")


def test_answer_sets_no_cookie_and_allows_no_other_site(client, river):
    response = post(client, body())
    assert response.cookies == {}
    assert [name for name in response.headers if name.startswith("Access-Control")] == []


def test_cookie_of_somebody_signed_in_changes_nothing(chan, client, river):
    client.force_login(chan)
    client.handler.enforce_csrf_checks = True
    assert post(client, body()).status_code == 201


def test_news_of_a_withdrawn_listing_is_taken(client, river, django_user_model):
    dara = django_user_model.objects.get(username="dara")
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    assert post(client, body()).status_code == 201
    assert (Report.objects.get().organization, Report.objects.get().is_listed) == (river, True)


def test_news_of_a_listing_under_its_former_name_is_taken(client, river):
    river.slug = "stream"
    river.save()
    assert post(client, body()).status_code == 201
    assert (Report.objects.get().organization, Report.objects.get().listing) == (river, "river")


def test_news_of_a_listing_nobody_knows_is_taken(client, river):
    assert post(client, body(listing="ocean")).status_code == 201
    assert (Report.objects.get().organization, Report.objects.get().listing) == (None, "ocean")


@pytest.mark.parametrize("spelling", ["855 000 00 01", "(+855)000-0001", "+៨៥៥០០០០០០១"])
def test_number_is_stored_as_its_listing_writes_it(client, river, spelling):
    post(client, body(phone=spelling))
    assert (Report.objects.get().phone, Report.objects.get().is_listed) == (make.NUMBER, True)


def test_number_that_no_listing_ever_had_is_stored_as_sent(client, river):
    post(client, body(phone="(0000) 999"))
    assert (Report.objects.get().phone, Report.objects.get().is_listed) == ("0000999", False)


@pytest.mark.parametrize("limit", ["LIMIT_OF_AN_ENTRY", "LIMIT_OF_ALL"])
def test_over_the_limit_phones_keep_what_is_new_and_learn_what_is_known(
    client, river, monkeypatch, limit
):
    monkeypatch.setattr(report_intake, limit, 2)
    first = body()
    assert [post(client, sent).status_code for sent in (first, body(), body())] == [201, 201, 429]
    assert 0 < int(post(client, body())["Retry-After"]) <= 3600
    assert post(client, first).status_code == 200


def test_flood_on_one_entry_leaves_the_others_open(client, river, monkeypatch):
    make.organization("lake", editor=make.person("bopha"))
    monkeypatch.setattr(report_intake, "LIMIT_OF_AN_ENTRY", 1)
    sent = [body(), body(), body(listing="lake"), body(listing="ocean"), body(listing="sea")]
    statuses = [post(client, one).status_code for one in sent]
    # Listings that nobody knows share one limit.
    assert statuses == [201, 429, 201, 201, 429]


def test_limit_is_over_after_a_day(river, monkeypatch):
    monkeypatch.setattr(report_intake, "LIMIT_OF_AN_ENTRY", 1)
    take()
    with pytest.raises(report_intake.Busy):
        take(at=make.NOW + 23.9 * HOUR)
    take(at=make.NOW + 24 * HOUR)


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """The database without a transaction around the test. Reports are all that it may leave."""
    with django_db_blocker.unblock():
        yield
        Report.objects.all().delete()


def test_database_that_cannot_be_written_answers_503_and_logs_no_word(client, committed, caplog):
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


def test_same_report_by_many_lines_at_once_is_stored_once(committed):
    fields = [report_intake.check(body()) for _ in range(20)]
    told = []

    def send():
        for one in fields:
            while True:
                # The door says 503 to this, and a phone sends again.
                with contextlib.suppress(OperationalError):
                    told.append(report_intake.receive(one, at=make.NOW))
                    break
        connection.close()

    lines = [threading.Thread(target=send) for _ in range(4)]
    for line in lines:
        line.start()
    for line in lines:
        line.join()
    assert sorted(told) == ["new"] * 20 + ["same"] * 60
    assert Report.objects.count() == 20


def test_wrong_number_from_two_days_makes_the_entry_due_and_the_next_check_ends_it(river, chan):
    dara = verifier()
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 12 * HOUR)
    assert list(report_queue.due()) == []
    take(at=make.NOW + 13 * HOUR)
    assert list(report_queue.due()) == [river]
    make.confirm(river, by=dara, at=make.NOW + 14 * HOUR)
    assert list(report_queue.due()) == []


def verifier():
    return get_user_model().objects.get(username="dara")


@pytest.mark.parametrize(
    "second",
    [
        {"phone": make.HELD_NUMBER},
        {"phone": None},
        {"kind": "did-not-answer"},
        {"kind": "unsafe"},
        {"listing": "ocean"},
    ],
    ids=str,
)
def test_two_reports_that_do_not_agree_make_nothing_due(river, second):
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 20 * HOUR, **second)
    assert list(report_queue.due()) == []


def test_report_from_before_the_check_makes_nothing_due(river):
    take(at=make.NOW - 20 * HOUR)
    take(at=make.NOW + HOUR)
    assert list(report_queue.due()) == []


def test_withdrawn_listing_is_never_due(river):
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 20 * HOUR)
    verification.withdraw(river, by=verifier(), reason="Moved", at=make.NOW + 21 * HOUR)
    assert list(report_queue.due()) == []


def test_report_without_a_note_has_none_to_erase(river):
    row = take(note=None)
    assert report_notes.erase_notes(at=make.NOW + 181 * DAY) == 0
    row.refresh_from_db()
    assert row.note_erased is False


def test_sealed_answer_is_in_the_history_that_a_handler_reads(river, chan):
    take(kind="unsafe", phone=None)
    given = give(river, chan, number="", lane="safety")
    assert list(report_queue.decisions(river, by=chan)) == [given]
    assert list(report_queue.decisions(river, by=verifier())) == []


def test_reports_on_what_was_withdrawn_make_nothing_due(river):
    verification.withdraw(river, by=verifier(), reason="Moved", at=make.NOW)
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 20 * HOUR)
    assert list(report_queue.due()) == []


def test_withdrawal_of_another_listing_leaves_an_entry_due(river):
    lake = make.organization("lake", editor=make.person("bopha"))
    make.confirm(lake, by=verifier())
    verification.withdraw(lake, by=verifier(), reason="Moved", at=make.NOW)
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 20 * HOUR)
    assert list(report_queue.due()) == [river]


def test_later_check_of_another_listing_leaves_an_entry_due(river):
    lake = make.organization("lake", editor=make.person("bopha"))
    make.confirm(lake, by=verifier())
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 20 * HOUR)
    make.confirm(lake, by=verifier(), at=make.NOW + 30 * HOUR)
    assert list(report_queue.due()) == [river]


def test_dismissed_reports_make_nothing_due_any_more(river, chan):
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 20 * HOUR)
    give(river, chan, outcome="dismissed", reason="The number rang and was right")
    assert list(report_queue.due()) == []


def give(
    organization, by, *, number=make.NUMBER, lane="trouble", at=make.NOW + 24 * HOUR, **changes
):
    """Answer a group as somebody who saw all of it."""
    about = {"organization": organization, "number": number, "lane": lane}
    seen = report_queue.seen(report_queue.group(**about))
    words = {"outcome": "accepted", "reason": ""} | seen | changes
    return report_queue.decide(**about, **words, by=by, at=at)


def test_accepting_makes_the_entry_due_and_changes_no_public_byte(river, published, chan):
    take(kind="moved")
    given = give(river, chan)
    assert list(report_queue.due()) == [river]
    assert list(Report.objects.filter(answer=given)) == list(Report.objects.all())
    assert publishing.publish(at=make.NOW + 25 * HOUR) == published


def test_dismissing_needs_a_reason_and_makes_nothing_due(river, chan):
    take()
    with pytest.raises(Refused, match="Say why"):
        give(river, chan, outcome="dismissed", reason="  ")
    give(river, chan, outcome="dismissed", reason="The number rang and was right")
    assert (list(report_queue.due()), list(report_queue.queue("trouble"))) == ([], [])


@pytest.mark.parametrize("name", ["sokha", "dara", "root"])
def test_only_report_handlers_answer(river, name):
    root = make.person("root", is_superuser=True)
    take()
    by = {"root": root}.get(name) or get_user_model().objects.get(username=name)
    with pytest.raises(Refused, match="Only report handlers"):
        give(river, by)
    assert Answer.objects.count() == 0


def test_answer_closes_only_what_was_seen(river, chan):
    take()
    seen = report_queue.seen(Report.objects.all())
    late = take(at=make.NOW + HOUR)
    give(river, chan, **seen)
    assert list(Report.objects.filter(answer=None)) == [late]
    with pytest.raises(Refused, match="changed since"):
        give(river, chan, **seen)
    assert Answer.objects.count() == 1


def test_answered_reports_wait_no_longer(river, chan):
    take()
    take(kind="works")
    give(river, chan)
    assert report_queue.waiting() == {"safety": 0, "trouble": 0, "works": 1}


def test_group_holds_the_reports_of_one_entry_and_number(river, chan):
    lake = make.organization("lake", editor=make.person("bopha"))
    mine = take(kind="moved", phone=None)
    take(kind="moved")
    take(listing="lake", kind="moved", phone=None)
    about = {"lane": "trouble", "organization": river, "number": ""}
    assert list(report_queue.group(**about)) == [mine]
    assert [row["total"] for row in report_queue.by_day(**about)] == [1]
    give(lake, chan, number="")
    assert list(report_queue.decisions(river, by=chan)) == []


def desk(client, user, address="/admin/directory/report/"):
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client.get(address)


def test_queue_shows_safety_first_and_the_rest_by_entry_and_number(client, river, chan):
    take(kind="moved", phone=None)
    take(kind="works")
    take(kind="works")
    take(kind="unsafe", phone=None)
    take(listing="ocean")
    page = desk(client, chan)
    lanes = [
        [(row["name"], row["number"], row["counts"]) for row in lane["rows"]]
        for lane in page.context["lanes"]
    ]
    assert lanes == [
        [("អង្គការ river", "", [("Unsafe", 1)])],
        [
            (None, "", [("Wrong number", 1)]),
            ("អង្គការ river", "", [("Moved", 1)]),
        ],
        [("អង្គការ river", make.NUMBER, [("It works", 2)])],
    ]


def test_doubted_number_comes_before_newer_news(client, river, chan):
    make.organization("lake", editor=make.person("bopha"))
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 14 * HOUR)
    take(listing="lake", kind="closed", phone=None, at=make.NOW + 15 * HOUR)
    rows = desk(client, chan).context["lanes"][1]["rows"]
    assert (rows[0]["organization"], rows[0]["is_due"]) == (river.pk, True)


def test_page_of_reports_says_of_its_own_entry_alone_that_it_is_due(client, river, chan):
    lake = make.organization("lake", editor=make.person("bopha"))
    take(kind="moved")
    give(river, chan)
    pages = [
        desk(client, chan, f"/admin/directory/report/trouble/{made.pk}/") for made in (river, lake)
    ]
    assert [page.context["is_due"] for page in pages] == [True, False]


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        ("chan", [200, 200, 200]),
        ("dara", [200, 403, 200]),
        ("rith", [403, 403, 403]),
        ("root", [200, 403, 200]),
    ],
)
def test_who_sees_which_lane(client, river, chan, name, statuses):
    dara = verifier()
    dara.is_staff = True
    dara.save()
    make.person("rith", is_staff=True)
    make.person("root", is_staff=True, is_superuser=True)
    take(kind="unsafe", note="canary of the sealed lane")
    take(kind="moved", note="canary of the rest")
    user = get_user_model().objects.get(username=name)
    pages = [
        desk(client, user),
        desk(client, user, f"/admin/directory/report/safety/{river.pk}/?number=%2B8550000001"),
        desk(client, user, f"/admin/directory/report/trouble/{river.pk}/?number=%2B8550000001"),
    ]
    assert [page.status_code for page in pages] == statuses
    lanes = [lane["name"] for lane in (pages[0].context or {}).get("lanes", [])]
    assert lanes == {"chan": list(report_queue.LANES), "rith": []}.get(name, ["trouble", "works"])
    notes = ["canary" in page.text for page in pages]
    assert notes == [False, name == "chan", name == "chan"]


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("chan", ["safety", "trouble", "works"]),
        ("dara", ["trouble", "works"]),
        ("root", ["trouble", "works"]),
        ("rith", []),
    ],
)
def test_first_page_counts_the_reports_that_one_may_read(client, river, chan, name, seen):
    get_user_model().objects.filter(username="dara").update(is_staff=True)
    make.person("root", is_staff=True, is_superuser=True)
    make.person("rith", is_staff=True).groups.add(Group.objects.get(name=accounts.EDITORS))
    take(kind="unsafe", phone=None, note="canary")
    take(kind="moved", phone=None, note="canary")
    take(kind="closed", phone=None)
    take()
    take(kind="works")
    page = desk(client, get_user_model().objects.get(username=name), "/admin/")
    lanes = page.context["lanes"]
    if page.context["safety"]:
        lanes = {"safety": page.context["safety"], **lanes}
    assert list(lanes) == seen
    of_number = f"/{river.pk}/?number=%2B8550000001"
    counts = {
        lane: [(row["address"].partition(lane)[2], row["total"]) for row in group.rows]
        for lane, group in lanes.items()
    }
    expected = {
        "safety": [(f"/{river.pk}/", 1)],
        "trouble": [(of_number, 1), (f"/{river.pk}/", 2)],
        "works": [(of_number, 1)],
    }
    assert counts == {lane: expected[lane] for lane in seen}
    assert "canary" not in page.text
    assert ("/report/safety/" in page.text) == (name == "chan")


def test_safety_comes_first_and_leads_to_its_answer(client, river, chan):
    take(kind="unsafe", phone=None)
    page = desk(client, chan, "/admin/").text
    address = f"/admin/directory/report/safety/{river.pk}/"
    assert page.index(address) < page.index("<section>")
    assert client.get(address).status_code == 200


def test_first_page_shows_the_beginning_of_a_long_lane(client, river, chan):
    for number in range(7):
        make.organization(f"lake-{number}", editor=make.person(f"editor-{number}"))
        take(listing=f"lake-{number}", kind="moved", phone=None)
    page = desk(client, chan, "/admin/")
    group = page.context["lanes"]["trouble"]
    assert (len(group.rows), group.total) == (5, 7)
    assert "/admin/directory/report/#trouble" in page.text


def test_first_page_and_queue_have_one_order(client, river, chan):
    """A number doubted on two days comes before more reports of one hour, newer ones at that."""
    make.organization("lake", editor=make.person("bopha"))
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 14 * HOUR)
    for minutes in range(3):
        take(listing="lake", phone=None, at=make.NOW + 15 * HOUR + minutes * HOUR / 60)
    first = desk(client, chan, "/admin/").context["lanes"]["trouble"].rows
    queue = desk(client, chan).context["lanes"][1]["rows"]
    assert [row["address"] for row in first] == [row["address"] for row in queue]
    assert [row["total"] for row in first] == [2, 3]


def test_answer_on_the_page_closes_the_group_and_stays_in_the_history(client, river, chan):
    take(kind="unsafe", phone=None)
    take(kind="moved", note="canary")
    address = f"/admin/directory/report/trouble/{river.pk}/?number=%2B8550000001"
    seen = desk(client, chan, address).context["seen"]
    sent = {"outcome": "dismissed", "reason": "They answered", "seen": seen["seen"]}
    sent["up_to"] = seen["up_to"].isoformat()
    assert client.post(address, sent).status_code == 302
    give(river, chan, number="", lane="safety", reason="Sealed reason")
    root = make.person("root", is_staff=True, is_superuser=True)
    history = desk(client, root, f"/admin/directory/organization/{river.pk}/history/").text
    assert ("They answered" in history, "Sealed reason" in history) == (True, False)
    assert LogEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({}, ["outcome", "seen", "up_to"]),
        (
            {"outcome": "dismissed", "seen": "1", "up_to": make.NOW.isoformat()},
            ["__all__"],
        ),
    ],
)
def test_answer_that_is_refused_stays_on_the_page(client, river, chan, sent, errors):
    take()
    client.force_login(chan)
    address = f"/admin/directory/report/trouble/{river.pk}/?number=%2B8550000001"
    response = client.post(address, sent)
    assert (response.status_code, sorted(response.context["form"].errors)) == (200, errors)
    assert Answer.objects.count() == 0


def test_nobody_but_a_handler_can_answer_on_the_page(client, river):
    root = make.person("root", is_staff=True, is_superuser=True)
    take()
    client.force_login(root)
    address = f"/admin/directory/report/trouble/{river.pk}/?number=%2B8550000001"
    assert client.post(address, {}).status_code == 403


@pytest.mark.parametrize(("name", "seen"), [("chan", 1), ("dara", 0), ("root", 0)])
def test_sealed_answers_are_listed_for_handlers_only(client, river, chan, name, seen):
    get_user_model().objects.filter(username="dara").update(is_staff=True)
    make.person("root", is_staff=True, is_superuser=True)
    take(kind="unsafe", phone=None)
    give(river, chan, number="", lane="safety", reason="Sealed reason")
    user = get_user_model().objects.get(username=name)
    page = desk(client, user, "/admin/directory/answer/").text
    assert page.count("Sealed reason") == seen


def test_lane_that_does_not_exist_is_not_found(client, river, chan):
    assert desk(client, chan, f"/admin/directory/report/gossip/{river.pk}/").status_code == 404


def test_good_news_of_a_number_stands_beside_its_trouble(client, river, chan):
    take()
    take(kind="works", at=make.NOW + 24 * HOUR)
    take(kind="unsafe")
    page = desk(client, chan, f"/admin/directory/report/trouble/{river.pk}/?number=%2B8550000001")
    assert [(row["label"], row["total"]) for row in page.context["days"]] == [
        ("It works", 1),
        ("Wrong number", 1),
    ]
    assert page.context["seen"]["seen"] == 1


def sign(at=make.NOW + 4 * DAY):
    """What readers are told of reports that a number works."""
    return [
        line
        for record in publishing.build(at)["details.en"]
        for line in record["html"].split("\n")
        if "from the field" in line
    ]


def take_good_news(*days, **changes):
    for day in days:
        take(kind="works", at=make.NOW + day * DAY, **changes)


def test_number_that_worked_on_three_days_is_told_of_once_a_person_accepted_it(river, chan):
    take_good_news(0, 1, 2)
    assert sign() == []
    give(river, chan, lane="works")
    words = "In November 2026, on three days or more, it was reported from the field that "
    assert sign() == [f'<p class="note">{words}000 000 01 works. This is no check.</p>']
    assert list(report_queue.due()) == []


def test_accepted_trouble_of_three_days_is_no_sign_after_the_next_check(river, chan):
    for day in (0, 1, 2):
        take(kind="did-not-answer", at=make.NOW + day * DAY)
    give(river, chan, at=make.NOW + 3 * DAY)
    make.confirm(river, by=verifier(), at=make.NOW + 3 * DAY + HOUR)
    assert sign() == []


def test_many_reports_on_two_days_are_no_sign(river, chan):
    take_good_news(0, 0, 0, 1, 1, 1)
    give(river, chan, lane="works")
    assert sign() == []


def test_three_days_of_two_months_are_no_sign(river, chan):
    take_good_news(5, 6, 7)
    give(river, chan, lane="works", at=make.NOW + 8 * DAY)
    assert sign(make.NOW + 9 * DAY) == []


def test_number_that_is_in_no_listing_has_no_sign(river, chan):
    take_good_news(0, 1, 2, phone=make.HELD_NUMBER)
    give(river, chan, number="", lane="works")
    assert sign() == []


def test_dismissed_good_news_is_no_sign(river, chan):
    take_good_news(0, 1, 2)
    give(river, chan, lane="works", outcome="dismissed", reason="All from one minute past noon")
    assert sign() == []


def test_accepted_trouble_ends_the_sign_until_the_next_check(river, chan):
    take_good_news(0, 1, 2)
    give(river, chan, lane="works")
    shown = sign()
    take(kind="closed", phone=None)
    give(river, chan, number="")
    assert sign() == []
    make.confirm(river, by=verifier(), at=make.NOW + 3 * DAY)
    assert sign() == shown


def test_sign_is_dropped_after_the_month_that_follows(river, chan):
    take_good_news(0, 1, 2)
    give(river, chan, lane="works")
    shown = sign()
    assert len(shown) == 1
    assert sign(make.NOW.replace(month=12, day=31)) == shown
    assert sign(make.NOW.replace(year=2027, month=1, day=1)) == []


@pytest.fixture
def published(river, settings, tmp_path):
    """The pointer of a snapshot with that listing."""
    settings.DATA_ROOT = tmp_path
    return publishing.publish(at=make.NOW)


def flood(organization, count):
    """Reports of every kind, many of them about numbers and listings that are made up."""
    kinds = Report.Kind.values
    Report.objects.bulk_create(
        Report(
            id=uuid.uuid4(),
            listing="river",
            organization=organization if number % 3 else None,
            seq=1,
            kind=kinds[number % len(kinds)],
            phone=f"0{number:08}",
            made_at=make.NOW,
            received_at=make.NOW + timedelta(seconds=number),
        )
        for number in range(count)
    )


def test_hostile_flood_changes_nothing_public(published, river):
    flood(river, 10_000)
    assert publishing.publish(at=make.NOW + DAY) == published


def test_flooded_queue_stays_as_short_and_as_quick_as_a_quiet_one(client, river, chan):
    addresses = [
        "/admin/directory/report/",
        f"/admin/directory/report/trouble/{river.pk}/",
        f"/admin/directory/report/trouble/{river.pk}/?page=3",
    ]

    def count_queries():
        with CaptureQueriesContext(connection) as caught:
            pages = [desk(client, chan, address) for address in addresses]
        assert [len(lane["rows"]) for lane in pages[0].context["lanes"]] == [2, 2, 2]
        return len(caught)

    flood(river, 24)
    # The first visit signs in.
    desk(client, chan)
    quiet = count_queries()
    flood(river, 10_000)
    assert count_queries() == quiet


def test_nothing_that_comes_from_an_address_shuts_the_door_on_it(client, river):
    bad = [b"{", json.dumps(body(kind="nonsense")), json.dumps(body()).ljust(4097)]
    for content in bad * 20:
        assert post(client, content).status_code in (413, 422)
    assert post(client, body(), Origin="http://evil.example").status_code == 403
    assert post(client, body()).status_code == 201


def test_notes_are_erased_when_their_time_is_over(river, chan):
    day = 24 * HOUR
    closed, waiting = take(note="closed"), take(at=make.NOW + HOUR, kind="moved", phone=None)
    give(river, chan, at=make.NOW + day)

    def left(at):
        report_notes.erase_notes(at=at)
        return set(Report.objects.exclude(note="").values_list("pk", flat=True))

    assert left(make.NOW + 31 * day - HOUR) == {closed.pk, waiting.pk}
    assert left(make.NOW + 31 * day) == {waiting.pk}
    assert left(make.NOW + 180 * day) == {waiting.pk}
    assert left(make.NOW + 180 * day + HOUR) == set()


def test_report_whose_note_was_erased_is_still_known_to_the_phone(client, river):
    sent = body()
    post(client, sent)
    report_notes.erase_notes(at=make.NOW + timedelta(days=400))
    assert post(client, sent).status_code == 200
    assert post(client, sent | {"kind": "works"}).status_code == 409
    assert Report.objects.get().note == ""


def test_erased_notes_are_gone_from_the_database_file(prepared_folder, tmp_path):
    # A real file, large enough for SQLite to move rows from page to page.
    site = Site(tmp_path)
    shutil.copytree(prepared_folder, tmp_path, dirs_exist_ok=True)
    site.manage("shell", "--verbosity=0", "-c", FILL)
    file = tmp_path / "phlov.sqlite3"
    assert file.read_bytes().count(b"canary") >= 600
    assert site.manage("forget") == "Notes erased: 600\n"
    left = [path.name for path in tmp_path.rglob("*") if path.is_file() and holds_canary(path)]
    assert left == []


def holds_canary(path):
    return b"canary" in path.read_bytes()


FILL = """
import uuid
from datetime import timedelta
from django.utils import timezone
from directory.rules import report_intake
past = timezone.now() - timedelta(days=181)
for number in range(600):
    body = {
        "id": str(uuid.uuid4()), "listing": "ocean", "seq": 1, "kind": "moved",
        "made_at": past.isoformat(), "note": f"canary {number} " + "x" * (number % 480),
    }
    report_intake.receive(report_intake.check(body), at=past)
"""
