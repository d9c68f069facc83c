"""The form of a need: an edit of the catalogue, in the order that fits, and free of numbers."""

import re

import pytest

from directory.models import CatalogueEdit, Need
from tests.desk.catalogue.forms import errors_of

pytestmark = pytest.mark.django_db

ADD = "/admin/directory/need/add/"
BEATEN = {
    "code": "beaten",
    "order": 0,
    "kinds_0": "legal-aid",
    "kinds_1": "safe-house",
    "served": ["women"],
    "words": "husband beats her\r\nប្តីវាយ",
}


def address_of(need):
    return f"/admin/directory/need/{need.pk}/change/"


def form_of(client, need):
    return client.get(address_of(need)).context["adminform"].form


@pytest.fixture
def beaten(editor):
    assert editor.post(ADD, BEATEN).status_code == 302
    return Need.objects.get(code="beaten")


def test_added_need_is_an_edit_with_its_kinds_in_order(beaten, sokha):
    edit = CatalogueEdit.objects.first()
    assert (edit.editor, edit.document["needs"]) == (
        sokha,
        [
            {
                "code": "beaten",
                "order": 0,
                "kinds": ["legal-aid", "safe-house"],
                "served": ["women"],
                "words": ["husband beats her", "ប្តីវាយ"],
            }
        ],
    )


def test_form_shows_what_was_saved(editor, beaten):
    form = form_of(editor, beaten)
    assert form["kinds"].subwidgets[0].data["subwidgets"][1]["value"] == ["safe-house"]
    assert form["words"].value() == "husband beats her\nប្តីវាយ"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"words": "call 012 345"}, "words"),
        ({"words": "river.com"}, "words"),
        ({"words": ""}, "words"),
        ({"kinds_0": "", "kinds_1": ""}, "kinds"),
        ({"kinds_0": "magic"}, "kinds"),
        ({"served": ["magic"]}, "served"),
    ],
)
def test_need_that_says_too_little_or_a_number_is_refused(editor, changes, field):
    assert [*errors_of(editor.post(ADD, BEATEN | changes))] == [field]
    assert (Need.objects.count(), CatalogueEdit.objects.count()) == (0, 1)


def test_stale_form_takes_over_what_its_person_left_alone(editor, beaten):
    seen = form_of(editor, beaten).initial["seen_revision"]
    old = BEATEN | {"seen_revision": seen}
    editor.post(address_of(beaten), old | {"kinds_0": "safe-house", "kinds_1": ""})
    response = editor.post(address_of(beaten), old | {"words": "beats me"})
    form = response.context["adminform"].form
    assert (response.status_code, [*form.errors]) == (409, ["__all__", "kinds"])
    assert (form["kinds"].value()[:2], form["words"].value()) == (["safe-house", ""], "beats me")


def test_order_of_ticks_changes_nothing(editor, beaten):
    Need.objects.filter(pk=beaten.pk).update(served=["women", "men"])
    assert editor.post(address_of(beaten), BEATEN | {"served": ["men", "women"]}).status_code == 302
    beaten.refresh_from_db()
    assert beaten.served == ["women", "men"]


def test_need_is_found_by_its_words_in_any_script(editor, beaten):
    for typed, count in (("ប្តី", 1), ("BEATS", 1), ("boat", 0)):
        page = editor.get("/admin/directory/need/", {"q": typed})
        assert page.context["cl"].result_count == count


def test_page_of_changes_names_the_help_that_a_need_leads_to(editor, client, beaten, dara):
    client.force_login(dara)
    client.cookies["django_language"] = "en"
    page = client.get("/admin/catalogue/").content.decode()
    assert "Need: beaten (beaten)" in page
    assert "ប្តីវាយ" in page
    assert "សេវា legal-aid / legal-aid" in page


def test_each_place_of_a_kind_has_a_name(editor):
    markup = str(editor.get(ADD).context["adminform"].form["kinds"])
    names = re.findall('<select[^>]* aria-label="([^"]*)"', markup)
    assert names == [f"kinds of help {place}" for place in range(1, 6)]


def test_needs_are_a_link_away_from_the_catalogue(editor):
    assert 'href="/admin/directory/need/"' in editor.get("/admin/catalogue/").text
