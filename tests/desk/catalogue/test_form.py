"""The forms of terms and provinces: recorded, never stale, and free of numbers."""

import pytest

from directory.models import CatalogueEdit, Province, TaxonomyTerm
from tests.desk.catalogue.forms import address_of, errors_of, shown_form

pytestmark = pytest.mark.django_db


def post(client, code, data, **changes):
    return client.post(address_of(code), data | changes)


def test_saved_form_is_an_edit_by_whoever_saved(editor, sokha):
    assert post(editor, "12", shown_form(editor, "12"), name_en="The city").status_code == 302
    edit = CatalogueEdit.objects.first()
    assert (edit.revision, edit.editor) == (2, sokha)
    assert Province.objects.get(code="12").name_en == "The city"


def test_added_term_is_an_edit(editor, sokha):
    parent = TaxonomyTerm.objects.get(code="legal").pk
    data = {"taxonomy": "kind", "code": "boat", "name_km": "ទូក", "order": 1, "parent": parent}
    assert editor.post("/admin/directory/taxonomyterm/add/", data).status_code == 302
    terms = CatalogueEdit.objects.first().document["terms"]
    assert [row["code"] for row in terms if row["name_km"] == "ទូក"] == ["boat"]


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("name_en", "CALL 012", "No digits"),
        ("name_km", "ហៅ ០១២", "No digits"),
        ("name_en", "zero one two", "No digits"),
        ("synonyms", "help\r\nriver.com", "No web or mail addresses"),
        ("synonyms", "help\u202e", "This text has invisible signs"),
    ],
)
def test_name_with_a_number_is_refused_at_its_field(editor, field, text, said):
    response = post(editor, "legal-aid", shown_form(editor, "legal-aid"), **{field: text})
    errors = errors_of(response)
    assert ([*errors], errors[field].startswith(said)) == ([field], True)
    assert CatalogueEdit.objects.count() == 1


def test_refusal_of_a_number_is_in_the_language_of_its_reader(editor):
    data = shown_form(editor, "legal-aid")
    editor.cookies["django_language"] = "km"
    errors = errors_of(post(editor, "legal-aid", data, name_en="117"))
    assert errors["name_en"].startswith("សូមកុំសរសេរលេខ")


def test_other_name_of_a_province_is_refused_at_its_field(editor):
    response = post(editor, "12", shown_form(editor, "12"), other_names="PP\r\n012")
    assert [*errors_of(response)] == ["other_names"]


def test_form_sent_twice_is_one_edit(editor):
    data = shown_form(editor, "legal-aid") | {"name_en": "Lawyers"}
    assert [post(editor, "legal-aid", data).status_code for _ in range(2)] == [302, 302]
    assert CatalogueEdit.objects.count() == 2


def test_stale_form_of_a_term_is_refused_and_kept(editor, client, bopha):
    old = shown_form(editor, "legal-aid")
    post(editor, "legal-aid", old, name_en="Lawyers", synonyms="court")
    response = post(editor, "legal-aid", old, name_en="Advocates")
    form = response.context["adminform"].form
    assert response.status_code == 409
    assert errors_of(response) == {
        "__all__": form.errors["__all__"][0],
        "name_en": "There now: Lawyers",
        "synonyms": "There now: court",
    }
    assert "sokha changed this" in form.errors["__all__"][0]
    # What one person typed stays, and what only the other one changed is taken over.
    assert (form["name_en"].value(), form["synonyms"].value()) == ("Advocates", "court")
    assert TaxonomyTerm.objects.get(code="legal-aid").name_en == "Lawyers"


def test_stale_form_can_be_saved_once_it_was_compared(editor):
    old = shown_form(editor, "legal-aid")
    post(editor, "legal-aid", old, name_en="Lawyers", synonyms="court")
    form = post(editor, "legal-aid", old, name_en="Advocates").context["adminform"].form
    again = {field.html_name: field.value() for field in form if field.value() is not None}
    assert post(editor, "legal-aid", again).status_code == 302
    term = TaxonomyTerm.objects.get(code="legal-aid")
    assert (term.name_en, term.synonyms) == ("Advocates", ["court"])


def test_change_of_another_row_makes_no_form_stale(editor):
    old = shown_form(editor, "legal-aid")
    post(editor, "12", shown_form(editor, "12"), name_en="The city")
    assert post(editor, "legal-aid", old, name_en="Lawyers").status_code == 302


def test_form_without_its_revision_is_stale(editor):
    data = shown_form(editor, "legal-aid")
    del data["seen_revision"]
    assert post(editor, "legal-aid", data, name_en="Lawyers").status_code == 409


def test_number_that_another_program_wrote_is_not_recorded(editor):
    data = shown_form(editor, "legal-aid")
    TaxonomyTerm.objects.filter(code="women").update(name_en="CALL 012")
    response = editor.post(address_of("legal-aid"), data | {"name_en": "Lawyers"}, follow=True)
    [message] = [str(message) for message in response.context["messages"]]
    assert message.startswith("No digits")
    assert TaxonomyTerm.objects.get(code="legal-aid").name_en == "legal-aid"
