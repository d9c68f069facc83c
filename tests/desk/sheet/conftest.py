"""The organization on the call sheet."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import make


@pytest.fixture
def house(sokha, dara, bopha):
    """An organization that stands as Bopha confirmed it a month ago."""
    house = make.organization("house", editor=sokha)
    then = timezone.now() - timedelta(days=30)
    make.confirm(house, by=bopha, at=then, on=timezone.localdate(then))
    return house
