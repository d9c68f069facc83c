"""Brings an installation to this release: `python3 manage.py upgrade BACKUPS`."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import timezone

from directory import VERSION
from directory.management import backups, writing
from directory.server import bootstrap, read_only_mode

MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]
# The Python of a release, seen from its folder.
OWN_PYTHON = r".venv\Scripts\python" if os.name == "nt" else ".venv/bin/python"

NOTHING = """\
There is nothing to upgrade: {place} holds no database of Phlov.
Run this with the environment variables with which the server runs (PHLOV_VAR, DATABASE_URL)."""
UNCHANGED = """\
The upgrade stopped: {step} did not work, and the reason is above.
Your data is as it was. Put the reason right and run the same command again, or go on with the
former release: start its server."""
STOPPED = """\
The upgrade stopped: {step} did not work, and the reason is above. Nothing can be saved until you
have done one of these two.

To try again: put the reason right, and run the same command again."""
FOUND = """\
This is Phlov {version} now, but doctor found something wrong; it stands above.
Put that right, and start the server in this folder: {folder}"""
WAY_BACK = """

To go back to the former release, to how everything was before:
  1. Stop the server, if it runs.
  2. Put the database back:
       {restore}
  3. Go to the folder of the former release, and run there:
       {python} manage.py collectstatic --no-input
       {python} manage.py publish
  4. Let everybody save again:
       {switch}
  5. Start the server of the former release.
If that release signs nothing, phones that took this program refuse its lists: each keeps the list
that it has, and says so. Withdrawals do not reach them! Keep signing.json, which this release made
in PHLOV_VAR; call the offices at each withdrawal; and upgrade again as soon as you can.
All of these need the environment variables with which the server runs (PHLOV_VAR, DATABASE_URL)."""


class Command(BaseCommand):
    """Do each step of an upgrade; stop at the first error, and say how to go back."""

    help = (
        "Brings the installation to the release in this folder: backup, packages, migrations, "
        "static files, publication, doctor. Stops at the first error and says how to go back."
    )
    # The database is still that of the former release.
    requires_system_checks = []

    def add_arguments(self, parser):
        """Add where the backup goes, and the key."""
        parser.add_argument("folder", type=Path, help="where to write the backup")
        parser.add_argument(
            "--encrypt-to", default="", metavar="KEY", help="a public key of age (age1…)"
        )

    def handle(self, *args, folder, encrypt_to, **options):
        """Do step after step. Nobody saves anything meanwhile."""
        self.require_database()
        if read_only_mode.reason() == read_only_mode.SPACE:
            writing.require()
        switch = read_only_mode.switch()
        was_on = switch.exists()
        switch.touch()
        self.say("backup")
        try:
            backup = backups.make(folder, at=timezone.now(), recipient=encrypt_to)
        except (backups.Failure, OSError, DatabaseError, KeyboardInterrupt) as error:
            self.stderr.write(str(error))
            self.stop_unchanged("the backup", was_on)
        self.stdout.write(f"Backup: {backup}")
        if not self.installs():
            self.stop_unchanged("pip", was_on)
        for step in (["migrate", "--no-input"], ["collectstatic", "--no-input"], ["publish"]):
            if not self.runs(*MANAGE, *step):
                raise CommandError(STOPPED.format(step=step[0]) + way_back(backup))
        switch.unlink()
        if not self.runs(*MANAGE, "doctor", "--backups", str(folder)):
            found = FOUND.format(version=VERSION, folder=settings.BASE_DIR)
            raise CommandError(found + way_back(backup))
        self.stdout.write(
            f"This is Phlov {VERSION} now. Start the server in this folder: {settings.BASE_DIR}"
        )

    def require_database(self):
        """Refuse to begin where there is nothing, or what another release made later."""
        place = connection.settings_dict["NAME"]
        if "django_migrations" not in connection.introspection.table_names():
            raise CommandError(NOTHING.format(place=place))
        if newer := backups.unknown_migrations(backups.applied_migrations()):
            raise CommandError(
                f"{place} is of a newer release than {VERSION}: it has {newer[-1]}. Nothing was "
                "changed. Use that release."
            )

    def installs(self):
        """Install the packages of this release, unless manage.py has; whether it went."""
        if os.environ.get("PHLOV_NO_BOOTSTRAP") == "1":
            return True
        files = ["requirements.txt"]
        if connection.vendor == "postgresql":
            files.append(bootstrap.POSTGRESQL)
        return self.runs(
            *(sys.executable, "-m", "pip", "install", "--require-hashes", "--no-input"),
            *("--disable-pip-version-check", "--quiet"),
            *(f"--requirement={settings.BASE_DIR / file}" for file in files),
        )

    def stop_unchanged(self, step, was_on):
        """End before the data was touched."""
        if not was_on:
            read_only_mode.switch().unlink()
        raise CommandError(UNCHANGED.format(step=step))

    def runs(self, *command):
        """Say a step, and do it in a process of its own, as it may be new code; whether it went."""
        self.say("pip" if "pip" in command else command[2])
        try:
            return subprocess.run(command, check=False).returncode == 0
        except KeyboardInterrupt:
            return False

    def say(self, step):
        """Say which step begins."""
        self.stdout.write(f"\n--- {step}")
        self.stdout.flush()


def way_back(backup):
    """How to return to what the backup holds, in commands to copy."""
    key = ["--key", "FILE-OF-THE-KEY"] * backup.name.endswith(backups.ENCRYPTED)
    return WAY_BACK.format(
        restore=shlex.join([*MANAGE, "restore", str(backup), "--replace", *key]),
        switch=shlex.join([*MANAGE, "read_only", "off"]),
        python=OWN_PYTHON,
    )
