"""The rail and the tabs of the desk: where somebody may go from every page."""

import re

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from directory.models import Phone
from directory.rules import accounts
from tests import make
from tests.reporting import give, take

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("desk_places")]

ENTRIES = {"", "directory/organization/", "coverage/", "manual/"}
PAGES = {
    accounts.EDITORS: ENTRIES | {"catalogue/", "numbers/", "import/", "held/"},
    accounts.VERIFIERS: ENTRIES
    | {"catalogue/", "numbers/", "held/", "sample/", "activity/", "directory/report/"},
    accounts.HANDLERS: ENTRIES | {"directory/report/"},
    accounts.KEEPERS: {"auth/user/", "manual/"},
}


def rail(page):
    """The addresses of the rail, as they follow the desk's own."""
    part = page.content.decode().partition('class="rail"')[2].partition("</nav>")[0]
    return re.findall(r'href="/admin/([^"]*)"', part)


@pytest.mark.parametrize("role", PAGES)
def test_role_is_led_to_what_it_may_open_alone(client, role):
    person = make.person("vanna", is_staff=True)
    person.groups.add(Group.objects.get(name=role))
    client.force_login(person)
    first = client.get("/admin/", follow=True)
    assert set(rail(first)) == PAGES[role]
    assert {client.get(f"/admin/{page}").status_code for page in rail(first)} == {200}


def test_page_that_is_shown_is_the_current_one(client, dara, sokha):
    river = make.organization("river", editor=sokha)
    entries = "/admin/directory/organization/"
    assert current(client.get("/admin/coverage/")) == [("/admin/coverage/", "page")]
    assert current(client.get(entries)) == [(entries, "page")]
    # A page below it is in it and not it.
    assert current(client.get(f"{entries}{river.pk}/change/")) == [(entries, "true")]


def current(page):
    part = page.content.decode().partition('class="rail"')[2].partition("</nav>")[0]
    return re.findall(r'href="([^"]*)"\s+aria-current="(\w*)"', part)


def test_account_without_a_role_has_no_empty_navigation(client):
    client.force_login(make.person("vanna", is_staff=True))
    page = client.get("/admin/", follow=True).content.decode()
    assert ("user-tools" in page, 'class="rail"' in page, 'class="tabs"' in page) == (
        True,
        False,
        False,
    )


def test_each_search_of_a_page_has_a_name(client, dara):
    page = client.get("/admin/directory/organization/").content.decode()
    names = re.findall(r'role="search"\s+aria-label="([^"]+)"', page)
    assert (len(names), len(set(names))) == (page.count('role="search"'), 2)


def test_numbers_that_wait_are_counted(client, dara, sokha):
    river = make.organization("river", editor=sokha)
    make.confirm(river, by=dara)
    before = client.get("/admin/coverage/").content.decode()
    Phone.objects.create(organization=river, number=make.HELD_NUMBER, is_held=True)
    after = client.get("/admin/coverage/").content.decode()
    assert [re.findall(r"<b\s*>1<", page) != [] for page in (before, after)] == [False, True]


@pytest.mark.parametrize(("language", "word"), [("km", "ថ្ងៃនេះ"), ("en", "Today")])
def test_crumbs_of_django_begin_with_our_word_for_the_desk(client, dara, language, word):
    client.cookies["django_language"] = language
    crumbs = client.get("/admin/password_change/").text.partition('class="breadcrumbs"')[2]
    assert re.findall('<a href="/admin/">(.*?)</a>', crumbs) == [word]


def test_crumbs_of_stock_pages_lead_to_no_list_of_all_tables(client, dara, sokha):
    river = make.organization("river", editor=sokha)
    entries = "/admin/directory/organization/"
    assert crumbs(client.get(entries)) == ["/admin/"]
    assert crumbs(client.get(f"{entries}{river.pk}/change/")) == ["/admin/", entries]


def crumbs(page):
    part = page.text.partition('class="breadcrumbs"')[2].partition("</div>")[0]
    return re.findall(r'href="([^"]*)"', part)


def test_no_page_leads_where_its_reader_may_not_go(client, dara, sokha):
    river = make.organization("river", editor=sokha)
    make.confirm(river, by=dara)
    chan = make.person("chan", is_staff=True)
    chan.groups.add(Group.objects.get(name=accounts.HANDLERS))
    now = timezone.now()
    take(kind="unsafe", phone=None, at=now)
    give(river, chan, number="", lane="safety", outcome="suspended", reason="x", at=now)
    end, edit = river.verifications.first(), river.edits.get()
    entry = f"organization/{river.pk}"
    rows = [entry, f"verification/{end.pk}", f"edit/{edit.pk}", f"answer/{end.suspension_id}"]
    closed = {}
    for person, pages in ((dara, rows[:3]), (chan, [rows[0], rows[3]])):
        client.force_login(person)
        for page in pages:
            opened = client.get(f"/admin/directory/{page}/change/")
            assert (page, opened.status_code) == (page, 200)
            for link in re.findall('href="(/admin/[^"]*/)"', opened.text):
                # Django answers a row that is not for this person by leading away.
                if "logout" not in link and client.get(link).status_code not in (200, 405):
                    closed[person.username, page] = link
    assert closed == {}
