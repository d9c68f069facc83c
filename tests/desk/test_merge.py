"""Merging twins at the desk: what is taken over, and the way from the old entry to the new."""

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from directory.desk import agenda
from directory.models import Edit, Merge, Phone, SheetDraft
from directory.rules import (
    accounts,
    alerts,
    comments,
    editing,
    merging,
    numbers,
    standing,
    verification,
    vetting,
)
from directory.text.writing import dialled
from tests import make
from tests.desk.listed import listed
from tests.desk.sheet.shown import shown
from tests.desk.starter.forms import form_as_shown

# A screen: what it calls is tried on both databases in tests/rules.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]


@pytest.fixture
def river(sokha, bopha):
    return listed("river", editor=sokha, by=bopha)


@pytest.fixture
def pond(river, sokha, bopha):
    """A twin of River, which has its number."""
    return listed("pond", editor=sokha, by=bopha, acronym="POND")


def address(stays, gone):
    return f"/admin/directory/organization/{stays.pk}/merge/{gone.pk}/"


def page_of(organization, name):
    return f"/admin/directory/organization/{organization.pk}/{name}/"


def read(gone, stays):
    return {"gone_revision": gone.revision, "stays_revision": stays.revision}


def test_twins_lead_to_the_merge_and_it_shows_what_would_change(client, dara, river, pond):
    assert address(river, pond) in client.get(page_of(river, "twins")).text
    page = client.get(address(river, pond))
    names = [row["name"] for row in page.context["rows"]]
    assert names == ["name_km", "name_en", "acronym"]
    assert "POND" in page.text


def test_only_what_was_ticked_is_taken_over(client, dara, river, pond):
    page = client.post(address(river, pond), read(pond, river) | {"take": ["acronym"]})
    assert page.url == page_of(river, "change")
    river.refresh_from_db()
    assert (river.acronym, river.name_en, river.services.count()) == ("POND", "House river", 1)
    assert (standing.current_check(pond), Merge.objects.get().taken) == (None, ["acronym"])


def test_form_of_what_was_changed_meanwhile_is_given_back(client, dara, sokha, river, pond):
    sent = read(pond, river) | {"take": ["acronym"]}
    pond.description_en = "New"
    pond.save()
    editing.save(pond, by=sokha, at=make.NOW)
    page = client.post(address(river, pond), sent)
    assert "The entry was changed after you opened it." in page.text
    assert [row["name"] for row in page.context["rows"] if row["is_ticked"]] == ["acronym"]
    assert not Merge.objects.exists()


def test_old_entry_leads_to_the_new_one(admin_client, client, dara, river, pond):
    comments.add(pond, by=dara, text="Same people", at=make.NOW)
    client.post(address(river, pond), read(pond, river))
    assert client.get(page_of(pond, "verify")).url == page_of(river, "verify")
    change = admin_client.get(page_of(pond, "change"))
    assert f'href="{page_of(river, "change")}"' in change.text
    assert 'name="_save"' not in change.text
    history = admin_client.get(page_of(pond, "history")).text
    assert "Same people" in history
    assert page_of(river, "history") in history
    assert page_of(pond, "history") in admin_client.get(page_of(river, "history")).text


def test_editors_do_not_merge(client, dara, sokha, river, pond):
    sokha.groups.add(Group.objects.get(name=accounts.EDITORS))
    client.force_login(sokha)
    assert client.post(address(river, pond), read(pond, river)).status_code == 403
    assert address(river, pond) not in client.get(page_of(river, "twins")).text


def test_locked_entry_is_offered_the_other_way_round(client, dara, river, pond):
    vetting.do_not_list(pond, by=dara, reason="x", at=make.NOW)
    page = client.get(address(river, pond))
    assert address(pond, river) in page.text
    assert 'name="gone_revision"' not in page.text


def test_odd_requests_are_no_error(client, dara, river, pond):
    assert client.get(address(river, river)).status_code == 404
    assert client.post(address(river, pond), {"gone_revision": "x"}).status_code == 200
    assert not Merge.objects.exists()


def test_caution_is_one_tick_and_the_page_names_an_alert(client, dara, sokha, river, pond):
    pond.caution_km, pond.caution_en = "ប្រយ័ត្ន", "Men wait outside"
    pond.save()
    editing.save(pond, by=sokha, at=make.NOW)
    today = timezone.localdate()
    said = {"sentence": "closed", "ends_on": today, "reason": "x", "at": timezone.now()}
    alerts.start(pond, by=dara, **said)
    page = client.get(address(river, pond))
    [caution] = [row for row in page.context["rows"] if row["name"] == "caution"]
    [change] = caution["changes"]
    assert [line["new"] for line in change["lines"]] == ["ប្រយ័ត្ន", "Men wait outside"]
    assert "An alert runs on the entry that goes until" in page.text
    assert "An alert runs" not in client.get(address(pond, river)).text
    refused = client.post(address(river, pond), read(pond, river))
    assert "has a caution, and the other has none" in refused.text
    sent = read(pond, river) | {"take": ["caution"]}
    assert client.post(address(river, pond), sent).url == page_of(river, "change")
    river.refresh_from_db()
    assert river.caution_en == "Men wait outside"


