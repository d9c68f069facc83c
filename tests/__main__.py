"""The whole test run, which `python3 manage.py test` starts: pytest on SQLite, then PostgreSQL."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests import cluster, machine


def main(arguments):
    """Run both passes with pytest's arguments; return 0 only if neither failed."""
    machine.prepare(browser_wanted="--no-browser" not in arguments)
    postgresql = machine.find_postgresql()

    announce("Everything, on SQLite")
    result = run_pytest(arguments, DATABASE_URL="")
    if result == pytest.ExitCode.INTERRUPTED:
        return result
    if postgresql is None:
        announce("NOT RUN: the pass on PostgreSQL, as no server programs were found")
        return result

    announce("What touches the database, again on PostgreSQL")
    # The artefacts of the first pass would be deleted if the second used the same folder.
    again = [*arguments, "--only-database", "--output=test-results/postgresql"]
    with cluster.temporary_cluster(postgresql) as url:
        second = run_pytest(again, DATABASE_URL=url)
    # A selection of tests may well hold none that touch the database.
    return result or (0 if second == pytest.ExitCode.NO_TESTS_COLLECTED else second)


def announce(words):
    """Print a line that is easy to find in a long log."""
    print(f"\n##### {words} #####", flush=True)


def run_pytest(arguments, **environment):
    """One pytest process, in Python's development mode, with a folder of its own to write to."""
    with tempfile.TemporaryDirectory(prefix="phlov-var-") as folder:
        # WhiteNoise warns of a missing folder, and in tests warnings are errors.
        Path(folder, "static").mkdir()
        return run_in_folder(arguments, PHLOV_VAR=folder, **environment)


def run_in_folder(arguments, **environment):
    """Run pytest with these variables, and return its exit code."""
    command = [sys.executable, "-X", "dev", "-m", "pytest", *arguments]
    try:
        return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode
    except KeyboardInterrupt:
        return pytest.ExitCode.INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
