"""Reports at the desk: their order, who sees which lane, and the decision on the page."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.models import Answer
from directory.rules import (
    accounts,
    report_queue,
)
from tests import make
from tests.reporting import HOUR, flood, give, take, verifier

pytestmark = pytest.mark.usefixtures("plain_static_files", "reader_of_english")


def desk(client, user, address="/admin/directory/report/"):
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client.get(address)


def test_queue_shows_safety_first_then_entry_and_number(client, standing, chan):
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


def test_doubted_number_comes_before_newer_news(client, standing, chan):
    make.organization("lake", editor=make.person("bopha"))
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 14 * HOUR)
    take(listing="lake", kind="closed", phone=None, at=make.NOW + 15 * HOUR)
    rows = desk(client, chan).context["lanes"][1]["rows"]
    assert (rows[0]["organization"], rows[0]["is_due"]) == (standing.pk, True)


def test_page_of_reports_says_whether_its_own_entry_is_due(client, standing, chan):
    lake = make.organization("lake", editor=make.person("bopha"))
    take(kind="moved")
    give(standing, chan)
    pages = [
        desk(client, chan, f"/admin/directory/report/trouble/{made.pk}/")
        for made in (standing, lake)
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
def test_who_sees_which_lane(client, standing, chan, name, statuses):
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
        desk(client, user, f"/admin/directory/report/safety/{standing.pk}/?number=%2B8550000001"),
        desk(client, user, f"/admin/directory/report/trouble/{standing.pk}/?number=%2B8550000001"),
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
def test_first_page_counts_the_reports_that_one_may_read(client, standing, chan, name, seen):
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
    of_number = f"/{standing.pk}/?number=%2B8550000001"
    counts = {
        lane: [(row["address"].partition(lane)[2], row["total"]) for row in group.rows]
        for lane, group in lanes.items()
    }
    expected = {
        "safety": [(f"/{standing.pk}/", 1)],
        "trouble": [(of_number, 1), (f"/{standing.pk}/", 2)],
        "works": [(of_number, 1)],
    }
    assert counts == {lane: expected[lane] for lane in seen}
    assert "canary" not in page.text
    assert ("/report/safety/" in page.text) == (name == "chan")


def test_safety_comes_first_and_leads_to_its_answer(client, standing, chan):
    take(kind="unsafe", phone=None)
    page = desk(client, chan, "/admin/").text
    address = f"/admin/directory/report/safety/{standing.pk}/"
    assert page.index(address) < page.index("<section>")
    assert client.get(address).status_code == 200


def test_first_page_shows_the_beginning_of_a_long_lane(client, standing, chan):
    for number in range(7):
        make.organization(f"lake-{number}", editor=make.person(f"editor-{number}"))
        take(listing=f"lake-{number}", kind="moved", phone=None)
    page = desk(client, chan, "/admin/")
    group = page.context["lanes"]["trouble"]
    assert (len(group.rows), group.total) == (5, 7)
    assert "/admin/directory/report/#trouble" in page.text


def test_first_page_and_queue_have_one_order(client, standing, chan):
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


def test_decision_closes_the_group_and_stays_in_the_history(client, standing, chan):
    take(kind="unsafe", phone=None)
    take(kind="moved", note="canary")
    address = f"/admin/directory/report/trouble/{standing.pk}/?number=%2B8550000001"
    seen = desk(client, chan, address).context["seen"]
    sent = {"outcome": "dismissed", "reason": "They answered", "seen": seen["seen"]}
    sent["up_to"] = seen["up_to"].isoformat()
    assert client.post(address, sent).status_code == 302
    give(standing, chan, number="", lane="safety", reason="Sealed reason")
    root = make.person("root", is_staff=True, is_superuser=True)
    history = desk(client, root, f"/admin/directory/organization/{standing.pk}/history/").text
    assert ("They answered" in history, "Sealed reason" in history) == (True, False)
    assert LogEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({}, ["__all__", "outcome", "seen", "up_to"]),
        ({"outcome": "accepted", "seen": "1", "up_to": "01/01/0001"}, ["__all__", "up_to"]),
        (
            {"outcome": "dismissed", "seen": "1", "up_to": make.NOW.isoformat()},
            ["__all__"],
        ),
    ],
)
def test_answer_that_is_refused_stays_on_the_page(client, standing, chan, sent, errors):
    take()
    client.force_login(chan)
    address = f"/admin/directory/report/trouble/{standing.pk}/?number=%2B8550000001"
    response = client.post(address, sent)
    assert (response.status_code, sorted(response.context["form"].errors)) == (200, errors)
    assert Answer.objects.count() == 0


def test_reason_for_what_is_answered_already_is_not_lost(client, standing, chan):
    take()
    address = f"/admin/directory/report/trouble/{standing.pk}/?number=%2B8550000001"
    seen = desk(client, chan, address).context["seen"]
    sent = {"outcome": "dismissed", "seen": seen["seen"], "up_to": seen["up_to"].isoformat()}
    for reason in ("First", "They answered twice"):
        page = client.post(address, sent | {"reason": reason})
    assert (page.status_code, Answer.objects.count()) == (200, 1)
    said = ["These reports have changed since you opened them.", "They answered twice"]
    assert [text in page.text for text in said] == [True, True]


def test_nobody_but_a_handler_can_decide_on_the_page(client, standing):
    root = make.person("root", is_staff=True, is_superuser=True)
    take()
    client.force_login(root)
    address = f"/admin/directory/report/trouble/{standing.pk}/?number=%2B8550000001"
    assert client.post(address, {}).status_code == 403


@pytest.mark.parametrize(("name", "seen"), [("chan", 1), ("dara", 0), ("root", 0)])
def test_sealed_decisions_are_listed_for_handlers_only(client, standing, chan, name, seen):
    get_user_model().objects.filter(username="dara").update(is_staff=True)
    make.person("root", is_staff=True, is_superuser=True)
    take(kind="unsafe", phone=None)
    give(standing, chan, number="", lane="safety", reason="Sealed reason")
    user = get_user_model().objects.get(username=name)
    page = desk(client, user, "/admin/directory/answer/").text
    assert page.count("Sealed reason") == seen


def test_lane_that_does_not_exist_is_not_found(client, standing, chan):
    assert desk(client, chan, f"/admin/directory/report/gossip/{standing.pk}/").status_code == 404


def test_good_news_of_a_number_stands_beside_its_trouble(client, standing, chan):
    take()
    take(kind="works", at=make.NOW + 24 * HOUR)
    take(kind="unsafe")
    page = desk(
        client, chan, f"/admin/directory/report/trouble/{standing.pk}/?number=%2B8550000001"
    )
    assert [(row["label"], row["total"]) for row in page.context["days"]] == [
        ("It works", 1),
        ("Wrong number", 1),
    ]
    assert page.context["seen"]["seen"] == 1


def test_flooded_queue_stays_short_and_quick(client, standing, chan):
    addresses = [
        "/admin/directory/report/",
        f"/admin/directory/report/trouble/{standing.pk}/",
        f"/admin/directory/report/trouble/{standing.pk}/?page=3",
    ]

    def count_queries():
        with CaptureQueriesContext(connection) as caught:
            pages = [desk(client, chan, address) for address in addresses]
        assert [len(lane["rows"]) for lane in pages[0].context["lanes"]] == [2, 2, 2]
        return len(caught)

    flood(standing, 24)
    # The first visit signs in.
    desk(client, chan)
    quiet = count_queries()
    flood(standing, 10_000)
    assert count_queries() == quiet
