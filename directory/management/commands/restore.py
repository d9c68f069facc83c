"""Puts a backup back: `python3 manage.py restore FILE`."""

from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import timezone

from directory.management import backups
from directory.publish import local

AFTER = (
    "Now run, in the folder of the release that goes on with it and in this order: manage.py "
    "migrate, manage.py forget, manage.py publish. Then restart the server."
)


class Command(BaseCommand):
    """Check a backup, say what it would bring back, and put it in the place of the database."""

    help = "Replaces the database by that of a backup. Stop the server first."
    # The database may be empty or damaged.
    requires_system_checks = []

    def add_arguments(self, parser):
        """Add the file, its key, and the word that allows to replace something."""
        parser.add_argument("file", type=Path, help="a file that `backup` wrote")
        parser.add_argument("--key", type=Path, help="the file of the private key of age")
        parser.add_argument(
            "--replace", action="store_true", help="replace a database that holds something"
        )

    def handle(self, *args, file, key, replace, **options):
        """Put back, or say why not."""
        try:
            with backups.opened(file, _identity(key)) as (about, dump):
                if is_full := _holds_something():
                    # The disk then knows what was withdrawn last, and the next list obeys it. A
                    # damaged database may not say.
                    with suppress(DatabaseError):
                        local.copy().update(now=True)
                self.tell(about)
                if is_full:
                    self.keep_present(replace)
                backups.put_back(about, dump)
        except (backups.Failure, OSError) as error:
            raise CommandError(f"Nothing was restored: {error}") from error
        except DatabaseError as error:
            raise CommandError(
                f"Nothing was restored: {error}. Stop the server if it runs. If the database is "
                f"damaged, move {connection.settings_dict['NAME']} and the file beside it whose "
                "name ends with -journal to another folder."
            ) from error
        backups.note_restore(file, at=timezone.now())
        self.stdout.write(f"Restored: {file}\n{AFTER}")

    def tell(self, about):
        """Say how old the backup is, and what it has that phones were told to drop."""
        self.stdout.write(
            f"The backup is of {about['made_at']}: list {about['seq']}, "
            f"{len(about['listed'])} standing listings."
        )
        pointer = local.read_pointer(settings.DATA_ROOT)
        if pointer is None:
            self.stdout.write("No published list was found here to compare it with.")
            return
        self.stdout.write(f"Phones have list {pointer['seq']} of {pointer['published_at']}.")
        for public_id in sorted({*about["listed"]} & {*pointer["withdrawn"]}):
            self.stdout.write(
                f"{public_id} stands in the backup and was withdrawn since. It stays withdrawn, "
                "until somebody checks it again."
            )

    def keep_present(self, replace):
        """Back up what is replaced; refuse without the word."""
        if not replace:
            raise CommandError(
                "The database here holds something. It would be replaced; a backup of it is made "
                "first. Add --replace if that is what you want."
            )
        folder, now = settings.VAR_DIR / "replaced", timezone.now()
        try:
            path = backups.make(folder, at=now)
        except backups.Damaged:
            path = backups.move_damaged(folder, at=now)
        self.stdout.write(f"What was here is kept in {path}")


def _identity(key):
    """The line of a key file that is the key."""
    if key is None:
        return ""
    lines = [line.strip() for line in key.read_text().splitlines()]
    return next((line for line in lines if line and not line.startswith("#")), "")


def _holds_something():
    return bool(connection.introspection.table_names())
