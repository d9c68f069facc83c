"""An entry, and an editor who has opened its form in English."""

import pytest

from directory.models import Phone
from directory.rules import editing
from tests import make
from tests.desk.entry.form import NUMBER
from tests.desk.starter.forms import person


@pytest.fixture
def sokha(client, desk_places):
    """Sokha edits, and is signed in."""
    sokha = person("sokha", "editors")
    client.force_login(sokha)
    client.cookies["django_language"] = "en"
    return sokha


@pytest.fixture
def bopha(desk_places):
    """Bopha edits as well."""
    return person("bopha", "editors")


@pytest.fixture
def dara(desk_places):
    """Dara verifies."""
    return person("dara", "verifiers")


@pytest.fixture
def river(sokha):
    made = make.organization("river", editor=sokha, name_en="River")
    # The form takes no number as short as those of the cast.
    Phone.objects.filter(organization=made).update(number=NUMBER)
    editing.save(made, by=sokha, at=make.NOW)
    return made
