"""Sokha imports: she edits, and is signed in, in English."""

import pytest
from django.contrib.auth.models import Group
from django.utils import translation

from directory.rules import accounts


@pytest.fixture(autouse=True)
def places(desk_places):
    """The terms that rows name; what is wrong is said in English."""
    with translation.override("en"):
        yield


@pytest.fixture
def sokha(sokha):
    sokha.groups.add(Group.objects.get(name=accounts.EDITORS))
    return sokha


@pytest.fixture
def editor(client, sokha):
    """The browser of Sokha."""
    client.force_login(sokha)
    client.cookies["django_language"] = "en"
    return client
