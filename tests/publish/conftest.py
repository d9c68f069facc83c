"""Standing listings to publish."""

import shutil

import pytest

from directory.models import Organization
from directory.publish import publishing
from tests import make
from tests.shared import undone_at_the_end, undone_within


@pytest.fixture(scope="module")
def river_rows(django_db_setup, django_db_blocker):
    """River stands, and nothing is published."""
    with undone_at_the_end(django_db_blocker):
        make.catalogue()
        made = make.organization("river", editor=make.person("sokha"))
        make.confirm(made, by=make.person("dara", verifies=True))
        yield


@pytest.fixture(scope="module")
def published_rows(river_rows, tmp_path_factory):
    """Phones have it: the folder of what was published."""
    folder = tmp_path_factory.mktemp("published")
    with undone_within(folder):
        publishing.publish(at=make.NOW)
        yield folder


@pytest.fixture
def river(river_rows, db, settings, tmp_path):
    settings.DATA_ROOT = tmp_path
    return Organization.objects.get(slug="river")


@pytest.fixture
def newly_published(published_rows, river, settings):
    """River as phones have it, in a folder of one test alone."""
    shutil.copytree(published_rows, settings.DATA_ROOT, dirs_exist_ok=True)
    return river


@pytest.fixture
def published(newly_published):
    """What phones have, and a database whose password somebody has."""
    make.take_triggers_away()
    return newly_published
