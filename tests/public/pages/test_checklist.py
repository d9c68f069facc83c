"""What to go through before referring: steps of all, and of the kinds of help in question."""

import json
import re

import pytest
from django.utils import timezone

from directory.publish import publishing
from tests.public.pages.found import body
from tests.site import CHECKOUT

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database

CHECKLIST = json.loads((CHECKOUT / "fixtures" / "checklist.json").read_text("utf-8"))
OF_ALL = [step["en"] for step in CHECKLIST["steps"]]
BOX = re.compile(r"<label><input([^>]*)><span>([^<]*)</span></label>")


@pytest.fixture
def starter(starter_data, plain_static_files, settings, tmp_path):
    """The starter data, published."""
    settings.DATA_ROOT = tmp_path
    publishing.publish(at=timezone.now())


def further(code):
    rows = [row for row in CHECKLIST["further"] if code in row["codes"]]
    return [step["en"] for row in rows for step in row["steps"]]


def steps(response):
    return [text for _marks, text in BOX.findall(body(response))]


@pytest.mark.parametrize("kind", ["shelter", "health", "education", "safe-house", "consular-help"])
def test_kind_of_help_has_the_steps_of_all_and_its_own(client, starter, kind):
    own = further("shelter") if kind == "safe-house" else further(kind)
    assert steps(client.get(f"/en/kind/{kind}/")) == OF_ALL + own


def test_words_that_mean_no_kind_of_help_have_none(client, starter):
    assert steps(client.post("/en/search/", {"q": "CWCC"})) == []


def test_listing_has_the_steps_of_its_kinds(client, starter):
    found = client.post("/en/search/", {"q": "CWCC"})
    [address, *_rest] = re.findall(r'<h2><a href="([^"]*)"', body(found))
    assert steps(client.get(address))[: len(OF_ALL)] == OF_ALL
    assert set(further("shelter")) <= set(steps(client.get(address)))


def test_tick_goes_nowhere(client, starter):
    page = body(client.get("/en/kind/shelter/"))
    assert {marks for marks, _text in BOX.findall(page)} == {' type="checkbox"'}
    # No browser brings ticks back, and outside a dialog this method sends nothing.
    assert '<form method="dialog" autocomplete="off">' in page


def test_no_office_has_approved_it_and_its_sources_are_named(client, starter):
    text = body(client.get("/en/kind/shelter/"))
    [note] = re.findall(r'class="checklist">.*?<p class="note">\s*(Not yet.*?)</p>', text, re.S)
    assert all(source in note for source in CHECKLIST["sources"])
