"""Terms and provinces in the admin: codes hold for good."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from directory.models import Province, TaxonomyTerm
from directory.publish import publishing
from directory.rules import catalogue_editing

pytestmark = pytest.mark.django_db


def term_form(client, address):
    """Every field of the form of a term or province with the value that the page shows."""
    form = client.get(address).context["adminform"].form
    return {field.html_name: field.value() for field in form if field.value() is not None}


def test_codes_of_published_terms_and_provinces_hold_for_good(client, sokha):
    client.force_login(sokha)
    term = TaxonomyTerm.objects.get(taxonomy="kind", code="crisis-hotline")
    province = Province.objects.get(code="12")
    for row, page in ((term, "taxonomyterm"), (province, "province")):
        address = f"/admin/directory/{page}/{row.pk}/change/"
        data = term_form(client, address) | {"code": "99", "taxonomy": "served", "name_en": "New"}
        assert client.post(address, data).status_code == 302
        before = row.code
        row.refresh_from_db()
        assert (row.code, row.name_en) == (before, "New")
    assert publishing.publish(at=timezone.now())["count"] == 69


def test_kind_of_help_keeps_a_category(client, sokha):
    client.force_login(sokha)
    term = TaxonomyTerm.objects.get(taxonomy="kind", code="crisis-hotline")
    address = f"/admin/directory/taxonomyterm/{term.pk}/change/"
    response = client.post(address, term_form(client, address) | {"parent": ""})
    assert "parent" in response.context["adminform"].form.errors


@pytest.mark.parametrize(("taxonomy", "parent"), [("kind", "kind"), ("served", "category")])
def test_only_kinds_have_a_parent_and_it_is_a_category(client, sokha, taxonomy, parent):
    client.force_login(sokha)
    term = TaxonomyTerm.objects.filter(taxonomy=taxonomy).last()
    other = TaxonomyTerm.objects.filter(taxonomy=parent).first()
    address = f"/admin/directory/taxonomyterm/{term.pk}/change/"
    response = client.post(address, term_form(client, address) | {"parent": str(other.pk)})
    errors = response.context["adminform"].form.errors
    assert {field: len(complaints) for field, complaints in errors.items()} == {"parent": 1}


def test_search_words_are_lines(client, sokha):
    client.force_login(sokha)
    term = TaxonomyTerm.objects.get(taxonomy="kind", code="crisis-hotline")
    address = f"/admin/directory/taxonomyterm/{term.pk}/change/"
    data = term_form(client, address) | {"synonyms": " sos\r\n\r\nhelp\u200b line "}
    assert client.post(address, data).status_code == 302
    term.refresh_from_db()
    assert term.synonyms == ["sos", "help line"]


def test_term_that_is_saved_as_it_stands_is_told_as_no_change(client, sokha):
    client.force_login(sokha)
    term = TaxonomyTerm.objects.get(taxonomy="kind", code="crisis-hotline")
    TaxonomyTerm.objects.filter(pk=term.pk).update(synonyms=["sos", "help line"])
    catalogue_editing.save(by=sokha, at=timezone.now())
    address = f"/admin/directory/taxonomyterm/{term.pk}/change/"
    data = term_form(client, address)
    for synonyms in (data["synonyms"], "sos"):
        client.post(address, data | {"synonyms": synonyms})
    told = LogEntry.objects.order_by("pk").values_list("change_message", flat=True)
    assert [json.loads(message) for message in told] == [
        [],
        [{"changed": {"fields": ["search words"]}}],
    ]


def test_terms_cannot_be_deleted(admin_client):
    term = TaxonomyTerm.objects.first()
    assert admin_client.post(f"/admin/directory/taxonomyterm/{term.pk}/delete/").status_code == 403
