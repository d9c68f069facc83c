"""Copies the whole database from SQLite to PostgreSQL, and compares every row of both."""

import hashlib
import json
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from directory.models import triggers


class Different(Exception):
    """A table of the copy that is not what it was copied from, or that cannot be copied."""


class Table(NamedTuple):
    """A table that was copied: its rows, and a digest of all of them in any order."""

    name: str
    count: int
    digest: str


def copy(source: BaseDatabaseWrapper, target: BaseDatabaseWrapper) -> Iterator[Table]:
    """Replace all rows of `target` by those of `source`; yield each table once it is compared.

    `target` has the tables of this release. Nobody writes to `source` meanwhile, as its write lock
    is held. Either all is copied and equal, or `target` keeps nothing of it: raises Different, and
    DatabaseError.
    """
    with (
        transaction.atomic(using=source.alias),
        transaction.atomic(using=target.alias),
        target.cursor() as cursor,
    ):
        names = sorted(target.introspection.table_names(cursor))
        # SQLite keeps moments in UTC without saying so.
        cursor.execute("SET LOCAL TIME ZONE 'UTC'")
        # The triggers refuse to empty a table, and rows that come in another order.
        triggers.remove(target)
        cursor.execute(f"TRUNCATE {', '.join(map(target.ops.quote_name, names))}")
        for name in names:
            columns = columns_of(cursor, name)
            try:
                _copy_table(source, target, cursor, name, columns)
                table = compare(source, target, name, columns)
            except (target.Database.Error, ValueError) as error:
                # COPY goes past Django. The lines after the first may hold what a row says.
                first = str(error).partition("\n")[0]
                raise Different(f"{name} cannot be copied: {first}") from error
            yield table
        # References are checked here; triggers cannot be made while a check is open.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        triggers.install(target)


def columns_of(cursor, table: str) -> dict[str, str]:
    """The columns of a table with their types, in the order of PostgreSQL."""
    cursor.execute(
        "SELECT column_name, udt_name FROM information_schema.columns"
        " WHERE table_schema = current_schema() AND table_name = %s ORDER BY ordinal_position",
        [table],
    )
    return dict(cursor.fetchall())


def _copy_table(source, target, cursor, table, columns):
    quoted = ", ".join(map(target.ops.quote_name, columns))
    place = f"{target.ops.quote_name(table)} ({quoted})"
    with cursor.copy(f"COPY {place} FROM STDIN") as copied:
        for row in _rows(source, table, columns):
            copied.write_row(row)
    for sequence in target.introspection.get_sequences(cursor, table):
        column = target.ops.quote_name(sequence["column"])
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence(%s, %s), coalesce(max({column}), 1),"  # noqa: S608
            f" max({column}) IS NOT NULL) FROM {target.ops.quote_name(table)}",
            [table, sequence["column"]],
        )


def _rows(database, table, columns):
    quoted = ", ".join(map(database.ops.quote_name, columns))
    with database.cursor() as cursor:
        cursor.execute(f"SELECT {quoted} FROM {database.ops.quote_name(table)}")  # noqa: S608
        while rows := cursor.fetchmany(500):
            yield from rows


def compare(
    source: BaseDatabaseWrapper, target: BaseDatabaseWrapper, table: str, columns: dict[str, str]
) -> Table:
    """The table, if both sides hold the same rows. Raises Different."""
    before, after = (_digests(database, table, columns) for database in (source, target))
    if before != after:
        there = {*after}
        missing = sum(one not in there for one in before)
        raise Different(
            f"{table} has {len(before)} rows here and {len(after)} there; {missing} of those here "
            "are not there as they are"
        )
    return Table(table, len(after), hashlib.sha256(b"".join(after)).hexdigest())


def _digests(database, table, columns):
    """A digest of each row, sorted; alike on both sides, whatever each makes of a type."""
    plain = [PLAIN.get(kind, str) for kind in columns.values()]
    return sorted(
        hashlib.sha256(
            json.dumps(
                [
                    None if value is None else form(value)
                    for form, value in zip(plain, row, strict=True)
                ]
            ).encode()
        ).digest()
        for row in _rows(database, table, columns)
    )


def _moment(value):
    value = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def _of_text(kind):
    def form(value):
        return (kind.fromisoformat(value) if isinstance(value, str) else value).isoformat()

    return form


def _json(value):
    return json.dumps(json.loads(value) if isinstance(value, str) else value, sort_keys=True)


# What a value is, by its type in PostgreSQL; text and whole numbers are what they are.
PLAIN = {
    "bool": bool,
    "bytea": lambda value: bytes(value).hex(),
    "date": _of_text(date),
    "float8": float,
    "jsonb": _json,
    "numeric": lambda value: str(Decimal(str(value)).normalize()),
    "time": _of_text(time),
    "timestamptz": _moment,
    "uuid": lambda value: uuid.UUID(str(value)).hex,
}
