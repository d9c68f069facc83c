"""The command that serves an installation, and what it says when it cannot."""

import contextlib
import os
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.site import CHECKOUT

# How a server starts is no matter of the database.
pytestmark = pytest.mark.one_database


def refused(folder, *arguments, **environment):
    """What the command says when it ends at once."""
    done = subprocess.run(
        [sys.executable, "manage.py", "serve", *arguments],
        cwd=CHECKOUT,
        env={**os.environ, "PHLOV_VAR": str(folder), "DATABASE_URL": "", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1, done.stdout
    return done.stderr.splitlines()


def test_folder_that_was_not_set_up_is_named(tmp_path):
    assert refused(tmp_path) == [
        f"Nothing is set up in the folder {tmp_path}.",
        "Run: python3 manage.py migrate, then: python3 manage.py collectstatic",
    ]


def test_server_behind_tls_needs_to_know_of_a_proxy(prepared_folder):
    assert refused(prepared_folder, PHLOV_HOSTS="phlov.example") == [
        "CommandError: Readers come by https, but PHLOV_PROXIES names no proxy that ends it.",
        "Set PHLOV_PROXIES=1, or PHLOV_HTTPS=0 if they do not.",
    ]


def test_taken_port_is_named(site):
    port = int(site.url.rpartition(":")[2])
    taken = f"Port {port} is taken: another program, perhaps another Phlov"
    other = f"python3 manage.py serve --port {port + 1}"
    assert refused(site.folder, "--port", str(port)) == [
        f"CommandError: {taken}, listens on it.",
        f"Stop that program, or choose another port: {other}",
    ]


def test_what_is_wrong_stands_in_the_log_and_readers_are_served(own_site):
    own_site.kill()
    folder = Path(own_site.folder)
    key = folder / "signing.json"
    key.write_text("{")
    with contextlib.closing(sqlite3.connect(folder / "phlov.sqlite3")) as database, database:
        database.execute(
            "DELETE FROM django_migrations WHERE name ="
            " (SELECT max(name) FROM django_migrations WHERE app = 'directory')"
        )
    log = folder / "server.log"
    log.unlink()
    own_site.start()
    with urllib.request.urlopen(f"{own_site.url}/km/", timeout=30) as answer:
        assert answer.status == 200
    unread = (
        f"{key} cannot be read, so this machine publishes nothing and takes over nothing new. "
        "Give the file to the account that runs Phlov."
    )
    assert warnings(log) == [
        "migrations: 1 are missing. Run: manage.py migrate",
        f"signatures: {unread}",
    ]


def warnings(log):
    """What the server found wrong; signatures are what it examines last."""
    name = "WARNING directory.management.commands.serve "
    deadline = time.monotonic() + 60
    while f"{name}signatures" not in log.read_text() and time.monotonic() < deadline:
        time.sleep(0.05)
    lines = log.read_text().splitlines()
    return [line.removeprefix(name) for line in lines if line.startswith(name)]
