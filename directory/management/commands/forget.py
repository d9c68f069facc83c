"""Erases what is kept for a time only. Run it daily, and after restoring a backup."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from directory.rules import import_drafts, report_notes, sources, unmet


class Command(BaseCommand):
    """Forget, and say how much."""

    help = (
        "Erases notes of reports 30 days after they were answered and 180 days after they came, "
        "also from the files of the database; tables that were sent and not saved after a day; "
        "unmet needs after twelve weeks; what pages said of numbers after 90 days. "
        "Run it every day."
    )

    def handle(self, *args, **options):
        """Erase and print how many notes went."""
        now = timezone.now()
        import_drafts.forget(at=now)
        unmet.forget(at=now)
        sources.forget(at=now)
        erased = report_notes.forget(at=now)
        self.stdout.write(f"Notes erased: {erased}")
