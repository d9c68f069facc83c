"""What deploy/ holds for a server: units, timers, containers; each command in it exists."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from configparser import ConfigParser

import pytest
import yaml
from django.core.management import get_commands, load_command_class

from directory.management import listening
from tests.server.test_environment import told
from tests.site import CHECKOUT

# What runs a server is no matter of the database.
pytestmark = pytest.mark.one_database

DEPLOY = CHECKOUT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("phlov*.*"))
SERVICES = [path for path in UNITS if path.suffix == ".service"]
TIMERS = [path for path in UNITS if path.suffix == ".timer"]
COMMON = DEPLOY / "systemd" / "phlov-.service.d" / "common.conf"
FOLDER = "/srv/phlov/current"
PYTHON = f"{FOLDER}/.venv/bin/python"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
PAGES = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").glob("*.md"))]


def unit(path):
    """A unit as its sections. systemd joins lines of the same key; here the last one counts."""
    read = ConfigParser(strict=False, interpolation=None)
    read.optionxform = str
    read.read_string(path.read_text("utf-8"))
    return read


def understood(words):
    """Whether manage.py takes this command with these arguments."""
    name, *arguments = words
    if name == "serve":
        # To import it is to start the application, which needs an installation.
        parser = ArgumentParser()
        listening.add_arguments(parser)
    else:
        command = load_command_class(get_commands()[name], name)
        parser = command.create_parser("manage.py", name)
    parser.parse_args(arguments)
    return True


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_unit_runs_a_command_that_there_is(path):
    python, manage, *words = shlex.split(unit(path)["Service"]["ExecStart"].replace("%i", "8000"))
    assert (python, manage, understood(words)) == (PYTHON, "manage.py", True)


def test_each_timer_has_its_service_and_begins_with_the_rest():
    names = {path.stem for path in TIMERS}
    assert names <= {path.stem for path in SERVICES}
    assert {unit(path)["Unit"]["PartOf"] for path in TIMERS} == {"phlov.target"}
    target = (DEPLOY / "systemd" / "phlov.target").read_text("utf-8")
    assert {*re.findall(r"(phlov-\w+)\.timer", target)} == names


def test_services_run_as_nobody_special():
    service = unit(COMMON)["Service"]
    closed = ["NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "RestrictSUIDSGID"]
    assert [service[name] for name in closed] == ["yes"] * len(closed)
    said = (service["User"], service["ProtectSystem"], service["UMask"])
    assert said == ("phlov", "strict", "0077")
    # No unit takes any of it back.
    own = {name for path in SERVICES for name in unit(path)["Service"]}
    assert own & {*service} == set()


@pytest.fixture
def installed(tmp_path):
    """The units as on a server, of which a folder of the test is the release."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("NOT RUN: systemd-analyze is not on this machine (sudo apt install systemd)")
    release = tmp_path / "release"
    (release / ".venv" / "bin").mkdir(parents=True)
    (release / ".venv" / "bin" / "python").symlink_to(sys.executable)
    shutil.copytree(DEPLOY / "systemd", tmp_path / "units")
    for path in (tmp_path / "units").rglob("*.*"):
        if path.is_file():
            path.write_text(path.read_text("utf-8").replace(FOLDER, str(release)), "utf-8")
    template = tmp_path / "units" / "phlov-serve@.service"
    template.rename(template.with_name("phlov-serve@8000.service"))
    return tmp_path / "units"


def verified(folder):
    """The exit code of systemd's own check of all units, and what it found."""
    command = ["systemd-analyze", "verify", *sorted(folder.glob("phlov*.*[a-z]"))]
    environment = {**os.environ, "SYSTEMD_LOG_LEVEL": "warning"}
    done = subprocess.run(
        [one for one in command if not str(one).endswith(".d")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_systemd_understands_every_unit(installed):
    assert verified(installed) == (0, "")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("phlov-.service.d/common.conf", "NoNewPrivileges", "NoNewPrivilege"),
        ("phlov-backup.timer", "01:00", "25:00"),
        ("phlov-forget.service", ".venv/bin/python", ".venv/bin/gone"),
    ],
)
def test_systemd_finds_a_slip(installed, name, old, new):
    path = installed / name
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert verified(installed) != (0, "")


