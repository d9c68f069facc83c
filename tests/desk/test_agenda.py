"""The agenda: what is due, lapsing, waiting, unreachable, never checked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.desk import agenda
from directory.models import (
    Organization,
    Phone,
)
from directory.rules import editing, verification, vetting
from directory.rules.calls import calls_in_vain, record_attempt
from tests import make
from tests.desk.listed import listed, slugs

pytestmark = [
    pytest.mark.one_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
]


def test_what_is_due_comes_by_risk_and_then_by_day(sokha, dara):
    listed("other", editor=sokha, by=dara, ago=400)
    listed("late-home", editor=sokha, by=dara, ago=100, residential=True, kind="safe-house")
    listed("later-home", editor=sokha, by=dara, ago=300, residential=True, kind="safe-house")
    listed("line", editor=sokha, by=dara, ago=30, hotline=True)
    listed("fresh-line", editor=sokha, by=dara, ago=1, hotline=True)
    due = agenda.today(timezone.now())["due"]
    assert slugs(due) == ["line", "later-home", "late-home", "other"]


def test_what_falls_due_soon_is_lapsing(sokha, dara):
    listed("soon", editor=sokha, by=dara, ago=20, hotline=True)
    listed("later", editor=sokha, by=dara, ago=10, hotline=True)
    assert slugs(agenda.today(timezone.now())["lapsing"]) == ["soon"]


def test_weeks_count_what_falls_due_in_them(sokha, dara):
    listed("overdue", editor=sokha, by=dara, ago=400)
    listed("line", editor=sokha, by=dara, ago=9, hotline=True)
    weeks = agenda.today(timezone.now())["weeks"]
    assert [total for _week, total, _count in weeks] == [1, 0, 0, 1, 0, 0, 0, 0]
    assert weeks[3][2] == {"hotline": 1}


def test_edit_waits_with_its_difference_until_it_is_checked(client, sokha, dara):
    house = listed("house", editor=sokha, by=dara)
    Organization.objects.filter(pk=house.pk).update(description_en="Helps everybody")
    editing.save(house, by=sokha, at=timezone.now())
    page = client.get("/admin/")
    [item] = page.context["waiting"]
    [change] = item["changes"]
    told = [[line["text"] for line in change[side]] for side in ("standing", "lines")]
    # The Khmer half of the same fact stands as it is.
    assert (item["row"].pk, told) == (house.pk, [[], ["Helps everybody"]])
    assert "Helps everybody" in page.text
    make.confirm(house, by=dara, at=timezone.now(), on=timezone.localdate())
    assert client.get("/admin/").context["waiting"] == []


def test_edit_of_a_private_note_does_not_wait(sokha, dara):
    house = listed("house", editor=sokha, by=dara)
    Organization.objects.filter(pk=house.pk).update(notes="Ask again in May")
    editing.save(house, by=sokha, at=timezone.now())
    assert agenda.today(timezone.now())["waiting"] == ([], 0)


def test_calls_in_vain_wait_until_somebody_is_reached(sokha, dara):
    house = listed("house", editor=sokha, by=dara)
    now = timezone.now() + timedelta(minutes=1)
    record_attempt(house, by=dara, number=make.NUMBER, result="no-answer", at=now)
    calls = agenda.today(now)["attempts"].rows
    assert [call.organization for call, _day in calls] == [house]
    make.confirm(house, by=dara, at=now + timedelta(minutes=1), on=timezone.localdate())
    assert agenda.today(now)["attempts"] == ([], 0)


def test_reaching_somebody_else_ends_no_calls_in_vain(sokha, dara):
    house, lake = (listed(slug, editor=sokha, by=dara) for slug in ("house", "lake"))
    now = timezone.now() + timedelta(minutes=1)
    record_attempt(house, by=dara, number=make.NUMBER, result="no-answer", at=now)
    for _ in range(2):
        make.confirm(lake, by=dara, at=now + timedelta(minutes=1), on=timezone.localdate())
    assert [call.organization for call in calls_in_vain()] == [house]


def test_never_checked_is_listed_unless_it_must_not_be(sokha, dara):
    make.organization("new", editor=sokha)
    bad = make.organization("bad", editor=sokha)
    vetting.do_not_list(bad, by=dara, reason="A broker", at=timezone.now())
    assert slugs(agenda.today(timezone.now())["never"]) == ["new"]


def test_texts_in_one_language_are_found_in_the_parts_too(sokha, dara):
    both = {"description_en": "Helps"}
    whole = make.organization("whole", editor=sokha, **both)
    half = make.organization("half", editor=sokha, **both)
    Phone.objects.filter(organization=half).update(description_km="ផ្នែកទទួល")
    assert slugs(agenda.today(timezone.now())["gaps"]) == [half.slug]
    assert whole.slug not in slugs(agenda.today(timezone.now())["gaps"])


def test_vetting_that_ends_soon_is_listed(sokha, dara):
    now, on = timezone.now(), timezone.localdate()
    for slug, days in (("soon", 20), ("late", 200)):
        vetting.vet(
            make.organization(slug, editor=sokha),
            by=dara,
            on=on,
            vouched_by="A coalition, its secretary",
            expires_on=on + timedelta(days=days),
            at=now,
        )
    vettings = agenda.today(now)["vettings"]
    assert [row.organization.slug for row in vettings.rows] == ["soon"]


def test_edit_of_a_withdrawn_listing_is_no_waiting_change(client, sokha, dara):
    house = listed("house", editor=sokha, by=dara)
    verification.withdraw(house, by=dara, reason="Moved", at=timezone.now())
    Organization.objects.filter(pk=house.pk).update(revision=2)
    found = {
        state: client.get("/admin/directory/organization/", {"state": state}).context["cl"]
        for state in ("waiting", "withdrawn")
    }
    assert {state: rows.result_count for state, rows in found.items()} == {
        "waiting": 0,
        "withdrawn": 1,
    }


def test_what_is_not_compared_counts_as_different(monkeypatch, sokha, dara):
    monkeypatch.setattr(agenda, "MOST_COMPARED", 2)
    for number in range(3):
        house = listed(f"house-{number}", editor=sokha, by=dara)
        Organization.objects.filter(pk=house.pk).update(notes="Ask again in May")
        editing.save(house, by=sokha, at=timezone.now())
    assert agenda.today(timezone.now())["waiting"] == ([], 1)
