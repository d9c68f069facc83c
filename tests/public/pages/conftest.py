"""A standing listing whose private fields hold a word that must not come out."""

import shutil

import pytest

from directory.models import Organization
from directory.publish import publishing
from tests import make
from tests.public.pages.found import CANARY
from tests.shared import undone_at_the_end


@pytest.fixture(scope="module")
def published_rows(django_db_setup, django_db_blocker, tmp_path_factory):
    """A hotline whose every private field holds a canary; lotus was withdrawn. The folder of both.

    It is made once for the tests of a module, and each starts from it anew.
    """
    folder = tmp_path_factory.mktemp("published")
    with undone_at_the_end(django_db_blocker, folder):
        make.catalogue()
        sokha, dara = make.person(f"s{CANARY}"), make.person(f"d{CANARY}", verifies=True)
        made = make.organization("river", editor=sokha, hotline=True, acronym="RVR")
        make.plant_canaries(made, CANARY)
        make.editing.save(made, by=sokha, at=make.NOW)
        make.confirm(made, by=dara, note=CANARY, spoken_to=CANARY)
        lotus = make.organization("lotus", editor=sokha, name_en="", kind="safe-house")
        make.confirm(lotus, by=dara)
        meadow = make.organization("meadow", editor=sokha, name_en="", kind="safe-house")
        make.confirm(meadow, by=dara)
        make.verification.withdraw(lotus, by=dara, reason=CANARY, at=make.NOW)
        publishing.publish(at=make.NOW)
        yield folder


@pytest.fixture
def river(published_rows, db, plain_static_files, settings, tmp_path):
    """The hotline, and beside it lotus, in a folder of one test alone."""
    settings.DATA_ROOT = shutil.copytree(published_rows, tmp_path / "data")
    made = Organization.objects.get(slug="river")
    made.lotus = Organization.objects.get(slug="lotus")
    return made
