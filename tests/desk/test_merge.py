"""Merging twins at the desk: what is taken over, and the way from the old entry to the new."""

import pytest
from django.contrib.auth.models import Group

from directory.models import Merge
from directory.rules import accounts, comments, editing, standing, vetting
from tests import make
from tests.desk.listed import listed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]


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
    assert [row["name"] for row in page.context["rows"] if row["is_taken"]] == ["acronym"]
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
    assert admin_client.post(page_of(pond, "change"), {}).status_code == 403


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
