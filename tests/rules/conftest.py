"""The cast of the rules, an entry of theirs, and refusals in English."""

import pytest
from django.utils import translation

from tests import make


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.DATA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def refusals_in_english(reader_of_english):
    """Tell one refusal from another by its words."""


@pytest.fixture
def sokha():
    return make.person("sokha")


@pytest.fixture
def dara():
    return make.person("dara", verifies=True)


@pytest.fixture
def bopha():
    return make.person("bopha", verifies=True)


@pytest.fixture
def river(sokha):
    make.catalogue()
    return make.organization("river", editor=sokha)
