"""Standing listings to publish."""

import pytest

from tests import make


@pytest.fixture
def river(db, settings, tmp_path):
    settings.DATA_ROOT = tmp_path
    make.catalogue()
    made = make.organization("river", editor=make.person("sokha"))
    make.confirm(made, by=make.person("dara", verifies=True))
    return made
