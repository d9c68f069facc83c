"""A report that comes in: stored once."""

import contextlib
import json
import threading
from datetime import UTC, datetime

import pytest
from django.db import OperationalError, connection

from directory.models import Report
from directory.rules import (
    report_intake,
    verification,
)
from tests import make
from tests.reporting import body, post

pytestmark = pytest.mark.usefixtures("plain_static_files", "reader_of_english")


def test_new_report_is_stored_with_both_clocks(client, standing):
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
    assert (row.organization, row.phone, row.note) == (
        standing,
        make.NUMBER,
        "Someone else answers",
    )
    assert row.made_at.isoformat() == "2026-11-25T02:30:00.123000+00:00"
    assert before <= row.received_at <= datetime.now(UTC)


def test_same_report_again_is_known_and_stored_once(client, standing):
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
def test_other_report_with_the_same_id_is_refused(client, standing, change):
    sent = body()
    post(client, sent)
    before = Report.objects.values().get()
    response = post(client, body(**sent | change))
    assert (response.status_code, response.json()["id"]) == (409, sent["id"])
    assert Report.objects.values().get() == before


def test_spelling_of_a_report_makes_no_difference(client, standing):
    sent = body()
    post(client, sent)
    again = dict(reversed(sent.items())) | {
        "id": sent["id"].upper(),
        "made_at": "2026-11-25T02:30:00.123Z",
        "phone": "+៨៥៥ ០០០-០០០១",
    }
    assert post(client, again).status_code == 200


def test_news_of_a_withdrawn_listing_is_taken(client, standing, django_user_model):
    dara = django_user_model.objects.get(username="dara")
    verification.withdraw(standing, by=dara, reason="Moved", at=make.NOW)
    assert post(client, body()).status_code == 201
    assert (Report.objects.get().organization, Report.objects.get().is_listed) == (standing, True)


def test_news_of_a_listing_under_its_former_name_is_taken(client, standing):
    standing.slug = "stream"
    standing.save()
    assert post(client, body()).status_code == 201
    assert (Report.objects.get().organization, Report.objects.get().listing) == (standing, "river")


def test_news_of_a_listing_nobody_knows_is_taken(client, standing):
    assert post(client, body(listing="ocean")).status_code == 201
    assert (Report.objects.get().organization, Report.objects.get().listing) == (None, "ocean")


@pytest.mark.parametrize("spelling", ["855 000 00 01", "(+855)000-0001", "+៨៥៥០០០០០០១"])
def test_number_is_stored_as_its_listing_writes_it(client, standing, spelling):
    post(client, body(phone=spelling))
    assert (Report.objects.get().phone, Report.objects.get().is_listed) == (make.NUMBER, True)


def test_number_that_no_listing_ever_had_is_stored_as_sent(client, standing):
    post(client, body(phone="(0000) 999"))
    assert (Report.objects.get().phone, Report.objects.get().is_listed) == ("0000999", False)


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


def test_nothing_that_comes_from_an_address_shuts_the_door_on_it(client, standing):
    bad = [b"{", json.dumps(body(kind="nonsense")), json.dumps(body()).ljust(4097)]
    for content in bad * 20:
        assert post(client, content).status_code in (413, 422)
    assert post(client, body(), Origin="http://evil.example").status_code == 403
    assert post(client, body()).status_code == 201
