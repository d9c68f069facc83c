"""The starter data as phones hold it, made once for all tests of searching."""

import json

import pytest

from directory import starter
from directory.publish import contents, records
from directory.text import packing
from tests import make
from tests.public.found import World
from tests.shared import undone_at_the_end


@pytest.fixture(scope="session")
def starter_list(django_db_setup, django_db_blocker):
    """The starter data as it is published, and the listings that it is made of."""
    with undone_at_the_end(django_db_blocker):
        starter.load(make.NOW)
        # Through JSON, as it reaches the pages.
        built = json.loads(json.dumps(contents.build(make.NOW)))
        return built, [standing["listing"] for standing in records.standings(make.NOW)]


@pytest.fixture(scope="session")
def world(starter_list):
    """The starter data as phones hold it."""
    built, _listings = starter_list
    catalogue = {**built["catalogue"], **built["vocabulary"]}
    return World(packing.unpack(built["listings"], built["descriptions"]), catalogue)
