"""Somebody lost the phone and the recovery codes: `manage.py reset_second_factor NAME`."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from directory.rules import accounts


class Command(BaseCommand):
    """Take every second factor of one account away."""

    help = (
        "Takes the second factors of an account away and ends its sessions. The next sign-in "
        "sets up a new one. The other verifiers are told."
    )

    def add_arguments(self, parser):
        """Add whose."""
        parser.add_argument("username")

    def handle(self, *args, username, **options):
        """Reset, and say what comes next."""
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account {username}.")
        accounts.reset_second_factor(user, at=timezone.now())
        self.stdout.write(
            f"{username} has no second factor now. Stay with them while they sign in and set one "
            "up: until then the password alone opens the account."
        )
