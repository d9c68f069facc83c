"""The guards in a database of SQLite, found and taken away in the text of its schema."""

import re
from contextlib import nullcontext
from functools import partial

from django.apps import apps
from django.db import connection

from bench.guards import Guard
from directory.models import triggers

# Tests have theirs in memory, so that each fork has a copy of its own.
own_copy = nullcontext


def refusal(error):
    """What the database said no with."""
    return str(error)


def guards():
    """The guards in the schema, each with the text that is there without it."""
    tables = {model._meta.db_table for model in apps.get_app_config("directory").get_models()}
    for kind, name, table, sql in _schema():
        if table not in tables:
            continue
        for what, said, without in _parts(kind, table, sql):
            take_away = partial(_rewrite, kind, name, table, without)
            yield Guard(f"database:{name} {what}", {said}, bool, take_away)


def _parts(kind, table, sql):
    """The guards in the text of a table, an index or a trigger: name, refusal, text without it."""
    if kind == "trigger":
        for found in re.finditer(r"RAISE\(ABORT, '([^']+)'\)", sql):
            yield found[1], found[1], _cut(sql, *found.span(), "0")
        # A row is in the way by its id, or by what else may be there only once.
        for found in re.finditer(r"(id = NEW\.id) OR ((?!0\)).+?)\) +BEGIN", sql):
            for which in (1, 2):
                said = re.search(r"RAISE\(ABORT, '([^']+)'\)", sql)[1]
                yield f"without {found[which]}", said, _cut(sql, *found.span(which), "0")
    elif kind == "index" and sql.startswith("CREATE UNIQUE"):
        yield "UNIQUE", _refusal(table, sql.partition(" ON ")[2].partition("(")[2]), ""
    elif kind == "table":
        for found in re.finditer(r'("\w+") [^,"]*( UNIQUE)\b', sql):
            yield found[1] + found[2], _refusal(table, found[1]), _cut(sql, *found.span(2))
        for found in re.finditer(r', CONSTRAINT "(\w+)" (CHECK|UNIQUE) \(', sql):
            end = _closed(sql, found.end())
            said = f"CHECK constraint failed: {found[1]}"
            if found[2] == "UNIQUE":
                said = _refusal(table, sql[found.end() : end])
            yield f"{found[2]} {found[1]}", said, _cut(sql, found.start(), end)


def _refusal(table, columns):
    """What SQLite says where these columns, as they are listed up to a bracket, are there twice."""
    names = re.findall(r'"(\w+)"', columns.partition(")")[0])
    return "UNIQUE constraint failed: " + ", ".join(f"{table}.{name}" for name in names)


def _cut(text, start, end, instead=""):
    return text[:start] + instead + text[end:]


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
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
        # SQLite drops no table of which a trigger of another one speaks.
        triggers.remove(connection)
        if kind != "trigger":
            cursor.execute(f'DROP {kind} "{name}"')
        for a_kind, a_name, a_table, a_sql in sorted(before, key=lambda row: row[0] != "table"):
            lost = a_kind == "trigger" or (kind == "table" and a_table == table) or a_name == name
            now = sql if a_name == name else a_sql
            if lost and now:
                cursor.execute(now)
        cursor.execute("PRAGMA foreign_keys = ON")
