"""Lines to ask: chosen by what a listing is for, and gone with the entry whose number they are."""

import re

import pytest
from django.test import Client

from directory.models import AskRule, Line, Province, UrgentMessage
from directory.public import search
from directory.publish import blocks, contents, guidance, local, publishing, reader
from directory.rules import verification
from directory.text import packing
from tests import make

pytestmark = pytest.mark.one_database

NUMBER = "tel:+8550000001"


@pytest.fixture
def guided(desk_places, sokha, dara):
    """A hotline, a house without a number that it may be asked for, and a message, published."""
    hotline = make.organization("hotline", editor=sokha, hotline=True)
    house = without_number("house", sokha)
    Line.objects.create(code="women", name_km="ស្ត្រី", name_en="Women", entry="hotline")
    texts = {"say_km": "ខ្ញុំរកជំនួយ", "say_en": "I look for help"}
    names = {"name_km": "ស្ត្រី", "name_en": "Women"}
    AskRule.objects.create(code="women", served=["women"], lines=["women"], **names, **texts)
    steps = {"title_km": "ឥឡូវ", "title_en": "Now", "steps_km": "ទៅ", "steps_en": "Go"}
    UrgentMessage.objects.create(
        code="now", kinds=["legal-aid"], lines=["women"], offers=["legal-aid"], **names, **steps
    )
    make.confirm_catalogue()
    for one in (hotline, house):
        make.confirm(one, by=dara)
    publishing.publish(at=make.NOW)
    return hotline


def without_number(slug, sokha, **fields):
    made = make.organization(slug, editor=sokha, **fields)
    made.phones.all().delete()
    make.editing.save(made, by=sokha, at=make.NOW)
    return made


def card_of(slug):
    found = {one["slug"]: one["id"] for one in reader.current().records()}
    return reader.current().cards("en")[found[slug]]


def test_listing_without_a_number_shows_the_line_that_fits(guided):
    assert (NUMBER in card_of("house"), "I look for help" in card_of("house")) == (True, True)


def test_line_goes_with_the_withdrawal_of_its_entry(guided, dara):
    verification.withdraw(guided, by=dara, reason="A stranger answers", at=make.NOW)
    local.copy().update(now=True)
    # Before the files are made anew, and after.
    for _ in range(2):
        current = reader.current()
        shown = [card_of("house"), *current.blocks("en").values(), current.home_lists("en")]
        assert [one for one in shown if NUMBER in one] == []
        publishing.publish(at=make.NOW)


def test_entry_of_two_lines_is_called_by_the_first_everywhere(guided):
    Line.objects.create(code="zeal", name_km="ទីពីរ", name_en="Second", entry="hotline", order=9)
    make.confirm_catalogue()
    publishing.publish(at=make.NOW)
    current = reader.current()
    [told] = [row["line"]["name"]["en"] for row in current.documents() if row["line"]]
    assert (told, "<b>Women</b>" in current.home_lists("en")) == ("Women", True)


def test_message_has_its_line_and_says_who_approved_it(guided):
    block = reader.current().blocks("en")["urgent/now"]
    assert (NUMBER in block, "Not yet approved by an office." in block) == (True, True)


def test_list_of_a_former_release_has_guides_beside_cards(guided, monkeypatch):
    today, made = reader.current().blocks("km"), (blocks.build, blocks.build_guides)
    monkeypatch.setattr(blocks, "build", lambda *of: made[0](*of) | made[1](*of))
    publishing.publish(at=make.NOW, above=reader.current().pointer["seq"] + 1)
    pointer = reader.read_pointer()
    files = {name: file for name, file in pointer["files"].items() if name != "guides"}
    assert reader.Reader({**pointer, "files": files}).blocks("km") == today
    assert "question/kind" in today


@pytest.mark.parametrize(
    ("meaning", "codes"),
    [
        ({"served": ["women"]}, ["first"]),
        ({"kinds": ["legal"], "served": ["women"]}, ["first", "second"]),
        ({"needs": ["fear"]}, ["second"]),
        ({"served": ["men"]}, ["otherwise"]),
        ({}, ["otherwise"]),
    ],
)
def test_rules_fit_by_any_of_their_meanings(meaning, codes):
    empty = {"needs": [], "kinds": [], "served": []}
    asks = [
        {"code": "first", **empty, "served": ["women"]},
        {"code": "second", **empty, "kinds": ["legal"], "needs": ["fear"]},
        {"code": "otherwise", **empty},
    ]
    found = guidance.fitting({"asks": asks}, empty | meaning, [])
    assert [rule["code"] for rule in found] == codes


