"""The desk's first page and the list of organizations."""

import re
import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from directory.desk import agenda, today, words
from directory.models import (
    Answer,
    Organization,
    Phone,
    Report,
)
from directory.publish import pieces, publishing, reader
from directory.rules import accounts, claims, editing, partner, verification
from directory.rules.calls import record_attempt
from tests import make
from tests.desk.listed import listed, slugs

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]


@pytest.mark.parametrize(
    ("ago", "group", "is_overdue"), [(29, "lapsing", 0), (30, "due", 0), (31, "due", 1)]
)
def test_desk_and_phones_call_a_check_overdue_on_the_same_day(sokha, dara, ago, group, is_overdue):
    now, on = timezone.now(), timezone.localdate()
    line = listed("line", editor=sokha, by=dara, ago=ago, hotline=True)
    [row] = agenda.today(now)[group].rows
    with translation.override("en"):
        assert words.due(row.due_on, on).count("overdue") == is_overdue
    publishing.publish(at=now)
    current = reader.current()
    page = pieces.with_ages(current.cards("en")[line.public_id], on)
    assert page.count('<span class="overdue">') == is_overdue
    table = agenda.coverage(current.records(), current.file("catalogue"), on)
    assert sum(late for _place, cells in table for _kind, _fresh, late in cells) == is_overdue


def test_first_page_and_list_say_when_a_check_is_due(client, sokha, dara):
    listed("line", editor=sokha, by=dara, ago=30, hotline=True)
    row = client.get("/admin/").context["due"][0]
    assert row[1:] == ("hotline", "Due today", None)
    assert "Due today" in client.get("/admin/directory/organization/").text


def test_week_names_only_the_risks_that_fall_due_in_it(client, sokha, dara):
    listed("line", editor=sokha, by=dara, ago=9, hotline=True)
    weeks = client.get("/admin/").context["weeks"]
    assert [risks for _week, _total, risks in weeks if risks] == [[("hotline", 1)]]


def test_each_line_leads_to_an_act(client, sokha, dara, bopha):
    house = listed("house", editor=sokha, by=dara, ago=400)
    page = client.get("/admin/").text
    address = f"/admin/directory/organization/{house.pk}/verify/"
    assert address in page
    assert client.get(address).status_code == 200


def test_editor_is_led_to_the_entry_not_to_the_sheet(client, sokha, dara):
    house = listed("house", editor=sokha, by=dara, ago=400)
    sokha.groups.add(Group.objects.get(name=accounts.EDITORS))
    client.force_login(sokha)
    page = client.get("/admin/").text
    address = f"/admin/directory/organization/{house.pk}/"
    assert (f"{address}change/" in page, f"{address}verify/" in page) == (True, False)


def test_handlers_read_the_name_alone_of_what_changed(client, sokha, dara, chan):
    house = listed("house", editor=sokha, by=dara)
    Phone.objects.create(organization=house, number=make.HELD_NUMBER)
    Organization.objects.filter(pk=house.pk).update(description_en="DRAFT")
    editing.save(house, by=sokha, at=timezone.now())

    def told():
        page = client.get("/admin/").text
        [row] = re.findall("<li>(?:(?!<li>).)*House house.*?</li>", page, re.DOTALL)
        return "DRAFT" in row, "000 000 02" in row, 'class="change"' in row

    assert told() == (True, True, True)
    # Which facts differ is read at once; their texts are a tap away.
    labels = re.findall("<summary>(.*?)</summary>", client.get("/admin/").text)
    assert "Description, Number" in labels
    client.force_login(chan)
    assert told() == (False, False, False)


