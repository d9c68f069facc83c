"""`python3 manage.py test`: every test, through pytest."""

import subprocess
import sys

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Hand over to the test run in tests/__main__.py."""

    def run_from_argv(self, argv):
        """Pass every argument on as it is: pytest knows better than Django what they mean."""
        run = [sys.executable, "-m", "tests", *argv[2:]]
        sys.exit(subprocess.call(run, cwd=settings.BASE_DIR))
