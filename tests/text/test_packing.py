"""Packing: what is unpacked, on the server and on a phone, equals what was packed."""

from collections import namedtuple

import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import example, given
from hypothesis import strategies as st

from directory import starter, text
from directory.public import search
from directory.publish import contents, pieces, publishing, records
from directory.publish.reader import current
from directory.text import packing, writing
from tests import make

pytestmark = pytest.mark.one_database

LANGUAGES = ("km", "en")
# Names whose search keys the short way does not give, or that look like a part of the packing.
AWKWARD = [
    {"name_km": "អង្គការ ABCជួយ", "name_en": "People\u02bcs <{id}> & Law*"},
    {"name_km": "ផ្ដល់ជំនួយ", "name_en": "", "alternate_name_en": "Former\n \n…"},
    {"name_km": "សមាគម\u200bស្រ្តី", "name_en": "Élan", "acronym": "{id}"},
    {"name_km": "?!", "name_en": ""},
]
World = namedtuple("World", "standings reader records")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """The starter data and some awkward organizations, published and read again."""
    folder = override_settings(DATA_ROOT=tmp_path_factory.mktemp("data"))
    with folder, django_db_blocker.unblock(), transaction.atomic():
        starter.load(make.NOW)
        sokha, dara = make.person("sokha"), make.person("dara", verifies=True)
        for number, fields in enumerate(AWKWARD):
            made = make.organization(f"awkward-{number}", editor=sokha, **fields)
            make.confirm(made, by=dara)
        publishing.publish(at=make.NOW)
        standings = records.standings(make.NOW)
        transaction.set_rollback(True)
        reader = current()
        yield World(standings, reader, reader.records())


def test_records_hold_the_search_keys_of_every_name(world):
    by_id = {record["id"]: record for record in world.records}
    for standing in world.standings:
        listing = standing["listing"]
        record = by_id[listing["public_id"]]
        names = [text.search_key(listing["name"][language]) for language in LANGUAGES]
        others = [name for names in listing["alternate_names"].values() for name in names]
        slug = text.search_key(listing["slug"])
        assert record["slug"] == listing["slug"]
        assert record["keys"]["name"] == [key for key in names if key]
        assert {*record["keys"]["alias"]} == {
            key for key in map(text.search_key, [listing["acronym"], *others, slug]) if key
        } | {slug.replace(" ", "")}
        assert record["phones"] == [text.phone_key(phone["number"]) for phone in listing["phones"]]


def test_search_keys_travel_only_where_they_must(world):
    packed = world.reader.file("listings")["keys"]
    slugs = {record["slug"] for record, keys in zip(world.records, packed, strict=True) if keys}
    assert slugs >= {"awkward-0", "awkward-1", "awkward-2"}
    assert len(slugs) <= len(packed) / 10


def test_listing_without_a_search_key_comes_last_in_english(world):
    catalogue = world.reader.catalogue()
    found = search.find(world.records, catalogue, language="en", moment=make.NOW).records
    unnamed = [record for record in found if not record["keys"]["name"]]
    assert [record["slug"] for record in unnamed] == ["awkward-3"]
    others = [record for record in found if record["order"] == unnamed[0]["order"]]
    named = [record for record in others if record["keys"]["name"]]
    latin = [record for record in named if record["keys"]["name"][-1] < "ក"]
    assert others[: len(latin)] == latin


def test_empty_query_finds_no_name(world):
    assert [record["slug"] for record in world.records if "" in record["keys"]["alias"]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_card_is_what_was_rendered(world, language):
    cards = world.reader.cards(language)
    catalogue = world.reader.file("catalogue")
    rendered = {
        standing["listing"]["public_id"]: pieces.card(standing, catalogue, language)
        for standing in world.standings
    }
    assert cards == rendered


def test_values_of_a_card_have_the_names_of_its_holes():
    record = {
        "id": "abc234",
        "slug": "river",
        "name_km": "ទន្លេ",
        "name_en": "River",
        "due_on": "2027-05-21",
        "checked_on": "2026-11-22",
        "printed_on": "2021-03",
        "numbers": ["+85592311511", "1280"],
        "provinces": ["06"],
        "kinds": ["safe-house", "refuge"],
    }
    catalogue = {
        "provinces": [{"code": "06", "name": {"km": "កំពង់ធំ", "en": "Kampong Thom"}}],
        "categories": [{"code": "shelter", "name": {"km": "ជម្រក", "en": ""}}],
        "kinds": [{"code": code, "parent": "shelter"} for code in ("safe-house", "refuge")],
    }
    assert pieces.card_values(record, catalogue, "en") == {
        "id": "abc234",
        "slug": "river",
        "name_km": "ទន្លេ",
        "name_en": "River",
        "due_on": "2027-05-21",
        "checked_on": "2026-11-22",
        "checked_on|day": "22 November 2026",
        "due_on|day": "21 May 2027",
        "printed_on": "2021-03",
        "printed_on|day": "March 2021",
        "numbers.0": "+85592311511",
        "numbers.0|dialled": "092 311 511",
        "numbers.1": "1280",
        "numbers.1|dialled": "1280",
        "provinces.0|name": "Kampong Thom",
        "categories.0|name": "ជម្រក",
    }


def test_cards_that_differ_in_their_facts_alone_have_one_shape(db):
    make.catalogue()
    sokha, dara = make.person("sokha"), make.person("dara", verifies=True)
    for slug in ("river", "lotus"):
        make.confirm(make.organization(slug, editor=sokha), by=dara)
    built = contents.build(make.NOW)
    assert [len(built[f"shapes.{language}"]["shapes"]) for language in LANGUAGES] == [1, 1]


@given(st.text(), st.lists(st.text()))
@example("<b>1</b>", ["1", "<", "", "b>1"])
@example("a private sign \U000f0000", ["private"])
@example("a sign", ["sign", "\U000f0000"])
def test_shape_gives_back_what_it_was_made_of(markup, texts):
    # What looks like a hole already is nothing that a template writes.
    markup = markup.replace("<{", "&lt;{")
    values = {f"numbers.{place}": text for place, text in enumerate(texts)}
    assert packing.fill(packing.shape(markup, values), values) == markup


UNPACK = """async ([files, language, numbers]) => {
    const { cardsOf, unpack } = await import("/static/js/phone/packing.js");
    const records = unpack(files.listings);
    records.forEach((record, place) => (record.keys.about = files.descriptions[place]));
    const cardOf = cardsOf(files[`shapes.${language}`], records, files.catalogue, language);
    const one = (number) => ({ ...records[0], id: number, numbers: [number] });
    const shape = { cards: numbers.map(() => "x"), shapes: [["x", "<{numbers.0|dialled}>"]] };
    const dialled = cardsOf(shape, numbers.map(one), files.catalogue, language);
    return [
        records,
        records.map(({ id }) => [id, cardOf(id)]),
        numbers.map((number) => dialled(number)),
        cardOf("nobody") === undefined,
    ];
}"""


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_phone_unpacks_like_the_server(page, site, world, language):
    files = {name: world.reader.file(name) for name in world.reader.pointer["files"]}
    numbers = ["117", "1280", *(f"+855{'123456789012'[:length]}" for length in range(1, 13))]
    page.goto(f"{site.url}/{language}/about/")
    rows, cards, dialled, is_unknown = page.evaluate(UNPACK, [files, language, numbers])
    assert rows == world.records
    assert dict(cards) == world.reader.cards(language)
    assert dialled == [writing.dialled(number) for number in numbers]
    assert is_unknown
