"""Says what is not safe at an installation: `python3 manage.py check_safety`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from directory.management import backups, examining
from directory.management.commands.doctor import tell
from directory.text import languages


class Command(BaseCommand):
    """Say of each protection whether it holds, and what to do where it does not."""

    help = (
        "Examines what keeps people safe: settings, headers, roles, second factors, history, "
        "guards of the database, backups, files. Ends with 1 if something is wrong."
    )

    def add_arguments(self, parser):
        """Add what the command cannot know by itself."""
        parser.add_argument("--backups", type=Path, help="the folder that `backup` writes to")
        parser.add_argument("--url", default="", help="the address of the running site")
        examining.add_witnesses(parser)
        parser.add_argument("--language", choices=languages.CODES, default=languages.DEFAULT)

    def handle(self, *args, url, witness, language, **options):
        """Print a line for each check."""
        installation = examining.Installation(options["backups"], url, tuple(witness))
        try:
            with translation.override(language):
                failed = tell(self.stdout, examining.SAFE, installation)
        except backups.Failure as error:
            raise CommandError(str(error)) from error
        if failed:
            raise CommandError(f"{failed} of {len(examining.SAFE)} are wrong.")
