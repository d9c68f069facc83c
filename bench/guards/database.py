"""The guards in the database, found and taken away in the text of its schema."""

import re
from functools import partial

from django.apps import apps
from django.db import connection

from bench.guards import Guard


def guards():
    """The guards in the schema of SQLite, each with the text that is there without it."""
    tables = {model._meta.db_table for model in apps.get_app_config("directory").get_models()}
    for kind, name, table, sql in _schema():
        if table not in tables:
            continue
        for what, said, start, end in _parts(kind, table, sql):
            take_away = partial(_rewrite, kind, name, table, sql[:start] + sql[end:])
            yield Guard(f"database:{name} {what}", {said}, bool, take_away)


def _parts(kind, table, sql):
    """What in the text of a table, an index or a trigger is a guard: name, refusal, from, to."""
    unique = "UNIQUE constraint failed: "
    if kind == "trigger":
        for found in re.finditer(r"SELECT RAISE\(ABORT, '([^']+)'\)[^;]*;", sql):
            # A trigger must do something.
            yield found[1], found[1], found.start() + len("SELECT "), found.end() - 1
        # A row is in the way by its id or by what else may be there only once.
        for found in re.finditer(r"id = NEW\.id OR ((?!0\)).+?)\) +BEGIN", sql):
            said = re.search("RAISE.ABORT, '([^']+)'", sql)[1]
            yield "by id", said, found.start(), found.start(1)
            yield "by number", said, found.start(1) - len(" OR "), found.end(1)
    elif kind == "index" and sql.startswith("CREATE UNIQUE"):
        columns = re.findall(r'"(\w+)"', sql.split(" ON ")[1].split(")")[0])[1:]
        said = unique + ", ".join(f"{table}.{column}" for column in columns)
        yield "UNIQUE", said, 0, len(sql)
    elif kind == "table":
        for found in re.finditer(r'"(\w+)" [^,"]*( UNIQUE)\b', sql):
            yield f"{found[1]} UNIQUE", f"{unique}{table}.{found[1]}", *found.span(2)
        for found in re.finditer(r', CONSTRAINT "(\w+)" (CHECK|UNIQUE) \(', sql):
            end = _closed(sql, found.end())
            columns = re.findall(r'"(\w+)"', sql[found.end() : end])
            said = unique + ", ".join(f"{table}.{column}" for column in columns)
            if found[2] == "CHECK":
                said = f"CHECK constraint failed: {found[1]}"
            yield f"{found[2]} {found[1]}", said, found.start(), end


def _closed(text, at):
    """Behind the bracket that closes the one which ends before `at`; there are none in quotes."""
    depth = 1
    while depth:
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return at


def _schema():
    with connection.cursor() as cursor:
        cursor.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return cursor.fetchall()


def _rewrite(kind, name, table, sql):
    """Give a trigger, an index or an empty table another text."""
    before = _schema()
    triggers = [row for row in before if row[0] == "trigger"]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
        # SQLite drops no table of which a trigger of another one speaks.
        for _kind, trigger, _table, _sql in triggers:
            cursor.execute(f'DROP TRIGGER "{trigger}"')
        if kind != "trigger":
            cursor.execute(f'DROP {kind} "{name}"')
        for a_kind, a_name, a_table, a_sql in sorted(before, key=lambda row: row[0] != "table"):
            lost = a_kind == "trigger" or (kind == "table" and a_table == table) or a_name == name
            now = sql if a_name == name else a_sql
            if lost and now:
                cursor.execute(now)
        cursor.execute("PRAGMA foreign_keys = ON")
