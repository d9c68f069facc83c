"""Backups: made while others write, checked, encrypted, rotated, and put back."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest

from directory.management import backups
from tests import cluster, machine
from tests.site import CHECKOUT, Site

# The installations here have databases of their own.
pytestmark = pytest.mark.one_database

WITHDRAW = """
import django; django.setup()
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from directory.models import Organization
from directory.rules import accounts, verification
dara = get_user_model().objects.create_user("dara")
dara.groups.add(Group.objects.get(name=accounts.VERIFIERS))
aple = Organization.objects.get(slug="aple")
verification.withdraw(aple, by=dara, reason="-", at=timezone.now())
print(aple.public_id)
"""
# Adds people until it is stopped, two in each transaction.
WRITE = """
import django, itertools; django.setup()
from django.contrib.auth import get_user_model
from django.db import transaction
for number in itertools.count():
    with transaction.atomic():
        for half in "ab":
            get_user_model().objects.create(username=f"{number}{half}")
    print(number, flush=True)
"""


@pytest.fixture
def office(prepared_folder, tmp_path):
    """An installation with the starter data, which nobody serves."""
    folder = tmp_path / "office"
    shutil.copytree(prepared_folder, folder)
    return Site(folder)


@pytest.fixture
def elsewhere(tmp_path):
    """An empty folder of another machine."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return Site(folder)


def back_up(site, *arguments):
    """Back up; return the file."""
    folder = Path(site.folder).parent / "backups"
    said = site.manage("backup", str(folder), *arguments)
    return Path(said.removeprefix("Backup: ").split(",")[0])


