"""Publishes after an act, and tells the person who acted whether phones can have it."""

import logging

from django.contrib import messages
from django.utils.translation import gettext as _

from directory.publish import publishing

logger = logging.getLogger(__name__)


def publish(request, organization, done, *, is_withdrawal=False, at):
    """Publish what an act changed and say that it was `done`; the act stands even if this fails.

    Whatever goes wrong, the person must learn that phones do not have it, and what to do.
    """
    try:
        publishing.publish(at=at)
    except Exception:
        logger.exception("What stands could not be published")
        if is_withdrawal:
            undone = _(
                "PHONES STILL SHOW THIS LISTING! It was withdrawn here, but the new list could not "
                "be published. Warn the case workers at once, and ask whoever keeps the server to "
                "run “python3 manage.py publish”."
            )
        else:
            undone = _(
                "Phones do not have this yet! It was recorded here, but the new list could not be "
                "published. Ask whoever keeps the server to run “python3 manage.py publish”."
            )
        messages.error(request, f"{organization}: {undone}")
    else:
        messages.success(request, f"{organization}: {done}")
