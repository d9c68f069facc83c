"""A PostgreSQL server of our own for one test run, on a unix socket in a temporary folder."""

import contextlib
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import psycopg

from tests import machine

# Nothing in this cluster outlives the run, so it need not survive a power cut.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    # As docs/operating.md says.
    "wal_recycle": "off",
}


@contextlib.contextmanager
def temporary_cluster(programs):
    """Start a cluster with the programs in this folder; yield its DATABASE_URL; stop it again."""
    # The path of a unix socket may hold about a hundred characters, hence /tmp.
    root = machine.fast_folder() or "/tmp"
    with tempfile.TemporaryDirectory(prefix="phlov-", dir=root) as folder:
        owner = hand_over(folder) if machine.is_root() else {}
        data = Path(folder, "data")
        make = [programs / "initdb", "--no-sync", "--auth=trust", "--username=phlov"]
        make += ["--encoding=UTF8", "--locale=C", data]
        subprocess.run(make, cwd=folder, check=True, stdout=subprocess.DEVNULL, **owner)
        log = Path(folder, "log")
        with log.open("w") as output:
            serve = [programs / "postgres", "-D", data, "-k", folder]
            for name, value in SETTINGS.items():
                serve += ["-c", f"{name}={value}"]
            server = subprocess.Popen(serve, cwd=folder, stdout=output, stderr=output, **owner)
        try:
            wait_until_ready(programs, folder, server, log)
            yield f"postgresql://phlov@{quote(folder, safe='')}/postgres"
        finally:
            # SIGINT is PostgreSQL's "fast shutdown": disconnect everybody and stop.
            server.send_signal(signal.SIGINT)
            server.wait()


def copy_database(url, name):
    """Copy the database that nobody uses at the moment; return the URL of the copy."""
    server = url.rpartition("/")[0]
    with psycopg.connect(f"{server}/template1", autocommit=True) as connection:
        source = url.rpartition("/")[2]
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    return f"{server}/{name}"


def hand_over(folder):
    """Give the folder to somebody who may run the server, as PostgreSQL refuses to run as root."""
    for account in ("postgres", "nobody"):
        with contextlib.suppress(LookupError):
            shutil.chown(folder, account)
            return {"user": account, "extra_groups": []}
    raise RuntimeError("There is no account that could run PostgreSQL: neither postgres nor nobody")


def wait_until_ready(programs, folder, server, log):
    """Return once the server answers, or raise with what it wrote."""
    for _ in range(300):
        if server.poll() is not None:
            break
        ask = [programs / "pg_isready", "--quiet", f"--host={folder}"]
        if subprocess.run(ask, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError(f"The temporary PostgreSQL server did not start:\n{log.read_text()}")
