"""Checks every recorded row against the rules: `python3 manage.py audit_verifications`."""

import sys

from django.core.management.base import BaseCommand

from directory.rules import audit


class Command(BaseCommand):
    """Print what breaks a rule, and how much of it there is."""

    help = "Checks every recorded row against the rules; fails if one is broken."

    def handle(self, *args, **options):
        """Print each violation and their number; end with 1 if there is any."""
        found = list(audit.violations())
        for line in found:
            self.stdout.write(line)
        self.stdout.write(f"violations: {len(found)}")
        if found:
            sys.exit(1)
