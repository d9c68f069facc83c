"""The page of what phones held on a day, and the comparison with what was confirmed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.models import Organization
from directory.publish import publishing
from directory.rules import alerts, editing
from tests import make
from tests.desk.listed import listed

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]

HELD = "/admin/held/"


@pytest.fixture
def house(sokha, dara, bopha):
    """A house that was confirmed and published yesterday, and got another name today."""
    house = make.organization("house", editor=sokha)
    yesterday = timezone.now() - timedelta(days=1)
    make.confirm(house, by=bopha, at=yesterday, on=timezone.localdate(yesterday))
    alerts.start(
        house,
        sentence="closed",
        ends_on=timezone.localdate() + timedelta(days=3),
        reason="x",
        by=dara,
        at=yesterday,
    )
    publishing.publish(at=yesterday + timedelta(minutes=1))
    Organization.objects.filter(pk=house.pk).update(name_km="ផ្ទះថ្មី", name_en="New house")
    editing.save(house, by=sokha, at=timezone.now())
    on = timezone.localdate()
    # What is called otherwise in both languages is proved like a new organization.
    proof = {"called": make.ELSEWHERE, "called_source": "A printed list"}
    proof["first"] = make.FIRST._replace(agreed_on=on)
    make.confirm(house, by=dara, at=timezone.now(), on=on, **proof)
    publishing.publish(at=timezone.now())
    return house


def day(ago):
    return (timezone.localdate() - timedelta(days=ago)).strftime("%d/%m/%Y")


def names(page):
    return [check.listing["name"]["en"] for check in page.context["page"]]


def test_day_shows_the_list_of_its_end(client, house):
    assert names(client.get(HELD)) == ["New house"]
    assert names(client.get(HELD, {"day": day(1)})) == ["House house"]
    assert "Not known" in client.get(HELD, {"day": day(9)}).text


def test_one_listing_is_shown_as_it_stood(client, house):
    asked = {"day": day(1), "listing": house.public_id}
    page = client.get(HELD, asked)
    assert ("House house" in page.text, "New house" in page.text.partition("<h2>")[0]) == (
        True,
        True,
    )
    assert page.context["alert"] is not None
    assert client.get(HELD, asked | {"listing": "zzzzzz"}).status_code == 404


def test_listing_is_found_by_name_and_number(client, house):
    for typed in ("House", "ផ្ទះ", make.NUMBER):
        assert names(client.get(HELD, {"q": typed})) == ["New house"], typed
    assert names(client.get(HELD, {"q": "lake"})) == []


def test_listing_is_found_by_a_number_that_it_had_then(client, house):
    house.phones.all().delete()
    assert names(client.get(HELD, {"day": day(1), "q": make.NUMBER})) == ["House house"]


@pytest.mark.parametrize(
    "asked",
    [
        *({"day": "31/02/2026"}, {"day": "1/1/0001"}, {"day": "x", "at": "25:00"}),
        *({"at": "noon"}, {"at": "14:30Z"}),
    ],
)
def test_day_that_there_is_not_is_said(client, dara, asked):
    page = client.get(HELD, asked)
    assert (page.status_code, "errorlist" in page.text) == (200, True)
    assert "published" not in page.text


def test_hours_of_khmer_digits_are_read(client, house):
    page = client.get(HELD, {"day": day(1), "at": "៩:០៥"})
    assert page.context["form"].errors == {}


def test_report_handlers_do_not_see_what_was_withdrawn(client, dara, chan):
    client.force_login(chan)
    assert client.get(HELD).status_code == 403


def compare(client, house, **states):
    return client.get(f"/admin/directory/organization/{house.pk}/compare/", states)


def test_two_confirmed_listings_are_compared_fact_by_fact(client, house):
    page = compare(client, house, **{"from": "check-1", "to": "check-2"})
    [row] = page.context["facts"]
    told = [[line["text"] for line in row[side]] for side in ("standing", "lines")]
    assert told == [["អង្គការ house", "House house"], ["ផ្ទះថ្មី", "New house"]]


def test_listing_is_compared_with_the_entry_and_nothing_changes(client, sokha, house):
    before = editing.document(house)
    same = compare(client, house, **{"from": "check-2"})
    assert (same.context["second"].revision, same.context["facts"]) == (2, [])
    page = compare(client, house, **{"from": "1", "to": "check-2"})
    assert [row["name"] for row in page.context["facts"]] == ["name"]
    house.refresh_from_db()
    assert (editing.document(house), house.edits.count()) == (before, 2)


@pytest.mark.parametrize("key", ["check-9", "check-", "check-x", "check-0"])
def test_check_that_does_not_exist_is_not_found(client, house, key):
    assert compare(client, house, **{"from": key, "to": "1"}).status_code == 404


def test_checks_of_another_organization_are_not_among_them(client, sokha, bopha, house):
    lake = listed("lake", editor=sokha, by=bopha)
    page = compare(client, house, **{"from": "check-1", "to": "check-2"})
    assert page.context["first"].organization == house
    assert lake.verifications.count() == 1


def test_hour_that_is_none_is_named(client, house):
    for hour in ("99999999999:00", "24:00", "1_2:00", "14", "14:30:00", "x"):
        page = client.get(HELD, {"day": day(0), "at": hour})
        assert (hour, [*page.context["form"].errors]) == (hour, ["at"])
