"""The public pages, without script: what they show, and never let out."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from directory.models import Snapshot
from directory.public import page_cache
from directory.publish import local, publishing
from directory.publish.reader import Reader, read_pointer
from directory.templatetags import phlov
from tests import make
from tests.public.pages.found import CANARY, body

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database

HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}


def pages(river):
    """Every public address with the status that it answers."""
    addresses = {"/sw.js": 200, "/manifest.webmanifest": 200, "/healthz": 200, "/": 302}
    for name in local.file_names(read_pointer()):
        addresses[f"/data/{name}"] = 200
    addresses["/data/current.json"] = 200
    for language in ("km", "en"):
        for path in ("", "shell/", "search/", "about/", "kind/legal/", "kind/legal-aid/"):
            addresses[f"/{language}/{path}"] = 200
        for path in ("saved/", "self-test/", "blank/"):
            addresses[f"/{language}/{path}"] = 200
        addresses[f"/{language}/province/06/"] = 200
        addresses[f"/{language}/o/{river.public_id}/"] = 200
        addresses[f"/{language}/o/{river.lotus.public_id}/"] = 410
        addresses[f"/{language}/o/zzzzzz/"] = 404
    return addresses


def test_nothing_private_leaves_by_any_public_door(client, river):
    texts = {}
    for address, status in pages(river).items():
        response = client.get(address)
        assert (address, response.status_code) == (address, status)
        texts[address] = body(response)
    texts["search"] = body(client.post("/km/search/", {"q": CANARY}))
    assert [address for address, text in texts.items() if make.HELD_NUMBER[4:] in text] == []
    assert [address for address, text in texts.items() if CANARY in text] == ["search"]
    # What the reader typed stands in the search box, and nowhere else.
    assert texts["search"].count(CANARY) == 1
    assert "អង្គការ river" in texts["/km/"]


def test_every_answer_has_the_headers_and_no_cookie(client, river):
    for address in [*pages(river), "/admin/login/", "/static/missing.css"]:
        response = client.get(address)
        is_admin = address.startswith("/admin/")
        if address.startswith("/data/"):
            # It is no document; see tests/server/test_headers.py.
            assert response.cookies == {}
            continue
        expected = HEADERS | ({"Referrer-Policy": "same-origin"} if is_admin else {})
        assert {name: response[name] for name in HEADERS} == expected, address
        policy = response["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert ("trusted-types phlov" in policy) is not is_admin
        if not is_admin:
            assert response.cookies == {}


def test_public_pages_ask_the_database_for_the_number_alone(client, river):
    # A new process makes sure that its copy is the one that the database has.
    client.get("/km/")
    with CaptureQueriesContext(connection) as asked:
        for address in pages(river):
            # Monitoring asks besides whether acts wait to be published.
            if address != "/healthz":
                client.get(address)
        client.post("/km/search/", {"q": "river"})
    newest = str(Snapshot.objects.order_by("-seq").values_list("seq", flat=True)[:1].query)
    assert {query["sql"] for query in asked} <= {newest}


def test_root_is_khmer_whatever_the_phone_is_set_to(client, db):
    assert client.get("/", headers={"Accept-Language": "en"}).url == "/km/"


def test_root_follows_the_language_cookie(client, db):
    client.cookies["django_language"] = "en"
    assert client.get("/").url == "/en/"


@pytest.mark.parametrize("language", ["km", "en"])
def test_hotline_is_one_tap_away_on_the_first_page(client, river, language):
    page = body(client.get(f"/{language}/"))
    assert f'href="tel:{make.NUMBER}"' in page
    assert re.findall(r"<title>(.*?)</title>", page) == ["ផ្លូវ"]


def test_withdrawn_listing_says_so(client, river):
    page = body(client.get(f"/en/o/{river.lotus.public_id}/"))
    assert "Taken off the list." in page
    assert f'href="tel:{make.NUMBER}"' in page


def test_missing_english_is_shown_in_khmer_and_marked(client, river):
    page = body(client.post("/en/search/", {"q": "meadow"}))
    assert '<span lang="km">អង្គការ meadow</span>' in page


@pytest.mark.parametrize(
    "moment", ["2026-11-24T17:00:00+00:00", datetime(2026, 11, 24, 17, tzinfo=UTC), "2026-11-25"]
)
def test_day_of_a_moment_is_that_of_cambodia(moment):
    with translation.override("en"):
        assert phlov.day(moment) == "25 November 2026"


def test_check_says_how_old_it_is_without_script(client, river, monkeypatch):
    later = (make.NOW + timedelta(days=12)).date()
    monkeypatch.setattr(timezone, "localdate", lambda: later)
    page = body(client.get(f"/km/o/{river.public_id}/"))
    [article] = re.findall("<article.*?</article>", page, re.S)
    assert re.findall("<time [^>]*>([^<]*)<", article) == ["២៥ វិច្ឆិកា ២០២៦ (១២ ថ្ងៃមុន)"]
    assert '<span class="overdue" hidden' in page


def test_overdue_check_says_so_without_script(client, river, monkeypatch):
    later = (make.NOW + timedelta(days=400)).date()
    monkeypatch.setattr(timezone, "localdate", lambda: later)
    page = body(client.get(f"/km/o/{river.public_id}/"))
    assert page.count('<span class="overdue">') == 1


def test_pages_show_the_snapshot_of_another_release(client, river, settings):
    path = settings.DATA_ROOT / "current.json"
    pointer = json.loads(path.read_bytes())
    pointer["files"]["facts"] = pointer["files"].pop("listings")
    path.write_text(json.dumps(pointer))
    assert client.get("/km/").status_code == 200


def test_pointer_is_not_sent_twice(client, river):
    tag = client.get("/data/current.json")["ETag"]
    assert client.get("/data/current.json", headers={"If-None-Match": tag}).status_code == 304


def test_pointer_that_came_packed_is_not_sent_twice(client, river):
    packed = client.get("/data/current.json", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    again = client.get("/data/current.json", headers={"If-None-Match": packed["ETag"]})
    assert again.status_code == 304


def test_every_listing_is_an_article_that_names_itself(client, river):
    page = body(client.post("/km/search/", {}))
    articles = re.findall(r"<article[^>]*>", page)
    assert [re.findall(r'data-listing="([^"]+)"', article) for article in articles] == [
        ["meadow"],
        ["river"],
    ]


@pytest.mark.parametrize(
    "address", ["/km/", "/km/search/", "/km/kind/legal/", "/km/province/06/", "/km/o/{}/"]
)
def test_page_during_a_publication_is_of_one_snapshot(client, river, monkeypatch, address):
    """The listing goes away after the first look at the files: the page must not notice."""
    address = address.format(river.public_id)
    before = body(client.get(address))

    def publish_after_the_first(look):
        def look_and_publish(reader, *name):
            content = look(reader, *name)
            if not river.verifications.filter(outcome="withdrawn").exists():
                dara = get_user_model().objects.get(username=f"d{CANARY}")
                make.verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
                publishing.publish(at=make.NOW)
            return content

        return look_and_publish

    for name in ("file", "catalogue"):
        monkeypatch.setattr(Reader, name, publish_after_the_first(getattr(Reader, name)))
    page_cache.forget()
    assert body(client.get(address)) == before
    assert body(client.get(address)) != before
