"""What was withdrawn is told by its name: on its page and to whoever searches for it."""

import html

import pytest
from django.test import Client

from directory.models import AskRule, Line, Organization
from directory.publish import local, publishing, reader
from directory.rules import merging, verification
from tests import make

pytestmark = pytest.mark.one_database


@pytest.fixture
def gone(desk_places, plain_static_files, sokha, dara):
    """House river was withdrawn; House lake gives the same help in the same province."""
    river, lake = (make.organization(slug, editor=sokha) for slug in ("river", "lake"))
    for one in (river, lake):
        make.confirm(one, by=dara)
    publishing.publish(at=make.NOW)
    verification.withdraw(river, by=dara, reason="A stranger answers", at=make.NOW)
    publishing.publish(at=make.NOW)
    local.copy().update(now=True)
    return river


def shown(answer):
    return html.unescape(answer.content.decode()).partition("<main")[2].partition("</main>")[0]


def search_for(query):
    return shown(Client().post("/en/search/", {"q": query}))


def test_its_page_names_it_and_says_what_is_near(gone):
    answer = Client().get(f"/en/o/{gone.public_id}/")
    page = shown(answer)
    assert answer.status_code == 410
    assert "House river" in page
    assert "Do not use a number that you noted from here" in page
    assert ("/en/kind/legal-aid/" in page, "/en/province/06/" in page) == (True, True)
    assert make.NUMBER not in page


def test_search_for_its_name_says_so_instead_of_nothing(gone):
    page = search_for("House river")
    assert ("Taken off the list." in page, "25 November 2026" in page) == (True, True)
    assert "Nothing was found" not in page


def test_search_for_something_else_does_not_name_it(gone):
    page = search_for("legal-aid")
    assert ("House lake" in page, "House river" in page) == (True, False)


def test_nothing_but_names_is_published_of_it(gone):
    [row] = reader.current().file("catalogue")["withdrawn"]
    assert row == {
        "id": gone.public_id,
        "name": {"km": "អង្គការ river", "en": "House river"},
        "keys": ["អង្គការ river", "house river"],
        "on": "2026-11-25",
        "kinds": ["legal-aid"],
        "served": ["women"],
        "provinces": ["06"],
        # The last list that may have had it, for whoever holds a print.
        "changed_after": reader.read_pointer()["seq"] - 1,
    }


def test_one_of_the_whole_country_asks_no_line_of_a_province(gone, sokha, dara, bopha):
    hotline = make.organization("hotline", editor=sokha, hotline=True)
    Line.objects.create(code="near", name_km="ជិត", name_en="Near line", entry="hotline")
    says = {"name_km": "ជិត", "name_en": "Near", "say_km": "ជិត", "say_en": "It is near"}
    meant = {"served": ["women"], "lines": ["near"], "provinces": ["06"]}
    AskRule.objects.create(code="near", **meant, **says)
    make.confirm_catalogue()
    make.confirm(hotline, by=dara)
    lake = Organization.objects.get(slug="lake")
    lake.services.update(nationwide=True)
    make.editing.save(lake, by=sokha, at=make.NOW)
    make.confirm(lake, by=bopha)
    verification.withdraw(lake, by=dara, reason="It closed", at=make.NOW)
    publishing.publish(at=make.NOW)
    local.copy().update(now=True)
    pages = [shown(Client().get(f"/en/o/{one.public_id}/")) for one in (gone, lake)]
    assert ["It is near" in page for page in pages] == [True, False]


def test_listing_that_returned_is_not_told_as_withdrawn(gone, bopha, dara):
    verification.ask_return(gone, by=bopha, reason="They answer again", at=make.NOW)
    make.confirm(gone, by=dara)
    publishing.publish(at=make.NOW)
    assert reader.current().file("catalogue")["withdrawn"] == []


def test_merged_listing_is_not_said_to_be_gone_except_of_prints(gone, sokha, dara):
    brook = make.organization("brook", editor=sokha)
    make.confirm(brook, by=dara)
    printed = publishing.publish(at=make.NOW)["seq"]
    lake = Organization.objects.get(slug="lake")
    merging.merge(
        merging.Pair(brook, lake, brook.revision, lake.revision), taken=[], by=dara, at=make.NOW
    )
    publishing.publish(at=make.NOW)
    local.copy().update(now=True)
    assert "House river" in search_for("house river")
    assert "House brook" not in search_for("house brook")
    page = Client().get(f"/en/o/{brook.public_id}/")
    assert page.status_code == 410
    assert "send nobody there" not in shown(page)
    answer = shown(Client().get(f"/en/print/{printed}/"))
    assert "Withdrawn: strike it out on the print" in answer
    assert f"/en/o/{brook.public_id}/" in answer
