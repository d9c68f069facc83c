"""Backs the database up: `python3 manage.py backup DIR`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from directory.management import backups


class Command(BaseCommand):
    """Write a backup, then delete the old ones."""

    help = (
        "Writes a checked backup of the database into a folder, also while others write. Keeps one "
        "of each of the last 14 days and one a month, none for longer than 180 days. No key is in "
        "it."
    )

    def add_arguments(self, parser):
        """Add the folder and the key."""
        parser.add_argument("folder", type=Path, help="where to write; made if it is missing")
        parser.add_argument(
            "--encrypt-to", default="", metavar="KEY", help="a public key of age (age1…)"
        )

    def handle(self, *args, folder, encrypt_to, **options):
        """Write, and say where."""
        now = timezone.now()
        try:
            path = backups.make(folder, at=now, recipient=encrypt_to)
            gone = backups.remove_old(folder, at=now)
        except (backups.Failure, OSError) as error:
            raise CommandError(f"There is no new backup: {error}") from error
        self.stdout.write(f"Backup: {path}, {path.stat().st_size:,} bytes, checked.")
        if gone:
            self.stdout.write(f"Old backups deleted: {len(gone)}.")
