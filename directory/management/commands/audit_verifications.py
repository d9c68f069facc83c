"""Checks every recorded row against the rules: `python3 manage.py audit_verifications`."""

import sys

from django.core.management.base import BaseCommand, CommandError

from directory.management import backups, examining
from directory.rules import audit, chain_audit


class Command(BaseCommand):
    """Print what breaks a rule, and how much of it there is."""

    help = (
        "Checks every recorded row against the rules, the chain of what was recorded, and the "
        "triggers of the database; fails if something is wrong."
    )

    def add_arguments(self, parser):
        """Add what the chain is compared with."""
        examining.add_witnesses(parser)

    def handle(self, *args, witness, **options):
        """Print each violation and their number; end with 1 if there is any."""
        try:
            pointers = examining.pointers(witness)
        except backups.Failure as error:
            raise CommandError(str(error)) from error
        found = [*audit.violations(), *chain_audit.of_triggers()]
        found += chain_audit.violations(pointers)
        for line in found:
            self.stdout.write(line)
        self.stdout.write(f"violations: {len(found)}")
        if found:
            sys.exit(1)
