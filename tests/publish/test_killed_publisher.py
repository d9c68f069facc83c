"""Killing the publisher at any moment leaves no torn snapshot."""

import contextlib
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.site import CHECKOUT

PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests import make
make.catalogue()
make.organization("river", editor=make.person("dara", verifies=True))
"""


@pytest.mark.parametrize(
    "kills", [8, pytest.param(300, marks=pytest.mark.slow)], ids=["short", "long"]
)
def test_killing_the_publisher_leaves_no_torn_snapshot(tmp_path, kills):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "directory.settings",
        "PHLOV_VAR": str(tmp_path),
        "DATABASE_URL": "",
        "PYTHONPATH": str(CHECKOUT),
    }
    subprocess.run([sys.executable, "-c", PREPARE], env=environment, cwd=CHECKOUT, check=True)
    moment = random.Random(1)  # noqa: S311, chance needs no secrecy here
    numbers, reads, torn = [0], 0, []
    with parent_of_publishers(environment) as parent:
        for _ in range(kills):
            print(file=parent.stdin, flush=True)
            publisher = int(parent.stdout.readline())
            # It is killed somewhere in its work, but never before its first snapshot is out.
            started, end = numbers[-1], None
            while end is None or time.monotonic() < end:
                os.kill(publisher, 0)  # Fails if it ended by itself.
                reads += 1
                number, problem = read(tmp_path / "data", numbers[-1])
                numbers.append(number)
                torn += problem
                if end is None and number > started:
                    end = time.monotonic() + moment.random() / 2
            os.kill(publisher, signal.SIGKILL)
            assert int(parent.stdout.readline()) == publisher
            number, problem = read(tmp_path / "data", numbers[-1])
            numbers.append(number)
            torn += problem
    print(f"{kills} kills, {reads} reads, {len(set(numbers)) - 1} snapshots, {len(torn)} torn")
    assert torn == []
    assert numbers == sorted(numbers)
    assert len(set(numbers)) > kills


@contextlib.contextmanager
def parent_of_publishers(environment):
    """A process that starts one publisher after another; at the end nothing of it is left."""
    command = [sys.executable, "-m", "tests.publish_forever"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(
        command, env=environment, cwd=CHECKOUT, start_new_session=True, **pipes
    ) as parent:
        try:
            yield parent
        finally:
            os.killpg(parent.pid, signal.SIGKILL)


def read(folder, last):
    """The number of what a reader finds, and what is wrong with it."""
    for _ in range(5):
        try:
            pointer = json.loads((folder / "current.json").read_bytes())
        except FileNotFoundError:
            return last, []
        try:
            wrong = [
                file["path"]
                for file in pointer["files"].values()
                if hashlib.sha256((folder / file["path"][6:]).read_bytes()).hexdigest()
                != file["sha256"]
            ]
            return pointer["seq"], wrong
        except FileNotFoundError:
            # Overtaken by two publications; a phone, too, asks for the pointer again.
            continue
    return last, ["overtaken five times"]
