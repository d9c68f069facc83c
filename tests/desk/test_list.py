"""The list of organizations: filters, search by number and place, sheets for the printer."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from directory.models import Organization, Phone, Province
from directory.publish import publishing
from directory.rules import claims, editing
from tests import make
from tests.desk.listed import listed
from tests.desk.starter.forms import in_english, person, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]

LIST = "/admin/directory/organization/"
PRINT = f"{LIST}print/"
# Cannot be dialled, but is as long as a number that can.
NUMBER = "+85520123456"


@pytest.fixture
def house(sokha, dara):
    """A shelter in Phnom Penh, checked by a call long ago, with a number held back."""
    made = make.organization("house", editor=sokha, kind="safe-house", residential=True)
    made.services.get().provinces.set([Province.objects.get(code="12")])
    Phone.objects.create(organization=made, number=NUMBER, is_held=True)
    editing.save(made, by=sokha, at=timezone.now())
    long_ago = timezone.localdate() - timedelta(days=100)
    make.confirm(made, by=dara, at=timezone.now(), on=long_ago)
    return made


@pytest.fixture
def river(sokha, dara):
    """Legal help in Kampong Thom, known from print alone."""
    made = make.organization("river", editor=sokha)
    make.confirm(
        made, by=dara, at=timezone.now(), on=timezone.localdate(), method="published-source"
    )
    return made


@pytest.fixture
def lake(sokha):
    """A hotline for the whole country, never checked and without a number."""
    made = make.organization("lake", editor=sokha, hotline=True)
    made.services.update(nationwide=True)
    made.phones.all().delete()
    return made


@pytest.fixture
def verifier(client, house, river, lake):
    ratha = person("ratha", "verifiers")
    client.force_login(ratha)
    in_english(client)
    return ratha


def shown(client, query):
    """The organizations of the list, by their short names."""
    return sorted(row.slug for row in client.get(LIST, query).context["cl"].result_list)


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ({}, ["house", "lake", "river"]),
        ({"province": "12"}, ["house"]),
        ({"province": "all"}, ["lake"]),
        ({"category": "shelter"}, ["house"]),
        ({"kind": "legal-aid"}, ["lake", "river"]),
        ({"risk": "hotline"}, ["lake"]),
        ({"risk": "residential"}, ["house"]),
        ({"risk": "other"}, ["river"]),
        ({"known": "print"}, ["river"]),
        ({"known": "overdue"}, ["house"]),
        ({"known": "held"}, ["house"]),
        ({"known": "no-number"}, ["lake"]),
        ({"state": "phones"}, ["house", "river"]),
        ({"state": "phones", "province": "06", "category": "legal"}, ["river"]),
        ({"province": "99"}, []),
    ],
)
def test_filter(client, verifier, query, slugs):
    assert shown(client, query) == slugs


def test_entry_that_was_checked_in_part_waits(client, verifier, river, sokha, dara):
    """As on Today: the change that nobody checked is still to be checked."""
    Organization.objects.filter(pk=river.pk).update(website="https://river.example")
    river.refresh_from_db()
    editing.save(river, by=sokha, at=timezone.now())
    facts = make.least(river)
    make.confirm(river, by=dara, facts=facts, at=timezone.now(), method="published-source")
    assert shown(client, {"state": "waiting"}) == ["river"]


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("020 123 456", ["house"]),
        ("០២០ ១២៣ ៤៥៦", ["house"]),
        ("+855 20 123 456", ["house"]),
        ("3456", ["house"]),
        ("999", []),
        ("ភ្នំពេញ", ["house"]),
        ("phnom", ["house"]),
        ("Kampong Thom", ["lake", "river"]),
        ("river", ["river"]),
        ("", ["house", "lake", "river"]),
    ],
)
def test_search(client, verifier, typed, slugs):
    assert shown(client, {"q": typed}) == slugs


def test_held_numbers_are_not_found_by_who_may_not_see_them(client, chan, house, river, lake):
    client.force_login(chan)
    house.notes = "Behind the market"
    house.save()
    assert shown(client, {"q": "020 123"}) == []
    assert shown(client, {"q": make.NUMBER}) == ["house", "river"]
    assert shown(client, {"known": "held"}) == ["house", "lake", "river"]
    # Nor by any column, letter by letter.
    assert client.get(LIST, {"notes__startswith": "B"}).status_code == 400
    assert shown(client, {"organization_type__exact": "x"}) == []


def chosen(client, *organizations):
    data = {"action": "print_sheets", "_selected_action": [str(one.pk) for one in organizations]}
    return client.post(LIST, data, follow=True)


def test_chosen_sheets_are_shown_before_they_are_printed(client, verifier, house, river):
    page = chosen(client, house, river)
    assert page.redirect_chain[0][0].startswith(PRINT)
    assert {sheet["organization"].slug for sheet in page.context["sheets"]} == {"house", "river"}
    assert "printed, one a page: 2." in said(page)


def test_paper_has_lines_for_what_has_to_be_proved(client, verifier, house, lake, sokha):
    house.phones.filter(is_held=False).update(number="+85500000003")
    editing.save(house, by=sokha, at=timezone.now())
    page = chosen(client, house, lake, Organization.objects.get(slug="river"))
    proofs = {
        sheet["organization"].slug: (sheet["is_first"], sheet["has_new_way"], sheet["to_call"])
        for sheet in page.context["sheets"]
    }
    assert proofs == {
        "house": (False, True, [make.NUMBER]),
        "lake": (True, False, []),
        "river": (False, False, [make.NUMBER]),
    }
    assert said(page).count("where it was found") == 2
    assert said(page).count("vouches for it") == 1


def test_list_says_how_many_filters_are_on(client, verifier):
    assert client.get(LIST).context["filters_on"] == 0
    query = {"province": "12", "known": "print", "q": "x", "o": "1"}
    assert client.get(LIST, query).context["filters_on"] == 2


def test_paper_has_nothing_that_is_held_or_private(client, verifier, house, sokha):
    make.plant_canaries(house, "canary")
    editing.save(house, by=sokha, at=timezone.now())
    page = chosen(client, house)
    assert "020 123 456" not in page.text
    assert "canary" not in page.text.replace("House", "")


def test_editors_choose_no_sheets(client, river):
    client.force_login(person("chan", "editors"))
    assert "print_sheets" not in client.get(LIST).text
    assert client.get(PRINT, {"id": river.pk}).status_code == 403


def test_address_with_no_key_is_not_found(client, verifier):
    assert client.get(PRINT, {"id": "x"}).status_code == 404


def test_coverage_leads_to_the_listings_that_it_counts(client, verifier):
    listed("fresh", editor=person("chan", "editors"), by=verifier)
    assert Organization.objects.count() == 4
    assert shown(client, {"state": "phones", "province": "06", "category": "legal"}) == [
        "fresh",
        "river",
    ]


def test_mine_is_what_one_took_and_what_one_changed_last(client, verifier, house, river, sokha):
    claims.take(river, by=verifier, at=timezone.now())
    assert shown(client, {"mine": "taken"}) == ["river"]
    assert shown(client, {"mine": "edited"}) == []
    for name, editor in (("By Ratha", verifier), ("By Sokha", sokha)):
        Organization.objects.filter(pk=house.pk).update(description_en=name)
        editing.save(house, by=editor, at=timezone.now())
        assert shown(client, {"mine": "edited"}) == (["house"] if editor == verifier else [])


def test_chips_count_what_they_lead_to(client, verifier):
    chips = client.get(LIST, {"known": "held"}).context["chips"]
    counts = {chip["label"]: chip["count"] for chip in chips}
    assert counts == {
        "Taken by me": 0,
        "Changed last by me": 0,
        "Published source only": 1,
        "Check overdue": 1,
        "Numbers held back": 1,
        "No number": 1,
    }
    assert [chip["label"] for chip in chips if chip["is_on"]] == ["Numbers held back"]


def test_chosen_listings_are_saved_as_phones_show_them(client, verifier, house, lake, sokha):
    publishing.publish(at=timezone.now())
    make.plant_canaries(house, "canary")
    editing.save(house, by=sokha, at=timezone.now())
    data = {"action": "export_listings", "_selected_action": [str(house.pk), str(lake.pk)]}
    answer = client.post(LIST, data)
    sheet = load_workbook(io.BytesIO(answer.content))["listings"]
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert [row[0] for row in rows[1:]] == ["house"]
    assert "canary" not in str(rows).replace("House", "")


def test_nothing_is_saved_of_what_phones_do_not_show(client, verifier, lake):
    data = {"action": "export_listings", "_selected_action": [str(lake.pk)]}
    page = client.post(LIST, data, follow=True)
    assert "Phones show none of these yet, so there is nothing to save." in said(page)
