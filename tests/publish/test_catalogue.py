"""Phones get the catalogue that stands; nobody's edit alone changes a public byte."""

import pytest

from directory.models import CatalogueCheck, CatalogueEdit
from directory.publish import catalogue, contents
from directory.rules import catalogue_check
from tests import make
from tests.rules.catalogue.changes import rename

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_unconfirmed_catalogue_changes_no_public_byte(river):
    before = contents.build(make.NOW)
    rename("Lawyers", by=make.person("chan"))
    assert contents.build(make.NOW) == before
    rath = make.person("rath", verifies=True)
    catalogue_check.confirm(by=rath, seen_revision=2, at=make.NOW)
    names = [kind["name"]["en"] for kind in contents.build(make.NOW)["catalogue"]["kinds"]]
    assert names == ["safe-house", "Lawyers"]


def test_without_a_check_there_is_no_catalogue(river):
    make.take_triggers_away()
    CatalogueCheck.objects.all().delete()
    empty = {name: catalogue.build_catalogue(make.NOW)[name] for name in ("kinds", "provinces")}
    assert (empty, CatalogueEdit.objects.count()) == ({"kinds": [], "provinces": []}, 1)
