"""The JavaScript twins of text.py and hours.py, run in a browser on the same strings."""

import json
import re
from functools import lru_cache
from itertools import pairwise
from urllib.parse import quote

import pytest

from directory import text
from directory.server.staticstorage import shorten
from tests.site import CHECKOUT
from tests.text.test_text import VECTORS, damaged_strings

SCRIPTS = CHECKOUT / "static" / "js" / "search"
CHUNK = 5_000
CHUNKS = range(20)
# Each string is asked about in three places.
search_key = lru_cache(CHUNK + 1)(text.search_key)

NOT_IN_OLD_WEBVIEWS = [
    "(?<", "\\p{", "\\s", "\\w", "\\b", "\\d", "replaceAll", "toLocale", "Intl", "localeCompare",
    "?.", "??", "window", "document",
]  # fmt: skip


@pytest.mark.parametrize("name", ["text.js", "hours.js"])
def test_twin_uses_nothing_that_old_webviews_lack(name):
    lines = (SCRIPTS / name).read_text(encoding="utf-8").splitlines()
    code = "\n".join(line for line in lines if not line.lstrip().startswith(("//", "/**", "*")))
    assert [word for word in NOT_IN_OLD_WEBVIEWS if word in code] == []
    assert re.findall('import.* from "(.*)"', code) == ["./tables.js"]


@pytest.fixture(scope="module")
def begin(browser):
    """Return a function that sets the browser to apply a function of the twins to a list of rows.

    It returns another one, which waits for the answers. The twins need no site, so they are loaded
    into an empty page.
    """
    page = browser.new_page()
    addresses = {}
    for name in ("tables", "text", "hours"):
        # What phones get, and not what it is made of.
        source = shorten((SCRIPTS / f"{name}.js").read_text(encoding="utf-8"))
        for other, address in addresses.items():
            source = source.replace(f"./{other}.js", address)
        addresses[name] = "data:text/javascript;charset=utf-8," + quote(source)
        page.evaluate(
            "async ([name, url]) => { window[name] = await import(url); }", [name, addresses[name]]
        )

    def begin(function, rows):
        # JSON text, and not values, because half surrogates do not survive the browser's protocol.
        page.evaluate(BEGIN % function, json.dumps(rows))
        return lambda: json.loads(page.evaluate("answers"))

    yield begin
    page.close()


BEGIN = """rows => {
    window.answers = (async () => {
        await new Promise((later) => setTimeout(later));
        return JSON.stringify(JSON.parse(rows).map(%s));
    })();
}"""


@pytest.fixture
def ask(begin):
    """Apply a JavaScript function of the twins to a list of rows."""
    return lambda function, rows: begin(function, rows)()


@pytest.mark.browser
def test_vectors(ask):
    def column(name, number):
        return [row[number] for row in VECTORS[name]]

    keys = [row["key"] for row in VECTORS["search_key"]]
    assert ask("row => text.searchKey(row.text)", VECTORS["search_key"]) == keys
    same = "([gloss, a, b]) => text.searchKey(a) === text.searchKey(b)"
    assert set(ask(same, VECTORS["same_key"])) == {True}
    assert set(ask(same, VECTORS["different_key"])) == {False}
    tokens = [row["tokens"] for row in VECTORS["query_tokens"]]
    assert ask("row => text.queryTokens(row.query)", VECTORS["query_tokens"]) == tokens
    hit_level = "([query, found]) => text.hitLevel(query, text.searchKey(found))"
    assert ask(hit_level, VECTORS["hit_level"]) == column("hit_level", 2)
    at_start = "([token, found]) => text.tokenAtStart(token, text.searchKey(found))"
    assert ask(at_start, VECTORS["at_start"]) == column("at_start", 2)
    assert ask("row => text.phoneKey(row[0])", VECTORS["phone_key"]) == column("phone_key", 1)
    phone_hit = "([query, key]) => text.phoneHit(query, key)"
    assert ask(phone_hit, VECTORS["phone_hit"]) == column("phone_hit", 2)
    assert ask("row => text.variants(row[0])", VECTORS["variants"]) == column("variants", 1)
    skeletons = column("place_skeleton", 1)
    assert ask("row => text.placeSkeleton(row[0])", VECTORS["place_skeleton"]) == skeletons
    one_edit = "([why, a, b]) => text.withinOneEdit(text.searchKey(a), text.searchKey(b))"
    assert ask(one_edit, VECTORS["within_one_edit"]) == column("within_one_edit", 3)
    rows = [[VECTORS["schedules"][row[1]], *row[2:]] for row in VECTORS["is_open"]]
    is_open = "([schedule, at, holidays]) => hours.isOpen(schedule, new Date(at), holidays)"
    assert ask(is_open, rows) == column("is_open", 4)


@pytest.mark.browser
@pytest.mark.parametrize("chunk", CHUNKS)
def test_twins_agree_on_damaged_strings(begin, chunk):
    samples = damaged_strings(CHUNK, seed=chunk)
    rows = [
        (sample, following, sample[:3], mistyped(search_key(sample)))
        for sample, following in pairwise([*samples, "legal"])
    ]
    browser_answers = begin(ANSWERS, rows)
    ours = [answers(*row) for row in rows]
    differences = [
        (ascii(row), expected, answer)
        for row, expected, answer in zip(rows, ours, browser_answers(), strict=True)
        if expected != answer
    ]
    assert differences == []


def mistyped(key):
    """Leave out the character in the middle."""
    return key[: len(key) // 2] + key[len(key) // 2 + 1 :]


def answers(one, two, start, wrong):
    key, other = search_key(one), search_key(two)
    return [
        key,
        text.phone_key(one),
        text.place_skeleton(one),
        text.hit_level(start, f"{other} {key}"),
        text.hit_level(one, f"{other} {key}"),
        text.query_tokens(one),
        text.variants(key),
        text.phone_hit(one, text.phone_key(two)),
        text.within_one_edit(wrong, f"{other} {key}"),
        text.token_at_start(other, key),
    ]


ANSWERS = """([one, two, start, wrong]) => {
    const key = text.searchKey(one);
    const other = text.searchKey(two);
    return [
        key,
        text.phoneKey(one),
        text.placeSkeleton(one),
        text.hitLevel(start, `${other} ${key}`),
        text.hitLevel(one, `${other} ${key}`),
        text.queryTokens(one),
        text.variants(key),
        text.phoneHit(one, text.phoneKey(two)),
        text.withinOneEdit(wrong, `${other} ${key}`),
        text.tokenAtStart(other, key),
    ];
}"""
