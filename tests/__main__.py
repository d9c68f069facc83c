"""The whole test run, for `python3 manage.py test`: on SQLite, on PostgreSQL, in a browser."""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests import cluster, machine

# What runs beside the first part, and what is said of it.
LATER_PARTS = {
    "browser": "In a browser",
    "database": "What touches the database, again on PostgreSQL",
    "desk": "The desk outside a browser, on SQLite",
}


def main(arguments):
    """Run every part with pytest's arguments; return 0 only if none failed.

    With --every-part it fails as well where there are no programs of a PostgreSQL server.
    """
    every_part = "--every-part" in arguments
    arguments = [one for one in arguments if one != "--every-part"]
    browser_wanted = "--no-browser" not in arguments
    machine.prepare(browser_wanted=browser_wanted)
    postgresql = machine.find_postgresql()
    # Three at once, so that no processor is idle, and the desk when one of them is through. The
    # browser goes first, as people and the tests of it wait for it. What comes after the first is
    # kept until that is through.
    left_out = {"browser": not browser_wanted, "database": not postgresql}
    with ThreadPoolExecutor(3) as lanes, ExitStack() as files:
        logs = {
            part: files.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8"))
            for part in LATER_PARTS
            if not left_out.get(part)
        }
        announce("Everything outside a browser, on SQLite, but for the desk")
        parts = [lanes.submit(run_pytest, "rest", arguments)]
        for part, log in logs.items():
            if part == "database":
                parts.append(lanes.submit(run_on_postgresql, postgresql, arguments, log))
            else:
                parts.append(lanes.submit(run_pytest, part, arguments, log))
        try:
            results = [part.result() for part in parts]
        except KeyboardInterrupt:
            lanes.shutdown(cancel_futures=True)
            return pytest.ExitCode.INTERRUPTED
        for part, log in logs.items():
            announce(LATER_PARTS[part])
            log.seek(0)
            shutil.copyfileobj(log, sys.stdout)
    if not postgresql:
        announce("NOT RUN: the part on PostgreSQL, as no server programs were found")
        results += [pytest.ExitCode.USAGE_ERROR] * every_part
    return together(results)


def run_on_postgresql(programs, arguments, output):
    """Run the part that touches the database on a cluster of its own; return its exit code."""
    with cluster.temporary_cluster(programs) as url:
        return run_pytest("database", arguments, output, database_url=url)


def together(results):
    """The exit code of a run whose parts ended with these."""
    # A selection of tests may well hold none that belong to one of the parts.
    collected = [one for one in results if one != pytest.ExitCode.NO_TESTS_COLLECTED]
    return max(collected, default=pytest.ExitCode.NO_TESTS_COLLECTED)


def announce(words):
    """Print a line that is easy to find in a long log."""
    print(f"\n##### {words} #####", flush=True)


def run_pytest(part, arguments, output=None, database_url=""):
    """Run one part in a pytest process of its own; return its exit code.

    It has folders of its own to write to. Python's development mode would add nothing to what
    pytest reports, and makes Playwright several times slower.
    """
    is_patient = part != "browser" and shutil.which("nice")
    command = ["nice", "-n", "5"] if is_patient else []
    command += [sys.executable, "-m", "pytest", f"--part={part}"]
    command += [f"--output=test-results/{part}", *arguments]
    with tempfile.TemporaryDirectory(prefix="phlov-", dir=machine.fast_folder()) as folder:
        data, temporary = Path(folder, "var"), Path(folder, "tmp")
        temporary.mkdir()
        # WhiteNoise warns of a missing folder, and in tests warnings are errors.
        data.joinpath("static").mkdir(parents=True)
        environment = {**os.environ, "DATABASE_URL": database_url}
        environment |= {"PHLOV_VAR": str(data), "TMPDIR": str(temporary)}
        try:
            return subprocess.run(
                command, env=environment, stdout=output, stderr=output, check=False
            ).returncode
        except KeyboardInterrupt:
            return pytest.ExitCode.INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
