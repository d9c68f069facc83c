"""Starts Phlov on this machine with the starter data: `python3 manage.py demo`."""

import os
import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.core.wsgi import get_wsgi_application
from django.utils import timezone

from directory import starter
from directory.management import listening
from directory.publish import publishing
from directory.rules import accounts
from directory.server import staticstorage
from directory.text.digest import sha256_hex

# The people of the demo, one for each role.
ACCOUNTS = {
    "editor": accounts.EDITORS,
    "verifier": accounts.VERIFIERS,
    "handler": accounts.HANDLERS,
    "keeper": accounts.KEEPERS,
}


class Command(BaseCommand):
    """Prepare whatever is missing, then serve."""

    help = "Starts Phlov on this machine with the starter data."
    # The tests run Django's checks; a start should not wait for them.
    requires_system_checks = []

    def add_arguments(self, parser):
        """Add where to serve, and whether to serve at all."""
        listening.add_arguments(parser)
        parser.add_argument("--no-serve", action="store_true", help="prepare everything, then end")
        parser.add_argument(
            "--second-factor", action="store_true", help="ask for it here too, as a server does"
        )

    def handle(self, *args, host, port, no_serve, second_factor, **options):
        """Prepare, say where to look, and serve until Ctrl+C."""
        if not no_serve:
            listening.check(host, port, "demo")
        self.prepare()
        if not no_serve:
            self.serve(host, port, second_factor)

    def prepare(self):
        """Bring database, static files, data, accounts and snapshot up to date."""
        now = timezone.now()
        call_command("migrate", verbosity=0)
        collect_static()
        created = starter.load(now)
        if created:
            self.stdout.write(f"Loaded {created} organizations. Nobody has telephoned them yet.")
        for name, group in ACCOUNTS.items():
            self.stdout.write(create_account(name, group))
        publishing.publish(at=now)

    def serve(self, host, port, second_factor):
        """Serve with waitress and say where."""
        is_here = listening.is_loopback(host) and settings.IS_LOCAL and not settings.HTTPS
        settings.SECOND_FACTOR = second_factor or not is_here
        # Where every address of this machine leads here, we cannot know them all.
        settings.ALLOWED_HOSTS.append(
            "*" if host in listening.ANY_ADDRESS else listening.in_url(host)
        )
        if settings.HTTPS:
            self.stdout.write(
                "PHLOV_HOSTS is set, so signing in works only behind TLS, or with PHLOV_HTTPS=0."
            )
        if not settings.SECOND_FACTOR:
            self.stdout.write("A password alone opens the desk: this is for this machine only.")
        if not listening.is_loopback(host):
            self.stderr.write(
                "WARNING: anyone in your network can now reach this demo, so that the desk asks "
                "for a second factor. Without encryption all can be read on the way: passwords, "
                "codes and entries. Enter no real data."
            )
        server = listening.create(get_wsgi_application(), host, port, "demo")
        address = listening.address(host, port)
        self.stdout.write(f"Directory:  {address}/\nEditing:    {address}/admin/")
        self.stdout.write("Stop with Ctrl+C.")
        self.stdout.flush()
        server.run()


def collect_static():
    """Collect the static files, unless they are as they were the last time."""
    seen = settings.VAR_DIR / "static-collected.txt"
    now = static_state()
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if manifest.exists() and seen.exists() and seen.read_text() == now:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    seen.write_text(now)


def static_state():
    """A hash that changes with the static files, their sizes and times, and how they are stored."""
    files = {"": staticstorage.__file__}
    for finder in get_finders():
        files.update({path: storage.path(path) for path, storage in finder.list([])})
    stats = {path: os.stat(file) for path, file in files.items()}
    lines = [f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in stats.items()]
    return sha256_hex("\n".join(sorted(lines)))


def create_account(name, group):
    """Create an account of the demo where it is missing; return what to tell its owner."""
    people = get_user_model().objects
    if people.filter(username=name).exists():
        return f"Account {name}: to set a new password, python3 manage.py changepassword {name}"
    password = secrets.token_urlsafe(12)
    account = people.create_user(name, password=password, is_staff=True)
    account.groups.add(Group.objects.get(name=group))
    return f"Account {name}: password {password} (shown only this once)"
