"""Safety at the desk: three answers, who learns what, and what Today says first."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from directory.models import Answer
from directory.rules import accounts, report_queue, safety
from tests import make
from tests.reporting import give, take

# A screen: what it calls is tried on both databases in tests/rules.
pytestmark = [
    pytest.mark.usefixtures("plain_static_files", "reader_of_english"),
    pytest.mark.one_database,
]

REASON = "CANARY: two say who waits outside"


@pytest.fixture
def report(standing, chan):
    """An hour ago somebody reported that a standing listing is unsafe."""
    return take(kind="unsafe", phone=None, at=timezone.now() - timedelta(hours=1))


def sign_in(client, name):
    user = get_user_model().objects.get(username=name)
    user.is_staff = True
    user.save()
    client.force_login(user)
    client.cookies["django_language"] = "en"


def address(standing):
    return f"/admin/directory/report/safety/{standing.pk}/"


def choose(client, standing, outcome, reason=""):
    seen = client.get(address(standing)).context["seen"]
    sent = {"outcome": outcome, "reason": reason, "seen": seen["seen"]}
    return client.post(address(standing), sent | {"up_to": seen["up_to"].isoformat()})


def test_page_offers_three_answers_and_none_is_chosen(client, standing, report):
    sign_in(client, "chan")
    page = client.get(address(standing))
    assert page.context["outcomes"] == ["suspended", "accepted", "dismissed"]
    assert [page.text.count(f'name="outcome" value="{one}"') for one in Answer.Outcome] == [1, 1, 1]
    assert 'type="radio"' not in page.text
    assert "phones still show this listing" in page.text


def test_page_of_an_unknown_listing_offers_to_close(client, standing, report):
    take(listing="ocean", kind="unsafe", phone=None)
    sign_in(client, "chan")
    page = client.get("/admin/directory/report/safety/unknown/")
    assert page.context["outcomes"] == ["dismissed"]
    assert "The reports can only be closed." in page.text


def test_reason_of_a_suspension_is_only_on_pages_of_handlers(client, standing, report, bopha):
    sign_in(client, "chan")
    assert choose(client, standing, "suspended", REASON).status_code == 302
    entry = f"/admin/directory/organization/{standing.pk}"
    pages = [f"{entry}/{page}/" for page in ("verify", "history", "withdraw", "change")]
    pages += ["/admin/", "/admin/directory/answer/", "/admin/directory/report/"]
    assert "CANARY" in client.get("/admin/directory/answer/").text
    sign_in(client, "dara")
    found = [client.get(page) for page in pages]
    assert [page.status_code for page in found] == [200] * 7
    assert [page for page in found if "CANARY" in page.text] == []
    assert ["The reason is sealed" in page.text for page in found[:3]] == [True, True, True]


def test_verifier_reads_first_what_was_handed_over(client, standing, report):
    sign_in(client, "chan")
    choose(client, standing, "accepted", REASON)
    sign_in(client, "dara")
    page = client.get("/admin/").text
    verify = f"/admin/directory/organization/{standing.pk}/verify/"
    assert page.index("Safety: check today, reason sealed") < page.index("<section>")
    assert verify in page
    assert "Safety: check today, reason sealed." in client.get(verify).text
    assert "CANARY" not in page + client.get(verify).text


@pytest.mark.parametrize(("name", "is_told"), [("chan", True), ("dara", True), ("sokha", False)])
def test_who_learns_what_was_handed_over(client, standing, report, name, is_told):
    give(standing, make_chan(), number="", lane="safety", at=timezone.now())
    sokha = get_user_model().objects.get(username="sokha")
    sokha.groups.add(Group.objects.get(name=accounts.EDITORS))
    sign_in(client, name)
    assert ("check today, reason sealed" in client.get("/admin/").text) == is_told


def make_chan():
    return get_user_model().objects.get(username="chan")


def test_call_ends_what_was_handed_over(client, standing, report):
    give(standing, make_chan(), number="", lane="safety", at=timezone.now())
    assert safety.handed_over().count() == 1
    dara = get_user_model().objects.get(username="dara")
    make.confirm(standing, by=dara, at=timezone.now(), on=timezone.localdate())
    sign_in(client, "dara")
    assert "check today, reason sealed" not in client.get("/admin/").text


@pytest.mark.parametrize(("hours", "is_told"), [(3, False), (5, True)])
def test_verifiers_learn_that_something_sealed_waits(client, standing, chan, hours, is_told):
    take(kind="unsafe", phone=None, at=timezone.now() - timedelta(hours=hours))
    sign_in(client, "dara")
    page = client.get("/admin/").text
    assert ("Something sealed has waited" in page) == is_told
    assert "/report/safety/" not in page


def test_each_lane_says_what_follows(client, standing, chan):
    take(kind="moved", phone=None)
    take(kind="works")
    sign_in(client, "chan")
    said = [
        client.get(f"/admin/directory/report/{lane}/{standing.pk}/?number={number}").text
        for lane, number in (("trouble", ""), ("works", "%2B8550000001"))
    ]
    assert ["is due for a check today" in page for page in said] == [True, False]
    assert ["Readers may be told" in page for page in said] == [False, True]
    assert report_queue.outcomes("trouble", standing) == ["accepted", "dismissed"]
