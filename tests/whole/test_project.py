"""The project as a whole: lint, migrations, deployment checks, messages in both languages."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

from tests.site import CHECKOUT

TESTS = CHECKOUT / "tests"
LONGEST_TEST_FILE, LONGEST_TEST_NAME = 300, 60
CATALOGUES = sorted(CHECKOUT.glob("locale*/*/LC_MESSAGES/*.po"))
OUR_CATALOGUE = CHECKOUT / "locale" / "km" / "LC_MESSAGES" / "django.po"
# As pyproject.toml tells the formatter, which breaks no text inside an attribute.
LONGEST_LINE = 120
CATALOGUE_NAMES = [str(path.relative_to(CHECKOUT)) for path in CATALOGUES]


def test_code_is_clean():
    assert run("-m", "ruff", "check", "--quiet") == ""


def test_code_is_formatted():
    assert run("-m", "ruff", "format", "--check", "--quiet") == ""


def test_templates_are_formatted():
    formatter = Path(sys.executable).with_name("djangofmt")
    check = [formatter, "--check", "templates"]
    done = subprocess.run(check, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_lines_of_templates_fit_on_a_screen():
    assert [
        f"{path.relative_to(CHECKOUT)}:{number}"
        for path in (CHECKOUT / "templates").rglob("*.*")
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if len(line) > LONGEST_LINE
    ] == []


def test_files_of_tests_are_short():
    sizes = {path: len(path.read_text().splitlines()) for path in TESTS.rglob("*.py")}
    assert [str(path) for path, size in sizes.items() if size > LONGEST_TEST_FILE] == []


def test_names_of_tests_are_short():
    found = (re.findall(r"def (test_\w+)", path.read_text()) for path in TESTS.rglob("*.py"))
    assert [name for names in found for name in names if len(name) > LONGEST_TEST_NAME] == []


def test_theme_colour_is_that_of_style_and_icon():
    style = (CHECKOUT / "static" / "css" / "shared.css").read_text()
    icon = (CHECKOUT / "static" / "icons" / "icon.svg").read_text()
    assert re.findall("--go: (#[0-9a-f]{6})", style)[0] == settings.THEME_COLOR
    assert set(re.findall('"(#[0-9a-f]{6})"', icon)) == {settings.THEME_COLOR}


def test_migrations_are_complete(tmp_path):
    run("manage.py", "makemigrations", "--check", "--dry-run", PHLOV_VAR=str(tmp_path))


def test_deployment_checks_pass(tmp_path):
    production = {
        "PHLOV_VAR": str(tmp_path),
        "PHLOV_HOSTS": "phlov.example",
        "PHLOV_HTTPS": "1",
        "PHLOV_SECRET_KEY": "not-a-secret-but-as-long-as-one-and-with-50-characters",
    }
    run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **production)


@pytest.mark.parametrize("path", CATALOGUES, ids=CATALOGUE_NAMES)
def test_messages_are_all_translated(path):
    catalogue = polib.pofile(str(path))
    unfinished = [*catalogue.untranslated_entries(), *catalogue.fuzzy_entries()]
    assert [entry.msgid for entry in unfinished] == []
    assert [entry.msgid for entry in catalogue.obsolete_entries()] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=CATALOGUE_NAMES)
def test_compiled_messages_agree(path):
    written = polib.pofile(str(path))
    compiled = polib.mofile(str(path.with_suffix(".mo")))
    assert meaning(compiled) == meaning(written)
    assert compiled.metadata == written.metadata


@pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not installed")
def test_no_string_was_forgotten(tmp_path):
    assert OUR_CATALOGUE.exists()
    for name in ("manage.py", "directory", "fixtures", "templates"):
        source = CHECKOUT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    (tmp_path / "locale").mkdir()
    extract = ["manage.py", "makemessages", "--locale=km", "--no-location", "--keep-pot"]
    run(*extract, folder=tmp_path, PHLOV_VAR=str(tmp_path))
    marked = polib.pofile(str(tmp_path / "locale" / "django.pot"))
    catalogue = polib.pofile(str(OUR_CATALOGUE))
    assert sorted(set(meaning(marked)) - set(meaning(catalogue))) == []


def meaning(catalogue):
    """What a message file says, whatever its order, comments and line breaks."""
    return {
        (entry.msgctxt or "", entry.msgid): entry.msgstr_plural or entry.msgstr
        for entry in catalogue
        if not entry.obsolete
    }


def run(*arguments, folder=CHECKOUT, **environment):
    """Run Python in the checkout; return what it printed, or fail with it."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout
