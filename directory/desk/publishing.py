"""Middleware that publishes after an act of the desk, and tells the person who acted."""

import logging

from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.publish import publishing, reader
from directory.rules import publication
from directory.rules.publication import Due

logger = logging.getLogger(__name__)


class PublishingMiddleware:
    """Publishes what a request made due; what was recorded stands even if this fails."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # What another program left behind in this thread is not this request's matter.
        publication.take()
        response = self.get_response(request)
        if due := publication.take():
            publish(request, due)
        return response


def publish(request, due):
    """Publish, and tell the person whether phones have it.

    Whatever goes wrong, the person must learn that phones do not have it, and what to do.
    """
    try:
        former = reader.read_pointer()
        pointer = publishing.publish(at=timezone.now())
    except Exception:
        logger.exception("What stands could not be published")
        for organization in dict.fromkeys(mark.organization for mark in due):
            is_withdrawal = Due(organization, is_withdrawal=True) in due
            messages.error(request, f"{organization}: {_undone(is_withdrawal)}")
        return
    if pointer != former:
        messages.success(request, _("Phones learn of it at their next contact."))


def _undone(is_withdrawal):
    """What it means that the new list could not be published."""
    if is_withdrawal:
        return _(
            "PHONES STILL SHOW THIS LISTING! It was withdrawn here, but the new list could not "
            "be published. Warn the case workers at once, and ask whoever keeps the server to "
            "run “python3 manage.py publish”."
        )
    return _(
        "Phones do not have this yet! It was recorded here, but the new list could not be "
        "published. Ask whoever keeps the server to run “python3 manage.py publish”."
    )
