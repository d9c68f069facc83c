"""The page of results says how a query was read, and what each listing was found for."""

import re

import pytest
from django.utils import timezone

from directory.publish import publishing
from tests.public.pages.found import body

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

CHIP = re.compile(r'<button form="search" name="q"[^>]*>(.*?)<span', re.S)
HEADING = re.compile("<h2>([^<]*)</h2>")
FOLDED = re.compile('<details class="less" ?>\\s*<summary>([^<]*)</summary>(.*)</details>', re.S)
WHY = re.compile('<p class="why">([^<]*)</p>')


@pytest.fixture
def ask(client, starter_data, plain_static_files, settings, tmp_path):
    """A function that sends the form of the search and returns the page."""
    settings.DATA_ROOT = tmp_path
    publishing.publish(at=timezone.now())
    return lambda **asked: body(client.post("/en/search/", asked))


def chips(page):
    return [" ".join(words.split()) for words in CHIP.findall(page)]


def test_need_is_shown_as_the_help_that_fits_it_best(ask):
    assert chips(ask(q="my husband was kidnapped")) == ["Police help"]


def test_district_says_that_it_was_read_as_a_place(ask):
    assert chips(ask(q="Poipet")) == ["Banteay Meanchey (read as a place)"]


def test_name_of_a_province_needs_no_explanation(ask):
    assert chips(ask(q="Battambang")) == ["Battambang"]


def test_listing_says_what_it_was_found_for(ask):
    assert {*WHY.findall(ask(q="ambulance"))} == {"Found for: Ambulance"}


def test_listing_says_which_words_of_it_matched(ask):
    assert WHY.findall(ask(q="casework")) == ["Found for: “casework”"]


def test_what_a_filter_does_not_know_comes_last_with_its_number(ask):
    assert re.search(r"^Not known \([0-9]+\)$", HEADING.findall(ask(free="on"))[-1])


def test_sentence_shows_the_best_and_then_what_is_less_close(ask):
    folded = FOLDED.findall(ask(q="hospital rape kit"))
    assert len(folded) == 1
    summary, cards = folded[0]
    assert int(re.fullmatch(r"Less close \(([0-9]+)\)", summary)[1]) == cards.count("<article")
