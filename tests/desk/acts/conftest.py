"""An organization, its verifier, and a partner's link."""

import pytest
from django.utils import timezone

from directory.rules import (
    editing,
    partner,
)
from tests import make


@pytest.fixture
def dara():
    return make.person("dara", verifies=True, is_staff=True)


@pytest.fixture
def house(dara):
    sokha = make.person("sokha")
    house = make.organization("house", editor=sokha)
    make.plant_canaries(house, "KEEPOUT")
    editing.save(house, by=sokha, at=timezone.now())
    make.confirm(house, by=dara, at=timezone.now(), on=timezone.localdate())
    return house


@pytest.fixture
def token(house, dara):
    return partner.make_link(house, by=dara, at=timezone.now())[1]
