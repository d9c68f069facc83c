"""Sessions on a disk that is full: whoever is signed in reads on."""

import logging

from django.contrib.sessions import middleware
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import OperationalError

log = logging.getLogger(__name__)


class SessionMiddleware(middleware.SessionMiddleware):
    """Django's own, which takes any session that it cannot save for one that was deleted.

    Without what could not be saved a session ends earlier, never later.
    """

    def process_response(self, request, response):
        """Send the response although its session could not be saved."""
        try:
            return super().process_response(request, response)
        except SessionInterrupted as interrupted:
            # It follows from an UpdateError, and that from what the database said.
            trouble = interrupted.__context__ and interrupted.__context__.__context__
            if not isinstance(trouble, OperationalError):
                raise
            log.error("A session could not be saved: %s", type(trouble).__name__)
            return response
