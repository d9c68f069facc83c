"""The manuals (docs/manual/) name what stands on the screen, and say the same in both languages."""

import html
import re

import polib
import pytest
from django.conf import settings

from directory.server import manual
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


@pytest.mark.one_database
def test_about_page_leads_to_the_guide_in_its_language(client, starter_data, plain_static_files):
    for language in LANGUAGES:
        heading = read("field", language).splitlines()[0].removeprefix("# ")
        assert f'href="/{language}/guide/"' in client.get(f"/{language}/about/").content.decode()
        assert headings(client.get(f"/{language}/guide/"))[0] == heading


@pytest.mark.one_database
def test_manual_of_the_desk_is_in_its_language(client, dara, desk_places):
    for language in LANGUAGES:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        heading = read("desk", language).splitlines()[0].removeprefix("# ")
        assert headings(client.get("/admin/manual/")) == [heading]


def headings(page):
    return re.findall("<h1>(.*)</h1>", page.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_page_has_every_word_in_bold_and_leads_nowhere(page, language):
    markup = manual.markup(page, language)
    found = re.findall("<strong>(.+?)</strong>", markup)
    assert [html.unescape(words) for words in found] == bold(read(page, language))
    assert [name for name in ("<a", "<img", "](") if name in markup] == []


def test_markup_in_a_manual_is_shown_as_it_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(manual, "_FOLDER", tmp_path)
    (tmp_path / "made-up.en.md").write_text("<script>alert(1)</script>")
    assert manual.markup("made-up", "en") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"
