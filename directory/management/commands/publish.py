"""Publishes what stands: `python3 manage.py publish`."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from directory.publish import publishing


class Command(BaseCommand):
    """Publish, and say what phones now receive."""

    help = "Publishes what stands. Nothing is written when nothing changed, so it may run often."

    def handle(self, *args, **options):
        """Publish once."""
        try:
            pointer = publishing.publish(at=timezone.now())
        except OSError as error:
            raise CommandError(
                f"Phlov cannot publish to the folder {settings.DATA_ROOT}: {error.strerror}.\n"
                "Phones keep the list that they have. Put this right, then run the command again."
            ) from error
        self.stdout.write(f"Published: number {pointer['seq']}, {pointer['count']} listings.")
