"""Pieces are made anew once anything has changed that they are rendered from."""

import shutil

import pytest

from directory.publish import kept_pieces

# It reads files alone.
pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("name", ["checklist", "questions", "tables"])
def test_corrected_fixture_makes_pieces_anew(settings, tmp_path, name):
    shutil.copytree(settings.BASE_DIR / "fixtures", tmp_path / "fixtures")
    settings.BASE_DIR, settings.LOCALE_PATHS = tmp_path, []
    # Past its memory: what lies on disk now.
    program = kept_pieces.program.__wrapped__
    before = program()
    assert program() == before
    with (tmp_path / "fixtures" / f"{name}.json").open("a") as file:
        file.write("\n")
    assert program() != before
