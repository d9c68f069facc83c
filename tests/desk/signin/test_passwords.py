"""Passwords that whoever knows the place would try first."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

# Passwords are no matter of the database.
pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    "password", ["phlov-cambodia-1", "Verifier-Shelter!", "ផ្លូវកម្ពុជា123", "desk.tangoroad.9"]
)
def test_password_of_words_of_the_place_is_refused(settings, password):
    settings.ALLOWED_HOSTS = ["desk.tangoroad.org"]
    with pytest.raises(ValidationError) as refused:
        validate_password(password)
    assert "password_of_the_place" in [one.code for one in refused.value.error_list]


@pytest.mark.parametrize("password", ["phlov lantern gravel", "seven cold anchors"])
def test_password_with_enough_beside_them_is_taken(password):
    validate_password(password)
