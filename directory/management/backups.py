"""Backups: one file that holds the whole database and says what is in it.

A backup is a ZIP file with two members: the database, as SQLite or pg_dump wrote it, and
`about.json`. The signing key is never in it. Encrypted it is an age file (age-encryption.org), so
that other programs can open it as well.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from directory import VERSION
from directory.models import Snapshot, Verification

# Names sort by time, which is UTC.
NAME = "phlov-%Y%m%d-%H%M%SZ.zip"
ENCRYPTED = ".age"
DATABASE, ABOUT = "database", "about.json"
# What Python raises where a ZIP file, or the JSON in it, is damaged.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    ValueError,
    TypeError,
    NotImplementedError,
)
# Kept are all backups of two days, then the newest of each of the last days and months. Backups may
# hold notes of reports, which are erased after 180 days.
ALL_KEPT, DAYS_KEPT, LONGEST = timedelta(days=2), 14, timedelta(days=180)

# What `restore` leaves beside a backup: when one was restored.
RESTORED = "last-restore.txt"

# Folders of parts, and when nobody can be at work in one any more.
PARTS, LEFT_AFTER = ".phlov-", timedelta(days=1)


class Failure(Exception):
    """Something that a person has to put right, in one sentence."""


class Damaged(Failure):
    """The database itself is not whole."""


def make(folder: Path, *, at: datetime, recipient: str = "") -> Path:
    """Write a backup of the database as it stands, and return its path.

    Others may write meanwhile. `recipient` is a public key of age; its private half belongs on
    another machine. Raises Failure, and OSError where the folder takes nothing.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / at.astimezone(UTC).strftime(NAME)
    # In the folder itself a power cut could leave behind what is to be encrypted.
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        check_sqlite(connection.connection)
    with _private_folder() as parts:
        dump, packed = parts / DATABASE, parts / "packed"
        about = _about(at)
        _dump(dump)
        about["sha256"] = _digest(dump)
        with zipfile.ZipFile(packed, "x", zipfile.ZIP_DEFLATED) as archive:
            archive.write(dump, DATABASE)
            archive.writestr(ABOUT, json.dumps(about, indent=1))
        with opened(packed):
            pass  # It is read back whole.
        if recipient:
            packed = _encrypt(packed, recipient)
            path = path.with_name(path.name + ENCRYPTED)
        arriving = folder / ".arriving"
        arriving.unlink(missing_ok=True)
        # Nobody else may read it, not even while it is written.
        with packed.open("rb") as source, open(arriving, "xb", opener=_for_owner) as copy:
            shutil.copyfileobj(source, copy)
        _sync(arriving)
        arriving.replace(path)
    _sync(folder)
    return path


