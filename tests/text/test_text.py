"""Search keys, hits, phone and sort keys, and near misses, against the shared vectors."""

import json
import random
import unicodedata

import pytest

from directory import text
from directory.text.tables import SCRIPT, TABLES, script
from tests.site import CHECKOUT

VECTORS = json.loads((CHECKOUT / "fixtures" / "text-vectors.json").read_text(encoding="utf-8"))


def vectors(name):
    return pytest.mark.parametrize("row", VECTORS[name], ids=range(len(VECTORS[name])))


@vectors("search_key")
def test_search_key(row):
    assert text.search_key(row["text"]) == row["key"], row["why"]


@vectors("same_key")
def test_search_key_joins_spellings_of_one_word(row):
    gloss, one, two = row
    assert text.search_key(one) == text.search_key(two), gloss


@vectors("different_key")
def test_search_key_keeps_words_apart(row):
    gloss, one, two = row
    assert text.search_key(one) != text.search_key(two), gloss


@vectors("query_tokens")
def test_query_tokens(row):
    assert text.query_tokens(row["query"]) == row["tokens"]


@vectors("hit_level")
def test_hit_level(row):
    query, found_in, level = row
    assert text.hit_level(query, text.search_key(found_in)) == level


@vectors("at_start")
def test_token_at_start(row):
    token, key, at_start = row
    assert text.token_at_start(token, text.search_key(key)) is at_start


@vectors("phone_key")
def test_phone_key(row):
    typed, key = row
    assert text.phone_key(typed) == key


@vectors("phone_hit")
def test_phone_hit(row):
    query, stored_key, hit = row
    assert text.phone_hit(query, stored_key) is hit


@vectors("sorted")
def test_sort_key_gives_dictionary_order(row):
    from_the_end = row[::-1]
    assert sorted(from_the_end, key=text.sort_key) == row


@vectors("same_sort_key")
def test_sort_key_ignores_marks_without_weight(row):
    one, two = row
    assert text.sort_key(one) == text.sort_key(two)


def test_sort_key_is_ascii_hex():
    assert set(text.sort_key("កំពង់ចាម Kampong Cham 03 α 😀")) <= set("0123456789abcdef")


@vectors("variants")
def test_variants(row):
    token, others = row
    assert text.variants(token) == others


def test_variants_combine_and_stay_few():
    combined = text.variants("ជម្ងឺសំរាប់អោយ")
    assert "ជំងឺសំរាប់ឱ្យ" in combined
    assert len(text.variants("ជម្ងឺសំរាប់អោយរឺលឺស្រីចន្ទ")) == 16


@vectors("place_skeleton")
def test_place_skeleton(row):
    name, skeleton = row
    assert text.place_skeleton(name) == skeleton


PROVINCES = [
    *("Banteay Meanchey", "Battambang", "Kampong Cham", "Kampong Chhnang", "Kampong Speu"),
    *("Kampong Thom", "Kampot", "Kandal", "Koh Kong", "Kratie", "Mondulkiri", "Phnom Penh"),
    *("Preah Vihear", "Prey Veng", "Pursat", "Ratanakiri", "Siem Reap", "Preah Sihanouk"),
    *("Stung Treng", "Svay Rieng", "Takeo", "Oddar Meanchey", "Kep", "Pailin", "Tboung Khmum"),
]


def test_place_skeleton_keeps_the_25_provinces_apart():
    assert len({text.place_skeleton(name) for name in PROVINCES}) == 25


@pytest.mark.parametrize(
    ("typed", "province"),
    [
        ("Kompong Chnang", "Kampong Chhnang"),
        ("K. Spueu", "Kampong Speu"),
        ("Otdar Mean Chey", "Oddar Meanchey"),
        ("Rotanak Kiri", "Ratanakiri"),
        ("Bantey Mean Choay", "Banteay Meanchey"),
        ("Thbaung Khmom", "Tboung Khmum"),
        ("khet Prey Vieng", "Prey Veng"),
    ],
)
def test_place_skeleton_finds_a_province_by_another_romanisation(typed, province):
    skeleton = text.place_skeleton(typed)
    assert [name for name in PROVINCES if text.place_skeleton(name) == skeleton] == [province]


