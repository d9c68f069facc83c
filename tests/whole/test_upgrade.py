"""The database of every former version, upgraded: it loses nothing, and one can work with it."""

import contextlib

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DatabaseError, connections, migrations, models, transaction
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from directory.models import CatalogueCheck, Organization, Verification, triggers
from directory.publish import publishing
from directory.rules import audit, catalogue_check, catalogue_editing
from directory.rules.accounts import STARTER_ACCOUNT
from tests import make
from tests.dump import DUMPS

TRIGGERS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT tgname, pg_get_triggerdef(pg_trigger.oid), prosrc
        FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal""",
}
# What an upgrade writes into: what was done, and what each role may do in this version.
IS_REWRITTEN = {"django_migrations", "django_content_type", "auth_permission"}
IS_REWRITTEN |= {"auth_group_permissions"}

# These knew no catalogue that two people confirm.
of_the_nine = pytest.mark.parametrize("upgraded", ["nine-migrations"], indirect=True)
# The append-only tables of which databases of the nine migrations hold rows.
OF_THE_NINE = [
    *("edit", "verification", "returnrequest", "attempt"),
    *("vetting", "alert", "snapshot", "answer"),
]


@pytest.fixture(scope="module")
def new_one(django_db_setup, django_db_blocker, tmp_path_factory):
    """The schema of a database that was made by this version."""
    folder = tmp_path_factory.mktemp("new")
    with django_db_blocker.unblock(), second_database(folder / "new") as database:
        call_command("migrate", verbosity=0)
        return schema(database)


@pytest.fixture(scope="module", params=sorted(path.name for path in DUMPS.iterdir()))
def upgraded(request, new_one, django_db_blocker, tmp_path_factory):
    """A former version's database, brought to this one, with the rows that it held `before`.

    For these tests it is the default database, as it is for the people who have it.
    """
    folder = tmp_path_factory.mktemp("former")
    with django_db_blocker.unblock(), second_database(folder / "former") as database:
        load(database, request.param)
        database.before = rows(database)
        call_command("migrate", verbosity=0)
        yield database


@pytest.fixture
def undone(upgraded):
    """Whatever a test does to the database is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextlib.contextmanager
def second_database(path):
    """An empty database on the same engine, which is the default one meanwhile."""
    own = connections["default"]
    is_file = own.vendor == "sqlite"
    name = str(path) if is_file else path.name
    database = type(own)({**own.settings_dict, "NAME": name}, "default")
    if not is_file:
        administer(own, f"DROP DATABASE IF EXISTS {name}")
        administer(own, f"CREATE DATABASE {name}")
    connections["default"] = database
    ContentType.objects.clear_cache()
    try:
        yield database
    finally:
        database.close()
        connections["default"] = own
        ContentType.objects.clear_cache()
        if not is_file:
            administer(own, f"DROP DATABASE {name}")


def administer(database, statement):
    with database._nodb_cursor() as cursor:
        cursor.execute(statement)


def load(database, version):
    """Fill a database with the dump of a former version."""
    text = DUMPS.joinpath(version, f"{database.vendor}.sql").read_text(encoding="utf-8")
    database.ensure_connection()
    if database.vendor == "sqlite":
        database.connection.executescript(text)
    else:
        database.connection.execute(text)
    # The next one has the settings again that the dump changed.
    database.close()


def rows(database, columns=None):
    """(table, its columns) -> its rows; of these tables and columns, or all that may stay."""
    with database.cursor() as cursor:
        if columns is None:
            columns = [
                (table, tuple(one.name for one in describe(database, cursor, table)))
                for table in database.introspection.table_names(cursor)
                if table not in IS_REWRITTEN
            ]
        found = {}
        for table, names in columns:
            quoted = ", ".join(f'"{name}"' for name in names)
            cursor.execute(f"SELECT {quoted} FROM {table}")  # noqa: S608
            found[table, names] = sorted(cursor.fetchall(), key=repr)
        return found


def schema(database):
    """The triggers, and of each table the columns and constraints, in any order."""
    found = {"triggers": all_triggers(database)}
    with database.cursor() as cursor:
        for table in database.introspection.table_names(cursor):
            constraints = database.introspection.get_constraints(cursor, table)
            found[table] = (
                sorted(map(repr, describe(database, cursor, table))),
                sorted(repr((name_of(name), one)) for name, one in constraints.items()),
            )
        return found


