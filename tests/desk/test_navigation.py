"""The rail and the tabs of the desk: where somebody may go from every page."""

import re

import pytest
from django.contrib.auth.models import Group

from directory.models import Phone
from directory.rules import accounts
from tests import make

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("desk_places")]

ENTRIES = {"", "directory/organization/", "coverage/"}
PAGES = {
    accounts.EDITORS: ENTRIES | {"catalogue/", "numbers/", "import/", "held/"},
    accounts.VERIFIERS: ENTRIES
    | {"catalogue/", "numbers/", "held/", "sample/", "activity/", "directory/report/"},
    accounts.HANDLERS: ENTRIES | {"directory/report/"},
    accounts.KEEPERS: {"auth/user/"},
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


def test_page_that_is_shown_is_the_current_one(client, dara):
    page = client.get("/admin/coverage/").content.decode()
    part = page.partition('class="rail"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]*)" aria-current="page"', part) == ["/admin/coverage/"]


def test_numbers_that_wait_are_counted(client, dara, sokha):
    river = make.organization("river", editor=sokha)
    make.confirm(river, by=dara)
    before = client.get("/admin/coverage/").content.decode()
    Phone.objects.create(organization=river, number=make.HELD_NUMBER, is_held=True)
    after = client.get("/admin/coverage/").content.decode()
    assert ("<b>1<" in before, "<b>1<" in after) == (False, True)
