"""Examines an installation: `python3 manage.py doctor`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from directory.management import examining
from directory.text import languages


class Command(BaseCommand):
    """Say of each part whether it is well, and what to do where it is not."""

    help = "Examines database, disk, files, clock and backups. Ends with 1 if something is wrong."

    def add_arguments(self, parser):
        """Add where the backups are."""
        parser.add_argument("--backups", type=Path, help="the folder that `backup` writes to")
        parser.add_argument("--language", choices=languages.CODES, default=languages.ENGLISH.code)

    def handle(self, *args, backups, language, **options):
        """Print a line for each check."""
        with translation.override(language):
            failed = tell(self.stdout, examining.WORKS, examining.Installation(backups))
        if failed:
            raise CommandError(f"{failed} of {len(examining.WORKS)} are wrong.")


def tell(stdout, checks, installation):
    """Print what is well and what is wrong; return how many are wrong."""
    failed = 0
    for name, problems in examining.run(checks, installation):
        failed += bool(problems)
        said = _("WRONG") if problems else _("ok")
        for problem in problems or [""]:
            stdout.write(f"{said:5}  {name}" + f": {problem}" * bool(problem))
    return failed
