"""Pieces are kept from one time to the next, and made anew once what they are made of changed."""

import shutil

import pytest

from directory.publish import kept_pieces
from directory.text.canonical import spell
from directory.text.digest import sha256_hex

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


@pytest.fixture
def pieces_file(settings, tmp_path):
    settings.PIECES_FILE = tmp_path / "pieces.json"
    return settings.PIECES_FILE


def keep(*digests):
    """Ask for these pieces and keep them; return those that had to be made."""
    kept, made = kept_pieces.load(), []
    for digest in digests:
        kept.get(digest, lambda digest=digest: made.append(digest) or {"html": f"ក\r {digest}"})
    kept.save()
    return made


def test_pieces_that_were_asked_for_the_last_time_are_kept(pieces_file):
    assert [keep("a", "b"), keep("b", "c"), keep("b", "c", "a")] == [["a", "b"], ["c"], ["a"]]
    kept = kept_pieces.load()
    assert kept.get("b", dict) == {"html": "ក\r b"}


def test_pieces_of_a_former_release_are_made_anew(pieces_file):
    body = spell({"a": {"html": "ក"}})
    pieces_file.write_text(f"{sha256_hex(body.encode())}\n{body}", encoding="utf-8")
    assert keep("a") == ["a"]
