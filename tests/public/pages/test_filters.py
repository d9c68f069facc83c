"""What the filters of the search page leave out, where everything about an entry is known."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from directory.models import Schedule, ServedGroup, TaxonomyTerm
from directory.public import filters
from directory.publish import publishing
from tests import make
from tests.public.pages.found import body, found

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database

HEADING = re.compile("<h2>([^<]*)</h2>")
UNKNOWN = re.compile('<p class="fit open">.*?<span>([^<]*)</span>', re.DOTALL)


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
    # What only an old print says stands below what somebody checked.
    assert found(client.post("/km/search/", {})) == ["river", "lotus"]
    assert found(client.post("/km/search/", data)) == ["river"]


def test_open_now_leaves_out_what_is_closed(client, known, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: make.NOW + timedelta(days=1))
    assert found(client.post("/km/search/", {"open_now": "on"})) == ["river"]


def test_open_now_is_unknown_on_holidays_unless_never_closed(client, known, monkeypatch):
    # 25 November 2026 is the last day of the Water Festival.
    monkeypatch.setattr(timezone, "now", lambda: make.NOW)
    page = client.post("/en/search/", {"open_now": "on"})
    assert found(page) == ["river", "lotus"]
    assert HEADING.findall(body(page)) == ["Known (1)", "Not known (1)"]
    assert UNKNOWN.findall(body(page)) == []


def test_card_says_which_of_several_filters_is_not_known(client, known, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: make.NOW)
    page = client.post("/en/search/", {"open_now": "on", "served": "women"})
    assert UNKNOWN.findall(body(page)) == ["Not known: Open now"]


def choices(page, name):
    """What a filter offers, in words."""
    [select] = re.findall(rf'<select name="{name}".*?</select>', page, re.S)
    return re.findall(r"<option[^>]*>([^<]*)</option>", select)


def test_choice_says_how_many_are_known_to_answer_it(client, known):
    page = body(client.get("/en/search/"))
    assert choices(page, "served") == ["All", "men (1)", "women (2)"]
    assert choices(page, "kind") == ["All", "legal (2)", "legal-aid (2)"]
    assert re.findall(r"data-count>\(([0-9]+)\)", page) == ["1", "1"]


def test_first_page_leaves_the_choices_to_the_page_of_the_search(client, known):
    page = body(client.get("/en/"))
    assert choices(page, "served") == ["All"]
    assert '<a class="filters-page" href="/en/search/">' in page


def test_everybody_means_each_group_but_those_it_does_not_take():
    record = {
        "kinds": ["safe-house"],
        "provinces": ["06"],
        "served": ["all"],
        "not_served": ["men"],
        "languages": [],
        "free": None,
        "hours": [[]],
        "method": "call",
    }
    catalogue = {
        "kinds": [{"code": "safe-house", "parent": "shelter"}],
        "served": [{"code": code} for code in ("all", "men", "women")],
    }
    counts = filters.count([record], catalogue)
    assert (counts.kind, counts.served) == (
        {"safe-house": 1, "shelter": 1},
        {"all": 1, "women": 1},
    )
    assert (counts.free, counts.open_now, counts.verified) == (0, 0, 1)


def test_choice_that_nothing_answers_stays_a_valid_one(client, known):
    page = client.post("/en/search/", {"kind": "safe-house"})
    assert page.status_code == 200
    assert choices(body(page), "kind") == ["All", "legal (2)", "legal-aid (2)", "safe-house (0)"]
