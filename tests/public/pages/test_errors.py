"""Pages about a problem: they have the national hotlines, in the reader's language."""

import re

import pytest
from django.db import InterfaceError, InternalError, OperationalError

from directory.models import SnapshotFile
from directory.public import errors
from directory.publish import local, publishing
from tests import make
from tests.public.pages.found import body

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database

NATIONAL = ["117", "1288", "1280", "119"]


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
def test_unreadable_search_says_so_and_shows_the_hotlines(client, river, data):
    response = client.post("/en/search/", data)
    assert response.status_code == 400
    assert 'role="alert"' in body(response)
    assert f'href="tel:{make.NUMBER}"' in body(response)


def national_numbers(response):
    return re.findall(r'href="tel:([0-9]+)"', body(response))


@pytest.fixture
def another_process(monkeypatch):
    """A process that has not read a file yet."""
    return lambda: monkeypatch.setattr(local, "_copies", {})


def test_page_about_a_lost_snapshot_has_the_national_hotlines(
    client, river, settings, another_process
):
    river.name_en = "No process has read a file with this name yet."
    river.save()
    make.editing.save(river, by=make.person("bopha"), at=make.NOW)
    make.confirm(river, by=make.person("rith", verifies=True))
    publishing.publish(at=make.NOW)
    another_process()
    SnapshotFile.objects.all().delete()
    for path in settings.DATA_ROOT.glob("*.json*"):
        path.unlink()
    client.raise_request_exception = False
    response = client.get("/en/")
    assert (response.status_code, national_numbers(response)) == (500, NATIONAL)
    assert "Something went wrong on our side." in body(response)


@pytest.mark.parametrize(
    ("trouble", "status"), [(OperationalError, 503), (InterfaceError, 503), (InternalError, 500)]
)
def test_only_what_passes_may_be_tried_again(rf, plain_static_files, trouble, status):
    """PostgreSQL says InternalError when a trigger of ours refuses a row."""
    try:
        raise trouble
    except trouble:
        answer = errors.server_error(rf.get("/en/"))
    assert (answer.status_code, answer.has_header("Retry-After")) == (status, status == 503)


def test_problem_before_publication_has_the_national_hotlines(
    client, desk_places, settings, tmp_path
):
    response = client.get("/en/o/zzzzzz/")
    assert (response.status_code, national_numbers(response)) == (404, NATIONAL)


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


def test_address_without_a_language_follows_the_cookie(client, river):
    assert '<html lang="km"' in body(client.get("/fr/"))
    client.cookies["django_language"] = "en"
    assert '<html lang="en"' in body(client.get("/fr/"))
