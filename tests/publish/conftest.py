"""Standing listings to publish."""

import pytest

from directory.publish import publishing
from tests import make


@pytest.fixture
def river(db, settings, tmp_path):
    settings.DATA_ROOT = tmp_path
    make.catalogue()
    made = make.organization("river", editor=make.person("sokha"))
    make.confirm(made, by=make.person("dara", verifies=True))
    return made


@pytest.fixture
def published(river):
    """What phones have, and a database whose password somebody has."""
    publishing.publish(at=make.NOW)
    make.take_triggers_away()
    return river
