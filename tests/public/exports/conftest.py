"""A standing listing, and a folder to export to."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone

from directory.rules import verification
from tests import make


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "export"


# What river says of itself.
WORDS = "They row at night"


@pytest.fixture
def river(db, plain_static_files, settings, tmp_path):
    """River and brook stand."""
    settings.DATA_ROOT = tmp_path / "data"
    settings.PIECES_FILE = tmp_path / "pieces.json"
    make.catalogue()
    sokha, dara = make.person("sokha"), make.person("dara", verifies=True)
    # Its name is told as withdrawn; these words must go.
    made = make.organization("river", editor=sokha, description_en=WORDS)
    brook = make.organization("brook", editor=sokha)
    for one in (made, brook):
        make.confirm(one, by=dara)
    made.brook = brook
    return made


@pytest.fixture
def export(river, folder):
    """Export to the folder; what the command printed, in two parts."""

    def run():
        out, err = Lines(), Lines()
        call_command("export_site", str(folder), stdout=out, stderr=err)
        return out.text, err.text

    return run


class Lines:
    """Keeps what is written."""

    def __init__(self):
        self.text = ""

    def write(self, text):
        """Add a text."""
        self.text += text


@pytest.fixture
def change(river):
    """Let brook get another description, so that there is news."""

    def run(words):
        river.brook.description_en = words
        river.brook.save()
        users = get_user_model().objects
        make.editing.save(river.brook, by=users.get(username="sokha"), at=timezone.now())
        make.confirm(river.brook, by=users.get(username="dara"), at=timezone.now())

    return run


@pytest.fixture
def withdraw(river):
    """Withdraw river."""

    def run():
        dara = get_user_model().objects.get(username="dara")
        at = timezone.now() + timedelta(seconds=1)
        verification.withdraw(river, by=dara, reason="Moved", at=at)

    return run