def refused(site, *arguments):
    """What a command says that fails."""
    command = [sys.executable, "manage.py", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=CHECKOUT, env=site.environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stdout
    return done.stderr.strip()


def rows(site):
    """Every row of every table."""
    database = sqlite3.connect(Path(site.folder) / "phlov.sqlite3")
    found = sorted(database.iterdump())
    database.close()
    return found


def test_restored_database_is_equal(office, elsewhere):
    elsewhere.manage("restore", str(back_up(office)))
    assert rows(elsewhere) == rows(office)


def test_backup_is_for_its_owner_alone_and_without_a_key(office):
    path = back_up(office)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["database", "about.json"]
        folder = Path(office.folder)
        keys = (
            (folder / "secret.key").read_text(),
            json.loads((folder / "signing.json").read_text())["private"],
        )
        assert [key for key in keys if key.encode() in archive.read("database")] == []


def test_backups_are_whole_while_somebody_writes(office):
    command = [sys.executable, "-c", WRITE]
    with subprocess.Popen(
        command, cwd=CHECKOUT, env=office.environment, stdout=subprocess.PIPE
    ) as writer:
        writer.stdout.readline()
        try:
            paths = [back_up(office) for _ in range(3)]
            assert writer.poll() is None
        finally:
            writer.kill()
    counts = []
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            database = sqlite3.connect(archive.extract("database", path.parent / path.stem))
        counts += database.execute(
            "SELECT count(*) % 2 FROM auth_user WHERE username GLOB '[0-9]*'"
        ).fetchone()
        database.close()
    assert counts == [0, 0, 0]


def test_restore_replaces_nothing_unasked(office):
    path = back_up(office)
    before = rows(office)
    assert "Add --replace" in refused(office, "restore", path)
    assert rows(office) == before


def test_what_is_replaced_is_kept(office):
    path = back_up(office)
    office.run("-c", WITHDRAW)
    replaced = rows(office)
    said = office.manage("restore", str(path), "--replace")
    kept = Path(next(line for line in said.splitlines() if "is kept in" in line).split()[-1])
    office.manage("restore", str(kept), "--replace")
    assert rows(office) == replaced


def test_damaged_database_is_replaced_and_kept_as_it_is(office):
    path = back_up(office)
    whole = rows(office)
    database = Path(office.folder, "phlov.sqlite3")
    size = database.stat().st_size
    with database.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xff" * (size // 4))
    damaged = database.read_bytes()
    office.manage("restore", str(path), "--replace")
    assert rows(office) == whole
    [kept] = Path(office.folder, "replaced").iterdir()
    assert (kept.read_bytes() == damaged, kept.stat().st_mode & 0o777) == (True, 0o600)


def test_what_a_power_cut_left_of_a_backup_goes(office):
    old, new = (Path(office.folder, name) for name in (".phlov-old", ".phlov-new"))
    for folder in (old, new):
        folder.mkdir()
    os.utime(old, (0, 0))
    back_up(office)
    assert (old.exists(), new.exists()) == (False, True)


def test_restore_names_what_was_withdrawn_since_and_it_stays_so(office):
    path = back_up(office)
    public_id = office.run("-c", WITHDRAW).strip()
    office.manage("publish")
    said = office.manage("restore", str(path), "--replace")
    assert f"{public_id} stands in the backup and was withdrawn since." in said
    office.manage("publish")
    pointer = json.loads((Path(office.folder) / "data" / "current.json").read_bytes())
    assert pointer["withdrawn"] == [public_id]


def test_damaged_backup_is_refused(office):
    path = back_up(office)
    data = path.read_bytes()
    # Not in the heads and the list of members, where some bytes say nothing.
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(backups.DATABASE).compress_size
    for place in range(size // 10, size, size // 40):
        path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises(backups.Failure, match="is damaged"), backups.opened(path):
            pass


@pytest.mark.skipif(os.name != "posix", reason="NOT RUN: only POSIX limits the size of files")
def test_backup_that_cannot_be_encrypted_is_a_failure(tmp_path):
    """As on a full disk: age has an error of its own."""
    import resource  # noqa: PLC0415 - Windows has none

    (tmp_path / "packed").write_bytes(bytes(500_000))
    key = str(pyrage.x25519.Identity.generate().to_public())
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(backups.Failure, match="could not be encrypted"):
            backups._encrypt(tmp_path / "packed", key)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_encrypted_backup_opens_by_its_key_alone(office, elsewhere, tmp_path):
    mine, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    path = back_up(office, "--encrypt-to", str(mine.to_public()))
    key = tmp_path / "key.txt"
    key.write_text(f"# made by a test\n{other}\n")
    assert "with --key" in refused(elsewhere, "restore", path)
    assert "cannot be opened with this key" in refused(elsewhere, "restore", path, "--key", key)
    key.write_text(f"# made by a test\n{mine}\n")
    elsewhere.manage("restore", str(path), "--key", str(key))
    assert rows(elsewhere) == rows(office)


def test_wrong_public_key_leaves_no_backup(office, tmp_path):
    said = refused(office, "backup", tmp_path / "backups", "--encrypt-to", "age1nonsense")
    assert said == (
        "CommandError: There is no new backup: 'age1nonsense' is no public key of age (age1…)."
    )
    assert os.listdir(tmp_path / "backups") == []


def test_backup_of_a_newer_release_is_refused(office, elsewhere):
    path = back_up(office)
    with zipfile.ZipFile(path) as archive:
        about, data = json.loads(archive.read("about.json")), archive.read("database")
    about["migrations"].append("directory.9999_later")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("about.json", json.dumps(about))
        archive.writestr("database", data)
    assert "a newer release, which has directory.9999_later" in refused(elsewhere, "restore", path)


def test_old_backups_go_but_some_of_each_age_stay(tmp_path):
    now = datetime(2026, 11, 30, 12, tzinfo=UTC)
    made = [now - timedelta(hours=8 * count) for count in range(900)]
    for at in made:
        (tmp_path / at.strftime(backups.NAME)).touch()
    (tmp_path / "phlov-notes.txt").touch()
    backups.remove_old(tmp_path, at=now)
    assert sorted(path.name[6:14] for path in tmp_path.glob("*.zip")) == [
        *("20260630", "20260731", "20260831", "20260930", "20261031"),
        *(f"202611{day}" for day in range(17, 28)),
        *["20261128"] * 2,
        *["20261129"] * 3,
        *["20261130"] * 2,
    ]
    assert (tmp_path / "phlov-notes.txt").exists()


# As an upgrade does, of which the backup knows nothing.
LATER_TABLE = """
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE later (of uuid REFERENCES directory_organization (id))")
"""


def test_postgresql_goes_out_and_in(office, prepared_on_postgresql, tmp_path):
    folder, url = prepared_on_postgresql
    site = Site(shutil.copytree(folder, tmp_path / "server"))
    path = f"{machine.find_postgresql()}:{os.environ['PATH']}"
    site.environment |= {"DATABASE_URL": cluster.copy_database(url, "backup"), "PATH": path}
    assert "This backup is of sqlite" in refused(site, "restore", back_up(office))
    path = back_up(site)
    public_id = site.run("-c", WITHDRAW).strip()
    site.run("-c", LATER_TABLE)
    assert "Add --replace" in refused(site, "restore", path)
    said = site.manage("restore", str(path), "--replace")
    assert f"{public_id} stands in the backup" in said
    site.manage("publish")
    pointer = json.loads((site.folder / "data" / "current.json").read_bytes())
    assert pointer["withdrawn"] == [public_id]
