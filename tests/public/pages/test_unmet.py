"""What was not found, told without script; and what the endpoint takes of it."""

import uuid

import pytest

from directory.models import UnmetNeed
from directory.publish import publishing
from directory.rules import unmet
from tests import make
from tests.reporting import body, post

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture(autouse=True)
def river(plain_static_files, settings, tmp_path):
    settings.DATA_ROOT = tmp_path
    make.catalogue()
    made = make.organization("river", editor=make.person("sokha"))
    make.confirm(made, by=make.person("dara", verifies=True))
    publishing.publish(at=make.NOW)
    return made


def stored():
    return list(UnmetNeed.objects.values_list("kind", "province"))


def test_answer_offers_to_tell_what_is_missing(client):
    page = client.get("/en/kind/safe-house/")
    assert 'action="/en/unmet/"' in page.text
    sent = page.context["sent_unmet"]
    assert sent == {"need": "safe-house", "province": ""}
    asked = client.post("/en/unmet/", {"need": "safe-house", "province": "06"})
    assert (stored(), "no word" in asked.text) == ([], True)
    whole = {"id": asked.context["id"], "need": "safe-house", "province": "06"}
    # Sent twice it is one.
    assert [client.post("/en/unmet/", whole).status_code for _again in range(2)] == [201, 200]
    assert stored() == [("safe-house", "06")]


def test_where_no_kind_of_help_was_asked_for_nothing_is_offered(client):
    assert client.get("/en/province/06/").context["sent_unmet"] is None
    assert "/en/unmet/" not in client.get("/en/province/06/").text


def test_words_are_refused_on_the_page(client):
    sent = {"id": uuid.uuid4(), "need": "my client"}
    assert client.post("/en/unmet/", sent).status_code == 422
    assert client.get("/en/unmet/").status_code == 405
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert client.post("/en/unmet/", sent, headers=headers).status_code == 403
    assert stored() == []


def test_endpoint_takes_codes_from_the_outbox_and_names_the_id(client):
    need = {"id": str(uuid.uuid4()), "kind": "unmet", "need": "legal-aid"}
    answers = [post(client, need), post(client, need), post(client, need | {"province": "06"})]
    assert [answer.status_code for answer in answers] == [201, 200, 409]
    assert {answer.json()["id"] for answer in answers} == {need["id"]}
    refused = post(client, need | {"id": str(uuid.uuid4()), "note": "x"})
    assert (refused.status_code, refused.json()["errors"]) == (422, {"note": "is not known"})
    assert stored() == [("legal-aid", "")]


def test_full_week_holds_up_no_report(client, monkeypatch):
    monkeypatch.setattr(unmet, "MOST_A_WEEK", 0)
    need = {"kind": "unmet", "need": "legal-aid"}
    answers = [post(client, {"id": str(uuid.uuid4()), **need}), post(client, body(kind="unsafe"))]
    assert ([answer.status_code for answer in answers], stored()) == ([201, 201], [])


def test_report_form_asks_what_was_in_the_way(client, river):
    page = f"/en/o/{river.public_id}/report/"
    made = client.get(page).context["made"]
    sent = {"id": made["id"], "listing": "river", "seq": made["seq"], "kind": "refused"}
    sent |= {"made_at": made["made_at"].isoformat(), "why": "papers"}
    assert client.post(page, sent).status_code == 201
    assert river.reports.get().why == "papers"


def test_report_form_with_no_number_of_a_list_is_refused(client, river):
    sent = {"id": str(uuid.uuid4()), "listing": "river", "kind": "moved"}
    sent["made_at"] = make.NOW.isoformat()
    for seq in ("9" * 5000, "²", "one", ""):
        answer = client.post(f"/en/o/{river.public_id}/report/", sent | {"seq": seq})
        assert answer.status_code == 422, seq
    assert client.post(f"/en/o/{river.public_id}/report/", sent | {"seq": "៧"}).status_code == 201
