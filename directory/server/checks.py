"""System checks: what must hold before Phlov serves anybody."""

from django.conf import settings
from django.core.checks import Error


def second_factor(app_configs=None, **kwargs):
    """A password alone is for this machine; whoever serves others needs the second factor."""
    if settings.SECOND_FACTOR or (settings.IS_LOCAL and not settings.HTTPS):
        return []
    return [
        Error(
            "PHLOV_SECOND_FACTOR=0 is for this machine alone, but others are served from it.",
            hint="Take PHLOV_SECOND_FACTOR out of the environment.",
            id="phlov.E001",
        )
    ]
