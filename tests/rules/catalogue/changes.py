"""What tests of the catalogue share: an edit of a term, and what stands then."""

from directory.models import CatalogueCheck, TaxonomyTerm
from directory.rules import catalogue_editing
from tests import make


def rename(name, *, by, code="legal-aid", at=make.NOW):
    """Give a term another English name, as somebody's edit."""
    TaxonomyTerm.objects.filter(code=code).update(name_en=name)
    return catalogue_editing.save(by=by, at=at)


def standing_name(code="legal-aid"):
    """The English name of a kind of help as it stands."""
    rows = catalogue_editing.rows(CatalogueCheck.objects.first().document)
    return rows["kind", code]["name_en"]


def working_name(code="legal-aid"):
    """The English name of a kind of help in the working copy."""
    return TaxonomyTerm.objects.get(code=code).name_en
