"""A form that comes after its session ended: kept on a page, sent again, told whose it is."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from directory.models import Phone, SheetDraft
from directory.rules import accounts
from tests.desk.entry.form import NEW_NUMBER, opened, send
from tests.desk.starter.forms import change_address

pytestmark = pytest.mark.one_database

ORIGIN = "http://testserver"
TYPED = {"description_en": "Half an hour of typing"}


def fields(page):
    """The hidden fields of the form that a page keeps, without its token."""
    form = page.text.rpartition('<form method="post"')[2]
    found = re.findall('<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


@pytest.fixture
def data(client, river):
    """The form of River with something typed, opened by Sokha."""
    return opened(client, river) | TYPED | {"opened_by": "sokha"}


@pytest.fixture
def late(client):
    """End Sokha's session as half an hour without a request does."""
    client.get("/admin/")
    session = client.session
    session["desk_seen"] -= 31 * 60
    session.save()


def test_form_is_kept_when_the_session_has_ended(client, river, data, late):
    page = send(client, river, data)
    assert (page.status_code, page.wsgi_request.user.is_authenticated) == (403, False)
    assert "Your session has ended" in page.text
    assert fields(page)["description_en"] == TYPED["description_en"]
    assert river.edits.count() == 2


def test_kept_form_is_saved_after_signing_in_again(client, river, sokha, data, late):
    page = send(client, river, data)
    client.force_login(sokha)
    answer = client.post(change_address(river), data | fields(page))
    assert answer.status_code == 302
    river.refresh_from_db()
    assert river.description_en == TYPED["description_en"]


def test_kept_form_is_sent_once_by_two_clicks(client, river, data, late):
    assert "js/desk/once" in send(client, river, data).text


def test_nothing_of_a_kept_form_is_stored(client, river, dara, late):
    address = f"/admin/directory/organization/{river.pk}/verify/"
    page = client.post(address, {"note": "She was out", "keep": "", "opened_by": "sokha"})
    assert fields(page) == {"opened_by": "sokha", "note": "She was out", "keep": ""}
    assert SheetDraft.objects.count() == 0
    assert "She was out" not in str(dict(client.session))


@pytest.fixture
def strict(river, data):
    """A browser that signed in elsewhere since it opened the form: its token is too old."""

    def send_as(name, **headers):
        browser = Client(enforce_csrf_checks=True)
        browser.cookies["django_language"] = "en"
        browser.force_login(name)
        browser.get("/admin/directory/organization/add/")
        return browser.post(change_address(river), data, headers=headers)

    return send_as


def test_old_token_from_our_own_page_keeps_the_form(strict, sokha, river):
    page = strict(sokha, origin=ORIGIN)
    assert page.status_code == 403
    assert "You are signed in again as sokha." in page.text
    assert fields(page)["description_en"] == TYPED["description_en"]
    assert river.edits.count() == 2


def test_whoever_signed_in_as_somebody_else_is_told(strict, bopha):
    page = strict(bopha, origin=ORIGIN)
    assert "sokha opened this form, but you are signed in as bopha." in page.text
    assert "Send it as bopha" in page.text


def test_form_of_nobody_known_is_refused_and_not_kept(strict, bopha, data):
    del data["opened_by"]
    page = strict(bopha, origin=ORIGIN)
    assert (page.status_code, TYPED["description_en"] in page.text) == (403, False)


def test_every_form_says_who_opened_it(client, river, dara):
    dara.groups.add(Group.objects.get(name=accounts.EDITORS))
    held = Phone.objects.create(organization=river, number=NEW_NUMBER, is_held=True)
    client.force_login(dara)
    entry = f"/admin/directory/organization/{river.pk}/"
    acts = [f"{entry}{act}/" for act in ("change", "comments", "vetting", "verify", "alert")]
    # The last one is of Django's own templates.
    for address in (*acts, f"/admin/numbers/{held.pk}/", "/admin/directory/taxonomyterm/add/"):
        page = client.get(address).text
        opened_by = page.count('<input type="hidden" name="opened_by" value="dara">')
        assert opened_by == page.count('name="csrfmiddlewaretoken"') > 1, address


@pytest.mark.parametrize("headers", [{}, {"origin": "null"}, {"origin": "http://evil.example"}])
def test_form_that_may_be_forged_is_refused_and_not_kept(strict, sokha, headers):
    page = strict(sokha, **headers)
    assert page.status_code == 403
    assert TYPED["description_en"] not in page.text


def test_passwords_are_never_kept(client, sokha):
    address = "/admin/password_change/"
    client.logout()
    answer = client.post(address, {"old_password": "xq-secret", "opened_by": "sokha"})
    assert (answer.status_code, "xq-secret" in answer.text) == (302, False)


def test_change_of_an_account_is_kept(client, river, late):
    sent = {"username": "vanna", "roles": "editors", "opened_by": "sokha"}
    page = client.post("/admin/auth/user/1/change/", sent)
    assert (page.status_code, fields(page)) == (403, sent)


def test_who_has_to_fill_in_a_form_anew_is_told(client, river, late):
    sent = {"username": "vanna", "password1": "xq-secret", "opened_by": "sokha"}
    for address in ("/admin/auth/user/add/", "/admin/import/"):
        file = {"file": SimpleUploadedFile("list.csv", b"")} if "import" in address else {}
        page = client.post(address, sent | file, follow=True)
        said = [str(message) for message in page.context["messages"]]
        assert [text.partition(".")[0] for text in said] == [
            "Your session has ended, and nothing was saved"
        ]
        assert page.redirect_chain == [(f"/admin/login/?next={address}", 302)]


def test_what_was_typed_is_shown_as_text(client, river, data, late):
    page = send(client, river, data | {"description_en": '"><script>'})
    assert '"><script>' not in page.text
    assert "&quot;&gt;&lt;script&gt;" in page.text