def test_page_names_the_numbers_that_a_call_refuted(client, dara, sokha, river, pond):
    held = Phone.objects.create(organization=pond, number=make.HELD_NUMBER, is_held=True)
    editing.save(pond, by=sokha, at=make.NOW)
    assert f"phones/{held.pk}" in client.get(address(river, pond)).text
    said = {"at": timezone.now(), "seen": make.seen(held), "result": "wrong-number"}
    numbers.record_call(held, by=dara, **said)
    page = client.get(address(river, pond))
    assert page.context["refuted"] == [dialled(make.HELD_NUMBER)]
    assert f"phones/{held.pk}" not in page.text


def test_database_that_refuses_a_merge_leaves_the_ticks(client, dara, river, pond):
    # An edit that came at the same moment has the next number already.
    first = river.edits.get()
    said = {"editor": first.editor, "edited_at": make.NOW, "document": first.document}
    Edit.objects.create(organization=river, revision=2, **said)
    page = client.post(address(river, pond), read(pond, river) | {"take": ["acronym"]})
    assert "Somebody changed this entry at the same moment. Try again." in page.text
    assert [row["name"] for row in page.context["rows"] if row["is_ticked"]] == ["acronym"]
    assert not Merge.objects.exists()


def test_sheet_of_what_was_merged_meanwhile_is_given_back(client, dara, bopha, river, pond):
    data = shown(client, pond) | {"note": "She was out", "decide-name": "yes"}
    client.force_login(bopha)
    client.post(address(river, pond), read(pond, river))
    client.force_login(dara)
    for act in ("keep", "confirm", "correct", "attempt"):
        page = client.post(page_of(pond, "verify"), data | {act: ""})
        assert page.status_code == 409
        assert "This entry was merged into House river. Go on there." in page.text
        assert page.context["form"]["note"].value() == "She was out"
    assert SheetDraft.objects.get().data["note"] == ["She was out"]
    assert pond.verifications.count() == 2
    kept = client.get(page_of(pond, "verify"))
    assert kept.context["form"]["note"].value() == "She was out"
    assert f'href="{page_of(river, "change")}"' in kept.text
    client.force_login(bopha)
    assert client.get(page_of(pond, "verify")).url == page_of(river, "verify")


def test_form_of_what_was_merged_meanwhile_is_given_back(client, dara, sokha, river, pond):
    sokha.groups.add(Group.objects.get(name=accounts.EDITORS))
    client.force_login(sokha)
    data = form_as_shown(client, page_of(pond, "change")) | {"description_en": "Hours of typing"}
    client.force_login(dara)
    client.post(address(river, pond), read(pond, river))
    client.force_login(sokha)
    edits = pond.edits.count()
    page = client.post(page_of(pond, "change"), data)
    assert page.status_code == 409
    assert "This entry was merged into House river. Go on there." in page.text
    assert page.context["adminform"].form["description_en"].value() == "Hours of typing"
    assert pond.edits.count() == edits
    assert client.post(page_of(pond, "change"), {}).status_code == 409


def test_merged_entry_waits_for_no_return(dara, bopha, river, pond):
    verification.withdraw(pond, by=dara, reason="x", at=timezone.now())
    verification.ask_return(pond, by=bopha, reason="x", at=timezone.now())
    assert agenda.today(timezone.now())["returns"].total == 1
    pair = merging.Pair(pond, river, pond.revision, river.revision)
    merging.merge(pair, taken=[], by=dara, at=timezone.now())
    assert agenda.today(timezone.now())["returns"].total == 0


def test_merge_is_taken_back_from_the_entry_that_was_closed(client, dara, river, pond):
    client.post(address(river, pond), read(pond, river) | {"take": ["acronym"]})
    unmerge = page_of(pond, "unmerge")
    assert f'href="{unmerge}"' in client.get(page_of(pond, "change")).text
    page = client.get(unmerge)
    assert [(row["name"], row["is_ticked"]) for row in page.context["rows"]] == [("acronym", True)]
    river.refresh_from_db()
    sent = {"seen_revision": river.revision, "take": ["acronym"], "reason": "Two houses"}
    for wrong in ({"reason": ""}, {"seen_revision": "x"}):
        assert client.post(unmerge, sent | wrong).context["rows"][0]["is_ticked"]
    assert standing.merge_of(pond)
    assert client.post(unmerge, sent).url == page_of(pond, "change")
    river.refresh_from_db()
    assert (river.acronym, standing.merge_of(pond)) == ("", None)
    for one in (pond, river):
        assert "Took the merge of these two back" in client.get(page_of(one, "history")).text
    assert client.get(unmerge).status_code == 404
