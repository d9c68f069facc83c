"""The desk in Khmer: a walk over every page that a role reaches finds no English word."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import allauth
import django
import polib
import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone, translation
from django.utils.formats import date_format

from directory.models import Organization, Province, TaxonomyTerm
from directory.publish import publishing
from directory.rules import accounts
from tests import make
from tests.site import CHECKOUT

pytestmark = pytest.mark.one_database

VENDOR = CHECKOUT / "locale_vendor" / "km" / "LC_MESSAGES"
PASSWORD = "a long enough password"
# Names, and codes that stand for themselves in any language.
ALLOWED = {"Phlov", "ISO", "KH-", "SMS", "Telegram", "Messenger", "WhatsApp"}
ALLOWED |= {"km", "en", "fr", "vi", "zh", "Excel", "CSV", "MB", "xlsx"}
PEOPLE = {
    "sokha": accounts.EDITORS,
    "dara": accounts.VERIFIERS,
    "rith": accounts.HANDLERS,
    "kolab": accounts.KEEPERS,
    "veasna": None,
}
# Neither followed nor sent: they end the walk or turn its language.
LEAVING = ("/admin/logout/", "/admin/account/leave/", "/i18n/setlang/")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
SHOWN = ("placeholder", "title", "alt", "aria-label", "data-name")


class Page(HTMLParser):
    """What a reader of a page meets: its words, its links and its forms."""

    def __init__(self, html):
        super().__init__()
        self.words, self.links, self.forms, self.open = [], [], [], []
        self.feed(html)

    @property
    def is_ours(self):
        return not any(unread for _, unread in self.open)

    def handle_starttag(self, tag, attributes):
        attrs = dict(attributes)
        unread = tag in ("script", "style", "textarea") or attrs.get("lang") == "en"
        if tag not in VOID:
            self.open.append((tag, unread))
        if self.is_ours and not unread:
            shown = [attrs[name] for name in SHOWN if attrs.get(name)]
            if tag == "input" and attrs.get("type") in ("submit", "button", "reset"):
                shown.append(attrs.get("value", ""))
            self.words += shown
        if tag == "a" and attrs.get("href"):
            self.links.append(attrs["href"])
        if tag == "form" and attrs.get("method") == "post":
            self.forms.append((attrs.get("action", ""), {}))
        if self.forms and attrs.get("name") and attrs.get("type") in ("hidden", "submit", None):
            self.forms[-1][1][attrs["name"]] = attrs.get("value", "")

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.is_ours:
            self.words.append(data)

    def english(self):
        """The Latin words among all that is shown, without addresses."""
        text = re.sub(r"https?://\S+|\S+@\S+", "", " ".join(self.words))
        return set(re.findall(r"[A-Za-z][A-Za-z’'-]+", text)) - ALLOWED


@pytest.fixture
def people(db, plain_static_files, settings, tmp_path):
    """Somebody for each role, and a little data whose Latin words all begin with xq."""
    settings.DATA_ROOT = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    people = {}
    for name, role in PEOPLE.items():
        people[name] = get_user_model().objects.create_user(
            f"xq{name}", password=PASSWORD, is_staff=True
        )
        people[name].groups.set(Group.objects.filter(name=role))
    people["root"] = get_user_model().objects.create_superuser("xqroot", password=PASSWORD)
    make.catalogue()
    for number, term in enumerate(TaxonomyTerm.objects.exclude(code__in=["legal-aid", "women"])):
        TaxonomyTerm.objects.filter(pk=term.pk).update(code=f"xq{number}", name_km="ពាក្យ")
    TaxonomyTerm.objects.update(name_km="ពាក្យ", name_en="xq")
    Province.objects.update(name_en="xq")
    make.confirm_catalogue()
    for user in get_user_model().objects.filter(is_active=False):
        get_user_model().objects.filter(pk=user.pk).update(username=f"xq{user.pk}")
    river = make.organization(
        "xqriver",
        editor=people["sokha"],
        name_en="xq",
        name_km="ទន្លេ",
        order=1,
        public_id="xqxqxq",
        operating_status="closed-or-renamed-unconfirmed",
    )
    make.confirm(river, by=people["dara"])
    publishing.publish(at=timezone.now())
    accounts.set_roles(
        people["sokha"],
        [accounts.EDITORS, accounts.VERIFIERS],
        by=people["kolab"],
        at=timezone.now(),
    )
    return people


def english_words(html):
    return {
        word
        for word in Page(html).english()
        # Codes are no words, and the made-up entry has these two.
        if not word.startswith("xq") and word not in ("legal-aid", "women")
    }


def walk(client):
    """Open every page from the desk's first one on and send each form of it empty.

    Gives the address with the English words found there.
    """
    waiting, seen = ["/admin/", "/admin/account/factor/"], set()
    while waiting:
        address = waiting.pop()
        path = urlsplit(address).path
        if not path.startswith("/admin/") or path in LEAVING or key(address) in seen:
            continue
        # One list sorted or filtered in two ways at once shows no words of its own.
        if urlsplit(address).query.count("=") > 1:
            continue
        seen.add(key(address))
        answer = client.get(address, follow=True)
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        page = Page(answer.text)
        yield address, english_words(answer.text)
        waiting += [urljoin(address, link) for link in page.links]
        for action, fields in page.forms:
            target = urljoin(answer.request["PATH_INFO"], action)
            if urlsplit(target).path in LEAVING or (target, "POST", *sorted(fields)) in seen:
                continue
            seen.add((target, "POST", *sorted(fields)))
            sent = client.post(target, fields)
            if sent.status_code == 200:
                yield f"{target} {sorted(fields)}", english_words(sent.text)


def key(address):
    """Two addresses of one list show the same words, whatever they sort and filter by."""
    parts = urlsplit(address)
    return parts.path, tuple(sorted(re.findall("([a-z_]+)=", parts.query)))


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
    found = dict(walk(client))
    assert reached in found
    # Each English word with one of the pages that show it.
    assert {word: address for address, words in found.items() for word in words} == {}


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
