"""Public pages are rendered once, and not sent to whoever has them already."""

import gzip
import re
from datetime import timedelta

import brotli
import pytest
from django.template import Template
from django.utils import timezone

from directory.public import page_cache
from directory.publish import publishing, reader
from tests import make
from tests.public.pages.found import body

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database

ALIKE = [
    *("", "shell/", "search/", "kind/legal/", "province/06/", "o/{}/", "about/"),
    *("saved/", "self-test/", "light/", "blank/", "questions/", "guide/"),
]
ADDRESSES = [*(f"/{code}/{path}" for code in ("km", "en") for path in ALIKE), "/sw.js"]


@pytest.fixture
def renders(monkeypatch):
    """The names of the templates that were rendered, in order."""
    names = []
    render = Template.render

    def counted(template, context):
        names.append(template.name)
        return render(template, context)

    monkeypatch.setattr(Template, "render", counted)
    return names


@pytest.mark.parametrize("address", [*ADDRESSES, "/manifest.webmanifest"])
def test_page_that_the_reader_has_is_not_sent_again(client, river, renders, address):
    address = address.format(river.public_id)
    first = client.get(address)
    renders.clear()
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert renders == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_second_reader_gets_the_same_page_without_rendering(client, river, renders, address):
    address = address.format(river.public_id)
    first = client.get(address)
    assert renders != []
    renders.clear()
    second = client.get(address)
    assert (second.content, second.headers) == (first.content, first.headers)
    assert renders == []


def test_page_that_came_packed_is_not_sent_again(client, river):
    packed = client.get("/km/", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    again = client.get("/km/", headers={"If-None-Match": packed["ETag"]})
    assert again.status_code == 304


def test_page_is_sent_as_small_as_the_browser_takes_it(client, river):
    plain = client.get("/km/").content
    sent = {
        accepted: client.get("/km/", headers={"Accept-Encoding": accepted})
        for accepted in ("gzip, deflate, br", "gzip, br;q=0")
    }
    brotlied, gzipped = sent.values()
    assert [one["Content-Encoding"] for one in sent.values()] == ["br", "gzip"]
    assert all("Accept-Encoding" in one["Vary"] for one in sent.values())
    assert brotli.decompress(brotlied.content) == gzip.decompress(gzipped.content) == plain
    assert len(brotlied.content) < len(gzipped.content)


def test_page_in_brotli_is_not_sent_again(client, river):
    packed = client.get("/km/", headers={"Accept-Encoding": "br"})
    again = client.get("/km/", headers={"If-None-Match": packed["ETag"], "Accept-Encoding": "br"})
    assert again.status_code == 304


def test_worker_that_the_phone_has_keeps_its_headers(client, river):
    first = client.get("/sw.js")
    again = client.get("/sw.js", headers={"If-None-Match": first["ETag"]})
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_next_snapshot_is_rendered_anew(client, river):
    first = client.get("/km/province/06/")
    check = river.verifications.first()
    brook = make.organization("brook", editor=river.edits.first().editor)
    make.confirm(brook, by=check.verifier)
    publishing.publish(at=make.NOW + timedelta(minutes=1))
    second = client.get("/km/province/06/", headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 200
    assert "អង្គការ brook" in body(second)


def test_page_of_a_list_before_the_last_is_forgotten(client, river):
    lists = [reader.read_pointer()]
    editor, verifier = river.edits.first().editor, river.verifications.first().verifier
    for name in ("brook", "creek"):
        client.get("/km/")
        make.confirm(make.organization(name, editor=editor), by=verifier)
        lists.append(publishing.publish(at=make.NOW + timedelta(minutes=len(lists))))
    client.get("/km/")
    assert [page_cache.has("/km/", pointer) for pointer in lists] == [False, True, True]


def test_next_day_is_rendered_anew(client, river, monkeypatch):
    pages = []
    for days in (12, 13):
        today = (make.NOW + timedelta(days=days)).date()
        monkeypatch.setattr(timezone, "localdate", lambda today=today: today)
        pages.append(body(client.get(f"/en/o/{river.public_id}/")))
    ages = [re.findall(r"<time [^>]*>[^<]*\((.*?)\)<", page) for page in pages]
    # Of the check, and of the last act of a person.
    assert ages == [["12 days ago"] * 2, ["13 days ago"] * 2]


@pytest.mark.parametrize(
    ("method", "address", "data"),
    [
        ("get", "/km/o/zzzzzz/", {}),
        ("get", "/km/kind/nothing/", {}),
        ("get", "/km/search/2/", {}),
        ("post", "/km/search/", {"q": "river"}),
        ("post", "/km/search/", {}),
        ("get", "/admin/login/", {}),
    ],
)
def test_page_that_depends_on_more_is_not_kept(client, river, method, address, data):
    getattr(client, method)(address, data)
    assert page_cache._pages == {}


def test_withdrawn_listing_is_gone_for_every_reader(client, river):
    address = f"/km/o/{river.lotus.public_id}/"
    assert [client.get(address).status_code for _ in range(2)] == [410, 410]


def test_words_in_an_address_are_neither_searched_nor_kept(client, river):
    everything = client.get("/km/search/").content
    assert client.get("/km/search/", {"q": "river"}).content == everything
    assert [path for path, _state in page_cache._pages] == ["/km/search/"]


def test_pages_without_data_work_where_the_data_is_damaged(client, river, settings):
    (settings.DATA_ROOT / "current.json").write_text("{")
    addresses = ["/sw.js", "/manifest.webmanifest", "/km/shell/", "/km/about/", "/km/self-test/"]
    assert [client.get(address).status_code for address in addresses] == [200] * 5


def test_oldest_pages_make_room(client, river, monkeypatch):
    sizes = [len(client.get(path).content) for path in ("/km/about/", "/km/saved/")]
    page_cache.forget()
    monkeypatch.setattr(page_cache, "BYTES_KEPT", sum(sizes))
    for path in ("/km/blank/", "/km/about/", "/km/saved/"):
        client.get(path)
    assert [path for path, *_ in page_cache._pages] == ["/km/about/", "/km/saved/"]
