"""A password alone: for the demo and this machine only."""

import os
import subprocess
import sys

import pytest

from directory.server import checks
from tests.desk.signin.accounts import FACTOR
from tests.site import CHECKOUT

pytestmark = pytest.mark.one_database

# Where a password alone may do -------------------------------------------------------------------


def test_demo_says_so_on_every_page(client, people, settings):
    settings.SECOND_FACTOR = False
    client.cookies["django_language"] = "en"
    said = "a password alone opens it"
    assert said in client.get("/admin/login/").text
    client.force_login(people["dara"])
    for address in ("/admin/", "/admin/directory/organization/", "/admin/password_change/", FACTOR):
        assert said in client.get(address).text


@pytest.mark.parametrize(
    ("factor", "local", "https", "count"),
    [
        (False, True, False, 0),
        (False, True, True, 1),
        (False, False, False, 1),
        (False, False, True, 1),
        (True, False, True, 0),
    ],
)
def test_check_allows_a_password_alone_only_at_home(settings, factor, local, https, count):
    settings.SECOND_FACTOR, settings.IS_LOCAL, settings.HTTPS = factor, local, https
    assert len(checks.second_factor()) == count


def test_server_for_others_does_not_start_with_a_password_alone(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", "import directory.wsgi"],
        cwd=CHECKOUT,
        env={
            **os.environ,
            "PHLOV_VAR": str(tmp_path),
            "PHLOV_HOSTS": "phlov.example",
            "PHLOV_SECOND_FACTOR": "0",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.splitlines()) == (
        1,
        [
            "PHLOV_SECOND_FACTOR=0 is for this machine alone, but others are served from it.",
            "Take PHLOV_SECOND_FACTOR out of the environment.",
        ],
    )


def test_second_factor_is_asked_for_unless_somebody_turns_it_off(tmp_path):
    ask = "from django.conf import settings; print(settings.SECOND_FACTOR)"
    environment = {**os.environ, "PHLOV_VAR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--verbosity=0", "-c", ask],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "True\n"