def all_triggers(database):
    """The triggers with their text, by name."""
    with database.cursor() as cursor:
        cursor.execute(TRIGGERS[database.vendor])
        return sorted(cursor.fetchall())


def describe(database, cursor, table):
    return database.introspection.get_table_description(cursor, table)


def name_of(constraint):
    """The name of a constraint; SQLite counts those that have none, in the order of the columns."""
    return "" if constraint.startswith(("__unnamed", "sqlite_autoindex", "fk_")) else constraint


def test_dump_holds_a_row_of_every_table_of_ours(upgraded):
    empty = {table for (table, _columns), found in upgraded.before.items() if not found}
    assert {table for table in empty if table.startswith("directory_")} == {"directory_cache"}


def test_upgrade_keeps_every_row(upgraded):
    before, after = upgraded.before, rows(upgraded, upgraded.before)
    # A catalogue that nobody confirmed is taken over in the name of the account that loads the
    # starter data.
    [accounts] = [key for key in after if key[0] == "auth_user"]
    name = accounts[1].index("username")
    if STARTER_ACCOUNT not in [row[name] for row in before[accounts]]:
        after[accounts] = [row for row in after[accounts] if row[name] != STARTER_ACCOUNT]
    assert after == before


@of_the_nine
def test_upgrade_lets_the_catalogue_stand_as_it_was(upgraded):
    [check] = CatalogueCheck.objects.all()
    said = (check.revision, check.verifier.username, check.by_one_person, check.active_verifiers)
    assert said == (1, STARTER_ACCOUNT, True, 0)
    of_the_release = {part: [] for part in ("needs", "lines", "asks", "urgent")}
    now = catalogue_editing.document()
    assert {**check.document, **of_the_release} == {**now, **of_the_release}


@of_the_nine
def test_upgrade_lets_needs_and_guidance_wait_for_a_person(upgraded):
    edit = catalogue_check.waiting()
    assert (edit.revision, edit.editor.username) == (2, STARTER_ACCOUNT)
    assert len(edit.document["needs"]) > 50
    assert [row["code"] for row in edit.document["urgent"]][:1] == ["after-rape"]
    assert edit.document == catalogue_editing.document()


def test_upgraded_database_is_built_like_a_new_one(upgraded, new_one):
    assert schema(upgraded) == new_one


@pytest.mark.parametrize("act", ["UPDATE {} SET id = id", "DELETE FROM {}"])
@pytest.mark.parametrize("record", OF_THE_NINE)
def test_upgraded_database_still_refuses(undone, upgraded, record, act):
    table = f"directory_{record}"
    with pytest.raises(DatabaseError, match=f"{table} is append-only"), upgraded.cursor() as cursor:
        cursor.execute(act.format(table))


def test_audit_of_an_upgraded_database_finds_nothing(upgraded):
    assert list(audit.violations()) == []


def test_former_entry_can_be_confirmed_and_published(undone, settings, tmp_path):
    settings.DATA_ROOT = tmp_path
    lake = Organization.objects.get(slug="lake")
    check = make.confirm(lake, by=get_user_model().objects.get(username="dara"))
    pointer = publishing.publish(at=make.NOW)
    assert (check.number, check.listing["description"]["km"]) == (2, "ជួយស្ត្រី")
    assert pointer["count"] == Verification.objects.standing().count() > 1


def test_database_between_two_versions_is_refused(new_one, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), second_database(tmp_path / "half") as database:
        load(database, "nine-migrations")
        MigrationRecorder(database).record_unapplied("directory", "0009_operating_status")
        with pytest.raises(InconsistentMigrationHistory, match="some of the migrations"):
            call_command("migrate", verbosity=0)


def test_migration_of_a_guarded_table_leaves_its_triggers(upgraded, new_one):
    column = migrations.AddField("verification", "weather", models.CharField(default="wet"))
    change = migrations.Migration("later", "directory")
    change.operations = triggers.without_triggers(column)
    state = MigrationExecutor(upgraded).loader.project_state()
    with upgraded.schema_editor() as editor:
        change.apply(state.clone(), editor)
    wet = schema(upgraded)
    with upgraded.schema_editor() as editor:
        change.unapply(state, editor)
    assert wet["triggers"] == new_one["triggers"]
    assert wet != new_one
    assert schema(upgraded) == new_one
