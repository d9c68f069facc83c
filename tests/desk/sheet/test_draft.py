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


def opened(client, house, note):
    """The sheet as a page of its own shows it, with a note typed on it."""
    data = shown(client, house) | {"note": note}
    return data | shown_pages(client.get(address(house)))


def shown_pages(page):
    own, before, _is_elsewhere = page.context["sheet"].pages
    return {"page": own, "page_before": before}


def kept_note():
    return SheetDraft.objects.get().data["note"]


@pytest.mark.parametrize("act", ["keep", "confirm", "correct", "attempt"])
def test_one_page_of_a_person_does_not_hide_another(client, house, act):
    early, late = (opened(client, house, note) for note in ("early", "late"))
    client.post(address(house), late | {"keep": ""})
    answer = client.post(address(house), early | {"all_unchanged": "on", act: ""})
    assert (answer.status_code, answer.context["form"]["note"].value()) == (409, "early")
    assert (kept_note(), house.verifications.count()) == (["late"], 1)
    # Whoever has read that takes its place.
    client.post(address(house), early | shown_pages(answer) | {"keep": ""})
    assert kept_note() == ["early"]


def test_page_that_goes_on_is_asked_nothing(client, house):
    data = opened(client, house, "one")
    for note in ("one", "two"):
        assert client.post(address(house), data | {"note": note, "keep": ""}).status_code == 302
    after = opened(client, house, "three")
    assert client.post(address(house), after | {"keep": ""}).status_code == 302
    assert kept_note() == ["three"]


def test_script_is_told_that_another_page_has_more(client, house):
    early, late = (opened(client, house, note) for note in ("early", "late"))
    client.post(address(house), late | {"keep": ""})
    headers = {"X-Requested-With": "fetch"}
    answer = client.post(address(house), early | {"keep": ""}, headers=headers)
    assert (answer.status_code, kept_note()) == (412, ["late"])
