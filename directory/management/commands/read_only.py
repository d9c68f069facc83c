"""Turns read-only mode on or off: `python3 manage.py read_only on`."""

from django.core.management.base import BaseCommand

from directory.server import read_only_mode


class Command(BaseCommand):
    """Let everything be read and nothing be saved while somebody works on the installation."""

    help = (
        "Turns read-only mode on or off, at once, for every process on this machine. Meanwhile "
        "everything can be read; what would be saved is answered with 503 and tried again later."
    )
    # It is wanted most where something is wrong.
    requires_system_checks = []

    def add_arguments(self, parser):
        """Add which."""
        parser.add_argument("state", choices=["on", "off"])

    def handle(self, *args, state, **options):
        """Make or remove the switch, and say what holds now."""
        switch = read_only_mode.switch()
        if state == "on":
            switch.touch()
        else:
            switch.unlink(missing_ok=True)
        reason = read_only_mode.reason()
        self.stdout.write(f"Nothing can be saved now ({reason})." if reason else "Saving works.")
