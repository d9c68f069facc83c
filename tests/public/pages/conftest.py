"""A standing listing whose private fields hold a word that must not come out."""

import pytest

from directory.publish import publishing
from tests import make
from tests.public.pages.found import CANARY


@pytest.fixture
def river(db, plain_static_files, settings, tmp_path):
    """A hotline whose every private field holds a canary; lotus was withdrawn."""
    settings.DATA_ROOT = tmp_path
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
    made.lotus = lotus
    return made
