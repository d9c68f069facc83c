"""A sweep over what the commands print and write: nothing private."""

import gzip
import subprocess
from pathlib import Path
from shutil import which

import brotli
import pytest
from django.core.management import CommandError, call_command

from directory.management import commands
from directory.models import Source
from directory.server import browser
from tests import make
from tests.public.pages.found import CANARY
from tests.rules.canaries import readable

# What is published is no matter of the database.
pytestmark = pytest.mark.one_database

SWEPT = {
    *("audit_verifications", "check_safety", "check_sources", "doctor", "export_site"),
    *("print_directory", "publish", "remind"),
}
# Why the others are not swept here.
ELSEWHERE = {
    **dict.fromkeys(["backup", "forget"], "need a file: tests/rules/test_report_notes.py"),
    "serve": "its log: tests/server/test_logs.py",
    "import_directory": "tells its caller what is wrong in the caller's own file",
    "move_to_postgres": "prints names of tables and counts: tests/whole/test_move_to_postgres.py",
    "restore": "prints public ids and what is to be done: tests/whole/test_backup.py",
    "upgrade": "prints numbers of releases, and runs backup: tests/whole/test_upgrade_command.py",
    "demo": "has a list of its own, which nobody wrote anything private into",
    "reset_second_factor": "names the account that its caller named",
    **dict.fromkeys(["install_triggers", "read_only", "signing_key"], "read no row of an entry"),
    **dict.fromkeys(["check_dependencies", "sbom", "test"], "read the program alone"),
}
UNPACK = {".gz": gzip.decompress, ".br": brotli.decompress}


def test_every_command_is_swept_or_has_a_reason_not_to_be():
    [folder] = commands.__path__
    names = {path.stem for path in Path(folder).glob("*.py")} - {"__init__"}
    assert names == SWEPT | ELSEWHERE.keys()
    assert SWEPT & ELSEWHERE.keys() == set()


@pytest.mark.parametrize("name", sorted(SWEPT - {"export_site", "print_directory"}))
def test_no_command_prints_a_private_word(river, capfd, caplog, name):
    # A page of this machine is not read, and nothing else may be asked for here.
    Source.objects.update(url=f"https://localhost/{CANARY}")
    try:
        call_command(name)
    except (CommandError, SystemExit) as end:
        print(end)
    printed = "".join(capfd.readouterr())
    assert printed
    assert private_in(printed + caplog.text) == set()


def test_exported_site_holds_no_private_word(river, capfd, tmp_path):
    folder = tmp_path / "site"
    call_command("export_site", str(folder))
    printed = "".join(capfd.readouterr())
    texts = {path: text_of(path) for path in folder.rglob("*") if path.is_file()}
    assert [path for path, text in texts.items() if river.public_id in text]
    assert {path for path, text in texts.items() if private_in(f"{path.name} {text}")} == set()
    assert private_in(printed) == set()


@pytest.mark.slow
@pytest.mark.skipif(
    not (browser.find() and which("pdftotext")), reason="Chromium or poppler-utils are not here"
)
def test_no_print_holds_a_private_word(river, capfd, tmp_path):
    call_command("print_directory", str(tmp_path / "paper"), address="https://phlov.example")
    paths = [*(tmp_path / "paper").iterdir()]
    assert sorted("".join(capfd.readouterr()).split()) == sorted(map(str, paths))
    texts = {
        path.name: subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout
        for path in paths
    }
    print(f"{len(texts)} prints")
    assert [name for name, text in texts.items() if private_in(name + text.decode())] == []


def private_in(text):
    """What must not be in a text and is."""
    # As the digits may be set apart on paper.
    together = "".join(text.split())
    return {one for one in (CANARY, make.HELD_NUMBER[4:]) if one in text or one in together}


def text_of(path):
    """The text of a file, whatever packed it; of a picture or a font its bytes."""
    content = UNPACK.get(path.suffix, bytes)(path.read_bytes())
    try:
        return readable(content)
    except UnicodeDecodeError:
        return content.decode("latin-1")
