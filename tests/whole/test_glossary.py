"""One word for one thing: the Khmer of the interface keeps to locale/glossary.json."""

import json
import re

import polib
import pytest

from directory.text import khmer
from tests.site import CHECKOUT

CATALOGUES = sorted(CHECKOUT.glob("locale*/*/LC_MESSAGES/*.po"))
OURS = CHECKOUT / "locale" / "km" / "LC_MESSAGES" / "django.po"
GLOSSARY = json.loads((CHECKOUT / "locale" / "glossary.json").read_text("utf-8"))
TERMS = [row for row in GLOSSARY if "en" in row]
NEVER = [word for row in GLOSSARY for word in row.get("never", ())]
AVOIDED = [row["avoid"] for row in GLOSSARY if "avoid" in row]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["km"])
def test_term_has_one_word_in_khmer(term):
    others = {
        entry.msgid: text
        for entry in polib.pofile(str(OURS))
        for text in entry.msgstr_plural.values() or [entry.msgstr]
        if re.search(term["en"], entry.msgid) and term["km"] not in text
    }
    assert others == {}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: "/".join(path.parts[-4::3]))
def test_words_that_were_given_up_stand_nowhere(path):
    found = {
        (word, entry.msgid)
        for entry in polib.pofile(str(path))
        for word in NEVER
        if word in entry.msgstr
    }
    assert found == set()


@pytest.mark.parametrize("pattern", AVOIDED)
def test_words_of_low_register_and_foreign_marks_are_avoided(pattern):
    found = {
        entry.msgid: text
        for entry in polib.pofile(str(OURS))
        for text in (entry.msgstr, *entry.msgstr_plural.values())
        if re.search(pattern, text)
    }
    assert found == {}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: "/".join(path.parts[-4::3]))
def test_khmer_marks_stand_in_their_order(path):
    found = {
        entry.msgstr: khmer.canonical(entry.msgstr)
        for entry in polib.pofile(str(path))
        if khmer.canonical(entry.msgstr) != entry.msgstr
    }
    assert found == {}
