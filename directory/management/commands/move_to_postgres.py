"""Moves the database from SQLite to PostgreSQL: `python3 manage.py move_to_postgres URL`."""

import importlib.util
import os
import subprocess
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from directory.management import moving
from directory.server import bootstrap, read_only_mode
from directory.settings import postgresql

NEXT = """\
Both sides have the same {tables} tables with {rows} rows. Nothing can be saved until the last step:
  1. Stop the server first, and whatever runs at set times.
  2. Set DATABASE_URL for the server and every command, to the address that you gave here.
  3. Run: manage.py doctor --backups FOLDER
  4. Start the server, and look at a page and at the desk.
  5. Run: manage.py read_only off
Until then you go back by leaving DATABASE_URL away. {place} stays as it is. Once all is well and a
backup of the new database was made, delete it: it holds notes of reports."""


class Command(BaseCommand):
    """Copy every row to an empty database, compare both sides, and say what to set next."""

    help = (
        "Copies the database from SQLite to an empty one of PostgreSQL, and compares every row. "
        "Stop the server first; nothing can be saved meanwhile. Changes no setting: it says what "
        "to set next."
    )

    def add_arguments(self, parser):
        """Add where to."""
        parser.add_argument(
            "url",
            help="postgres://user@host:port/name; the password may stand in ~/.pgpass",
        )

    def handle(self, *args, url, **options):
        """Copy, or say why not. Either all of it is there and equal, or nothing."""
        require_source()
        target = connect(url)
        require_empty(target)
        switch = read_only_mode.switch()
        was_on, tables, is_moved = switch.exists(), [], False
        switch.touch()
        try:
            make_tables(url)
            for table in moving.copy(connection, target):
                self.stdout.write(f"{table.name}: {table.count} rows, {table.digest[:16]}")
                tables.append(table)
            is_moved = True
        except (moving.Different, DatabaseError, subprocess.CalledProcessError) as error:
            raise CommandError(
                f"The database was not moved: {error}.\nHere nothing was changed. Empty the other "
                "database (dropdb, createdb) before you try again."
            ) from error
        finally:
            target.close()
            if not (is_moved or was_on):
                switch.unlink()
        self.stdout.write(
            NEXT.format(
                tables=len(tables),
                rows=sum(table.count for table in tables),
                place=connection.settings_dict["NAME"],
            )
        )


def require_source():
    """Refuse what is no database of SQLite in the state of this release."""
    if connection.vendor != "sqlite":
        raise CommandError("This installation uses PostgreSQL already: DATABASE_URL is set.")
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("The database is of another release. Run first: manage.py migrate")


def connect(url):
    """A connection to the other database."""
    if importlib.util.find_spec("psycopg") is None:
        raise CommandError(
            "The driver of PostgreSQL is missing. Run: "
            f"{sys.executable} -m pip install --require-hashes -r {bootstrap.POSTGRESQL}"
        )
    try:
        of_target = {"default": connection.settings_dict, "target": postgresql(url)}
        connections.databases["target"] = connections.configure_settings(of_target)["target"]
        target = connections["target"]
        target.ensure_connection()
    except (ImproperlyConfigured, DatabaseError) as error:
        raise CommandError(f"The other database cannot be reached: {error}") from error
    return target


def require_empty(target):
    """Refuse a database that holds something, or that cannot hold Khmer."""
    with target.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        [encoding] = cursor.fetchone()
        tables = target.introspection.table_names(cursor)
    if encoding != "UTF8":
        raise CommandError(f"The other database is in {encoding}. Make one in UTF8.")
    if tables:
        raise CommandError(
            f"The other database is not empty: it has {len(tables)} tables. Nothing was changed. "
            "Make an empty one (createdb)."
        )


def make_tables(url):
    """Make the tables by the migrations, in a process for which that database is the only one."""
    subprocess.run(
        [sys.executable, settings.BASE_DIR / "manage.py", "migrate", "--verbosity=0"],
        env={**os.environ, "DATABASE_URL": url},
        check=True,
    )
