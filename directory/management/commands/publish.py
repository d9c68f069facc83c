"""Publishes what stands: `python3 manage.py publish`."""

import signal
import threading

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from directory.management.lost import tell_lost_withdrawals
from directory.publish import admission, publisher, publishing
from directory.server import signing


class Command(BaseCommand):
    """Publish, and say what phones now receive."""

    help = "Publishes what stands. Nothing is rendered when nothing changed, so it may run often."

    def add_arguments(self, parser):
        """Add the choice to stay."""
        parser.add_argument(
            "--watch", action="store_true", help="stay, and publish what becomes due, until stopped"
        )

    def handle(self, *args, watch, **options):
        """Publish once, or until told to stop."""
        if watch:
            self.watch()
            return
        try:
            pointer = publishing.publish(at=timezone.now())
        except (signing.NoKey, admission.FormerUnknown) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Published: number {pointer['seq']}, {pointer['count']} listings.")
        tell_lost_withdrawals(self.stderr)

    def watch(self):
        """Publish what becomes due until SIGTERM or Ctrl+C."""
        is_stopped = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: is_stopped.set())
        self.stdout.write("Watching for what is due. Stop with Ctrl+C.")
        self.stdout.flush()
        publisher.watch(is_stopped)
