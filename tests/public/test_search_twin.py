"""The phone answers like the server: the same listings in the same order, found for the same."""

import json
import random
from datetime import timedelta

import pytest

from directory.public import search
from directory.public.filters import count
from directory.publish import guidance
from tests import make
from tests.public.found import find
from tests.public.test_search import FREE, QUERIES
from tests.text.test_text import damaged_strings

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def mixed_queries(world):
    """Queries of names, terms, numbers and nonsense, whole and cut, with and without spaces."""
    chance = random.Random(7)  # noqa: S311
    pieces = [
        key for record in world.records for key in record["keys"]["name"] + record["keys"]["alias"]
    ]
    pieces += [phone for record in world.records for phone in record["phones"]]
    groups = ("kinds", "categories", "served", "needs", "provinces", "provinces")
    terms = [term for group in groups for term in world.catalogue[group]]
    pieces += [key for term in terms for key in term["keys"]]
    pieces += [key for keys in world.catalogue["towns"].values() for key in keys]
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
        # An urgent message that offers nothing asks for none of its kinds.
        filters = {
            name: chance.sample(values[name], min(len(values[name]), chance.choice([0, 1, 1, 2])))
            for name in names
        }
        moment = make.NOW + timedelta(hours=chance.randrange(9_000))
        yield query, filters, chance.choice(["km", "en"]), moment


def gone(world):
    """Every listing, as if it had been withdrawn as well, by its names."""
    return [
        {"id": record["id"], "keys": record["keys"]["name"] + record["keys"]["alias"]}
        for record in world.records
    ]


JAVASCRIPT = """async ([address, records, catalogue, questions]) => {
    const { find, prepare, why } = await import(address);
    const { Spellings } = await import("/static/js/search/spellings.js");
    const { loaded } = await import("/static/js/search/vocabulary.js");
    loaded.spellings = (known) => new Spellings(known);
    const index = prepare(records, catalogue, catalogue);
    return JSON.parse(questions).map(([query, filters, language, at]) => {
        const moment = new Date(at);
        const answer = find(index, { query, filters, language, moment });
        const { groups, terms, rung, missingPlace, isReferred, unknown } = answer;
        const { urgent, withdrawn, places, meaning } = answer;
        const [first] = groups.length ? groups[0].records : [];
        const reasons = first ? why(first, answer, index) : [];
        return [
            groups.map(({ name, province, records }) => [name, province, records.map((f) => f.id)]),
            terms.map(({ group, code, rest }) => [group, code, rest]),
            rung, missingPlace, isReferred, unknown, urgent, withdrawn.map(({ id }) => id), places,
            Object.keys(meaning).map((name) => Array.from(new Set(meaning[name])).sort()),
            reasons.map(({ group, code }) => [group, code]),
        ];
    });
}"""


@pytest.mark.browser
def test_phone_answers_like_the_server(page, site, world):
    world = world._replace(catalogue={**world.catalogue, "withdrawn": gone(world)})
    questions = list(mixed_questions(world))
    expected = []
    for query, filters, language, moment in questions:
        answer = find(world, query, language, moment, **filters)
        groups = [[g.name, g.province, [row["id"] for row in g.records]] for g in answer.groups]
        terms = [[part.group, part.code, part.rest] for part in answer.terms]
        said = [answer.rung, answer.missing_place, answer.is_referred, answer.unknown]
        said += [answer.urgent, [row["id"] for row in answer.withdrawn], answer.places]
        said += [[*map(sorted, answer.meaning.values())]]
        reasons = [
            [*reason]
            for record in answer.records[:1]
            for reason in search.why(record, answer, world.catalogue)
        ]
        expected.append([groups, terms, *said, reasons])
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
    assert sum(bool(names) for *_, names, _places, _meaning, _reasons in expected) > 10


RULES = """async (questions) => {
    const { fitting } = await import("/static/js/search/guidance.js");
    return questions.map((asked) => fitting(...asked).map(({ code }) => code));
}"""


@pytest.mark.browser
def test_phone_asks_the_lines_that_the_server_asks(page, site):
    chance = random.Random(9)  # noqa: S311
    some = lambda codes: chance.sample(codes, chance.choice([0, 1, 1, 2]))  # noqa: E731
    meaning = lambda: {name: some(["one", "two", "three"]) for name in guidance.MEANINGS}  # noqa: E731
    questions = [
        (
            {
                "asks": [{"code": "all", **meaning()}, {"code": "other", **meaning()}],
                "local_asks": [{"code": "there", **meaning(), "provinces": some(["06", "12"])}],
            },
            meaning(),
            some(["06", "12", "17"]),
        )
        for _ in range(QUERIES)
    ]
    questions.append(({"asks": questions[0][0]["asks"]}, meaning(), ["06"]))
    page.goto(f"{site.url}/km/about/")
    found = page.evaluate(RULES, questions)
    assert found == [[one["code"] for one in guidance.fitting(*asked)] for asked in questions]
    assert {"there", "all", "other"} <= {code for codes in found for code in codes}


COUNTS = """async ([records, catalogue]) => {
    const { prepare } = await import("/static/js/search/search.js");
    const { countChoices } = await import("/static/js/search/filters.js");
    return countChoices(prepare(records, catalogue));
}"""


@pytest.mark.browser
def test_phone_counts_choices_like_the_server(page, site, world):
    page.goto(f"{site.url}/km/about/")
    records = [
        {**record, "free": FREE[place % 3], "languages": ["km", "en"][: place % 3]}
        for place, record in enumerate(world.records)
    ]
    counts = count(records, world.catalogue)
    assert page.evaluate(COUNTS, [records, world.catalogue]) == counts._asdict()
    assert [name for name, one in counts._asdict().items() if not one] == ["verified"]
