"""The manuals (docs/manual/) name what stands on the screen, and say the same in both languages."""

import re

import polib
import pytest
from django.conf import settings

from tests.site import CHECKOUT

FOLDER = CHECKOUT / "docs" / "manual"
LANGUAGES = [code for code, _name in settings.LANGUAGES]
PAGES = ["desk", "field"]


def read(page, language):
    return (FOLDER / f"{page}.{language}.md").read_text(encoding="utf-8")


def bold(text):
    return re.findall(r"\*\*(.+?)\*\*", text)


def pictures(text):
    return re.findall(r"\]\(\.\./pictures/([a-z-]+)-[a-z]{2}\.webp\)", text)


@pytest.fixture(scope="module")
def translated():
    catalogue = polib.pofile(CHECKOUT / "locale" / "km" / "LC_MESSAGES" / "django.po")
    found = {}
    for entry in catalogue:
        found.setdefault(entry.msgid, set()).add(entry.msgstr)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_bold_words_are_those_of_the_screen(page, translated):
    english, khmer = (bold(read(page, language)) for language in ("en", "km"))
    assert [words for words in english if words not in translated] == []
    assert len(khmer) == len(english)
    assert [
        there for here, there in zip(english, khmer, strict=True) if there not in translated[here]
    ] == []


@pytest.mark.parametrize("page", PAGES)
def test_pictures_are_there_and_alike_in_each_language(page):
    named = {language: pictures(read(page, language)) for language in LANGUAGES}
    assert named["km"] == named["en"]
    files = {path.name for path in (CHECKOUT / "docs" / "pictures").iterdir()}
    assert {f"{name}-{code}.webp" for code in LANGUAGES for name in named[code]} <= files
