"""The starter data with an editor and a verifier."""

import pytest
from django.utils import timezone

from directory.models import Organization, TaxonomyTerm
from directory.rules import editing
from tests.desk.starter.forms import person


@pytest.fixture(autouse=True)
def own_data_folder(starter_data, plain_static_files, settings, tmp_path):
    settings.DATA_ROOT = tmp_path / "data"

    # Nobody looks at the style in these tests, so no static files are collected for them.


@pytest.fixture
def aple():
    return Organization.objects.get(slug="aple")


@pytest.fixture
def sokha():
    return person("sokha", "editors")


@pytest.fixture
def dara():
    return person("dara", "verifiers")


@pytest.fixture
def groups(aple, sokha):
    """Two groups, of which the first service takes one and does not take the other."""
    groups = list(TaxonomyTerm.objects.filter(taxonomy="served")[:2])
    service = aple.services.first()
    service.served_groups.all().delete()
    for term, is_served in zip(groups, (True, False), strict=True):
        service.served_groups.create(term=term, is_served=is_served)
    editing.save(aple, by=sokha, at=timezone.now())
    return groups
