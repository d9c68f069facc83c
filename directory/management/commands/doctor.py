"""Examines an installation: `python3 manage.py doctor`."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from directory.management import backups
from directory.models import Snapshot
from directory.publish import local, publisher
from directory.rules import publication
from directory.server import signing

# Less room than this is soon used up: a publication, its log, a backup.
ROOM = 500 * 1024 * 1024
# A backup is made every day.
BACKUP_DAYS = 2
LATE = timedelta(minutes=10)


class Command(BaseCommand):
    """Say of each part whether it is well, and what to do where it is not."""

    help = "Examines database, disk, files, clock and backups. Ends with 1 if something is wrong."

    def add_arguments(self, parser):
        """Add where the backups are."""
        parser.add_argument("--backups", type=Path, help="the folder that `backup` writes to")

    def handle(self, *args, backups, **options):
        """Print a line for each check."""
        failed = 0
        for name, check in CHECKS.items():
            try:
                problem = check(backups)
            except (DatabaseError, OSError) as error:
                problem = f"it cannot be examined: {error}"
            failed += bool(problem)
            self.stdout.write(
                f"{'WRONG' if problem else 'ok   '}  {name}" + f": {problem}" * bool(problem)
            )
        if failed:
            raise CommandError(f"{failed} of {len(CHECKS)} are wrong.")


def database(_folder):
    """Whether the database is whole."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        try:
            backups.check_sqlite(connection.connection)
        except backups.Failure as error:
            return f"{error} Restore a backup: manage.py restore FILE"
    return ""


def migrations(_folder):
    """Whether the tables are those of this release."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(plan)} are missing. Run: manage.py migrate" if plan else ""


def room(_folder):
    """Whether the disk has room."""
    free = shutil.disk_usage(settings.VAR_DIR).free
    if free < ROOM:
        return f"{free // 1024**2} MB are free where {settings.VAR_DIR} lies. Make room."
    return ""


def secrecy(_folder):
    """Whether nobody else on this machine can read keys and database."""
    folder, key = settings.VAR_DIR, settings.SIGNING_KEY
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        return f"others on this machine can read them. Run: chmod 700 {folder}"
    if os.name == "posix" and key.exists() and key.stat().st_mode & 0o077:
        return f"others on this machine can read the signing key. Run: chmod 600 {key}"
    return ""


def signature(_folder):
    """Whether this machine can sign, another key is on the shelf, and the newest list is ours."""
    state = publication.signature_state()
    if state == "refused":
        return (
            "the newest list in the database has no signature of ours, so nobody takes it over. "
            "Find out who writes to the database, then run: manage.py publish"
        )
    found = signing.keys()
    if state == "no key" and not found.public:
        return f"this machine cannot publish: {settings.SIGNING_KEY} has no private key."
    if found.private and len(found.public) < 2:
        return "no key is on the shelf. Run: manage.py signing_key shelf FILE"
    return ""


def clock(_folder):
    """Whether the clock is not behind what was recorded."""
    newest = Snapshot.objects.first()
    if newest and newest.published_at > timezone.now() + LATE:
        return f"the newest list is of {newest.published_at:%Y-%m-%d %H:%M}, which is to come."
    return ""


def published(_folder):
    """Whether phones get the newest list, whole."""
    newest = Snapshot.objects.first()
    if newest is None:
        return "nothing is published yet. Run: manage.py publish"
    copy = local.copy()
    if broken := copy.broken():
        return f"{', '.join(broken)} cannot be served. Run: manage.py publish"
    if copy.pointer["seq"] < newest.seq:
        return f"this machine serves list {copy.pointer['seq']}, the newest is {newest.seq}."
    behind = publisher.behind(timezone.now())
    if behind is None or behind > LATE:
        return "acts wait to be published. Run: manage.py publish, and look at its log."
    return ""


def kept(folder):
    """Whether there is a backup that is new enough."""
    if folder is None:
        return "not examined. Add --backups and the folder that `backup` writes to."
    newest = max(backups.times(folder).values(), default=None)
    if newest is None:
        return f"there is none in {folder}. Run: manage.py backup {folder}"
    if timezone.now() - newest > timedelta(days=BACKUP_DAYS):
        return f"the newest is of {newest:%Y-%m-%d}. Run: manage.py backup {folder}"
    return ""


CHECKS = {
    "database": database,
    "migrations": migrations,
    "room on the disk": room,
    "key and database are closed to others": secrecy,
    "clock": clock,
    "published files": published,
    "signatures": signature,
    "backups": kept,
}
