"""The whole test run, for `python3 manage.py test`: on SQLite, on PostgreSQL, in a browser."""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import cluster, machine


def main(arguments):
    """Run every part with pytest's arguments; return 0 only if none failed.

    With --every-part it fails as well where there are no programs of a PostgreSQL server.
    """
    every_part = "--every-part" in arguments
    arguments = [one for one in arguments if one != "--every-part"]
    browser_wanted = "--no-browser" not in arguments
    machine.prepare(browser_wanted=browser_wanted)
    postgresql = machine.find_postgresql()
    # All at once, so that no processor is idle; the browser goes first, as people and the tests of
    # it wait for it. What the others print is kept until the first is through.
    with ThreadPoolExecutor(3) as lanes, kept_output() as walked, kept_output() as again:
        announce("Everything outside a browser, on SQLite")
        parts = [lanes.submit(run_pytest, "rest", arguments)]
        if browser_wanted:
            parts.append(lanes.submit(run_pytest, "browser", arguments, walked))
        if postgresql:
            parts.append(lanes.submit(run_on_postgresql, postgresql, arguments, again))
        try:
            results = [part.result() for part in parts]
        except KeyboardInterrupt:
            lanes.shutdown(cancel_futures=True)
            return pytest.ExitCode.INTERRUPTED
        for words, log in (
            ("In a browser", walked if browser_wanted else None),
            ("What touches the database, again on PostgreSQL", again if postgresql else None),
        ):
            if log:
                announce(words)
                log.seek(0)
                shutil.copyfileobj(log, sys.stdout)
    if not postgresql:
        announce("NOT RUN: the part on PostgreSQL, as no server programs were found")
        results += [pytest.ExitCode.USAGE_ERROR] * every_part
    return together(results)


def kept_output():
    """A file for what a part prints."""
    return tempfile.TemporaryFile("w+", encoding="utf-8")


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
    with tempfile.TemporaryDirectory(prefix="phlov-var-") as folder:
        # WhiteNoise warns of a missing folder, and in tests warnings are errors.
        Path(folder, "static").mkdir()
        environment = {**os.environ, "PHLOV_VAR": folder, "DATABASE_URL": database_url}
        try:
            return subprocess.run(
                command, env=environment, stdout=output, stderr=output, check=False
            ).returncode
        except KeyboardInterrupt:
            return pytest.ExitCode.INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