def test_every_command_of_the_manuals_exists():
    command = re.compile(r"(?:manage\.py|sudo phlov) ([a-z_]+)")
    named = {name for page in PAGES for name in command.findall(page.read_text("utf-8"))}
    assert named - {*get_commands(), "test"} == set()


def test_environment_names_variables_that_there_are():
    lines = (DEPLOY / "environment.example").read_text("utf-8").splitlines()
    names = {found[1] for line in lines if (found := re.match(r"(?:# )?([A-Z_]+)=", line))}
    assert names - {*told()} == set()
    assert names >= {"PHLOV_VAR", "PHLOV_HOSTS", "PHLOV_PROXIES"}


def test_command_for_the_shell_takes_the_variables_of_the_server(tmp_path):
    (tmp_path / "environment").write_text("PHLOV_HOSTS='a.example,b.example'\n")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\necho "$PHLOV_HOSTS:$*"\n')
    python.chmod(0o755)
    script = (DEPLOY / "phlov").read_text("utf-8")
    for old, new in (
        ("/etc/phlov/environment", tmp_path / "environment"),
        ("runuser -u phlov -- ", ""),
    ):
        assert old in script
        script = script.replace(old, str(new))
    run = ["sh", "-c", script, "phlov", "doctor", "--backups", "/a b"]
    environment = {**os.environ, "RELEASE": str(tmp_path)}
    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "a.example,b.example:manage.py doctor --backups /a b\n"


def test_container_has_all_that_the_program_needs(tmp_path):
    copied = re.findall(r"^COPY (.+) \S+$", DOCKERFILE, re.M)
    allowed = (CHECKOUT / ".dockerignore").read_text().splitlines()
    for name in " ".join(copied).split():
        assert f"!{name}" in allowed
        source = CHECKOUT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    environment = {**os.environ, "PHLOV_VAR": str(tmp_path / "var"), "DATABASE_URL": ""}
    check = [sys.executable, "manage.py", "check"]
    subprocess.run(check, cwd=tmp_path, env=environment, check=True, capture_output=True)


def test_container_is_pinned_and_not_run_by_root():
    [base] = re.findall("^FROM (.+)$", DOCKERFILE, re.M)
    assert re.fullmatch(r"python:[0-9]+\.[0-9]+\.[0-9]+-slim-bookworm", base)
    assert re.findall("^USER (.+)$", DOCKERFILE, re.M) == ["10001"]
    assert re.fullmatch(r"postgres:15\.[0-9]+-bookworm", COMPOSE["database"]["image"])
    # pg_dump of another version than the server's makes no backup.
    assert "postgresql-client-15" in DOCKERFILE


def test_services_of_the_container_run_commands_that_there_are():
    called = re.findall(r"python manage\.py ([^;)\n]+)", COMPOSE["prepare"]["command"][0])
    commands = [shlex.split(words) for words in called]
    commands.append(COMPOSE["publisher"]["command"][2:])
    commands.append(COMPOSE["job"]["command"])
    assert [understood(words) for words in commands] == [True] * 8


@pytest.mark.parametrize(
    ("plan", "is_older", "done"),
    [
        ("[ ]  directory.0001", 1, ["migrate --no-input", "collectstatic --no-input", "publish"]),
        ("[X]  directory.0001", 0, ["migrate --no-input", "collectstatic --no-input", "publish"]),
        ("[X]  directory.0001", 1, ["upgrade /var/backups/phlov"]),
        ("", 1, []),
    ],
    ids=["empty", "of this release", "of a former release", "cannot be asked"],
)
def test_container_migrates_no_database_without_a_backup(tmp_path, plan, is_older, done):
    said = tmp_path / "said"
    python = tmp_path / "python"
    python.write_text(
        f"""#!/bin/sh
case "$*" in
  *showmigrations*) echo "{plan}"; [ "{plan}" ] ;;
  *--check) exit {is_older} ;;
  *) echo "$*" >> {said} ;;
esac
"""
    )
    python.chmod(0o755)
    # Compose writes a dollar twice.
    script = COMPOSE["prepare"]["command"][0].replace("$$", "$")
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    subprocess.run([*COMPOSE["prepare"]["entrypoint"], script], env=environment, check=False)
    lines = said.read_text().splitlines() if said.exists() else []
    assert lines == [f"manage.py {words}" for words in done]


def test_job_runs_where_preparing_failed():
    assert [*COMPOSE["job"]["depends_on"]] == ["database"]
