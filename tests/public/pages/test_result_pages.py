"""Results without script come 20 at a time, in the order in which the search found them."""

import re
from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.utils import timezone

from directory.public import search
from directory.publish import publishing, reader
from directory.text.writing import digits
from tests.public.pages.found import body

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database

LINK = re.compile(r'<a href="([^"]*)" rel="next">([^<]*)<')
FORM = re.compile(r'<form method="post"[^>]*>\s*<input type="hidden".*?</form>', re.S)
FIELD = re.compile(r'name="([^"]*)" value="([^"]*)"')


@pytest.fixture
def starter(starter_data, plain_static_files, settings, tmp_path):
    """The starter data, published."""
    settings.DATA_ROOT = tmp_path
    publishing.publish(at=timezone.now())


def found(response):
    return re.findall(r'class="listing"[^>]*data-listing="([^"]+)"', body(response))


def in_order(language, **asked):
    """The listings that the search finds, in its order: that of the phone."""
    current = reader.current()
    answer = search.find(
        current.records(),
        current.catalogue(),
        language=language,
        moment=timezone.now(),
        **asked,
    )
    return [record["slug"] for record in answer.records]


def walk(client, response):
    """The listings of each page, as somebody sees them who follows each link or button."""
    pages = [found(response)]
    while True:
        text = body(response)
        if link := LINK.search(text):
            response = client.get(link[1])
        elif form := FORM.search(text):
            sent = QueryDict(mutable=True)
            for name, value in FIELD.findall(form[0]):
                if value != "all":
                    sent.appendlist(name, value)
            if "page" not in sent:
                return pages
            response = client.post(
                "/en/search/", sent.urlencode(), "application/x-www-form-urlencoded"
            )
        else:
            return pages
        pages.append(found(response))


@pytest.mark.parametrize("language", ["km", "en"])
def test_province_comes_20_at_a_time_in_the_order_of_the_search(client, starter, language):
    expected = in_order(language, filters={"province": ["12"]})
    pages = walk(client, client.get(f"/{language}/province/12/"))
    assert pages == [expected[first : first + 20] for first in range(0, len(expected), 20)]


def test_whole_list_is_on_one_page_to_print(client, starter):
    first = body(client.get("/en/province/12/"))
    [address] = re.findall(r'<a href="([^"]*/all/)">', first)
    expected = in_order("en", filters={"province": ["12"]})
    assert len(expected) > 20
    whole = client.get(address)
    assert found(whole) == expected
    assert LINK.search(body(whole)) is None


def test_whole_answer_is_on_one_page_to_print(client, starter):
    asked = {"q": "help for women who need a lawyer or money"}
    expected = in_order("en", query=asked["q"])
    whole = client.post("/en/search/", {**asked, "page": "all"})
    assert found(whole) == expected
    # What is folded does not reach paper.
    assert [
        mark
        for mark in re.findall("<details class=.less.([^>]*)>", body(whole))
        if "open" not in mark
    ] == []


@pytest.mark.parametrize(
    ("data", "asked"),
    [
        ({"q": "help"}, {"query": "help"}),
        (
            {"q": "", "kind": ["legal", "health"], "verified": ""},
            {"filters": {"kind": ["legal", "health"]}},
        ),
        (
            {"q": "children", "open_now": "on"},
            {"query": "children", "filters": {"open_now": [True]}},
        ),
    ],
)
def test_query_and_filters_go_on_to_the_next_page(client, starter, data, asked):
    expected = in_order("en", **asked)
    assert len(expected) > 20
    pages = walk(client, client.post("/en/search/", data))
    assert [slug for page in pages for slug in page] == expected


def test_link_says_what_comes_and_no_address_holds_the_words(client, starter):
    text = body(client.post("/km/search/", {"q": "children"}))
    assert LINK.findall(text) == []
    last = len(in_order("km", query="children"))
    assert re.findall(r'<button class="quiet" name="page" value="2">([^<]*)<', text) == [
        f"បង្ហាញលទ្ធផលទី ២១ ដល់ {digits(min(last, 40), 'km')}"
    ]
    assert [
        href for href in re.findall('href="([^"]*)"', text) if re.search("page|children", href)
    ] == []


def test_heading_of_a_group_stands_on_each_page_of_it(client, starter):
    texts = [body(client.get(f"/en/province/12/{further}")) for further in ("", "2/", "3/")]
    assert [text.count("<h2>Nationwide</h2>") for text in texts] == [0, 0, 1]


@pytest.mark.parametrize("wanted", ["0", "-1", "x", "1.5", "999", "9" * 5000, "\0", "２x"])
def test_page_that_is_not_there_is_refused_with_the_hotlines(client, starter, wanted):
    for response in (
        client.post("/en/search/", {"page": wanted}),
        client.get(f"/en/search/{quote(wanted)}/"),
    ):
        assert response.status_code == 404
        assert "There is no such page." in body(response)
        assert 'class="hotline"' in body(response)


@pytest.mark.parametrize("path", ["search", "kind/legal", "province/12"])
def test_first_page_has_one_address(client, starter, path):
    addresses = [f"/km/{path}/{further}" for further in ("", "1/")]
    assert [client.get(address).status_code for address in addresses] == [200, 404]


def test_bad_page_stands_in_no_log(client, starter, caplog):
    client.post("/en/search/", {"q": "shelter", "page": "secret"})
    assert [word for word in ("shelter", "secret") if word in caplog.text] == []
