"""The public doors, without script: what they show, refuse, and never let out."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone, translation

from directory.models import Schedule, ServedGroup, TaxonomyTerm
from directory.publish import publishing
from directory.publish import reader as readers
from directory.templatetags import phlov
from tests import make

# The pages read what was published, and test_snapshot.py publishes from both databases.
pytestmark = pytest.mark.one_database

CANARY = "kanaribird"
NATIONAL = ["117", "1288", "1280", "119"]
HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}


@pytest.fixture
def river(db, plain_static_files, settings, tmp_path):
    """A hotline whose every private field holds a canary; lotus was withdrawn."""
    settings.DATA_ROOT = tmp_path
    make.catalogue()
    sokha, dara = make.person(f"s{CANARY}"), make.person(f"d{CANARY}", verifies=True)
    made = make.organization("river", editor=sokha, hotline=True, acronym="RVR")
    make.plant_canaries(made, CANARY)
    make.editing.save(made, by=sokha, at=make.NOW)
    make.confirm(made, by=dara, note=CANARY, spoken_to=CANARY)
    lotus = make.organization("lotus", editor=sokha, name_en="", kind="safe-house")
    make.confirm(lotus, by=dara)
    meadow = make.organization("meadow", editor=sokha, name_en="", kind="safe-house")
    make.confirm(meadow, by=dara)
    make.verification.withdraw(lotus, by=dara, reason=CANARY, at=make.NOW)
    publishing.publish(at=make.NOW)
    made.lotus = lotus
    return made


def pages(river):
    """Every public address with the status that it answers."""
    addresses = {"/sw.js": 200, "/manifest.webmanifest": 200, "/healthz": 200, "/": 302}
    for file in readers.read_pointer()["files"].values():
        addresses[file["path"]] = 200
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


def body(response):
    return b"".join(response).decode()


def found(response):
    return re.findall(r'class="listing"[^>]*data-listing="([^"]+)"', body(response))


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
        expected = HEADERS | ({"Referrer-Policy": "same-origin"} if is_admin else {})
        assert {name: response[name] for name in HEADERS} == expected, address
        policy = response["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert ("trusted-types phlov" in policy) is not is_admin
        if not is_admin:
            assert response.cookies == {}


def test_public_pages_ask_the_database_nothing(client, river, django_assert_num_queries):
    with django_assert_num_queries(0):
        for address in pages(river):
            client.get(address)
        client.post("/km/search/", {"q": "river"})


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


@pytest.mark.parametrize(
    "query", ["អង្គការ river", "House river", "rvr", "Kampong Thom river", "legal river"]
)
@pytest.mark.parametrize("language", ["km", "en"])
def test_search_finds(client, river, language, query):
    assert found(client.post(f"/{language}/search/", {"q": query}))[0] == "river"


def test_search_finds_part_of_a_number_in_khmer_digits(client, river):
    assert sorted(found(client.post("/km/search/", {"q": "០០០០១"}))) == ["meadow", "river"]


@pytest.mark.parametrize(
    ("filters", "slugs"),
    [
        ({"kind": "shelter"}, ["meadow"]),
        ({"kind": "legal-aid"}, ["river"]),
        ({"kind": ["legal-aid", "shelter"]}, ["meadow", "river"]),
        ({"province": "06"}, ["meadow", "river"]),
        ({"served": "men"}, ["meadow", "river"]),
        ({"free": "on", "open_now": "on", "verified": "on"}, ["meadow", "river"]),
    ],
)
def test_filters_narrow_and_keep_what_is_not_known(client, river, filters, slugs):
    assert sorted(found(client.post("/km/search/", filters))) == slugs


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "/en/o/zzzzzz/", 404),
        ("get", "/fr/", 404),
        ("get", "/en/kind/nothing/", 404),
        ("delete", "/en/", 405),
    ],
)
def test_problem_page_has_the_hotlines(client, river, method, address, status):
    response = getattr(client, method)(address)
    assert response.status_code == status
    assert f'href="tel:{make.NUMBER}"' in body(response)


@pytest.mark.parametrize("data", [{"kind": "nothing"}, {"province": "99"}])
def test_search_that_cannot_be_read_says_so_and_shows_the_hotlines(client, river, data):
    response = client.post("/en/search/", data)
    assert response.status_code == 400
    assert 'role="alert"' in body(response)
    assert f'href="tel:{make.NUMBER}"' in body(response)


def test_withdrawn_listing_says_so(client, river):
    page = body(client.get(f"/en/o/{river.lotus.public_id}/"))
    assert "This listing was withdrawn" in page
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
    assert re.findall("<time [^>]*>([^<]*)<", page) == ["២៥ វិច្ឆិកា ២០២៦ (១២ ថ្ងៃមុន)"]
    assert '<span class="overdue" hidden' in page


def test_overdue_check_says_so_without_script(client, river, monkeypatch):
    later = (make.NOW + timedelta(days=400)).date()
    monkeypatch.setattr(timezone, "localdate", lambda: later)
    page = body(client.get(f"/km/o/{river.public_id}/"))
    assert page.count('<span class="overdue">') == 1


def national_numbers(response):
    return re.findall(r'href="tel:([0-9]+)"', body(response))


def test_page_about_a_damaged_snapshot_has_the_national_hotlines(client, river, settings):
    (settings.DATA_ROOT / "current.json").write_text("{")
    client.raise_request_exception = False
    response = client.get("/en/")
    assert (response.status_code, national_numbers(response)) == (500, NATIONAL)
    assert "Something went wrong on our side." in body(response)


def test_pages_show_the_snapshot_of_another_release(client, river, settings):
    path = settings.DATA_ROOT / "current.json"
    pointer = json.loads(path.read_bytes())
    pointer["files"]["facts"] = pointer["files"].pop("listings")
    path.write_text(json.dumps(pointer))
    assert client.get("/km/").status_code == 200


def test_problem_before_the_first_publication_has_the_national_hotlines(client, river, settings):
    (settings.DATA_ROOT / "current.json").unlink()
    response = client.get("/en/o/zzzzzz/")
    assert (response.status_code, national_numbers(response)) == (404, NATIONAL)


def test_pointer_is_not_sent_twice(client, river):
    tag = client.get("/data/current.json")["ETag"]
    assert client.get("/data/current.json", headers={"If-None-Match": tag}).status_code == 304


def test_pointer_that_came_packed_is_not_sent_twice(client, river):
    packed = client.get("/data/current.json", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    again = client.get("/data/current.json", headers={"If-None-Match": packed["ETag"]})
    assert again.status_code == 304


@pytest.fixture
def known(db, plain_static_files, settings, tmp_path):
    """Two houses of which everything is known, each the other's opposite."""
    settings.DATA_ROOT = tmp_path
    make.catalogue()
    sokha, dara = make.person("sokha"), make.person("dara", verifies=True)
    always = [(day, "00:00", "00:00") for day in Schedule.Day.values]
    # It opens and closes within the minute in which it is never asked.
    never = [("MO", "03:00", "03:01")]
    for slug, free, hours, method in (
        ("river", True, always, "call"),
        ("lotus", False, never, "published-source"),
    ):
        made = make.organization(slug, editor=sokha)
        service = made.services.get()
        service.free_of_charge = free
        service.save()
        ServedGroup.objects.create(
            service=service, term=TaxonomyTerm.objects.get(code="men"), is_served=free
        )
        for day, opens, closes in hours:
            Schedule.objects.create(service=service, byday=day, opens_at=opens, closes_at=closes)
        make.editing.save(made, by=sokha, at=make.NOW)
        make.confirm(made, by=dara, method=method)
    publishing.publish(at=make.NOW)


