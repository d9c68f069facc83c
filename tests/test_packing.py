"""What travels in short is, unpacked, what was packed: on the server and on a phone."""

import json
import re

import pytest
from django.db import transaction
from hypothesis import example, given
from hypothesis import strategies as st

from directory import packing, rendering, snapshot, starter, text
from tests import make

LANGUAGES = ("km", "en")
# Names whose search keys the short way does not give, or that look like a part of the packing.
AWKWARD = [
    {"name_km": "អង្គការ ABCជួយ", "name_en": "People's <1> & Law*"},
    {"name_km": "ផ្ដល់ជំនួយ", "name_en": ""},
    {"name_km": "សមាគម\u200bស្រ្តី", "name_en": "Élan", "acronym": "<0>"},
]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """(entries, built): the starter data and three awkward organizations, as a snapshot."""
    with django_db_blocker.unblock(), transaction.atomic():
        starter.load(make.NOW)
        sokha, dara = make.person("sokha"), make.person("dara", verifies=True)
        for number, fields in enumerate(AWKWARD):
            made = make.organization(f"awkward-{number}", editor=sokha, **fields)
            make.confirm(made, by=dara)
        # Through JSON, as it reaches the phones.
        built = json.loads(json.dumps(snapshot.build(make.NOW)))
        entries = snapshot.standing_entries(make.NOW)
        transaction.set_rollback(True)
    return entries, built


def facts_of(built):
    return packing.facts(built["listings"], built["descriptions"])


def test_facts_hold_the_search_keys_of_every_name(world):
    entries, built = world
    facts = {fact["id"]: fact for fact in facts_of(built)}
    for entry in entries:
        listing = entry["listing"]
        fact = facts[listing["public_id"]]
        names = [text.search_key(listing["name"][language]) for language in LANGUAGES]
        others = [name for names in listing["alternate_names"].values() for name in names]
        slug = text.search_key(listing["slug"])
        assert fact["slug"] == listing["slug"]
        assert fact["keys"]["name"] == [key for key in names if key]
        assert {*fact["keys"]["alias"]} == {
            key for key in map(text.search_key, [listing["acronym"], *others, slug]) if key
        } | {slug.replace(" ", "")}
        assert fact["phones"] == [text.phone_key(phone["number"]) for phone in listing["phones"]]


def test_search_keys_travel_only_where_they_must(world):
    _, built = world
    listings = built["listings"]
    slugs = [fact["slug"] for fact in facts_of(built)]
    awkward = {slug for slug, keys in zip(slugs, listings["keys"], strict=True) if keys}
    assert awkward >= {f"awkward-{number}" for number in range(len(AWKWARD))}
    assert len(awkward) < len(slugs) / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_card_is_what_was_rendered(world, language):
    entries, built = world
    cards = cards_of(built, language)
    for entry in entries:
        rendered = rendering.card(entry, built["catalogue"], language)
        assert cards[entry["listing"]["public_id"]] == rendered


def cards_of(built, language):
    """Each card by its id, as the server unpacks it."""
    packed = built[f"cards.{language}"]
    shapes = dict(packed["shapes"])
    return {
        fact["id"]: packing.fill(
            shapes[name], rendering.card_values(fact, built["catalogue"], language)
        )
        for fact, name in zip(facts_of(built), packed["cards"], strict=True)
    }


def test_cards_that_differ_in_their_facts_alone_have_one_shape(db):
    make.catalogue()
    sokha, dara = make.person("sokha"), make.person("dara", verifies=True)
    for slug in ("river", "lotus"):
        make.confirm(make.organization(slug, editor=sokha), by=dara)
    built = snapshot.build(make.NOW)
    assert [len(built[f"cards.{language}"]["shapes"]) for language in LANGUAGES] == [1, 1]


@given(st.text(), st.lists(st.text()))
@example("<b>1</b>", ["1", "<", "", "b>1"])
@example("a private sign \U000f0000", ["private"])
@example("a sign", ["sign", "\U000f0000"])
def test_shape_gives_back_what_it_was_made_of(markup, values):
    # What looks like a hole already is nothing that a template writes.
    markup = re.sub("<(?=[0-9])", "&lt;", markup)
    assert packing.fill(packing.shape(markup, values), values) == markup


UNPACK = """async ([built, language]) => {
    const { cardsOf, unpack } = await import("/static/js/packing.js");
    const facts = unpack(built.listings);
    facts.forEach((fact, place) => (fact.keys.about = built.descriptions[place]));
    const cardOf = cardsOf(built[`cards.${language}`], facts, built.catalogue, language);
    return [facts, facts.map(({ id }) => cardOf(id)), cardOf("nobody") === undefined];
}"""


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_phone_unpacks_like_the_server(page, site, world, language):
    _, built = world
    page.goto(f"{site.url}/{language}/about/")
    facts, cards, is_unknown = page.evaluate(UNPACK, [built, language])
    assert facts == facts_of(built)
    assert cards == list(cards_of(built, language).values())
    assert is_unknown
