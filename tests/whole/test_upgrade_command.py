"""`manage.py upgrade`: the database of a former release is brought to this one, and back again."""

import json
import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, nullcontext
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.backends.sqlite3._functions import register

from directory import VERSION
from directory.server import read_only_mode
from tests import cluster, machine
from tests.dump import DUMPS
from tests.site import CHECKOUT, Site

# The installations here have databases of their own.
pytestmark = pytest.mark.one_database

# The commit of the landing before there was an upgrade.
FORMER = "9d9114f"
WAY_BACK = "To go back to the former release, to how everything was before:"


@pytest.fixture
def former(tmp_path):
    """What nine migrations made, with a few rows of each table; its packages are ours."""
    site = Site(tmp_path / "var")
    site.folder.mkdir(mode=0o700)
    site.environment["PHLOV_NO_BOOTSTRAP"] = "1"
    text = DUMPS.joinpath("nine-migrations", "sqlite.sql").read_text("utf-8")
    with closing(sqlite3.connect(site.folder / "phlov.sqlite3")) as database:
        # The checks of its tables call functions of Django.
        register(database)
        database.executescript(text)
    return site


def upgrade(site, *arguments):
    """Run it; return its exit code and what it said."""
    command = [sys.executable, "manage.py", "upgrade", *map(str, arguments)]
    return run(command, CHECKOUT, site.environment)


def run(command, folder, environment):
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def rows(site):
    with closing(sqlite3.connect(site.folder / "phlov.sqlite3")) as database:
        return sorted(database.iterdump())


def commands_of(said):
    """The commands with which one goes back, as they can be copied from the screen."""
    _, _, steps = said.partition(WAY_BACK)
    return [shlex.split(line) for line in steps.splitlines() if line.startswith("       ")]


def test_former_release_becomes_this_one(former, tmp_path):
    code, said = upgrade(former, tmp_path / "backups")
    steps = [line.removeprefix("--- ") for line in said.splitlines() if line.startswith("--- ")]
    assert steps == ["backup", "migrate", "collectstatic", "publish", "doctor"]
    assert (code, said.splitlines()[-1]) == (
        0,
        f"This is Phlov {VERSION} now. Start the server in this folder: {CHECKOUT}",
    )
    pointer = json.loads((former.folder / "data" / "current.json").read_bytes())
    assert (pointer["count"], (former.folder / "read-only").exists()) == (2, False)


def test_step_that_fails_says_how_to_go_back(former, tmp_path):
    with closing(sqlite3.connect(former.folder / "phlov.sqlite3")) as database:
        database.execute("DELETE FROM django_migrations WHERE name = '0009_operating_status'")
        database.commit()
    before = rows(former)
    code, said = upgrade(former, tmp_path / "backups")
    assert (code, "The upgrade stopped: migrate did not work" in said) == (1, True)
    assert "phones that took this program refuse its lists" in said
    assert (former.folder / "read-only").exists()
    restore, collect, publish, switch = commands_of(said)
    assert (collect[1:3], publish[1:]) == (
        ["manage.py", "collectstatic"],
        ["manage.py", "publish"],
    )
    for command in (restore, switch):
        assert run(command, tmp_path, former.environment)[0] == 0
    assert rows(former) == before
    assert not (former.folder / "read-only").exists()


def test_folder_of_no_installation_is_named(tmp_path):
    code, said = upgrade(Site(tmp_path), tmp_path / "backups")
    place = tmp_path / "phlov.sqlite3"
    assert (code, said.splitlines()[0]) == (
        1,
        f"CommandError: There is nothing to upgrade: {place} holds no database of Phlov.",
    )


@pytest.mark.django_db
def test_upgrade_without_a_backup_changes_nothing(settings, tmp_path, capsys):
    settings.VAR_DIR = tmp_path
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match=r"the backup did not work(.|\n)*Your data is as it was"):
        call_command("upgrade", tmp_path / "file")
    assert "File exists" in capsys.readouterr().err
    assert not read_only_mode.switch().exists()


