"""Starts Phlov on this machine with the starter data: `python3 manage.py demo`."""

import errno
import ipaddress
import os
import secrets
import socket
from argparse import ArgumentTypeError

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.utils import timezone
from waitress import create_server

from directory import starter
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
# What listens on every address of a machine, and where to look at it from that machine.
ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


class Command(BaseCommand):
    """Prepare whatever is missing, then serve."""

    help = "Starts Phlov on this machine with the starter data."
    # The tests run Django's checks; a start should not wait for them.
    requires_system_checks = []

    def add_arguments(self, parser):
        """Add where to serve, and whether to serve at all."""
        parser.add_argument("--port", type=port_number, default=8000, help="default: 8000")
        parser.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1")
        parser.add_argument("--no-serve", action="store_true", help="prepare everything, then end")
        parser.add_argument(
            "--second-factor", action="store_true", help="ask for it here too, as a server does"
        )

    def handle(self, *args, host, port, no_serve, second_factor, **options):
        """Prepare, say where to look, and serve until Ctrl+C."""
        if not no_serve:
            check_address(host, port)
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
        is_here = is_loopback(host) and settings.IS_LOCAL and not settings.HTTPS
        settings.SECOND_FACTOR = second_factor or not is_here
        # Where every address of this machine leads here, we cannot know them all.
        settings.ALLOWED_HOSTS.append("*" if host in ANY_ADDRESS else in_url(host))
        if settings.HTTPS:
            self.stdout.write(
                "PHLOV_HOSTS is set, so signing in works only behind TLS, or with PHLOV_HTTPS=0."
            )
        if not settings.SECOND_FACTOR:
            self.stdout.write("A password alone opens the desk: this is for this machine only.")
        if not is_loopback(host):
            self.stderr.write(
                "WARNING: anyone in your network can now reach this demo, so that the desk asks "
                "for a second factor. Without encryption all can be read on the way: passwords, "
                "codes and entries. Enter no real data."
            )
        try:
            server = create_server(
                get_wsgi_application(),
                host=host,
                port=port,
                # No form is longer, and without this a gigabyte would be taken before we are asked.
                max_request_body_size=settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
            )
        except OSError as error:
            raise CommandError(explain(error, host, port)) from error
        address = f"http://{in_url(ANY_ADDRESS.get(host, host))}:{port}"
        self.stdout.write(f"Directory:  {address}/\nEditing:    {address}/admin/")
        self.stdout.write("Stop with Ctrl+C.")
        self.stdout.flush()
        server.run()


def port_number(text):
    """A port as typed. The system would silently take 70000 for 4464."""
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise ArgumentTypeError("a port is a number from 1 to 65535")
    return int(text)


def check_address(host, port):
    """Refuse an address that cannot be served, before anything slow."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as listener:
            if os.name == "posix":
                # As waitress does, so that a port that was just given up counts as free.
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen()
    except OSError as error:
        raise CommandError(explain(error, host, port)) from error


def explain(error, host, port):
    """Why this address cannot be served, and what to do about it."""
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return (
            f"Port {port} is taken: another program, perhaps another demo, listens on it.\n"
            f"Stop that program, or choose another port: python3 manage.py demo --port {port + 1}"
        )
    if number == errno.EACCES:
        return f"You may not serve on port {port}. Choose one above 1023, such as --port 8000."
    return f"Phlov cannot serve on {host}, port {port}: {error}."


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
    accounts = get_user_model().objects
    if accounts.filter(username=name).exists():
        return f"Account {name}: to set a new password, python3 manage.py changepassword {name}"
    password = secrets.token_urlsafe(12)
    account = accounts.create_user(name, password=password, is_staff=True)
    account.groups.add(Group.objects.get(name=group))
    return f"Account {name}: password {password} (shown only this once)"


def is_loopback(host):
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def in_url(host):
    """A host as it stands in an address: IPv6 needs brackets."""
    return f"[{host}]" if ":" in host else host