def test_first_page_asks_the_database_no_more_for_more_rows(client, sokha, dara, bopha):
    dara.groups.add(Group.objects.get(name=accounts.HANDLERS))

    def fill(start):
        for number in range(start, start + 3):
            late = listed(f"late-{number}", editor=sokha, by=dara, ago=400)
            changed = listed(f"changed-{number}", editor=sokha, by=dara)
            Organization.objects.filter(pk=changed.pk).update(description_en="New")
            editing.save(changed, by=sokha, at=timezone.now())
            make.organization(f"new-{number}", editor=sokha)
            at = timezone.now()
            record_attempt(late, by=dara, number=make.NUMBER, result="no-answer", at=at)
            later = {"result": "call-back", "call_back_at": at + timedelta(hours=1)}
            record_attempt(changed, by=dara, number=make.NUMBER, at=at, **later)
            Phone.objects.create(organization=late, number=make.HELD_NUMBER, is_held=True)
            claims.take(late, by=dara, at=at)
            Answer.objects.create(
                organization=late,
                is_sealed=True,
                outcome="accepted",
                answered_by=dara,
                answered_at=at,
            )
            _link, token = partner.make_link(late, by=dara, at=timezone.now())
            partner.answer(token, corrections={}, at=timezone.now())
            Report.objects.create(
                pk=uuid.uuid4(),
                organization=late,
                listing=late.slug,
                seq=1,
                kind="unsafe",
                made_at=make.NOW,
                received_at=make.NOW,
            )

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/admin/").status_code == 200
        return len(queries)

    fill(0)
    # The first visit also notes when the session began.
    count()
    few = count()
    fill(3)
    assert count() == few < 56


@pytest.fixture
def of_each(sokha, dara):
    """Of every group of organizations three, of which the first page shows two."""
    both = {"description_en": "Helps"}
    for number in range(3):
        listed(f"late-{number}", editor=sokha, by=dara, ago=400, **both)
        listed(f"soon-{number}", editor=sokha, by=dara, ago=170, **both)
        make.organization(f"new-{number}", editor=sokha, **both)
        listed(f"half-{number}", editor=sokha, by=dara)
        changed = listed(f"changed-{number}", editor=sokha, by=dara, **both)
        Organization.objects.filter(pk=changed.pk).update(name_en="Another house")
        editing.save(changed, by=sokha, at=timezone.now())


GROUPS = {"due": "late", "lapsing": "soon", "never": "new", "gaps": "half", "waiting": "changed"}


@pytest.mark.parametrize(("group", "slug"), GROUPS.items())
def test_long_list_is_cut_and_counted(of_each, group, slug):
    found = agenda.today(timezone.now(), 2)[group]
    rows = [row for row, _now, _before in found.rows] if group == "waiting" else found.rows
    assert (slugs(agenda.Group(rows, 3)), found.total) == ([f"{slug}-0", f"{slug}-1"], 3)


@pytest.mark.parametrize(("group", "slug"), GROUPS.items())
def test_cut_list_leads_to_all_of_it(client, monkeypatch, of_each, group, slug):
    monkeypatch.setattr(today, "SHOWN", 2)
    address = f"/admin/directory/organization/?todo={group}"
    assert f'"{address}"' in client.get("/admin/").text
    listed = client.get(address).context["cl"].result_list
    assert sorted(row.slug for row in listed) == [f"{slug}-{number}" for number in range(3)]


@pytest.mark.parametrize("state", ["standing", "waiting", "withdrawn", "never"])
def test_list_can_be_narrowed_to_one_state(client, sokha, dara, state):
    for slug in ("standing", "waiting", "withdrawn"):
        listed(slug, editor=sokha, by=dara)
    make.organization("never", editor=sokha)
    Organization.objects.filter(slug="waiting").update(revision=2)
    gone = Organization.objects.get(slug="withdrawn")
    verification.withdraw(gone, by=dara, reason="Moved", at=timezone.now())
    page = client.get("/admin/directory/organization/", {"state": state})
    assert [row.slug for row in page.context["cl"].result_list] == [state]


def test_filter_that_nobody_offers_shows_everything(client, of_each):
    page = client.get("/admin/directory/organization/?todo=nothing")
    assert page.context["cl"].result_count == 15