def move_damaged(folder: Path, *, at: datetime) -> Path:
    """Move a damaged database of SQLite away as it is, and return where it is now."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / at.astimezone(UTC).strftime("damaged-%Y%m%d-%H%M%SZ.sqlite3")
    connection.close()
    database = Path(connection.settings_dict["NAME"])
    # A journal belongs to its database.
    for file in database.parent.glob(f"{database.name}*"):
        file.chmod(0o600)
        shutil.move(file, f"{path}{file.name.removeprefix(database.name)}")
    return path


def remove_old(folder: Path, *, at: datetime) -> list[Path]:
    """Delete the backups that are not kept, and return their paths."""
    dated = times(folder)
    gone = sorted({*dated} - _kept(dated, at))
    for path in gone:
        path.unlink()
    return gone


def time_of(path: Path) -> datetime | None:
    """When a backup was made, by its name; None for any other file."""
    try:
        return datetime.strptime(path.name.removesuffix(ENCRYPTED), NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def times(folder: Path) -> dict[Path, datetime]:
    """When each backup in a folder was made."""
    dated = {path: time_of(path) for path in folder.glob("phlov-*")}
    return {path: made_at for path, made_at in dated.items() if made_at}


def note_restore(path: Path, *, at: datetime) -> None:
    """Leave a note beside a backup that it was restored; a folder may take none."""
    with suppress(OSError), open(path.with_name(RESTORED), "w", opener=_for_owner) as file:
        file.write(f"{at.astimezone(UTC).isoformat(timespec='seconds')}\n")


def last_restore(folder: Path) -> datetime | None:
    """When a backup of a folder was last restored, by the note; None if there is none."""
    try:
        return datetime.fromisoformat((folder / RESTORED).read_text().strip())
    except (OSError, ValueError):
        return None


@contextmanager
def opened(path: Path, identity: str = "") -> Iterator[tuple[dict, Path]]:
    """What a backup says of itself, and its database in a temporary file, both checked.

    `identity` is the private key of age that opens it. Raises Failure.
    """
    with _private_folder() as parts:
        try:
            if path.name.endswith(ENCRYPTED):
                path = _decrypt(path, parts / "packed", identity)
            with zipfile.ZipFile(path) as archive:
                about = json.loads(archive.read(ABOUT))
                dump = Path(archive.extract(DATABASE, parts))
            is_whole = _digest(dump) == about["sha256"]
        except DAMAGED as error:
            raise Failure(f"{path} is damaged, or no backup of Phlov.") from error
        if not is_whole:
            raise Failure(f"{path} is damaged: its database is not what it was.")
        if about["engine"] != connection.vendor:
            raise Failure(
                f"This backup is of {about['engine']}, and the database here is "
                f"{connection.vendor}."
            )
        if connection.vendor == "sqlite":
            # The checks of our tables call functions that Django adds to a connection.
            other = connection.copy()
            other.settings_dict["NAME"] = dump
            with closing(other):
                other.ensure_connection()
                check_sqlite(other.connection)
        yield about, dump


def put_back(about: dict, dump: Path) -> None:
    """Replace the database by that of a backup, in one transaction. Raises Failure."""
    if unknown := unknown_migrations(about["migrations"]):
        raise Failure(
            f"This backup is of a newer release, which has {unknown[-1]}. Install that release."
        )
    if connection.vendor == "sqlite":
        # SQLite copies page by page under its own lock. Replacing the file would leave a journal
        # behind that belongs to another database.
        connection.ensure_connection()
        with closing(sqlite3.connect(dump)) as source:
            try:
                source.backup(connection.connection)
            except sqlite3.Error as error:
                raise DatabaseError(str(error)) from error
    else:
        _put_back_postgresql(dump)


def check_sqlite(database: sqlite3.Connection) -> None:
    """Raise Failure where a database of SQLite is damaged."""
    try:
        found = [row[0] for row in database.execute("PRAGMA integrity_check")]
        found += database.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        raise Damaged(f"The database is damaged: {error}.") from error
    if found != ["ok"]:
        raise Damaged(f"The database is damaged: {found[-1]}.")


def applied_migrations() -> list[str]:
    """The migrations that the database has."""
    applied = MigrationLoader(connection).applied_migrations
    return sorted(f"{app}.{name}" for app, name in applied)


def unknown_migrations(applied: list[str]) -> list[str]:
    """Those of these migrations that this release does not have."""
    on_disk = MigrationLoader(None).disk_migrations
    # Those that a newer one replaces stay recorded.
    replaced = [key for migration in on_disk.values() for key in migration.replaces]
    return sorted({*applied} - {f"{app}.{name}" for app, name in [*on_disk, *replaced]})


def listed_ids() -> list[str]:
    """The public ids of all standing listings."""
    rows = Verification.objects.standing().order_by("organization__public_id")
    return [*rows.values_list("organization__public_id", flat=True)]


def _about(at):
    return {
        "made_at": at.isoformat(),
        "release": VERSION,
        "engine": connection.vendor,
        "migrations": applied_migrations(),
        # An upgrade backs up what the release before made, which lacks columns of ours.
        "seq": Snapshot.objects.values_list("seq", flat=True).first() or 0,
        "listed": listed_ids(),
    }


def _dump(path):
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        try:
            with closing(sqlite3.connect(path)) as copy:
                # In one step, so that whoever writes waits once and the copy is of one moment.
                connection.connection.backup(copy)
        except sqlite3.Error as error:
            # A full disk, above all. It is no error of Django, as this goes past it.
            raise Failure(f"The database could not be copied: {error}.") from error
    else:
        _run(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--file={path}",
            f"--dbname={_conninfo()}",
        )


def _put_back_postgresql(dump):
    script = dump.with_name("restore.sql")
    options = ["--clean", "--if-exists", "--no-owner", "--no-privileges"]
    _run("pg_restore", *options, f"--file={script}", dump)
    # Tables that a later release made depend on those of the backup, which does not know them.
    quoted = map(connection.ops.quote_name, connection.introspection.table_names())
    tables = ", ".join(quoted)
    drop = [f"--command=DROP TABLE {tables} CASCADE"] if tables else []
    _run(
        "psql",
        "--no-psqlrc",
        "--quiet",
        "--single-transaction",
        "--set=ON_ERROR_STOP=1",
        f"--dbname={_conninfo()}",
        *drop,
        f"--file={script}",
    )


@contextmanager
def _private_folder():
    """A temporary folder beside the database. What a power cut left of others goes first."""
    for left in settings.VAR_DIR.glob(f"{PARTS}*"):
        if time.time() - left.stat().st_mtime > LEFT_AFTER.total_seconds():
            shutil.rmtree(left)
    with tempfile.TemporaryDirectory(prefix=PARTS, dir=settings.VAR_DIR) as parts:
        yield Path(parts)


def _for_owner(path, flags):
    return os.open(path, flags, mode=0o600)


def _conninfo():
    """Our database as libpq names one, with the parameters that DATABASE_URL gives the connection.

    Not the rest: whoever lists processes would read the password.
    """
    # Only an installation with PostgreSQL has the driver.
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415

    place = connection.settings_dict
    name = {"dbname": place["NAME"]} if place["NAME"] else {}
    return make_conninfo(**name, **place["OPTIONS"])


def _run(program, *arguments):
    """Run a program of PostgreSQL on our database."""
    found = shutil.which(program)
    if found is None:
        raise Failure(f"{program} was not found. Install the client programs of PostgreSQL.")
    place = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    environment = {name: str(place[key]) for name, key in names.items() if place[key]}
    done = subprocess.run(
        [found, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Failure(f"{program} failed: {done.stderr.strip()}")


def _encrypt(path, recipient):
    try:
        key = pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError as error:
        raise Failure(f"{recipient!r} is no public key of age (age1…).") from error
    encrypted = path.with_name(path.name + ENCRYPTED)
    try:
        pyrage.encrypt_file(str(path), str(encrypted), [key])
    except pyrage.EncryptError as error:
        raise Failure(f"The backup could not be encrypted: {error}.") from error
    return encrypted


def _decrypt(path, into, identity):
    if not identity:
        raise Failure(f"{path} is encrypted: name the file of its private key with --key.")
    try:
        pyrage.decrypt_file(str(path), str(into), [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.IdentityError, pyrage.DecryptError) as error:
        raise Failure(f"{path} cannot be opened with this key: {error}.") from error
    return into


def _kept(dated, at):
    """The backups of two days, the newest of each of the last days, and of each month."""
    young = sorted(path for path, made_at in dated.items() if at - made_at <= LONGEST)
    days = {dated[path].date(): path for path in young}
    months = {f"{dated[path]:%Y%m}": path for path in young}
    newest = [path for path in young if at - dated[path] <= ALL_KEPT]
    return {*newest, *sorted(days.values())[-DAYS_KEPT:], *months.values()}


def _digest(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path):
    """Have the disk keep it, so that a power cut cannot take it away."""
    if os.name == "posix":
        number = os.open(path, os.O_RDONLY)
        os.fsync(number)
        os.close(number)