@pytest.mark.skipif(os.name != "posix", reason="NOT RUN: only POSIX limits the size of files")
def test_disk_that_fills_up_locks_nobody_out(former, tmp_path):
    """SQLite says it in a way of its own; while nothing can be saved nobody can withdraw."""
    limited = (
        "import os, resource, sys;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536));"
        "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    )
    command = [sys.executable, "-c", limited, "manage.py", "upgrade", str(tmp_path / "backups")]
    code, said = run(command, CHECKOUT, former.environment)
    assert (code, "Your data is as it was" in said) == (1, True), said
    assert not (former.folder / "read-only").exists()


@pytest.mark.django_db
def test_upgrade_waits_for_room(settings, tmp_path):
    settings.VAR_DIR, settings.LEAST_FREE = tmp_path, 10**18
    with pytest.raises(CommandError, match="MB are free on the disk"):
        call_command("upgrade", tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_last_landing_is_upgraded_by_the_documented_steps(engine, tmp_path):
    """From bare folders of both releases, with a Python that has no packages, and back again."""
    programs = machine.find_postgresql()
    if engine == "postgresql" and programs is None:
        pytest.skip("NOT RUN: no programs of a PostgreSQL server were found")
    old, new = unpacked(FORMER, tmp_path / "old"), unpacked("HEAD", tmp_path / "new")
    folder = tmp_path / "var"
    server = cluster.temporary_cluster(programs) if engine == "postgresql" else nullcontext("")
    with server as url:
        environment = {**os.environ, "PHLOV_VAR": str(folder), "DATABASE_URL": url}
        environment["PATH"] = os.pathsep.join([str(programs or ""), os.environ["PATH"]])
        # The run of the tests may have been started by manage.py itself.
        environment.pop("PHLOV_NO_BOOTSTRAP", None)

        def do(place, *command):
            code, said = run([*map(str, command)], place, environment)
            if "pip cannot reach its package index" in said:
                pytest.skip("NOT RUN: the packages could not be downloaded")
            assert code == 0, said
            return said

        bare = sys._base_executable
        do(old, bare, "-m", "venv", ".venv")
        files = ("-r", "requirements.txt", "-r", new / "requirements-postgresql.txt")
        do(old, ".venv/bin/python", "-m", "pip", "install", "--require-hashes", *files)
        do(old, ".venv/bin/python", "manage.py", "demo", "--no-serve")
        listed = pointer_of(folder)
        # As the changelog says.
        folder.chmod(0o700)
        do(new, bare, "manage.py", "upgrade", str(tmp_path / "backups"))
        assert pointer_of(folder)["count"] == listed["count"]
        # As after a later step that went wrong.
        folder.chmod(0o755)
        again = [".venv/bin/python", "manage.py", "upgrade", "../backups"]
        code, said = run(again, new, environment)
        assert (code, "--- pip" in said) == (1, True), said
        folder.chmod(0o700)
        first = min((tmp_path / "backups").iterdir())
        restore, collect, publish, switch = commands_of(said)
        restore[restore.index("restore") + 1] = str(first)
        do(tmp_path, *restore)
        for command in (collect, publish):
            do(old, *command)
        do(tmp_path, *switch)
        back = pointer_of(folder)
        assert (back["files"], back["count"]) == (listed["files"], listed["count"])
        assert back["seq"] > listed["seq"]


def unpacked(commit, folder):
    """A release as people unpack it, without its history."""
    git = ["git", "-C", str(CHECKOUT)]
    known = subprocess.run([*git, "cat-file", "-e", f"{commit}^{{commit}}"], check=False)
    if not shutil.which("git") or known.returncode != 0:
        pytest.skip(f"NOT RUN: the history of this checkout does not reach back to {commit}")
    folder.mkdir()
    archive = folder.with_suffix(".tar")
    subprocess.run([*git, "archive", f"--output={archive}", commit], check=True)
    shutil.unpack_archive(archive, folder, filter="data")
    return folder


def pointer_of(folder):
    return json.loads(Path(folder, "data", "current.json").read_bytes())
