"""Prints say of each service what is true of it, and of each number what is to be read first."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from directory.models import AskRule, Contact, Line, Province, ServedGroup, Service, TaxonomyTerm
from directory.publish import publishing
from directory.publish.exports import one_file
from tests import make
from tests.public.pages.found import CANARY, body

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database

OVERDUE = "This check is overdue."


def person(letter):
    return get_user_model().objects.get(username=f"{letter}{CANARY}")


def paper(client, name, language="en"):
    """A print as one line."""
    return " ".join(body(client.get(f"/{language}/paper/{name}/")).split())


def publish(*changed, **fields):
    """Confirm what was changed, and publish it."""
    for one in changed:
        make.editing.save(one, by=person("s"), at=make.NOW)
        make.confirm(one, by=person("d"), **fields)
    publishing.publish(at=make.NOW)


def cells(text, name):
    """The cells of each row of a sheet that names an organization, as words."""
    rows = [row for row in re.findall("<tr>(.*?)</tr>", text) if name in row]
    return [
        [
            " ".join(re.sub("<[^>]*>", " ", cell).split())
            for cell in re.findall("<td>(.*?)</td>", row)
        ]
        for row in rows
    ]


@pytest.fixture
def house(river):
    """A house without a number, which works nobody knows where; river is a line to ask for it."""
    river.caution_km = river.caution_en = "Ask for Mondays"
    river.save()
    made = make.organization("house", editor=person("s"))
    made.phones.all().delete()
    made.services.get().provinces.clear()
    Contact.objects.create(organization=made, contact_type="telegram", value="@house")
    texts = {"name_km": "ស្ត្រី", "name_en": "Women", "say_km": "ជួយ", "say_en": "Help"}
    Line.objects.create(
        code="women", name_km="ស្ត្រី", name_en="Women", entry="river", symbol="police"
    )
    AskRule.objects.create(code="women", served=["women"], lines=["women"], **texts)
    make.confirm_catalogue()
    publish(river, made)
    return made


def test_each_service_of_a_sheet_says_whom_it_takes(client, river):
    second = Service.objects.create(organization=river)
    second.kinds.add(TaxonomyTerm.objects.get(code="safe-house"))
    second.provinces.add(Province.objects.get(code="06"))
    for code, is_served in (("men", True), ("women", False)):
        term = TaxonomyTerm.objects.get(taxonomy="served", code=code)
        ServedGroup.objects.create(service=second, term=term, is_served=is_served)
    publish(river)
    rows = cells(paper(client, "province/06"), "House river")
    said = [("men Not for: women", "safe-house"), ("women", "legal-aid")]
    assert sorted((row[1], row[2]) for row in rows) == said


@pytest.mark.parametrize("method", ["call", "published-source"])
def test_overdue_check_is_told_on_prints_and_exports(client, river, monkeypatch, method):
    publish(river, method=method, called=make.NUMBER if method == "call" else "")
    names = ["paper/province/06", "paper/booklet", f"paper/referral/{river.public_id}/1"]
    addresses = [f"/en/{name}/" for name in names] + [
        "/export/directory.html",
        "/export/listings.csv",
    ]
    for years, is_told in ((0, False), (3, True)):
        day = make.TODAY + timedelta(days=365 * years)
        monkeypatch.setattr(timezone, "localdate", lambda day=day: day)
        told = [OVERDUE in body(client.get(address)) for address in addresses]
        assert told == [is_told] * len(addresses)


@pytest.mark.parametrize("method", ["call", "published-source"])
def test_star_on_the_card_marks_a_weak_number(client, river, house, monkeypatch, method):
    river.caution_km = river.caution_en = ""
    river.save()
    publish(river, method=method, called=make.NUMBER if method == "call" else "")
    for years, star in ((0, "" if method == "call" else "*"), (3, "*")):
        day = make.TODAY + timedelta(days=365 * years)
        monkeypatch.setattr(timezone, "localdate", lambda day=day: day)
        text = paper(client, "card")
        assert {*re.findall("<dd>([*]?)", text)} == {star}
        assert ("Read in Phlov before you call" in text) == bool(star)


def test_slip_warns_before_the_number_to_ask(client, house):
    text = paper(client, f"referral/{house.public_id}/1")
    text = text[text.index("has been confirmed. Ask:") :]
    assert 0 < text.index("Ask for Mondays") < text.index('class="number"')


@pytest.mark.parametrize("name", ["booklet", "province/06", "province/12"])
def test_listing_of_no_known_place_stands_last(client, house, name):
    text = paper(client, name)
    last = text.rindex("Where they work is not known (1)")
    assert [place.start() > last for place in re.finditer("House house", text)] == [True]


def test_booklet_says_whom_to_ask_and_names_channels(client, house):
    text = paper(client, "booklet")
    entry = text[text.index("House house") :]
    assert 'has been confirmed. Ask: <b class="number">' in entry
    assert "<p>Telegram: @house</p>" in entry
    assert "<p>Telegram: @house\n" in body(client.get("/export/directory.html"))


def test_slip_builds_its_own_listing_alone(client, river, house, monkeypatch):
    made, listings = [], one_file.listings
    monkeypatch.setattr(one_file, "listings", lambda own: made.extend(listings(own)) or made)
    assert client.get("/en/paper/referral/nobody/1/").status_code == 404
    assert made == []
    assert client.get(f"/en/paper/referral/{river.public_id}/1/").status_code == 200
    assert [one["id"] for one in made] == [river.public_id]
