"""The publisher is killed with -9 at any moment, again and again, while somebody reads.

python -m bench.faults.kill_publisher --kills 2000

Ctrl+C ends it earlier.
"""

import contextlib
import hashlib
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.faults import common
from tests.site import CHECKOUT

PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests import make
make.catalogue()
make.organization("river", editor=make.person("dara", verifies=True))
"""


def run(kills):
    """Kill that many publishers; return how many reads were torn, or older than one before."""
    with tempfile.TemporaryDirectory(prefix="phlov-bench-") as folder:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "directory.settings",
            "PHLOV_VAR": folder,
            "DATABASE_URL": "",
            "PYTHONPATH": str(CHECKOUT),
        }
        subprocess.run([sys.executable, "-c", PREPARE], env=environment, cwd=CHECKOUT, check=True)
        with parent_of_publishers(environment) as parent:
            return kill(parent, Path(folder, "data"), kills)


def kill(parent, folder, kills):
    """Kill one publisher of this parent after the other, and read all the time."""
    chance = random.Random()
    numbers, torn, killed = [0], [], 0

    def look():
        number, problem = read(folder, numbers[-1])
        numbers.append(number)
        torn.extend(problem)

    # Whoever ends it earlier gets the figure so far.
    with contextlib.suppress(KeyboardInterrupt):
        while killed < kills:
            print(file=parent.stdin, flush=True)
            publisher = int(parent.stdout.readline())
            # It is killed somewhere in its work, but never before its first snapshot is out.
            started, end = numbers[-1], None
            while end is None or time.monotonic() < end:
                os.kill(publisher, 0)  # Fails if it ended by itself.
                look()
                if end is None and numbers[-1] > started:
                    end = time.monotonic() + chance.random() / 2
            os.kill(publisher, signal.SIGKILL)
            if int(parent.stdout.readline()) != publisher:
                raise RuntimeError("Another publisher ended than the one that was killed")
            killed += 1
            look()
    return {
        "killed": killed,
        "reads": len(numbers) - 1,
        "snapshots": len({*numbers}) - 1,
        "torn": len(torn),
        "back": sum(after < before for before, after in itertools.pairwise(numbers)),
    }


@contextlib.contextmanager
def parent_of_publishers(environment):
    """A process that starts one publisher after another; at the end nothing of it is left."""
    command = [sys.executable, "-m", "bench.faults.publish_forever"]
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


if __name__ == "__main__":
    common.main(run, "kills", 2000, needs_site=False)
