"""Half a sheet: kept for its person, and gone once used."""

import pytest

from directory.models import SheetDraft
from tests import make
from tests.desk.sheet.shown import address, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]


def test_half_a_sheet_is_kept(client, house):
    data = shown(client, house) | {
        "decide-name": "yes",
        "note": "She was out",
        "fix-description-description_en": "Half a sen",
        "keep": "",
    }
    client.post(address(house), data)
    form = client.get(address(house)).context["form"]
    assert form["decide-name"].value() == "yes"
    assert form["note"].value() == "She was out"
    assert form.corrections["description"]["description_en"].value() == "Half a sen"
    assert (house.verifications.count(), house.edits.count()) == (1, 1)


def test_draft_keeps_what_was_typed_and_no_session_key(client, house):
    data = shown(client, house)
    client.post(address(house), data | {"csrfmiddlewaretoken": "secret", "keep": ""})
    assert SheetDraft.objects.get().data.keys() == data.keys()


def test_what_was_kept_is_gone_once_it_was_used(client, house):
    client.post(address(house), shown(client, house) | {"note": "She was out", "keep": ""})
    client.post(address(house), shown(client, house) | {"all_unchanged": "on", "confirm": ""})
    assert SheetDraft.objects.count() == 0


def test_other_half_filled_sheets_stay(client, sokha, dara, bopha, house):
    lake = make.organization("lake", editor=sokha)
    client.force_login(bopha)
    client.post(address(house), shown(client, house) | {"keep": ""})
    client.force_login(dara)
    client.post(address(lake), shown(client, lake) | {"keep": ""})
    client.post(address(house), shown(client, house) | {"all_unchanged": "on", "confirm": ""})
    drafts = {(draft.organization, draft.by) for draft in SheetDraft.objects.all()}
    assert drafts == {(house, bopha), (lake, dara)}


def test_sheet_says_that_somebody_else_has_it_open(client, dara, bopha, house):
    client.post(address(house), shown(client, house) | {"keep": ""})
    for user, count in ((dara, 0), (bopha, 1)):
        client.force_login(user)
        assert client.get(address(house)).text.count("dara has this sheet open too") == count


def test_half_a_sheet_of_somebody_else_is_not_taken_over(client, dara, bopha, house):
    client.post(address(house), shown(client, house) | {"note": "She was out", "keep": ""})
    client.force_login(bopha)
    assert client.get(address(house)).context["form"]["note"].value() is None
