"""An act that the rules do not allow."""

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """An act that the rules do not allow; its message says why, in the reader's language."""
