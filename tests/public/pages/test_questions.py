"""Three questions without script: each answer is sent on, and the last one searches."""

import re

import pytest
from django.utils import timezone

from directory.publish import publishing
from tests.public.pages.found import body

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database

SENT = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')
SAID = re.compile(r'<input type="hidden"[^>]*><span>([^<]*)</span>')
BUTTON = re.compile(r'<button name="([^"]*)" value="([^"]*)">')
ACTION = re.compile(r'<form\s+class="question"\s+method="post"\s+action="([^"]*)"')
SLUG = re.compile(r'class="listing"[^>]*data-listing="([^"]+)"')


@pytest.fixture
def starter(starter_data, plain_static_files, settings, tmp_path):
    """The starter data, published."""
    settings.DATA_ROOT = tmp_path
    publishing.publish(at=timezone.now())


def answer(client, text, value):
    """What follows when somebody presses a button of the question in a page."""
    buttons = BUTTON.findall(text)
    [name] = {name for name, _value in buttons}
    assert (name, value) in buttons
    [address] = ACTION.findall(text)
    return body(client.post(address, {**dict(SENT.findall(text)), name: value}))


def test_three_taps_lead_to_the_same_search(client, starter):
    text = body(client.get("/en/questions/"))
    for value in ("girls", "shelter", "06"):
        text = answer(client, text, value)
    asked = {"served": "girls", "kind": "shelter", "province": "06"}
    found = SLUG.findall(body(client.post("/en/search/", asked)))
    assert len(found) > 0
    assert SLUG.findall(text) == found


def test_not_sure_asks_for_nothing(client, starter):
    text = body(client.get("/en/questions/"))
    for value in ("", "health", ""):
        text = answer(client, text, value)
        # Nothing stands where nothing was answered.
        if value == "health":
            assert SAID.findall(text) == ["", "Health care"]
    assert SLUG.findall(text) == SLUG.findall(body(client.post("/en/search/", {"kind": "health"})))


def test_answer_is_named_in_the_next_question(client, starter):
    text = body(client.post("/km/questions/", {"served": "girls"}))
    assert SENT.findall(text) == [("served", "girls")]
    assert "ក្មេងស្រី</span>" in text


def test_answer_of_no_list_is_not_sent_on(client, starter):
    text = body(client.post("/en/questions/", {"served": '"><script>', "kind": "nothing"}))
    assert SENT.findall(text) == [("served", ""), ("kind", "")]
    assert "<script>" not in re.sub(r"<head>.*</head>", "", text, flags=re.S)


def test_urgent_answers_lead_to_their_messages(client, starter):
    text = body(client.post("/en/questions/", {"served": "women"}))
    links = re.findall(r'class="red"\s+href="([^"]*)"', text)
    assert links == ["/en/urgent/after-rape/", "/en/urgent/danger/"]


def test_no_questions_before_the_first_list(client, db, plain_static_files, settings, tmp_path):
    settings.DATA_ROOT = tmp_path
    assert client.get("/en/questions/").status_code == 404


def test_language_link_of_a_question_begins_anew(client, starter):
    text = body(client.post("/en/questions/", {"served": "women"}))
    assert '<a href="/km/questions/" hreflang="km"' in text
