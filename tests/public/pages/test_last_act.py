"""Pages say when a person last acted, and turn loud once that is long ago."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from directory.publish import publishing
from tests import make
from tests.public.pages.found import body

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database

LOUD = "Nobody has looked after this list for a long time: call before you refer."


def strip(response):
    """What the strip says, and what of it is loud."""
    [part] = re.findall("<p data-last-act.*?</p>", body(response), re.S)
    loud = re.findall(r"<strong\s*>(.*?)</strong>", part)
    part = re.sub(r"<strong\s+hidden\s*>.*?</strong>", "", part)
    return " ".join(re.sub("<[^>]*>", " ", part).split()), loud


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, ("(today)", [])),
        (1, ("(yesterday)", [])),
        (60, ("(60 days ago)", [])),
        (61, (f"(61 days ago) {LOUD}", [LOUD])),
    ],
)
def test_strip_says_how_long_ago_and_is_loud_after_60_days(client, river, monkeypatch, days, said):
    today = make.TODAY + timedelta(days=days)
    monkeypatch.setattr(timezone, "localdate", lambda: today)
    line, loud = strip(client.get("/en/"))
    assert (line.removeprefix("Last checked by a person: 25 November 2026 "), loud) == said


def test_strip_is_khmer_on_khmer_pages(client, river, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: make.TODAY + timedelta(days=12))
    line = "ត្រួតពិនិត្យចុងក្រោយដោយមនុស្ស៖ ២៥ វិច្ឆិកា ២០២៦ (១២ ថ្ងៃមុន)"
    assert strip(client.get("/km/")) == (line, [])


def test_list_that_nobody_checked_says_so(
    client, starter_data, plain_static_files, settings, tmp_path
):
    settings.DATA_ROOT = tmp_path
    pointer = publishing.publish(at=timezone.now())
    assert pointer["last_human_act_on"] is None
    line = "This list is from published sources. Nobody has called yet: call before you refer."
    assert strip(client.get("/en/")) == (line, [line])


@pytest.mark.parametrize("path", ["about/", "self-test/", "shell/"])
def test_page_without_data_leaves_it_to_the_phone(client, river, path):
    assert strip(client.get(f"/en/{path}")) == ("", [])
