"""Puts the triggers of the database back: `python3 manage.py install_triggers`."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from directory.models import triggers


class Command(BaseCommand):
    """Install the triggers of this version anew, and say what is left to do by hand."""

    help = "Puts the triggers back that keep recorded rows from being changed."

    def handle(self, *args, **options):
        """Install, then look again."""
        with transaction.atomic():
            triggers.install(connection)
        left = triggers.differences(connection)
        for name, what in left:
            self.stdout.write(f"{name} {what}")
        if left:
            raise CommandError(
                "These stay, as they are not ours to change: whoever keeps the database drops a "
                "foreign one, and switches those of foreign keys on (ALTER TABLE … ENABLE TRIGGER "
                "ALL)."
            )
        self.stdout.write("The triggers are in place.")