@pytest.mark.parametrize(
    ("meaning", "places", "codes"),
    [
        ({"served": ["women"]}, ["17"], ["there", "women"]),
        # Both provinces are among its own.
        ({"served": ["women"]}, ["18", "17"], ["there", "women"]),
        ({"served": ["women"]}, ["12"], ["women"]),
        # It does not hold in all that was asked for.
        ({"served": ["women"]}, ["17", "12"], ["women"]),
        ({"served": ["women"]}, [], ["women"]),
        ({}, ["17"], ["otherwise-there", "otherwise"]),
        ({}, ["12"], ["otherwise"]),
    ],
)
def test_rule_of_a_province_goes_first_in_it(meaning, places, codes):
    empty = {"needs": [], "kinds": [], "served": []}
    women, there = {**empty, "served": ["women"]}, {"provinces": ["17", "18"]}
    catalogue = {
        "asks": [{"code": "women", **women}, {"code": "otherwise", **empty}],
        "local_asks": [
            {"code": "there", **women, **there},
            {"code": "otherwise-there", **empty, **there},
        ],
    }
    found = guidance.fitting(catalogue, empty | meaning, places)
    assert [rule["code"] for rule in found] == codes


def test_line_of_a_province_is_asked_first_there(guided, sokha, dara):
    near = make.organization("near", editor=sokha, hotline=True)
    elsewhere, both = without_number("elsewhere", sokha), without_number("both", sokha)
    elsewhere.services.get().provinces.set(Province.objects.filter(code="12"))
    both.services.update(nationwide=True)
    for one in (elsewhere, both):
        make.editing.save(one, by=sokha, at=make.NOW)
    Line.objects.create(code="near", name_km="ជិត", name_en="Near", entry="near")
    names = {"name_km": "ជិត", "name_en": "Near", "say_km": "ជិត", "say_en": "It is near"}
    meant = {"served": ["women"], "lines": ["near"], "provinces": ["06"]}
    AskRule.objects.create(code="near", **meant, **names)
    make.confirm_catalogue()
    for one in (near, elsewhere, both):
        make.confirm(one, by=dara)
    publishing.publish(at=make.NOW)
    lines = {
        slug: re.findall(r"<small[^>]*>([^<]*)</small>", card_of(slug))
        for slug in ("house", "elsewhere", "both")
    }
    assert lines == {"house": ["Near", "Women"], "elsewhere": ["Women"], "both": ["Women"]}
    # Programs of the release before read only those that hold everywhere.
    told = reader.current().file("catalogue")
    assert [rule["code"] for rule in told["asks"]] == ["women"]
    assert [rule["code"] for rule in told["local_asks"]] == ["near"]
    assert "It is near" in reader.current().blocks("en")["say/near"]


def test_words_of_a_line_go_with_it(guided, sokha, dara):
    near = make.organization("near", editor=sokha, hotline=True)
    Line.objects.create(code="near", name_km="ជិត", name_en="Near", entry="near")
    names = {"name_km": "ជិត", "name_en": "Near", "say_km": "ជិត", "say_en": "It is near"}
    meant = {"served": ["women"], "lines": ["near"], "provinces": ["06"]}
    AskRule.objects.create(code="near", **meant, **names)
    make.confirm_catalogue()
    make.confirm(near, by=dara)
    publishing.publish(at=make.NOW)
    assert said_to_ask() == (True, False)
    verification.withdraw(near, by=dara, reason="A stranger answers", at=make.NOW)
    publishing.publish(at=make.NOW)
    local.copy().update(now=True)
    assert said_to_ask() == (False, True)


def said_to_ask():
    """Whether the words of the province's line are said, and those of the other, on every page."""
    page = Client().post("/en/search/", {"kind": "legal-aid", "province": "06"}).content.decode()
    shown = [("It is near" in text, "I look for help" in text) for text in (page, card_of("house"))]
    [both] = {*shown}
    return both


def test_list_without_rules_of_a_province_is_as_it_was(guided):
    assert "local_asks" not in reader.current().file("catalogue")


def test_listing_that_nobody_reaches_says_so_and_comes_last(desk_places, sokha, dara):
    for slug, fields in (("apart", {}), ("built", {"website": "https://built.example/"})):
        make.confirm(without_number(slug, sokha, **fields), by=dara)
    made = contents.build(make.NOW)
    records = packing.unpack(made["listings"], made["descriptions"])
    found = search.find(
        records,
        {**made["catalogue"], **made["vocabulary"]},
        query="legal-aid",
        language="en",
        moment=make.NOW,
    )
    assert [(one["slug"], one["reachable"]) for one in found.records] == [
        ("built", True),
        ("apart", False),
    ]
    publishing.publish(at=make.NOW)
    said = "Nobody can be reached there"
    assert [said in card_of(slug) for slug in ("apart", "built")] == [True, False]
