"""The catalogue's working copy: each change is recorded whole, and leads nobody elsewhere."""

import pytest

from directory.models import CatalogueCheck, CatalogueEdit, Province, TaxonomyTerm, frozen
from directory.rules import catalogue_editing
from directory.rules.refusal import Refused
from tests import make
from tests.rules.catalogue.changes import rename

pytestmark = pytest.mark.django_db


def test_each_change_of_the_catalogue_is_the_next_revision(sokha):
    edits = [rename("Legal help", by=sokha), rename("Lawyers", by=sokha)]
    names = [
        catalogue_editing.rows(edit.document)["kind", "legal-aid"]["name_en"] for edit in edits
    ]
    assert [(edit.revision, edit.editor) for edit in edits] == [(2, sokha), (3, sokha)]
    assert names == ["Legal help", "Lawyers"]


def test_unchanged_catalogue_is_no_edit(sokha):
    assert catalogue_editing.save(by=sokha, at=make.NOW) is None
    assert CatalogueEdit.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CALL 012 666 666", "No digits"),
        ("សូន្យមួយពីរ", "No digits"),
        ("river.com", "No web"),
        ("\u202ehelp", "invisible"),
    ],
)
@pytest.mark.parametrize("column", ["name_en", "name_km", "synonyms"])
def test_name_that_leads_elsewhere_is_not_recorded(sokha, text, said, column):
    value = [text] if column == "synonyms" else text
    TaxonomyTerm.objects.filter(code="legal-aid").update(**{column: value})
    with pytest.raises(Refused, match=said):
        catalogue_editing.save(by=sokha, at=make.NOW)
    assert CatalogueEdit.objects.count() == 1


def test_other_name_of_a_province_leads_nowhere(sokha):
    Province.objects.filter(code="12").update(other_names=["012"])
    with pytest.raises(Refused, match="No digits"):
        catalogue_editing.save(by=sokha, at=make.NOW)


def test_name_that_stood_before_the_rule_hinders_nobody(sokha):
    make.take_triggers_away()
    TaxonomyTerm.objects.filter(code="women").update(name_en="Women over 18")
    old = frozen.new(frozen.WORKING_CATALOGUE, catalogue_editing.document())
    CatalogueEdit.objects.update(document=old)
    CatalogueCheck.objects.update(document=old)
    assert rename("Lawyers", by=sokha).revision == 2


def test_changed_since_names_the_last_who_changed_that_row(sokha, dara):
    rename("Lawyers", by=sokha)
    edit = rename("Advocates", by=dara)
    rename("Safe home", by=sokha, code="safe-house")
    key = ("kind", "legal-aid")
    assert catalogue_editing.changed_since(key, 1) == edit
    assert catalogue_editing.changed_since(key, 3) is None
    assert catalogue_editing.changed_since(("kind", "women"), 1) is None


def test_document_of_before_a_column_is_no_change(sokha):
    make.take_triggers_away()
    old = CatalogueEdit.objects.get().document.stored
    for term in old["terms"]:
        del term["sinks_when_overdue"]
    CatalogueEdit.objects.update(document=old)
    assert catalogue_editing.save(by=sokha, at=make.NOW) is None
