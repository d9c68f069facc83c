"""A published list: a hotline by a call, a shelter by a published source, an office by a visit."""

import shutil

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from directory.models import Contact, Location, Organization, ServedGroup, TaxonomyTerm
from directory.publish import publishing, reader
from directory.rules import editing
from tests import make
from tests.shared import undone_at_the_end

CAUTION = {"caution_km": "សួរសិន", "caution_en": "Ask first"}


@pytest.fixture(scope="module")
def listed_rows(django_db_setup, django_db_blocker, tmp_path_factory):
    """River is a hotline, lotus a shelter, meadow an office. The folder of what was published."""
    folder = tmp_path_factory.mktemp("listed")
    with undone_at_the_end(django_db_blocker, folder):
        make.catalogue()
        sokha, dara = make.person("sokha"), make.person("dara", verifies=True)
        river = make.organization("river", editor=sokha, hotline=True, acronym="RVR")
        river.phones.update(description_km="ហៅ; ពេលណាក៏បាន", description_en="Call, at any hour")
        lotus = make.organization("lotus", editor=sokha, kind="safe-house", residential=True)
        men = TaxonomyTerm.objects.get(taxonomy="served", code="men")
        ServedGroup.objects.create(service=lotus.services.get(), term=men, is_served=False)
        meadow = make.organization(
            "meadow", editor=sokha, name_en="", website="https://m.example/", **CAUTION
        )
        meadow.services.update(name_km="ជំនួយផ្លូវច្បាប់", free_of_charge=True, nationwide=True)
        for made in (lotus, meadow):
            make.parts(made)
            places = Location.objects.filter(organization=made)
            places.update(address_km="ផ្លូវ ១", name_km="ការិយាល័យ")
        Contact.objects.create(organization=meadow, contact_type="email", value="m@meadow.example")
        for made in (river, lotus, meadow):
            editing.save(made, by=sokha, at=make.NOW)
        make.confirm(river, by=dara)
        make.confirm(lotus, by=dara, method="published-source")
        make.confirm(meadow, by=dara, method="visit", called="")
        publishing.publish(at=make.NOW)
        yield folder


@pytest.fixture
def listed(listed_rows, db, settings, tmp_path, monkeypatch):
    """The three organizations and the two people by name, in a folder of one test alone."""
    # Exports say which checks are overdue today.
    localdate = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda at=None: localdate(at or make.NOW))
    settings.DATA_ROOT = shutil.copytree(listed_rows, tmp_path / "data")
    people = {user.username: user for user in get_user_model().objects.filter(is_active=True)}
    return people | {made.slug: made for made in Organization.objects.all()}


@pytest.fixture
def current(listed):
    """The Reader of the published list."""
    return reader.current()
