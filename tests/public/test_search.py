"""What people type, on the starter data: what it is read as, what is found, and in which order."""

import pytest

from directory.public import ranking
from tests.public.found import World, find, slugs

FREE = (True, False, None)
QUERIES = 200
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

NATIONWIDE = ["embassy-indonesia", "iom", "child-protection-unit"]
IN_KAMPONG_THOM = {"here": ["ccpcr", "cwcc"], "nationwide": NATIONWIDE}


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
    world = World([{**row, "due_on": "2026-12-31"} for row in world.records], world.catalogue)
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
