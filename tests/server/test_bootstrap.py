"""A bare Python to a running command: the environment is made once, each failure is put clearly.

Every test starts manage.py of a small copy of the checkout, with tiny packages in place of the real
ones, so that nothing is downloaded. Python is started the way people start it: outside `.venv`.
"""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile

import pytest

from tests import machine
from tests.site import CHECKOUT

# The Python that the tests' own virtual environment was made with.
BARE_PYTHON = sys._base_executable
NOBODY_LISTENS = "http://127.0.0.1:9/"

# Stands in for Django: says which Python runs it, and with what.
DJANGO = """
import sys

def execute_from_command_line(argv):
    print("Django was asked for", *argv[1:], "inside", sys.prefix)
"""


@pytest.fixture
def checkout(tmp_path):
    """A copy in which nothing was started yet."""
    return bare_checkout(tmp_path)


@pytest.fixture(scope="module")
def first_start(tmp_path_factory):
    """A copy in which the demo was started once, and what it printed."""
    folder = bare_checkout(tmp_path_factory.mktemp("first"))
    return folder, start(folder, "demo", "--port", "8123")


@pytest.fixture
def started(first_start, tmp_path):
    """A copy of that copy, as making an environment takes seconds."""
    shutil.copytree(first_start[0].parent, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path / "checkout"


def test_first_start_installs(first_start):
    checkout, done = first_start
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == (
        f"Django was asked for demo --port 8123 inside {checkout / '.venv'}"
    )
    assert not installed(checkout, "pytest")


def test_second_start_needs_no_pip(started):
    for pip in (started / ".venv").rglob("site-packages/pip"):
        shutil.rmtree(pip)
    done = start(started, "demo")
    assert (done.stdout, done.stderr) == (
        f"Django was asked for demo inside {started / '.venv'}\n",
        "",
    )


def test_test_installs_what_demo_did_not_need(started):
    start(started, "test")
    assert installed(started, "pytest")


def test_changed_requirements_are_installed(started):
    require(started, "requirements.txt", wheel(started.parent / "wheels", "brotli", {"b.py": ""}))
    start(started, "demo")
    assert installed(started, "brotli")


def test_environment_cut_short_is_repaired(started):
    shutil.rmtree(started / ".venv" / "lib")
    (started / ".venv" / "phlov-installed.txt").unlink()
    assert start(started, "demo").returncode == 0


def test_environment_of_another_python_is_made_anew(started):
    stamp = started / ".venv" / "phlov-installed.txt"
    stamp.write_text(stamp.read_text().replace("python 3.", "python 2."))
    left_over = started / ".venv" / "left-over"
    left_over.touch()
    assert start(started, "demo").returncode == 0
    assert not left_over.exists()


def test_environment_that_cannot_be_made(started):
    (started / ".venv" / "phlov-installed.txt").unlink()
    shutil.rmtree(started / ".venv" / "bin")
    (started / ".venv" / "bin").touch()
    assert complaint(start(started, "demo")) == [
        f"Error: Unable to create directory '{started / '.venv' / 'bin'}'",
        (
            f"Python could not make the virtual environment {started / '.venv'}; "
            "its reason is above."
        ),
        "Put that right, delete the folder .venv and start this again.",
    ]


def test_other_commands_are_left_alone(checkout):
    done = start(checkout, "migrate")
    assert "ModuleNotFoundError: No module named 'django'" in done.stderr
    assert not (checkout / ".venv").exists()


def test_can_be_switched_off(checkout):
    done = start(checkout, "demo", PHLOV_NO_BOOTSTRAP="1")
    assert "ModuleNotFoundError: No module named 'django'" in done.stderr
    assert not (checkout / ".venv").exists()


def test_python_too_old(checkout):
    pretend(checkout, "sys.version_info = (3, 10, 13, 'final', 0)")
    assert complaint(start(checkout, "demo")) == [
        "Phlov needs Python 3.11 or newer; this one is 3.10.",
        (
            "Install a newer one (https://www.python.org/downloads/) and start this command "
            "with it, for example: python3.13 manage.py demo"
        ),
    ]


@pytest.mark.parametrize("name", ["manage.py", "directory/server/bootstrap.py"])
def test_old_pythons_can_read_it(name):
    source = (CHECKOUT / name).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert source.isascii()


def test_no_venv_module(checkout):
    pretend(checkout, "sys.modules['ensurepip'] = None")
    assert complaint(start(checkout, "demo")) == [
        "This Python cannot make virtual environments: its venv module is not installed.",
        "On Debian and Ubuntu: sudo apt install python3-venv   (then start this again)",
    ]


def test_no_network(started):
    unreachable = {"PIP_INDEX_URL": NOBODY_LISTENS, "PIP_FIND_LINKS": "", "PIP_NO_INDEX": ""}
    assert complaint(start(started, "test", **unreachable))[-2:] == [
        "The packages could not be downloaded: pip cannot reach its package index.",
        "Connect to the internet and start this again; it is needed only once.",
    ]
    assert start(started, "test").returncode == 0


def test_no_write_permission(checkout):
    python = BARE_PYTHON
    somebody = {}
    if machine.is_root():
        # Root may write anywhere, so somebody else has to try, with a Python of theirs.
        somebody = {"user": "nobody", "extra_groups": []}
        python = "/usr/bin/python3"
        open_to_others(checkout)
    checkout.chmod(0o555)
    try:
        done = start(checkout, "demo", python=python, somebody=somebody)
    finally:
        checkout.chmod(0o755)
    assert complaint(done) == [
        f"Phlov cannot write to the folder {checkout / '.venv'}: Permission denied.",
        (
            "Move the checkout to a folder of your own, or make yourself its owner; "
            "it needs about 400 MB."
        ),
    ]


def test_package_that_is_not_the_locked_one(started):
    locked = started / "requirements-dev.txt"
    locked.write_text("pytest==1.0 --hash=sha256:" + "0" * 64 + "\n")
    lines = complaint(start(started, "test"))
    assert any("DO NOT MATCH THE HASHES" in line for line in lines)
    assert lines[-2] == "pip could not install the packages; its reason is above."
    assert lines[-1].startswith("Put that right and start this again. The command was: ")


def bare_checkout(parent):
    """Copy what the bootstrap consists of, with two packages that can be installed offline."""
    folder = parent / "checkout"
    (folder / "directory" / "server").mkdir(parents=True)
    shutil.copy(CHECKOUT / "manage.py", folder)
    bootstrap = "directory/server/bootstrap.py"
    shutil.copy(CHECKOUT / bootstrap, folder / bootstrap)
    wheels = parent / "wheels"
    wheels.mkdir()
    django = {"core/management.py": DJANGO, "core/exceptions.py": "ImproperlyConfigured = OSError"}
    require(folder, "requirements.txt", wheel(wheels, "django", django))
    require(folder, "requirements-dev.txt", wheel(wheels, "pytest", {"__init__.py": ""}))
    return folder


def start(checkout, *arguments, python=BARE_PYTHON, somebody=None, **environment):
    """Run manage.py of this copy as a newcomer would, where the only index is our own folder."""
    surroundings = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(checkout.parent / "pretend"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(checkout.parent / "wheels"),
        "PIP_RETRIES": "1",
        **environment,
    }
    return subprocess.run(
        [python, "manage.py", *arguments],
        cwd=checkout,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
        **(somebody or {}),
    )


def complaint(done):
    """The lines of a failed run on the error channel."""
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()


def pretend(checkout, statement):
    """Change Python before manage.py starts."""
    folder = checkout.parent / "pretend"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(f"import sys\n\n{statement}\n")


def open_to_others(folder):
    """Let everybody look into this folder, which pytest keeps to its owner."""
    for parent in [folder, *folder.parents]:
        if parent.stat().st_mode & 0o005 != 0o005:
            parent.chmod(parent.stat().st_mode | 0o055)


def installed(checkout, name):
    """Whether the environment of this copy holds a package."""
    return any((checkout / ".venv").rglob(f"site-packages/{name}"))


def wheel(folder, name, files):
    """Build the smallest package that pip installs; return its path."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    about = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in files.items():
            archive.writestr(f"{name}/{file}", text)
        archive.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
        )
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")
    return path


def require(checkout, name, package):
    """Write a requirement file with this one package and its hash."""
    digest = hashlib.sha256(package.read_bytes()).hexdigest()
    project = package.name.split("-")[0]
    (checkout / name).write_text(f"{project}==1.0 --hash=sha256:{digest}\n")
