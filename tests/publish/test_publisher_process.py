"""The publisher as a process of its own, and machines that share nothing but a database."""

import contextlib
import json
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from tests import cluster
from tests.site import CHECKOUT, Site

# What these processes do does not depend on the database that this test run uses.
pytestmark = pytest.mark.one_database

# The starter data were read by the account of that name, which is no verifier for the rules.
WITHDRAW = """
import django; django.setup()
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from directory.models import Verification
from directory.rules import accounts, verification
dara, is_new = get_user_model().objects.get_or_create(username="dara")
if is_new:
    dara.groups.add(Group.objects.get(name=accounts.VERIFIERS))
check = Verification.objects.standing().order_by("organization__slug").first()
verification.withdraw(check.organization, by=dara, reason="-", at=timezone.now())
print(check.organization.public_id)
"""
CUT_CONNECTIONS = """
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                   " WHERE datname = current_database() AND pid <> pg_backend_pid()")
"""
# A listing must be out of the answers after so many seconds.
LIMIT = 2.0


@pytest.fixture(scope="module")
def two_hosts(prepared_on_postgresql, tmp_path_factory):
    """Two machines, each with a folder of its own, before one PostgreSQL; and a publisher.

    They take a while to set up, and each test starts from what it finds.
    """
    folder, url = prepared_on_postgresql
    url = cluster.copy_database(url, "two-hosts")
    hosts = [
        Site(shutil.copytree(folder, tmp_path_factory.mktemp(name), dirs_exist_ok=True))
        for name in ("a", "b")
    ]
    for host in hosts:
        # Each has a copy of the key, as each publishes.
        host.environment |= {"DATABASE_URL": url, "PHLOV_PUBLISHER": "watch"}
        host.start()
    with watching(hosts[0]):
        yield hosts
    for host in hosts:
        host.kill()


@contextlib.contextmanager
def watching(site):
    """A publisher that watches."""
    command = [sys.executable, "manage.py", "publish", "--watch"]
    with subprocess.Popen(
        command, cwd=CHECKOUT, env=site.environment, stdout=subprocess.PIPE, text=True
    ) as publisher:
        assert publisher.stdout.readline().startswith("Watching")
        yield
        publisher.send_signal(signal.SIGTERM)
        assert publisher.wait() == 0


def pointer(site):
    return json.loads(get(site, "/data/current.json"))


def get(site, path):
    with urllib.request.urlopen(site.url + path) as answer:
        return answer.read()


def status(site, path):
    try:
        get(site, path)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    return 200


def ask_until(found, seconds=60):
    """Ask again and again until there is an answer; return it and the seconds it took."""
    started = time.monotonic()
    while time.monotonic() < started + seconds:
        if answer := found():
            return answer, time.monotonic() - started
    raise TimeoutError


def test_watching_publisher_publishes_what_another_process_did(own_site):
    own_site.environment["PHLOV_PUBLISHER"] = "watch"
    count = pointer(own_site)["count"]
    with watching(own_site):
        public_id = own_site.run("-c", WITHDRAW).strip()
        last, _ = ask_until(
            lambda: next((p for p in [pointer(own_site)] if p["count"] == count - 1), None)
        )
    assert last["withdrawn"] == [public_id]


def test_server_tells_of_a_recall_before_anybody_publishes(own_site):
    own_site.kill()
    own_site.environment["PHLOV_PUBLISHER"] = "watch"
    own_site.start()
    before = pointer(own_site)
    public_id = own_site.run("-c", WITHDRAW).strip()
    last, _ = ask_until(
        lambda: next((p for p in [pointer(own_site)] if p["withdrawn"] == [public_id]), None)
    )
    assert last["files"] == before["files"]
    assert status(own_site, f"/en/o/{public_id}/") == 410


def test_two_hosts_serve_the_same_and_hide_what_one_recalled(two_hosts, request):
    """Asked 100 times after what was recalled must be gone, and 1,000 times with --long."""
    reads = 1000 if request.config.getoption("--long") else 100
    a, b = two_hosts
    first = pointer(a)
    assert pointer(b) == first
    public_id = a.run("-c", WITHDRAW).strip()
    due = time.monotonic() + LIMIT
    late = []
    while len(late) < reads:
        for host in two_hosts:
            asked = time.monotonic()
            is_shown = status(host, f"/km/o/{public_id}/") == 200
            if asked > due:
                late.append(is_shown)
    assert late.count(True) == 0
    last, _ = ask_until(
        lambda: next((p for p in [pointer(b)] if p["count"] == first["count"] - 1), None)
    )
    ask_until(lambda: pointer(a)["seq"] == last["seq"])
    for host in two_hosts:
        for file in last["files"].values():
            assert len(get(host, file["path"])) == file["bytes"]
        delta = json.loads(get(host, f"/data/{first['seq']}-{last['seq']}.json"))
        assert "listings" in delta


def test_watching_publisher_outlives_cut_connections(two_hosts):
    a, b = two_hosts
    count = pointer(a)["count"]
    b.run("-c", CUT_CONNECTIONS)
    a.run("-c", WITHDRAW)
    # Both take it over beside their readers, each in its time.
    for host in (b, a):
        ask_until(lambda host=host: pointer(host)["count"] == count - 1)


def test_former_files_are_gone_at_both_hosts(two_hosts):
    a, b = two_hosts
    first = pointer(a)
    a.run("-c", WITHDRAW)
    for host in (b, a):
        ask_until(lambda host=host: pointer(host)["count"] == first["count"] - 1)
    path = first["files"]["listings"]["path"]
    # A pointer that withdraws is told before its files are taken over.
    for host in two_hosts:
        ask_until(lambda host=host: status(host, path) == 404)
    assert [[*host.folder.glob(f"data/{path[6:]}*")] for host in two_hosts] == [[], []]
