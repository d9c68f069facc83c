"""Read-only mode: reading goes on, what would be saved is answered with words and comes later."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from directory.desk import read_only_page
from directory.models import Answer, Edit, PartnerAnswer, Report, SheetDraft, Verification
from directory.publish import publishing
from directory.rules import accounts, partner, report_queue, standing
from directory.server import read_only_mode
from tests import make
from tests.desk.signin.accounts import PASSWORD
from tests.reporting import body, post, take

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

KEPT = [Edit, Verification, SheetDraft, Report, Answer, PartnerAnswer]
LATER = str(read_only_mode.TRY_AGAIN_AFTER)


@pytest.fixture
def river(settings, tmp_path, desk_places, sokha):
    """A listing that stands; the switch has a folder of its own."""
    settings.VAR_DIR = tmp_path
    sokha.groups.add(Group.objects.get(name=accounts.EDITORS))
    river = make.organization("river", editor=sokha)
    make.confirm(river, by=make.person("nary", verifies=True))
    return river


@pytest.fixture
def published(river):
    """The listing is on phones."""
    publishing.publish(at=timezone.now())


@pytest.fixture(params=["switch", "space"])
def either(request, river, settings):
    """Turn read-only mode on by each of its reasons."""
    turn_on(settings, request.param)
    return request.param


def turn_on(settings, reason):
    if reason == "switch":
        call_command("read_only", "on", stdout=None)
    else:
        settings.LEAST_FREE = 10**18


def entry(organization, page):
    return f"/admin/directory/organization/{organization.pk}/{page}/"


def kept():
    return {model.__name__: model.objects.count() for model in KEPT}


def test_no_door_keeps_anything(client, dara, river, either):
    _link, token = partner.make_link(river, by=dara, at=timezone.now())
    before = kept()
    typed = {"note": "She was out", "keep": "", "opened_by": "dara"}
    answers = [
        client.post(entry(river, "verify"), typed),
        client.post(f"/p/{token}/", {"send": "", "name": "ទន្លេ"}),
        client.post(f"/en/o/{river.public_id}/report/", body(listing="river")),
        post(client, body(listing="river")),
    ]
    said = [(answer.status_code, answer["Retry-After"]) for answer in answers]
    assert said == [(503, LATER)] * len(answers)
    assert kept() == before
    assert 'name="note" value="She was out"' in answers[0].text
    assert "ទន្លេ</textarea>" in answers[1].text


def test_urgent_pages_have_these_names():
    views = {name for pattern in get_resolver().url_patterns for name in names(pattern)}
    assert (read_only_page.URGENT | read_only_page.LEAVING) - views == set()


def names(pattern, space=""):
    """The names of the views of a pattern, as a request tells them."""
    if hasattr(pattern, "url_patterns"):
        inner = f"{pattern.namespace}:" if getattr(pattern, "namespace", None) else space
        return [name for one in pattern.url_patterns for name in names(one, inner)]
    return [f"{space}{pattern.name}"] if pattern.name else []


@pytest.mark.parametrize(
    ("language", "words"),
    [("km", "ជិតពេញហើយ"), ("en", "The disk of the server is nearly full.")],
)
@pytest.mark.usefixtures("dara")
def test_desk_reads_on_and_says_why(client, river, settings, language, words):
    client.cookies["django_language"] = language
    assert words not in client.get("/admin/").text
    turn_on(settings, "space")
    page = client.get(entry(river, "verify"))
    refused = client.post(entry(river, "verify"))
    assert [page.status_code, words in page.text] == [200, True]
    assert [refused.status_code, words in refused.text] == [503, True]


def test_readers_notice_nothing(client, river, published, either):
    addresses = ["/km/", f"/km/o/{river.public_id}/", "/data/current.json", "/healthz"]
    answers = [client.get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [200] * len(addresses)
    assert answers[-1].json()["read_only"] == read_only_mode.reason()


def test_listing_is_withdrawn_although_space_is_short(client, dara, river, published, settings):
    turn_on(settings, "space")
    answer = client.post(entry(river, "withdraw"), {"reason": "Nobody answers"})
    assert (answer.status_code, standing.current_check(river)) == (302, None)
    assert client.get("/data/current.json").json()["withdrawn"] == [river.public_id]
    assert client.get(f"/en/o/{river.public_id}/").status_code == 410


def test_listing_is_suspended_although_space_is_short(client, chan, river, settings):
    take(kind="unsafe", phone=None)
    turn_on(settings, "space")
    client.force_login(chan)
    seen = report_queue.seen(Report.objects.all())
    decision = {"outcome": "suspended", "reason": "A man answers", **seen}
    page = f"/admin/directory/report/{report_queue.SEALED}/{river.pk}/"
    assert client.post(page, decision).status_code == 302
    assert standing.current_check(river) is None


@pytest.mark.parametrize(("reason", "status"), [("space", 302), ("switch", 503)])
def test_signing_in_needs_the_reserve(river, settings, reason, status):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    make.person("bopha", verifies=True, is_staff=True, password=PASSWORD)
    turn_on(settings, reason)
    answer = Client().post("/admin/login/", {"login": "bopha", "password": PASSWORD})
    assert answer.status_code == status


def test_nobody_withdraws_what_an_upgrade_could_lose(client, dara, river, settings):
    turn_on(settings, "switch")
    answer = client.post(entry(river, "withdraw"), {"reason": "Nobody answers"})
    assert answer.status_code == 503
    assert standing.current_check(river) is not None


def test_import_saves_nothing(river, either, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("name_km\nទន្លេ\n", "utf-8")
    with pytest.raises(CommandError, match="Nothing was saved: "):
        call_command("import_directory", table, by="sokha", stdout=None)


def test_switch_is_turned_off_again(client, dara, river, capsys):
    call_command("read_only", "on")
    call_command("read_only", "off")
    said = capsys.readouterr().out.splitlines()
    assert said == ["Nothing can be saved now (maintenance).", "Saving works."]
    assert client.post(entry(river, "verify")).status_code == 200


def test_disk_that_is_full_all_the_same_answers_503(dara, river):
    browser = Client(raise_request_exception=False)
    browser.force_login(dara)
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            while (answer := comment(browser, river)).status_code == 302:
                pass
            assert browser.get("/en/").status_code == 200
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Nothing was saved. Wait a little, then send it again." in answer.text


def test_signed_in_reads_on_although_the_session_cannot_be_saved(client, dara, river):
    # Somebody who was here two minutes ago is noted again.
    session = client.session
    session["desk_seen"] -= 120
    session.save()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = 1")
        try:
            page = client.get(entry(river, "withdraw"))
        finally:
            cursor.execute("PRAGMA query_only = 0")
    assert page.status_code == 200


def comment(browser, organization):
    browser.cookies["django_language"] = "en"
    return browser.post(entry(organization, "comments"), {"text": "x" * 300})
