"""Makes `python3 manage.py demo`, `test` and `upgrade` work on a bare Python.

These commands run in a virtual environment of their own, `.venv` beside manage.py, holding exactly
what the locked requirement files list. Nothing happens for any other command, inside a virtual
environment that somebody else made, or with PHLOV_NO_BOOTSTRAP=1 (for containers and packagers).

This file has to start on any Python that people may have, so that it can tell them that it is too
old: standard library only, and no syntax younger than Python 3.6.
"""

import hashlib
import importlib.util
import os
import shlex
import subprocess
import sys
import tempfile

OLDEST_PYTHON = (3, 11)

# What each command needs installed. Every other command is Django's business alone.
REQUIREMENTS = {
    "demo": ["requirements.txt"],
    "test": ["requirements.txt", "requirements-dev.txt"],
    # What cannot be imported cannot make the backup with which an upgrade begins.
    "upgrade": ["requirements.txt"],
}
# What each of them needs besides where DATABASE_URL names a PostgreSQL.
POSTGRESQL = "requirements-postgresql.txt"

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))
# Says which Python made the environment and which requirement files are installed in it.
STAMP = os.path.join(VENV, "phlov-installed.txt")

# What pip prints when it cannot reach its index, or loses it on the way.
NO_NETWORK = ("connection broken by", "Connection broken", "Could not fetch URL", "timed out")


class Failure(Exception):
    """Something a person has to put right: what failed, and what to do about it."""

    def __init__(self, what, remedy):
        super().__init__(what + "\n" + remedy)


def prepare(argv):
    """Go on inside `.venv`, made and filled first, where the command is one of REQUIREMENTS."""
    command = argv[1] if len(argv) > 1 else ""
    in_virtual_environment = sys.prefix != sys.base_prefix
    switched_off = os.environ.get("PHLOV_NO_BOOTSTRAP") == "1"
    if command not in REQUIREMENTS or in_virtual_environment or switched_off:
        return
    try:
        check_python(command)
        install(REQUIREMENTS[command] + [POSTGRESQL] * bool(os.environ.get("DATABASE_URL")))
    except Failure as failure:
        sys.exit(str(failure))
    run_again_inside(argv)


def check_python(command):
    """Refuse a Python that the locked packages were not chosen for."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        raise Failure(
            "Phlov needs Python %d.%d or newer; this one is %d.%d."
            % (OLDEST_PYTHON + tuple(sys.version_info[:2])),
            "Install a newer one (https://www.python.org/downloads/) and start this command with "
            "it, for example: python3.13 manage.py %s" % command,
        )


def install(files):
    """Bring `.venv` up to date with the requirement files; do nothing if it already is."""
    wanted = [(name, digest(name)) for name in files]
    installed = read_stamp()
    if all(installed.get(name) == value for name, value in wanted):
        return
    if not installed:
        make_environment()
    print("Installing %s into .venv; this needs the network." % " and ".join(files), flush=True)
    run_pip(files)
    installed.update(wanted, python=python_version())
    with open(STAMP, "w") as stamp:
        stamp.writelines("%s %s\n" % line for line in sorted(installed.items()))


def digest(name):
    """A fingerprint of one requirement file."""
    with open(os.path.join(ROOT, name), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def python_version():
    """The part of the version that decides where packages are installed."""
    return "%d.%d" % sys.version_info[:2]


def read_stamp():
    """The stamp of `.venv`: empty if it is missing, half made or of another Python."""
    try:
        with open(STAMP) as stamp:
            installed = dict(line.split() for line in stamp)
    except (OSError, ValueError):
        return {}
    usable = os.path.exists(PYTHON) and installed.get("python") == python_version()
    return installed if usable else {}


def make_environment():
    """Create `.venv`, or repair it where an earlier attempt was cut short."""
    # Debian and Ubuntu ship Python without this part.
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Failure(
            "This Python cannot make virtual environments: its venv module is not installed.",
            "On Debian and Ubuntu: sudo apt install python3-venv   (then start this again)",
        )
    # An environment that another Python version made is of no use to this one, and it is ours.
    start_over = ["--clear"] if os.path.exists(STAMP) else []
    try:
        os.makedirs(VENV, exist_ok=True)
        tempfile.TemporaryFile(dir=VENV).close()
    except OSError as error:
        raise Failure(
            "Phlov cannot write to the folder %s: %s." % (VENV, error.strerror),
            "Move the checkout to a folder of your own, or make yourself its owner; "
            "it needs about 400 MB.",
        )
    print("Making the virtual environment .venv.", flush=True)
    if subprocess.call([sys.executable, "-m", "venv", *start_over, VENV]) != 0:
        raise Failure(
            "Python could not make the virtual environment %s; its reason is above." % VENV,
            "Put that right, delete the folder .venv and start this again.",
        )


def run_pip(files):
    """Install the files, hashes checked, and name the reason if that does not work."""
    command = [PYTHON, "-m", "pip", "install", "--require-hashes", "--no-input"]
    command += ["--disable-pip-version-check"]
    for name in files:
        command += ["-r", os.path.join(ROOT, name)]
    # Progress goes straight to the screen; complaints go there too, but are read on the way.
    pip = subprocess.Popen(command, stderr=subprocess.PIPE, universal_newlines=True)
    complaints = []
    for line in pip.stderr:
        sys.stderr.write(line)
        complaints.append(line)
    if pip.wait() == 0:
        return
    if any(words in line for line in complaints for words in NO_NETWORK):
        raise Failure(
            "The packages could not be downloaded: pip cannot reach its package index.",
            "Connect to the internet and start this again; it is needed only once.",
        )
    raise Failure(
        "pip could not install the packages; its reason is above.",
        "Put that right and start this again. The command was: "
        + " ".join(shlex.quote(part) for part in command),
    )


def run_again_inside(argv):
    """Replace this process by the same command, run by the Python of `.venv`."""
    command = [PYTHON, *argv]
    # Should `.venv` ever not look like a virtual environment, this prevents an endless loop.
    os.environ["PHLOV_NO_BOOTSTRAP"] = "1"
    if os.name == "nt":
        # Windows has no exec: its imitation returns to the shell while the command still runs.
        sys.exit(subprocess.call(command))
    os.execv(PYTHON, command)
