"""The guards in a database of PostgreSQL, found and taken away by its own statements."""

import os
import re
from contextlib import contextmanager
from functools import partial

from django.apps import apps
from django.db import connection
from django.db.models import CheckConstraint

from bench.guards import Guard

TRIGGERS = """
SELECT tgname, tgrelid::regclass::text, tgfoid::regproc::text
FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname
"""
INDEXES = """
SELECT indexrelid::regclass::text, indrelid::regclass::text, conname
FROM pg_index LEFT JOIN pg_constraint ON conindid = indexrelid AND contype IN ('p', 'u')
WHERE indisunique AND NOT indisprimary ORDER BY 1
"""


def refusal(error):
    """What the database said no with: the name of a constraint, or the words of a trigger."""
    told = getattr(error.__cause__, "diag", None)
    return told and (told.constraint_name or told.message_primary)


@contextmanager
def own_copy():
    """Go on in a copy of the database; whoever forked this process must have left it alone."""
    name = connection.settings_dict["NAME"]
    copy = f"{name}_{os.getpid()}"
    _administer(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
    connection.settings_dict["NAME"] = copy
    yield
    connection.close()
    connection.settings_dict["NAME"] = name
    # The end of the last test takes away what it believes to be the database of all.
    _administer(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')


def guards():
    """The guards in the schema, each with the statement that takes it away."""
    models = apps.get_app_config("directory").get_models()
    tables = {model._meta.db_table: model._meta.constraints for model in models}
    for table, constraints in tables.items():
        for one in constraints:
            if isinstance(one, CheckConstraint):
                drop = f"ALTER TABLE {table} DROP CONSTRAINT {one.name}"
                yield _guard(f"CHECK {one.name}", one.name, drop)
    for index, table, constraint in _rows(INDEXES):
        if table in tables:
            drop = f"DROP INDEX {index}"
            if constraint:
                drop = f"ALTER TABLE {table} DROP CONSTRAINT {constraint}"
            yield _guard(f"UNIQUE {index}", index, drop)
    for name, table, function in _rows(TRIGGERS):
        [(text,)] = _rows(f"SELECT pg_get_functiondef('{function}'::regproc)")
        for found in re.finditer(r"RAISE EXCEPTION '([^']+)'[^;]*", text):
            if "%" in found[1]:
                # Many tables share this function, and each trigger of theirs is a guard.
                said = found[1].replace("%", table)
                yield _guard(f"{name} {said}", said, f"DROP TRIGGER {name} ON {table}")
            else:
                without = f"{text[: found.start()]}NULL{text[found.end() :]}"
                yield _guard(f"{name} {found[1]}", found[1], without)


def _guard(name, said, statement):
    return Guard(f"database:{name}", {said}, bool, partial(_execute, statement))


def _rows(query):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def _execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _administer(statement):
    """Do what needs that nobody is in the database itself."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
