"""Writes the site as files: `python3 manage.py export_site DIR`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from directory.management.lost import tell_lost_withdrawals
from directory.public import static_site
from directory.publish import admission, local, publishing
from directory.rules import publication
from directory.server import signing


class Command(BaseCommand):
    """Publish what is due, then write what readers need into a folder."""

    help = "Writes all that readers need as files, for any host that serves files."

    def add_arguments(self, parser):
        """Add the folder."""
        parser.add_argument("folder", type=Path, help="where to write; made if it is missing")

    def handle(self, *args, folder, **options):
        """Write what changed. May run often: without news nothing is written."""
        former = local.read_pointer(folder / "data")
        if former is not None and not publication.is_signed(former):
            # Anybody who can write there could withdraw hotlines by it.
            self.stderr.write(
                "The former list in this folder is not signed: nothing is taken of it."
            )
            former = None
        if former is not None:
            # What it withdrew stays withdrawn, also where the database was restored since.
            publication.record_lost_withdrawals(former)
            publication.record_lost_history(former, at=timezone.now())
        above = former["seq"] if former is not None else 0
        try:
            pointer = publishing.publish(at=timezone.now(), above=above)
            changed = static_site.export(folder)
        except (static_site.Nothing, signing.NoKey, admission.FormerUnknown, OSError) as error:
            raise CommandError(f"The export was not finished: {error}") from error
        self.stdout.write(f"Exported: number {pointer['seq']}, {len(changed)} files changed.")
        tell_lost_withdrawals(self.stderr)