@pytest.mark.parametrize("data", [{"free": "on"}, {"verified": "on"}, {"served": "men"}])
def test_filter_leaves_out_what_is_known_not_to_fit(client, known, data):
    assert found(client.post("/km/search/", {})) == ["lotus", "river"]
    assert found(client.post("/km/search/", data)) == ["river"]


def test_open_now_leaves_out_what_is_closed(client, known, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: make.NOW + timedelta(days=1))
    assert found(client.post("/km/search/", {"open_now": "on"})) == ["river"]


def test_open_now_is_not_known_on_a_holiday_unless_it_never_closes(client, known, monkeypatch):
    # 25 November 2026 is the last day of the Water Festival.
    monkeypatch.setattr(timezone, "now", lambda: make.NOW)
    page = client.post("/en/search/", {"open_now": "on"})
    assert sorted(found(page)) == ["lotus", "river"]
    assert body(page).count("Not known: Open now") == 1


@pytest.mark.parametrize(
    ("method", "path", "english"),
    [
        ("get", "o/zzzzzz/", "There is no such page."),
        ("delete", "", "This page cannot be used in that way."),
    ],
)
def test_problem_is_told_in_the_language_of_the_address(client, river, method, path, english):
    texts = {code: body(getattr(client, method)(f"/{code}/{path}")) for code in ("km", "en")}
    assert english in texts["en"]
    assert english not in texts["km"]
    for code, text in texts.items():
        assert f'<html lang="{code}"' in text


def test_address_without_a_language_is_answered_in_that_of_the_cookie(client, river):
    assert '<html lang="km"' in body(client.get("/fr/"))
    client.cookies["django_language"] = "en"
    assert '<html lang="en"' in body(client.get("/fr/"))


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
def test_page_asked_for_while_a_snapshot_is_published_is_of_one_snapshot(
    client, river, monkeypatch, address
):
    """The listing goes away after the first look at the files: the page must not notice."""
    address = address.format(river.public_id)
    before = body(client.get(address))
    read = readers.Reader.read

    def publish_after_the_first_look(reader, name):
        content = read(reader, name)
        if not river.verifications.filter(outcome="withdrawn").exists():
            dara = get_user_model().objects.get(username=f"d{CANARY}")
            make.verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
            publishing.publish(at=make.NOW)
        return content

    monkeypatch.setattr(readers.Reader, "read", publish_after_the_first_look)
    assert body(client.get(address)) == before
    assert body(client.get(address)) != before
