"""A database that people have from before the desk is brought to it, and loses nothing."""

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.forms.models import model_to_dict

from tests import make

RECORDS = ["directory.Edit", "directory.Verification", "directory.Snapshot"]
BEFORE_THE_DESK = ("directory", "0002_append_only")
TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


@pytest.fixture(scope="module")
def other(django_db_setup, django_db_blocker, tmp_path_factory):
    """A second, empty database on the same engine."""
    folder = tmp_path_factory.mktemp("other")
    name = str(folder / "other") if connection.vendor == "sqlite" else "other"
    connections.databases["other"] = {
        **connection.settings_dict,
        "NAME": name,
        "TEST": {**connection.settings_dict["TEST"], "NAME": name},
    }
    made = connections["other"]
    with django_db_blocker.unblock():
        made.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        yield made
        made.creation.destroy_test_db("other", verbosity=0)
    del connections["other"], connections.databases["other"]


def migrate(database, target):
    """Bring a database there; return its models as they then are, ready to be asked."""
    executor = MigrationExecutor(database)
    apps = executor.migrate([target]).apps
    return lambda name: apps.get_model(name)._base_manager.using(database.alias)


def newest(database):
    return next(
        target
        for target in MigrationExecutor(database).loader.graph.leaf_nodes()
        if target[0] == "directory"
    )


@pytest.fixture(scope="module")
def triggers_of_a_new_one(other):
    """The triggers of a database that was made by this version."""
    return triggers(other)


@pytest.fixture(scope="module")
def filled(other, triggers_of_a_new_one):
    """The rows of the database as it was before the desk, with two checks and a snapshot."""
    rows = migrate(other, BEFORE_THE_DESK)
    dara = rows("auth.User").create(username="dara")
    sokha = rows("auth.User").create(username="sokha")
    river = rows("directory.Organization").create(slug="river", name_km="ទន្លេ", revision=2)
    for revision in (1, 2):
        rows("directory.Edit").create(
            organization=river,
            revision=revision,
            editor=sokha,
            edited_at=make.NOW,
            document={"name_km": "ទន្លេ"},
        )
        rows("directory.Verification").create(
            organization=river,
            number=revision,
            revision=revision,
            whole_revision=revision,
            outcome="confirmed",
            method="call",
            verifier=dara,
            editor=sokha,
            checked_on=make.TODAY,
            due_on=make.TODAY.replace(year=2027),
            recorded_at=make.NOW,
            name_km="ទន្លេ",
            listing={"phones": []},
            sha256="x",
        )
    rows("directory.Snapshot").create(seq=1, published_at=make.NOW, pointer={})
    return {name: everything(rows(name)) for name in RECORDS}


@pytest.fixture(scope="module")
def rows(other, filled):
    """The models of that database after the upgrade, which takes seconds, so each test reads it."""
    return migrate(other, newest(other))


def everything(rows):
    return [model_to_dict(row) | {"id": row.pk} for row in rows.order_by("pk")]


def test_upgrade_keeps_every_row(rows, filled):
    kept = {
        name: [
            {field: row[field] for field in before}
            for row, before in zip(everything(rows(name)), filled[name], strict=True)
        ]
        for name in RECORDS
    }
    assert kept == filled


def test_upgrade_says_what_each_check_followed(rows):
    checks = rows("directory.Verification").order_by("number")
    assert list(checks.values_list("number", "whole_before")) == [(1, 0), (2, 1)]


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_upgraded_database_still_refuses(other, rows, statement):
    for name in RECORDS:
        table = rows(name).model._meta.db_table
        refused = pytest.raises(DatabaseError, match=f"{table} is append-only")
        with refused, transaction.atomic("other"), other.cursor() as cursor:
            cursor.execute(statement.format(table))


def test_upgraded_database_holds_every_trigger_of_a_new_one(other, triggers_of_a_new_one, rows):
    assert triggers(other) == triggers_of_a_new_one
    assert triggers_of_a_new_one != []


def triggers(database):
    with database.cursor() as cursor:
        cursor.execute(TRIGGERS[database.vendor])
        return sorted(cursor.fetchall())
