"""The desk in Khmer: a walk over every page that a role reaches finds no English word."""

import re
from pathlib import Path

import allauth
import django
import polib
import pytest
from django.contrib import admin
from django.utils import translation
from django.utils.formats import date_format

from directory.models import Organization, PartnerAnswer
from directory.rules import audit
from tests import make
from tests.desk.walk import PASSWORD, Page, walk
from tests.desk.worked import work
from tests.site import CHECKOUT

pytestmark = pytest.mark.one_database

VENDOR = CHECKOUT / "locale_vendor" / "km" / "LC_MESSAGES"
# Names, and codes that stand for themselves in any language.
ALLOWED = {"Phlov", "ISO", "KH-", "PIN", "QR", "SMS", "Telegram", "Messenger", "WhatsApp"}
ALLOWED |= {"km", "en", "fr", "vi", "zh", "Excel", "CSV", "MB", "xlsx"}
# Forms of files that an import takes.
ALLOWED |= {"vcf", "JSON", "HSDS", "zip"}
# A setting that account keepers are told of.
ALLOWED |= {"PHLOV", "SECOND", "FACTOR"}
# How a sample is drawn, and the seed of one; a command for whoever keeps the server.
ALLOWED_TEXT = r"SHA-256|\b[0-9a-f]{32,}\b|(python3 )?manage\.py \w+"


@pytest.fixture(autouse=True)
def closed_folder(settings, tmp_path):
    """Files that nobody else can read, as their names would be told to account keepers."""
    settings.VAR_DIR = tmp_path


def english_words(html):
    """The Latin words among all that is shown, without addresses."""
    text = re.sub(rf"https?://\S+|\S+@\S+|{ALLOWED_TEXT}", "", " ".join(Page(html).words))
    return {
        word
        for word in set(re.findall(r"[A-Za-z][A-Za-z’'-]+", text)) - ALLOWED
        # Codes are no words, and the made-up entry has these two.
        if not word.startswith("xq") and word not in ("legal-aid", "women")
    }


@pytest.mark.parametrize(
    ("name", "reached"),
    [
        ("sokha", "/admin/directory/organization/add/"),
        ("dara", "/admin/directory/verification/"),
        ("rith", "/admin/password_change/"),
        ("kolab", "/admin/auth/user/add/"),
        ("root", "/admin/auth/user/add/"),
    ],
)
def test_desk_in_khmer_has_no_english_word(client, people, name, reached):
    client.post("/admin/login/", {"login": f"xq{name}", "password": PASSWORD})
    found = {address: english_words(markup) for address, markup in walk(client)}
    assert reached in found
    # Each English word with one of the pages that show it.
    assert {word: address for address, words in found.items() for word in words} == {}


# A walk of a minute; what a test of every day opens of it stands below.
@pytest.mark.slow
@pytest.mark.parametrize("name", ["sokha", "dara", "rith", "kolab", "root"])
def test_desk_full_of_work_has_no_english_word(client, people, name):
    work(people)
    client.post("/admin/login/", {"login": f"xq{name}", "password": PASSWORD})
    found = {word: at for at, markup in walk(client) for word in english_words(markup)}
    assert found == {}


def test_pages_with_rows_have_no_english_word(client, people):
    work(people)
    client.force_login(people["dara"])
    river, lake, stays, gone = (
        f"/admin/directory/organization/{Organization.objects.get(slug=slug).pk}"
        for slug in ("xqriver", "xqefef", "xqabab", "xqcdcd")
    )
    answer = PartnerAnswer.objects.get().pk
    pages = ["", "sample/", "coverage/", "numbers/", "held/", "activity/", "catalogue/"]
    addresses = [f"/admin/{page}" for page in pages]
    addresses += [f"{river}/history/", f"{river}/verify/", f"{river}/change/", f"{lake}/verify/"]
    addresses += [f"{stays}/history/", f"{gone}/change/", f"{gone}/unmerge/"]
    addresses += [f"/admin/directory/organization/answer/{answer}/"]
    opened = {address: client.get(address) for address in addresses}
    client.force_login(people["sokha"])
    opened["/admin/import/look/"] = client.get("/admin/import/look/")
    assert {page.status_code for page in opened.values()} == {200}
    assert {word: at for at, page in opened.items() for word in english_words(page.text)} == {}
    assert list(audit.violations()) == []


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/account/inactive/"])
def test_sign_in_in_khmer_has_no_english_word(client, people, address):
    assert english_words(client.get(address).text) == set()


def test_wrong_password_is_said_in_khmer(client, people):
    for _ in range(7):
        sent = client.post("/admin/login/", {"login": "xqdara", "password": "wrong"})
        assert english_words(sent.text) == set()


def test_every_word_of_the_desk_s_scripts_is_in_khmer():
    theirs = polib.pofile(f"{admin.__path__[0]}/locale/en/LC_MESSAGES/djangojs.po")
    ours = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(VENDOR / "djangojs.po"))}
    assert {(entry.msgctxt, entry.msgid) for entry in theirs} - ours == set()


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_no_translation_is_of_words_that_are_gone(domain):
    theirs = {
        (entry.msgctxt, entry.msgid)
        for package in (django, allauth)
        for path in Path(package.__path__[0]).rglob(f"locale/en/LC_MESSAGES/{domain}.po")
        for entry in polib.pofile(str(path))
    }
    ours = polib.pofile(str(VENDOR / f"{domain}.po"))
    assert [entry.msgid for entry in ours if (entry.msgctxt, entry.msgid) not in theirs] == []


def test_fields_say_their_language_in_the_reader_s():
    field = Organization._meta.get_field("name_km")
    with translation.override("km"):
        assert str(field.verbose_name) == "ឈ្មោះ (ខ្មែរ)"
    with translation.override("en"):
        assert str(field.verbose_name) == "name (Khmer)"


def test_wrong_words_of_django_are_put_right():
    with translation.override("km"):
        assert date_format(make.TODAY.replace(month=3), "F") == "មីនា"
        for english, khmer in (
            ("Delete", "លុប"),
            ("Log in", "ចូលប្រើ"),
            ("Enter a whole number.", "សូមបញ្ចូលចំនួនគត់។"),
            ("password", "ពាក្យសម្ងាត់"),
            ("Save as new", "រក្សាទុកជាថ្មី"),
        ):
            assert translation.gettext(english) == khmer
