"""The starter data moves from SQLite to a real PostgreSQL: every row, trigger and number."""

import hashlib
import shutil
import sqlite3
from contextlib import closing

import psycopg
import pytest
from django.core.management import CommandError, call_command

from directory.models import triggers
from directory.server import read_only_mode
from tests import cluster, machine
from tests.site import Site

# The installation here has a database of its own.
pytestmark = pytest.mark.one_database

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
FILES = "SELECT name, content FROM directory_snapshotfile ORDER BY name"
TRIGGERS = "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"
NEXT_GROUP = "INSERT INTO auth_group (name) VALUES ('later') RETURNING id"
# Compares again after somebody changed the copy, and then tries to move once more.
AGAIN = """
import os; import django; django.setup()
from django.core.management import CommandError, call_command
from django.db import connection
from directory.management import moving
from directory.management.commands import move_to_postgres
url = os.environ["TARGET"]
try:
    call_command("move_to_postgres", url)
except CommandError as error:
    print(error)
target = move_to_postgres.connect(url)
with target.cursor() as cursor:
    columns = moving.columns_of(cursor, "auth_group")
try:
    moving.compare(connection, target, "auth_group", columns)
except moving.Different as error:
    print(error)
"""

# Tries to move, and says whether anything can be saved afterwards.
ONCE = """
import os; import django; django.setup()
from django.core.management import CommandError, call_command
from directory.server import read_only_mode
try:
    call_command("move_to_postgres", os.environ["TARGET"])
except CommandError as error:
    print(error)
print("on" if read_only_mode.switch().exists() else "off")
"""


@pytest.fixture
def office(prepared_folder, tmp_path):
    """An installation with the starter data, which nobody serves."""
    shutil.copytree(prepared_folder, tmp_path / "office")
    return Site(tmp_path / "office")


@pytest.fixture
def url():
    """An empty database of PostgreSQL."""
    programs = machine.find_postgresql()
    if programs is None:
        pytest.skip("NOT RUN: no programs of a PostgreSQL server were found")
    with cluster.temporary_cluster(programs) as url:
        yield url


def digests(found):
    return [(name, hashlib.sha256(content).hexdigest()) for name, content in found]


def test_everything_moves_and_is_compared(office, url):
    said = office.manage("move_to_postgres", url)
    with (
        closing(sqlite3.connect(office.folder / "phlov.sqlite3")) as here,
        psycopg.connect(url, autocommit=True) as there,
    ):
        tables = sorted(name for (name,) in here.execute(TABLES))
        lines, _, following = said.partition("Both sides have the same")
        assert [line.split(":")[0] for line in lines.splitlines()] == tables
        for table in tables:
            count = f"SELECT count(*) FROM {table}"  # noqa: S608
            assert there.execute(count).fetchone() == here.execute(count).fetchone()
        assert digests(there.execute(FILES)) == digests(here.execute(FILES))
        assert there.execute(TRIGGERS).fetchone()[0] > len(triggers.APPEND_ONLY)
        with pytest.raises(psycopg.errors.RaiseException, match="directory_edit is append-only"):
            there.execute("UPDATE directory_edit SET revision = 7")
        last = here.execute("SELECT max(id) FROM auth_group").fetchone()[0]
        assert there.execute(NEXT_GROUP).fetchone()[0] == last + 1
    assert "Run: manage.py read_only off" in following
    assert (office.folder / "read-only").exists()
    office.environment["TARGET"] = url
    refused, *_, different = office.run("-c", AGAIN).splitlines()
    assert refused == (
        f"The other database is not empty: it has {len(tables)} tables. Nothing was changed. Make "
        "an empty one (createdb)."
    )
    assert different == (
        "auth_group has 4 rows here and 5 there; 0 of those here are not there as they are"
    )


def test_row_that_postgresql_cannot_hold_is_named(office, url):
    """SQLite keeps a NUL in a text, and PostgreSQL does not."""
    with closing(sqlite3.connect(office.folder / "phlov.sqlite3")) as here:
        here.execute("UPDATE auth_user SET first_name = 'a' || char(0)")
        here.commit()
    office.environment["TARGET"] = url
    *_, refused, following, switch = office.run("-c", ONCE).splitlines()
    assert refused == (
        "The database was not moved: auth_user cannot be copied: PostgreSQL text fields cannot "
        "contain NUL (0x00) bytes."
    )
    assert following.startswith("Here nothing was changed. Empty the other database (dropdb,")
    assert switch == "off"


@pytest.mark.django_db
def test_address_of_no_database_is_named(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    with pytest.raises(CommandError, match="must begin with postgres://"):
        call_command("move_to_postgres", "mysql://localhost/phlov")
    assert read_only_mode.reason() == ""
