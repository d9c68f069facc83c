"""A catalogue that stands, and the edits that people make in it."""

import pytest

from tests import make


@pytest.fixture(autouse=True)
def standing_catalogue(db):
    make.catalogue()
