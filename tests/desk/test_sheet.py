"""The call sheet: confirm, correct, leave out; half a sheet, a stale sheet, calls in vain."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.models import Attempt, Location, Organization, Phone, Province, SheetDraft
from directory.publish import publishing, reader
from directory.rules import calls, editing, listing, standing, verification
from directory.rules.refusal import Refused
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]
NEW_NUMBER = "+85500000003"


@pytest.fixture
def house(sokha, dara, bopha):
    """An organization that stands as Bopha confirmed it a month ago."""
    house = make.organization("house", editor=sokha)
    then = timezone.now() - timedelta(days=30)
    make.confirm(house, by=bopha, at=then, on=timezone.localdate(then))
    return house


def address(organization):
    return f"/admin/directory/organization/{organization.pk}/verify/"


def shown(client, organization):
    """Every field of the sheet as the page shows it, so that what is not touched is sent too."""
    form = client.get(address(organization)).context["form"]
    rows = client.get(address(organization)).context["rows"]
    data = {"seen_revision": str(organization.revision), "method": "call"}
    data["on"] = timezone.localdate().isoformat()
    for row in rows:
        if not row["is_gone"]:
            data[row["seen"][0]] = row["seen"][1]
    for correction in form.corrections.values():
        for field in correction:
            value = field.value()
            data[field.html_name] = data[field.html_initial_name] = (
                "" if value is None else str(value)
            )
    return data


def fact(organization, noun):
    """The name of the first fact of a kind."""
    return next(
        name for name in listing.facts(listing.build(organization)) if name.startswith(noun)
    )


def test_nothing_is_ticked_when_the_sheet_is_opened(client, house):
    rows = client.get(address(house)).context["rows"]
    assert [row["decide"].value() for row in rows] == [None] * len(rows)


def test_unchanged_entry_is_confirmed_by_one_tick(client, dara, house):
    data = shown(client, house) | {"all_unchanged": "on", "confirm": ""}
    response = client.post(address(house), data)
    check = house.verifications.first()
    assert response.url == f"{address(house)}{check.number}/"
    assert (check.verifier, check.listing) == (dara, house.verifications.last().listing)


def test_the_one_tick_does_not_cover_what_has_changed(client, sokha, house):
    Organization.objects.filter(pk=house.pk).update(description_km="ថ្មី")
    editing.save(house, by=sokha, at=timezone.now())
    data = shown(client, house) | {"all_unchanged": "on", "confirm": ""}
    response = client.post(address(house), data)
    assert list(response.context["form"].errors) == ["decide-description"]
    assert house.verifications.count() == 1


def test_the_one_tick_covers_nothing_once_the_listing_was_withdrawn(client, bopha, house):
    data = shown(client, house) | {"all_unchanged": "on", "confirm": ""}
    verification.withdraw(house, by=bopha, reason="A broker answers", at=timezone.now())
    response = client.post(address(house), data)
    undecided = {f"decide-{name}" for name in listing.facts(listing.build(house))}
    assert response.context["form"].errors.keys() == undecided


def test_fact_with_neither_tick_is_asked_about(client, house):
    data = shown(client, house) | {"decide-name": "yes", "confirm": ""}
    response = client.post(address(house), data)
    undecided = {f"decide-{name}" for name in listing.facts(listing.build(house))} - {"decide-name"}
    assert set(response.context["form"].errors) == undecided
    assert "Say whether this is right, or leave it out." in response.text


def test_correction_leaves_the_phones_and_waits_for_somebody_else(client, dara, bopha, house):
    number = fact(house, "phones")
    data = shown(client, house) | {
        "all_unchanged": "on",
        f"fix-{number}-number": "០០០ ០០០ ០០៣",
        "confirm": "",
    }
    client.post(address(house), data)
    house.refresh_from_db()
    assert house.phones.get().number == "+85500000003"
    assert standing.check_of(house).listing["phones"] == []
    assert (house.revision, house.edits.first().editor) == (2, dara)
    with pytest.raises(Refused):
        make.confirm(house, by=dara, at=timezone.now(), on=timezone.localdate())


def test_corrected_fact_needs_no_tick(client, house):
    ticked = listing.facts(listing.build(house)).keys() - {"description"}
    data = shown(client, house) | {f"decide-{name}": "yes" for name in ticked}
    client.post(address(house), data | {"fix-description-description_en": "New", "confirm": ""})
    house.refresh_from_db()
    assert (set(standing.check_of(house).confirmed_facts), house.description_en) == (
        ticked,
        "New",
    )


def test_old_number_may_stay_while_its_correction_waits(client, house):
    number = fact(house, "phones")
    data = shown(client, house) | {
        "all_unchanged": "on",
        f"decide-{number}": "yes",
        f"fix-{number}-number": NEW_NUMBER,
        "confirm": "",
    }
    client.post(address(house), data)
    house.refresh_from_db()
    assert house.phones.get().number == NEW_NUMBER
    phones = standing.check_of(house).listing["phones"]
    assert [phone["number"] for phone in phones] == [make.NUMBER]


def test_number_that_cannot_be_dialled_is_refused_beside_it_and_kept(client, house):
    number = fact(house, "phones")
    data = shown(client, house) | {
        "all_unchanged": "on",
        f"fix-{number}-number": "99 and more",
        "confirm": "",
    }
    response = client.post(address(house), data)
    assert list(response.context["form"].corrections[number].errors) == ["number"]
    assert "99 and more" in client.get(address(house)).text
    assert house.verifications.count() == 1


@pytest.fixture
def held(house, sokha):
    """A number of the same house that no listing has."""
    held = Phone.objects.create(organization=house, number=NEW_NUMBER, is_held=True)
    editing.save(house, by=sokha, at=timezone.now())
    house.refresh_from_db()
    return held


def test_number_that_the_entry_has_already_is_refused_beside_it(client, house, held):
    number = fact(house, "phones")
    data = shown(client, house) | {f"fix-{number}-number": held.number, "correct": ""}
    response = client.post(address(house), data)
    assert response.context["form"].corrections[number].errors == {
        "number": ["The entry has this number already."]
    }


def test_number_that_only_another_organization_has_is_taken(client, sokha, house, held):
    theirs = "+85500000001"
    make.organization("lake", editor=sokha).phones.update(number=theirs)
    number = fact(house, "phones")
    data = shown(client, house) | {f"fix-{number}-number": theirs, "correct": ""}
    client.post(address(house), data)
    assert house.phones.get(is_held=False).number == theirs


def test_what_a_number_is_for_is_corrected_without_the_number(client, sokha, house):
    house.phones.update(number=NEW_NUMBER)
    editing.save(house, by=sokha, at=timezone.now())
    number = fact(house, "phones")
    data = shown(client, house) | {f"fix-{number}-description_en": "Office", "correct": ""}
    client.post(address(house), data)
    phone = house.phones.get()
    assert (phone.number, phone.description_en) == (NEW_NUMBER, "Office")


@pytest.mark.parametrize("button", ["confirm", "correct"])
def test_corrections_that_cannot_stand_together_are_refused_and_kept(client, sokha, house, button):
    Phone.objects.create(organization=house, number=make.HELD_NUMBER)
    editing.save(house, by=sokha, at=timezone.now())
    house.refresh_from_db()
    data = shown(client, house) | {"all_unchanged": "on"}
    data |= {f"fix-phones/{phone.pk}-number": NEW_NUMBER for phone in house.phones.all()}
    page = client.post(address(house), data | {button: ""})
    assert page.context["form"].non_field_errors() == [
        "Somebody changed this entry at the same moment. Try again."
    ]
    assert (house.verifications.count(), house.edits.count()) == (1, 2)
    assert client.get(address(house)).text.count(f'value="{NEW_NUMBER}"') == 2


@pytest.mark.parametrize("code", ["115", "1280", "1288", "១២៨០"])
def test_short_codes_can_be_dialled(client, house, code):
    number = fact(house, "phones")
    data = shown(client, house) | {f"fix-{number}-number": code, "correct": ""}
    client.post(address(house), data)
    assert house.phones.get().number == str(int(code))


def test_only_an_address_that_is_shown_can_be_corrected(client, sokha, house):
    places = {
        visibility: Location.objects.create(
            organization=house,
            visibility=visibility,
            province=Province.objects.get(code="12"),
            address_en="1 Somewhere Street",
        )
        for visibility in ("full", "partial", "hidden")
    }
    editing.save(house, by=sokha, at=timezone.now())
    corrections = client.get(address(house)).context["form"].corrections
    assert [name for name in corrections if name.startswith("locations")] == [
        f"locations/{places['full'].pk}"
    ]


def test_corrections_can_be_saved_without_confirming(client, dara, house):
    data = shown(client, house) | {"fix-description-description_en": "New", "correct": ""}
    client.post(address(house), data)
    house.refresh_from_db()
    assert (house.description_en, house.verifications.count()) == ("New", 1)


@pytest.mark.parametrize("typed", ["24/11/2026", "២៤/១១/២០២៦", "2026-11-24", "24-11-2026"])
def test_day_is_read_day_first_and_in_khmer_digits(client, house, typed):
    data = shown(client, house) | {"all_unchanged": "on", "confirm": "", "on": typed}
    client.post(address(house), data)
    assert house.verifications.first().checked_on.isoformat() == "2026-11-24"


def test_next_check_is_proposed_by_risk_and_follows_the_day_of_the_check(client, house):
    proposed = client.get(address(house)).context["form"]["due_on"].value()
    assert proposed == timezone.localdate() + timedelta(days=180)
    yesterday = timezone.localdate() - timedelta(days=1)
    typed = {"on": yesterday.isoformat(), "due_on": f"{proposed:%d/%m/%Y}"}
    client.post(
        address(house), shown(client, house) | {"all_unchanged": "on", "confirm": ""} | typed
    )
    assert house.verifications.first().due_on == yesterday + timedelta(days=180)


def test_next_check_can_be_brought_forward_in_khmer_digits(client, house):
    day = timezone.localdate() + timedelta(days=9)
    typed = f"{day:%d/%m/%Y}".translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩"))
    data = shown(client, house) | {"all_unchanged": "on", "confirm": "", "due_on": typed}
    client.post(address(house), data)
    assert house.verifications.first().due_on == day


def test_next_check_cannot_be_put_off(client, house):
    day = timezone.localdate() + timedelta(days=181)
    data = shown(client, house) | {"all_unchanged": "on", "confirm": ""}
    response = client.post(address(house), data | {"due_on": f"{day:%d/%m/%Y}"})
    assert "Choose a day for the next check from" in response.text
    assert house.verifications.count() == 1


@pytest.mark.parametrize("typed", ["11/24/2026", "31/11/2026", "yesterday", ""])
def test_day_that_is_none_is_said_beside_the_field(client, house, typed):
    data = shown(client, house) | {"all_unchanged": "on", "confirm": "", "on": typed}
    response = client.post(address(house), data)
    assert list(response.context["form"].errors) == ["on"]


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


def test_what_is_kept_is_what_was_typed_and_no_key_of_the_session(client, house):
    data = shown(client, house)
    client.post(address(house), data | {"csrfmiddlewaretoken": "secret", "keep": ""})
    assert SheetDraft.objects.get().data.keys() == data.keys()


def test_what_was_kept_is_gone_once_it_was_used(client, house):
    client.post(address(house), shown(client, house) | {"note": "She was out", "keep": ""})
    client.post(address(house), shown(client, house) | {"all_unchanged": "on", "confirm": ""})
    assert SheetDraft.objects.count() == 0


def test_half_a_sheet_of_somebody_else_or_of_another_organization_stays(
    client, sokha, dara, bopha, house
):
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


def test_stale_sheet_confirms_nothing_and_says_who_changed_what(client, sokha, house):
    data = shown(client, house)
    Organization.objects.filter(pk=house.pk).update(description_en="By Sokha")
    editing.save(house, by=sokha, at=timezone.now())
    decided = {f"decide-{name}": "yes" for name in listing.facts(listing.build(house))}
    response = client.post(address(house), data | decided | {"note": "She was out", "confirm": ""})
    assert house.verifications.count() == 1
    assert "sokha changed this entry" in response.text
    assert response.context["form"]["note"].value() == "She was out"
    assert response.context["form"]["seen_revision"].value() == "2"
    stale = {row["name"] for row in response.context["rows"] if row["is_stale"]}
    kept = {row["name"] for row in response.context["rows"] if row["decide"].value() == "yes"}
    assert stale == {"description"}
    assert kept == listing.facts(listing.build(house)).keys() - {"description"}


def test_sheet_is_stale_too_if_only_what_is_not_public_has_changed(client, sokha, house):
    data = shown(client, house)
    Organization.objects.filter(pk=house.pk).update(notes="A broker answers there now")
    editing.save(house, by=sokha, at=timezone.now())
    decided = {f"decide-{name}": "yes" for name in listing.facts(listing.build(house))}
    response = client.post(address(house), data | decided | {"confirm": ""})
    assert "sokha changed this entry" in response.text
    assert house.verifications.count() == 1


def test_stale_sheet_is_a_conflict_for_the_script_that_keeps_it_and_a_page_for_people(
    client, sokha, house
):
    data = shown(client, house)
    client.post(address(house), data | {"keep": ""})
    Organization.objects.filter(pk=house.pk).update(description_en="By Sokha")
    editing.save(house, by=sokha, at=timezone.now())
    opened = client.get(address(house))
    assert (opened.status_code, opened.context["sheet"].is_stale) == (200, True)
    statuses = {
        button: client.post(address(house), data | {button: ""}).status_code
        for button in ("keep", "confirm", "correct")
    }
    assert statuses == {"keep": 409, "confirm": 200, "correct": 200}


def test_stale_sheet_does_not_undo_what_somebody_else_wrote(client, sokha, house):
    data = shown(client, house)
    Organization.objects.filter(pk=house.pk).update(description_en="By Sokha")
    editing.save(house, by=sokha, at=timezone.now())
    typed = data | {"fix-description-description_km": "ដោយ ដារ៉ា", "correct": ""}
    response = client.post(address(house), typed)
    again = {name: response.context["form"].data[name] for name in typed if name != "correct"}
    client.post(address(house), again | {"correct": ""})
    house.refresh_from_db()
    assert (house.description_km, house.description_en) == ("ដោយ ដារ៉ា", "By Sokha")


def test_sheet_shows_what_the_entry_no_longer_has(client, sokha, house):
    house.phones.get().delete()
    editing.save(house, by=sokha, at=timezone.now())
    gone = [row for row in client.get(address(house)).context["rows"] if row["is_gone"]]
    assert [row["standing"][0]["number"] for row in gone] == [make.NUMBER]


def test_changed_number_needs_a_call_to_another_one(client, sokha, house):
    house.phones.update(number=NEW_NUMBER)
    editing.save(house, by=sokha, at=timezone.now())
    number = fact(house, "phones")
    data = shown(client, house) | {
        "seen_revision": "2",
        "all_unchanged": "on",
        f"decide-{number}": "yes",
        "confirm": "",
    }
    refused = client.post(address(house), data)
    assert "A number has changed." in refused.text
    client.post(address(house), data | {"called": make.NUMBER})
    assert standing.check_of(house).listing["phones"][0]["number"] == NEW_NUMBER


def test_only_a_number_that_no_listing_had_asks_which_one_was_called(client, sokha, house):
    new = make.organization("new", editor=sokha)
    asked = [client.get(address(one)).text.count("A number has changed.") for one in (house, new)]
    house.phones.update(number=NEW_NUMBER)
    editing.save(house, by=sokha, at=timezone.now())
    asked.append(client.get(address(house)).text.count("A number has changed."))
    assert asked == [0, 0, 1]


def test_call_in_vain_is_recorded_and_what_was_typed_stays(client, dara, house):
    data = shown(client, house) | {
        "note": "Rang twice",
        "attempt": f"no-answer {make.NUMBER}",
    }
    client.post(address(house), data)
    attempt = Attempt.objects.get()
    assert (attempt.organization, attempt.by, attempt.result) == (house, dara, "no-answer")
    assert client.get(address(house)).context["form"]["note"].value() == "Rang twice"


def test_call_back_needs_a_moment_to_come(client, house):
    call_back = {"attempt": f"call-back {make.NUMBER}"}
    for typed in ("25/13/2026 09:00", "25:00", "", "01/01/2020 09:00"):
        data = shown(client, house) | call_back | {f"call-back {make.NUMBER}": typed}
        assert client.post(address(house), data).status_code == 200
    assert Attempt.objects.count() == 0
    data = shown(client, house) | call_back | {f"call-back {make.NUMBER}": "០៩:៣០"}
    client.post(address(house), data)
    assert timezone.localtime(Attempt.objects.get().call_back_at).strftime("%H:%M") == "09:30"


def test_three_days_in_vain_are_said_on_the_sheet_of_that_entry(client, sokha, dara, house):
    lake = make.organization("lake", editor=sokha)
    for organization, days in ((house, 3), (house, 2), (house, 1), (lake, 1)):
        calls.record_attempt(
            organization,
            by=dara,
            number=make.NUMBER,
            result="no-answer",
            at=timezone.now() - timedelta(days=days),
        )
    sheets = [client.get(address(organization)).text for organization in (house, lake)]
    said = ["Could not be reached on several days" in sheet for sheet in sheets]
    assert said == [True, False]


def test_result_shows_the_very_pieces_that_phones_receive(client, house):
    data = shown(client, house) | {"all_unchanged": "on", "confirm": ""}
    page = client.post(address(house), data, follow=True)
    current = reader.current()
    for language in ("km", "en"):
        for pieces in (current.cards(language), current.details(language)):
            assert pieces[house.public_id] in page.text


def test_result_is_of_a_check_of_its_own_organization(client, sokha, dara, house):
    lake = make.organization("lake", editor=sokha)
    for _ in range(2):
        make.confirm(lake, by=dara, at=timezone.now(), on=timezone.localdate())
    publishing.publish(at=timezone.now())
    found = [client.get(f"{address(one)}{number}/") for one in (house, lake) for number in (1, 2)]
    assert [page.status_code for page in found] == [200, 404, 200, 200]
    checks = [page.context["check"] for page in found if page.status_code == 200]
    assert [(check.organization, check.number) for check in checks] == [
        (house, 1),
        (lake, 1),
        (lake, 2),
    ]


def test_result_is_not_found_before_anything_was_published(client, house):
    assert client.get(f"{address(house)}1/").status_code == 404


def test_result_names_what_was_left_out(client, house):
    data = shown(client, house) | {
        "all_unchanged": "on",
        "decide-description": "no",
        "confirm": "",
    }
    page = client.post(address(house), data, follow=True)
    assert page.context["left_out"] == ["Description"]


def test_own_edit_is_refused_on_the_sheet_and_nothing_is_lost(client, dara, house):
    Organization.objects.filter(pk=house.pk).update(description_en="By Dara")
    editing.save(house, by=dara, at=timezone.now())
    house.refresh_from_db()
    decided = {f"decide-{name}": "yes" for name in listing.facts(listing.build(house))}
    data = shown(client, house) | decided | {"note": "She was out", "confirm": ""}
    response = client.post(address(house), data)
    assert "You helped to edit this entry" in response.text
    assert client.get(address(house)).context["form"]["note"].value() == "She was out"


def test_sheet_shows_no_field_that_is_not_public(client, sokha, house):
    make.plant_canaries(house, "KEEPOUT")
    editing.save(house, by=sokha, at=timezone.now())
    assert "KEEPOUT" not in client.get(address(house)).text


def test_sheet_is_closed_to_whoever_may_not_verify(client, sokha, house):
    sokha.groups.add(Group.objects.get_or_create(name="editors")[0])
    client.force_login(sokha)
    for page in ("verify", "alert", "withdraw", "vetting", "link"):
        assert client.get(address(house).replace("verify", page)).status_code == 403


def test_organization_that_does_not_exist_has_no_sheet(client, dara):
    assert client.get(f"/admin/directory/organization/{uuid.uuid4()}/verify/").status_code == 404


def test_sheet_asks_the_database_no_more_for_more_rows(client, sokha, dara, bopha, house):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(address(house))
        return len(queries)

    house.phones.update(number=NEW_NUMBER)
    editing.save(house, by=sokha, at=timezone.now())
    calls.record_attempt(house, by=dara, number=make.NUMBER, result="no-answer", at=timezone.now())
    client.post(address(house), shown(client, house) | {"keep": ""})
    few = count()
    for number in range(5):
        make.organization(f"other-{number}", editor=sokha)
    assert count() == few < 25
