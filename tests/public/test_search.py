"""What people type, on the starter data: what it is read as, what is found, and in which order."""

import json
import random
from collections import namedtuple
from datetime import timedelta

import pytest
from django.db import transaction

from directory import starter
from directory.public import ranking, search
from directory.publish import contents
from directory.text import packing
from tests import make
from tests.text.test_text import damaged_strings

FREE = (True, False, None)
QUERIES = 200
World = namedtuple("World", "records catalogue")
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

NATIONWIDE = ["embassy-indonesia", "iom", "child-protection-unit"]
IN_KAMPONG_THOM = {"here": ["ccpcr", "cwcc"], "nationwide": NATIONWIDE}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The starter data as phones hold it."""
    with django_db_blocker.unblock(), transaction.atomic():
        starter.load(make.NOW)
        # Through JSON, as it reaches the pages.
        built = json.loads(json.dumps(contents.build(make.NOW)))
        transaction.set_rollback(True)
    return World(packing.unpack(built["listings"], built["descriptions"]), built["catalogue"])


def find(world, query="", language="km", moment=make.NOW, **filters):
    """Filters are values or, where any of several will do, lists of them."""
    lists = {name: one if isinstance(one, list) else [one] for name, one in filters.items()}
    return search.find(*world, query=query, filters=lists, language=language, moment=moment)


def slugs(answer):
    return [record["slug"] for record in answer.records]


def by_group(answer):
    return {
        group.province or group.name: [record["slug"] for record in group.records]
        for group in answer.groups
    }


@pytest.mark.parametrize(
    "query",
    [
        "ជម្រក កំពង់ធំ",
        "ជម្រកកំពង់ធំ",
        "ជំរកនៅខេត្តកំពង់ធំ",
        "shelter kampong thom",
        "Shelters in Kg. Thom province",
        "shelter kompongthom",
        "where is a shelter near Kompong Thum",
    ],
)
def test_place_and_need_are_read_as_both(world, query):
    answer = find(world, query)
    assert {part.code for part in answer.terms} == {"shelter", "06"}
    assert by_group(answer)["here"] == IN_KAMPONG_THOM["here"]


def test_what_is_nationwide_comes_after_what_is_in_the_place(world):
    assert by_group(find(world, "ជម្រក កំពង់ធំ")) == IN_KAMPONG_THOM


@pytest.mark.parametrize("query", ["Pothisat", "ពោធិ៍សាត់", "Pursat province"])
def test_empty_place_offers_nationwide_and_nearest_provinces(world, query):
    answer = find(world, query)
    assert answer.missing_place == "15"
    assert [(group.name, group.province) for group in answer.groups] == [
        ("nationwide", None),
        *(("near", code) for code in nearest_with_listings(world, "15")),
    ]
    assert len(slugs(answer)) == len(set(slugs(answer)))


def nearest_with_listings(world, code):
    near = next(place["near"] for place in world.catalogue["provinces"] if place["code"] == code)
    local = {place for row in world.records if not row["nationwide"] for place in row["provinces"]}
    return [place for place in near if place in local][: ranking.NEAREST_PROVINCES]


def test_chosen_province_is_answered_like_a_named_one(world):
    assert by_group(find(world, province="15")) == by_group(find(world, "Pursat"))


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("117", "police-117"),
        ("១១៧", "police-117"),
        ("119", "samu-119"),
        ("1280", "child-helpline-1280"),
        ("1288", "ahtjpp-1288"),
        ("092 311 511", "aple"),
        ("+855 92 31 15 11", "aple"),
        ("០៩២៣១១", "aple"),
        ("311511", "aple"),
    ],
)
def test_number_is_found_by_any_part_in_any_grouping(world, query, slug):
    assert slugs(find(world, query))[0] == slug


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("AIM", "aim"),
        ("agape", "aim"),
        ("chabdai", "chab-dai"),
        ("ចាប់ដៃ", "chab-dai"),
        ("NightCare", "nightcare"),
        ("Cambodian Womens Crisis Center", "cwcc"),
        ("women's crisis centre", "cwcc"),
        ("child helplin", "child-helpline-1280"),
        ("Action pour les enfants", "aple"),
    ],
)
def test_organization_is_found_by_what_it_is_called(world, query, slug):
    assert slugs(find(world, query))[0] == slug


@pytest.mark.parametrize(
    ("query", "rung", "code"),
    [
        ("kampong thom", 0, "06"),
        ("kompongthom", 1, "06"),
        ("kompang thum", 2, "06"),
        ("kampong thomk", 3, None),
        ("kampong thom qqqqq", 5, "06"),
    ],
)
def test_ladder_is_climbed_only_as_far_as_needed(world, query, rung, code):
    answer = find(world, query)
    assert (answer.rung, next((part.code for part in answer.terms), None)) == (rung, code)
    assert answer.groups != []


@pytest.mark.parametrize(
    ("query", "rests"),
    [
        ("Shelter in Kampong Thom", ["in Kampong Thom", "Shelter in"]),
        ("ជម្រកកំពង់ធំ", ["កំពង់ធំ", "ជម្រក"]),
        ("AIM shelter", ["AIM"]),
        ("legal", []),
    ],
)
def test_what_was_read_can_be_taken_back(world, query, rests):
    assert [part.rest for part in find(world, query).terms] == rests


def test_overdue_residential_service_sinks_below_a_fresh_one(world):
    fresh = slugs(find(world, kind="shelter"))
    first = next(record for record in world.records if record["slug"] == fresh[0])
    assert first["sinks"]
    overdue = {**first, "due_on": "2026-11-24"}
    others = [record for record in world.records if record is not first]
    answer = find(World([*others, overdue], world.catalogue), kind="shelter")
    assert slugs(answer) == [*fresh[1:], fresh[0]]


def test_what_is_not_known_is_kept_and_said(world):
    yes, no, unknown = (
        {**record, "free": free} for record, free in zip(world.records, FREE, strict=False)
    )
    answer = find(World([yes, no, unknown], world.catalogue), free=True)
    assert answer.unknown == {unknown["id"]: ["free"]}
    assert sorted(slugs(answer)) == sorted([yes["slug"], unknown["slug"]])


@pytest.mark.parametrize("query", ["", "   ", "\u200b\u200c\u2060", "\ud83d", "\u17d2"])
def test_query_of_nothing_finds_everything(world, query):
    assert len(slugs(find(world, query))) == len(world.records)


@pytest.mark.parametrize(
    "query",
    [
        "x" * 10_000,
        "ក" * 10_000,
        "🙂🙂",
        "\u202exq\u202c",
        "%_'\"<>&\\zq",
        # Fillers that overlap, and an end that is none.
        "ឬទេនៅក្នុង" * 15 + "ក",
    ],
)
def test_strange_query_finds_nothing(world, query):
    assert slugs(find(world, query)) == []


@pytest.mark.parametrize(
    ("name", "values"), [("kind", ["shelter", "legal-aid"]), ("province", ["12", "17"])]
)
def test_any_of_several_values_of_a_filter_will_do(world, name, values):
    one, other = (by_group(find(world, **{name: value}))["here"] for value in values)
    assert set(one) != set(other)
    assert set(by_group(find(world, **{name: values}))["here"]) == {*one, *other}


@pytest.mark.parametrize("query", ["shelter", "APLE", "ﷺ"])
def test_what_is_said_again_counts_once(world, query):
    once, again = find(world, query), find(world, " ".join([query] * 100))
    assert slugs(again) == slugs(once)
    assert len(again.terms) == len(once.terms)


def test_endless_query_is_answered_from_its_beginning(world):
    assert slugs(find(world, "AIM " * 5_000)) == ["aim"]


def mixed_queries(world):
    """Queries of names, terms, numbers and nonsense, whole and cut, with and without spaces."""
    chance = random.Random(7)  # noqa: S311
    pieces = [
        key for record in world.records for key in record["keys"]["name"] + record["keys"]["alias"]
    ]
    pieces += [phone for record in world.records for phone in record["phones"]]
    groups = ("kinds", "categories", "served", "needs", "provinces", "provinces")
    terms = [term for group in groups for term in world.catalogue[group]]
    pieces += [key for term in terms for key in term["keys"] + term.get("towns", [])]
    for _ in range(QUERIES):
        words = chance.sample(pieces, chance.randint(1, 3))
        if chance.random() < 0.2:
            words.append(chance.choice(world.catalogue["fillers"]))
        if chance.random() < 0.1:
            words.append(chance.choice(damaged_strings(50, seed=3)))
        query = chance.choice([" ", " ", "", "  "]).join(words)
        if chance.random() < 0.3:
            at = chance.randrange(len(query))
            query = query[:at] + query[at + 1 :]
        yield query[: chance.choice([None, None, 9, 5])]


def mixed_questions(world):
    chance = random.Random(8)  # noqa: S311
    values = {
        "kind": [term["code"] for term in world.catalogue["kinds"]] + ["shelter", "legal"],
        "served": [term["code"] for term in world.catalogue["served"]],
        "province": [place["code"] for place in world.catalogue["provinces"]],
        **{name: [True] for name in ("free", "open_now", "verified")},
    }
    for query in mixed_queries(world):
        names = chance.sample(sorted(values), chance.choice([0, 0, 1, 2]))
        filters = {
            name: chance.sample(values[name], min(len(values[name]), chance.choice([1, 1, 2])))
            for name in names
        }
        moment = make.NOW + timedelta(hours=chance.randrange(9_000))
        yield query, filters, chance.choice(["km", "en"]), moment


JAVASCRIPT = """async ([address, records, catalogue, questions]) => {
    const { find, prepare } = await import(address);
    const index = prepare(records, catalogue);
    return JSON.parse(questions).map(([query, filters, language, at]) => {
        const moment = new Date(at);
        const a = find(index, { query, filters, language, moment });
        return [
            a.groups.map((g) => [g.name, g.province, g.records.map(({ id }) => id)]),
            a.terms.map(({ group, code, rest }) => [group, code, rest]),
            a.rung, a.missingPlace, a.isReferred, a.unknown, a.urgent, a.places,
            Object.keys(a.meaning).map((name) => Array.from(new Set(a.meaning[name])).sort()),
        ];
    });
}"""


@pytest.mark.browser
def test_phone_answers_like_the_server(page, site, world):
    questions = list(mixed_questions(world))
    expected = []
    for query, filters, language, moment in questions:
        answer = find(world, query, language, moment, **filters)
        groups = [[g.name, g.province, [row["id"] for row in g.records]] for g in answer.groups]
        terms = [[part.group, part.code, part.rest] for part in answer.terms]
        said = [answer.rung, answer.missing_place, answer.is_referred, answer.unknown]
        said += [answer.urgent, answer.places, [*map(sorted, answer.meaning.values())]]
        expected.append([groups, terms, *said])
    page.goto(f"{site.url}/km/about/")
    asked = json.dumps([[q, filters, lang, at.isoformat()] for q, filters, lang, at in questions])
    found = page.evaluate(JAVASCRIPT, ["/static/js/search/search.js", *world, asked])
    differences = [
        (ascii(question), mine, theirs)
        for question, mine, theirs in zip(questions, expected, found, strict=True)
        if mine != theirs
    ]
    assert differences == []
    assert sum(bool(groups) for groups, *_ in expected) > QUERIES / 3
