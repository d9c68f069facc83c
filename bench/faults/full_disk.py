"""The disk is full at every act: a report, a comment, a withdrawal; pages are read meanwhile.

    python -m bench.faults.full_disk --times 20

The site lies on a small file system in memory, which only root may mount. Without the reserve of
read-only mode (PHLOV_LEAST_FREE=0) every act meets the full disk itself.
"""

import contextlib
import json
import os
import random
import subprocess
import tempfile
from pathlib import Path

from bench.faults import common, desk

SIZE = "64m"
PAGES = ("/km/", "/en/?q=aple", "/data/current.json", "/healthz")


def run(site, times):
    """Fill the disk, act and read, that often; return what was lost and what could not be read."""
    site.run("-c", desk.PREPARE)
    keys, chance = desk.read_keys(site), random.Random(6)
    person = desk.Person(site)
    acknowledged, withdrawn, comments = [], [], 0
    reads = unread = refused = unexpected = kept_afterwards = 0
    for number in range(times):
        made, (key, public_id) = common.new_report(chance), keys[number % len(keys)]
        with full(site.folder):
            status, is_named = common.send(site.url, made)
            acknowledged += [made["id"]] * is_named
            answers = [status, person.send(desk.comment_path(key), {"text": "A line"})]
            comments += answers[-1] == 302
            answers.append(person.send(desk.withdraw_path(key), {"reason": "-"}))
            withdrawn += [public_id] * (answers[-1] == 302)
            reads += len(PAGES)
            unread += sum(common.status_of(site.url + page) != 200 for page in PAGES)
        refused += answers.count(503)
        unexpected += len([one for one in answers if one not in (200, 201, 302, 503)])
        # The phone sends its report again, and Bopha her form.
        status, is_named = common.send(site.url, made)
        acknowledged += [made["id"]] * is_named
        has_commented = person.send(desk.comment_path(key), {"text": "A line"}) == 302
        comments += has_commented
        kept_afterwards += is_named + has_commented
    site.manage("publish")
    return {
        "reads": reads,
        "unread": unread,
        "refused": refused,
        "unexpected": unexpected,
        "kept_afterwards": kept_afterwards,
        "comments_lost": comments - common.count_comments(site),
        "withdrawals_lost": len(listed(site) & {*withdrawn}),
        **common.compare(site, acknowledged),
    }


@contextlib.contextmanager
def full(folder):
    """No byte is free meanwhile."""
    ballast = Path(folder, "ballast")
    with ballast.open("wb", buffering=0) as file:
        size = 1 << 20
        while size:
            try:
                file.write(bytes(size))
            except OSError:
                size //= 2
    try:
        yield
    finally:
        ballast.unlink()


def listed(site):
    """The public ids that the newest list has."""
    pointer = json.loads(Path(site.folder, "data", "current.json").read_bytes())
    path = Path(site.folder, pointer["files"]["listings"]["path"].removeprefix("/"))
    return {*json.loads(path.read_bytes())["id"]}


@contextlib.contextmanager
def small_disk():
    """A folder on a small file system of its own."""
    with tempfile.TemporaryDirectory(prefix="phlov-disk-") as folder:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder]
        if os.geteuid() != 0 or subprocess.run(mount, check=False).returncode != 0:
            raise PermissionError("Only root may mount a small file system")
        try:
            yield folder
        finally:
            unmount = ["umount", folder]
            subprocess.run(unmount, check=True)


def run_on_small_disk(times, prepared_folder=None):
    """The same in a site of its own. Raises PermissionError where that cannot be made."""
    with (
        small_disk() as folder,
        common.prepared_site(prepared_folder, within=folder, PHLOV_LEAST_FREE="0") as site,
    ):
        return run(site, times)


if __name__ == "__main__":
    common.main(run_on_small_disk, "times", 20, needs_site=False)
