"""People with every role, and a second factor for each of them."""

import pytest

from tests.desk.signin.accounts import FACTOR, ROLES, code_of, person, sign_in


@pytest.fixture
def people(db, plain_static_files, settings):
    """Somebody for each role, where the second factor is asked for."""
    settings.SECOND_FACTOR = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return {name: person(name, role) for name, role in ROLES.items()}


@pytest.fixture
def enrol(client):
    """Sign somebody in and set up their app, as they do the first time; return its secret."""

    def enrol(name):
        sign_in(client, name)
        secret = client.get(f"{FACTOR}app/").context["form"].secret
        assert client.post(f"{FACTOR}app/", {"code": code_of(secret)}).url == f"{FACTOR}codes/"
        return secret

    return enrol
