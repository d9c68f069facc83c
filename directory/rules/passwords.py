"""Passwords that whoever knows the place would try first (OWASP ASVS 5.0, 6.1.2 and 6.2.11)."""

import re

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What Phlov is called, what it is about, and what its roles are called; the hosts join them.
WORDS = (
    *("phlov", "ផ្លូវ", "cambodia", "kampuchea", "khmer", "កម្ពុជា", "phnompenh", "phnom penh"),
    *("admin", "editor", "verifier", "handler", "keeper", "password", "directory"),
    *("hotline", "shelter", "survivor", "trafficking"),
)
# So many characters have to be left of a password without these words.
LEAST_LEFT = 8


class ContextWordValidator:
    """Refuses a password of which too little is left without the words of the place."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Refuse such a password. Raises ValidationError."""
        hosts = re.findall("[a-z]{4,}", " ".join(settings.ALLOWED_HOSTS).lower())
        rest = password.lower()
        for word in sorted({*WORDS, *hosts}, key=len, reverse=True):
            rest = rest.replace(word, "")
        if len(rest) < LEAST_LEFT:
            raise ValidationError(self.get_help_text(), code="password_of_the_place")

    def get_help_text(self) -> str:
        """What the form says before anybody types."""
        return _(
            "The name of this site and words of its work do not count: at least %(count)s other "
            "characters are needed."
        ) % {"count": LEAST_LEFT}
