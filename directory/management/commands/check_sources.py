"""Reads again the pages that print what is listed: `manage.py check_sources`, every night."""

import time
from collections import Counter

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from directory.management import writing
from directory.management.web import Web
from directory.rules import sources

# The whole night is not for this; what was not read is first on the next.
LONGEST_RUN = 2 * 60 * 60


class Command(BaseCommand):
    """Read each page once, keep what was found, and say how much."""

    help = (
        "Reads again each page that is said to print a number of a standing listing, and keeps "
        "what it found for the desk. Run it every night on a machine that reaches the internet."
    )

    def handle(self, *args, **options):
        """Read, and print counts alone: some sources tell where shelters are."""
        writing.require()
        found = check(Web())
        counts = [f"{outcome}: {found[outcome]}" for outcome in sources.Outcome if found[outcome]]
        self.stdout.write(", ".join(["Sources read", *counts]))


def check(web: Web) -> Counter[str]:
    """Read what is to be read, and record it; return how often each outcome was found.

    Raises CommandError where no site answered: this machine would then call every page gone.
    """
    ends_at = time.monotonic() + LONGEST_RUN
    findings = []
    to_read = sources.to_read()
    for url, prints in to_read.items():
        page = web.read(url)
        findings += [sources.judge(one, page) for one in prints]
        if time.monotonic() > ends_at:
            break
    if to_read and not web.has_answer:
        raise CommandError(
            "No site answered, so nothing was recorded. Is this machine connected to the internet?"
        )
    sources.record(findings, at=timezone.now())
    return Counter(finding.outcome for finding in findings)