@vectors("within_one_edit")
def test_within_one_edit(row):
    why, token, key, within = row
    assert text.within_one_edit(text.search_key(token), text.search_key(key)) is within, why


def test_script_has_the_tables_of_python():
    assert SCRIPT.read_text(encoding="utf-8") == script()


def test_every_synonym_is_its_own_search_key():
    words = [word for pair in TABLES["synonyms"] for word in pair]
    assert [text.search_key(word) for word in words] == words


def test_search_key_joins_the_halves_of_a_character():
    assert text.search_key("\ud835\udc00") == text.search_key("\U0001d400") == "a"


def test_keys_can_be_stored_whatever_was_typed():
    assert text.search_key("ក\ud800").encode() == "ក".encode()


@pytest.mark.parametrize(
    "damaged",
    [
        "ក" + "ាំ" * 5_000,
        "\u17d2" * 10_000,
        "ក \u17d2" * 3_333,
        "😀" * 10_000,
        "\ud800" * 10_000,
        "\u200f " * 5_000,
        "a" + "\u0301\u0316" * 5_000,
    ],
    ids=["marks", "coengs", "spaces", "emoji", "half surrogates", "directions", "accents"],
)
def test_ten_thousand_damaged_characters_have_a_key(damaged):
    key = text.search_key(damaged)
    assert text.search_key(key) == key


def test_a_search_key_is_its_own_key():
    changed = [
        sample
        for sample in damaged_strings(20_000, seed=1)
        if text.search_key(text.search_key(sample)) != text.search_key(sample)
    ]
    assert changed == []


SYLLABLES = [
    *("សុខភាព", "ស្ត្រី", "កុមារ", "កំពង់", "ភ្នំពេញ", "ជំងឺ", "ឱ្យ", "ញ៉ាំ", "ស៊ី", "ធ្វើ", "លោក", "គណៈ"),
    *("ឡើង", "ធម៌", "ចម្ការ", "១២៨០", "Legal", "services", "Kg.", "Cham", "women", "+855"),
]
SEVERAL_FORMS = "ÂéİıßΣςﬁ№½①Ａ９ǅﷺ각\u1100\u0308\u0316\u05b0\u05b1"
INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u202e\u2060\ufeff\u00ad\u17b4\u17b5"
    "\u00a0\u3000\u2028\u0085\t\n\x1c"
)
# Python's table of characters is older than the browser's, and what was once assigned decomposes
# and lowers alike for ever after.
ASSIGNED = [
    chr(code)
    for code in range(0x20, 0x20000)
    if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")
]


def damaged_strings(count, seed):
    """Return strings of every kind: Khmer in any order, words cut and mixed, other scripts."""
    pick = random.Random(seed)  # noqa: S311 - made-up text, nothing secret
    makers = {
        lambda: chr(pick.randint(0x1780, 0x17FF)): 6,
        lambda: chr(pick.randint(0x1780, 0x17A2)): 8,
        lambda: chr(pick.randint(0x17B6, 0x17D3)): 10,
        lambda: "\u17d2" + chr(pick.randint(0x1780, 0x17B3)): 5,
        lambda: pick.choice(SYLLABLES): 4,
        lambda: shuffled(pick, pick.choice(SYLLABLES)): 3,
        lambda: pick.choice(INVISIBLE): 2,
        lambda: pick.choice(SEVERAL_FORMS): 1,
        lambda: chr(pick.randint(0x20, 0x7E)): 3,
        lambda: pick.choice(ASSIGNED): 1,
        lambda: chr(pick.randint(0xD800, 0xDFFF)): 0.3,
        lambda: " ": 2,
    }
    return [
        "".join(
            maker() for maker in pick.choices(list(makers), makers.values(), k=pick.randint(0, 14))
        )
        for _ in range(count)
    ]


def shuffled(pick, word):
    return "".join(pick.sample(word, len(word)))
