"""Serves Phlov: `python3 manage.py serve`, behind a web server that ends TLS."""

import logging
import threading

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils import translation

from directory.management import examining, listening
from directory.publish import publisher
from directory.text import languages
from directory.wsgi import application

log = logging.getLogger(__name__)


class Command(BaseCommand):
    """Serve an installation that is set up."""

    help = "Serves Phlov on this machine, for a web server in front of it that ends TLS."
    # directory.wsgi has made those that a start must wait for.
    requires_system_checks = []

    def add_arguments(self, parser):
        """Add where to serve."""
        listening.add_arguments(parser)

    def handle(self, *args, host, port, **options):
        """Say where, and serve until the process is ended."""
        if settings.HTTPS and not settings.PROXIES:
            raise CommandError(
                "Readers come by https, but PHLOV_PROXIES names no proxy that ends it.\n"
                "Set PHLOV_PROXIES=1, or PHLOV_HTTPS=0 if they do not."
            )
        server = listening.create(application, host, port, "serve")
        self.stdout.write(f"Serving on {listening.address(host, port)}")
        self.stdout.flush()
        # What became due while nothing was served, and pages of another release. Not in wsgi.py:
        # where a server forks after it has loaded that, no thread may have been started.
        publisher.wake()
        # Readers do not wait for it, whatever it finds.
        threading.Thread(target=tell_what_is_wrong, name="doctor", daemon=True).start()
        server.run()


def tell_what_is_wrong():
    """Write into the log what `manage.py doctor` would find wrong."""
    try:
        with translation.override(languages.ENGLISH.code):
            for name, problems in examining.run(examining.AT_START, examining.Installation()):
                for problem in problems:
                    log.warning("%s: %s", name, problem)
    except Exception:
        log.exception("The installation could not be examined")
    finally:
        connections.close_all()
