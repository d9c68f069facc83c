"""The catalogue at the desk: sokha edits it, dara and bopha verify, each in English."""

import pytest
from django.contrib.auth.models import Group

from directory.rules import accounts


@pytest.fixture(autouse=True)
def places(desk_places, sokha):
    sokha.groups.add(Group.objects.get(name=accounts.EDITORS))


@pytest.fixture
def editor(client, sokha):
    """Sokha, signed in."""
    client.force_login(sokha)
    client.cookies["django_language"] = "en"
    return client
