"""Who did what in a month: the page and the file."""

import csv
import io

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from directory.models import Answer
from directory.rules import accounts
from tests import make
from tests.desk.listed import listed

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]

FILE = "/admin/activity/acts.csv"


def rows(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_file_has_a_line_for_each_act_of_the_month(client, sokha, dara, bopha):
    house = listed("house", editor=sokha, by=bopha)
    heading, *lines = rows(client.get(FILE))
    assert heading == ["When", "Who", "What", "Result", "Entry", "Short name"]
    at = timezone.localtime(house.verifications.get().recorded_at)
    assert lines[-1][1:] == ["bopha", "Check", "Confirmed", "House house", "house"]
    assert lines[-1][0] == f"{at:%Y-%m-%d %H:%M}"
    assert rows(client.get(FILE, {"month": "2020-01"})) == [heading]


def test_formula_in_a_name_stays_a_text(client, sokha, dara, bopha):
    listed("house", editor=sokha, by=bopha, name_en='=HYPERLINK("x")')
    names = {line[4] for line in rows(client.get(FILE))}
    assert '\'=HYPERLINK("x")' in names


def test_reason_of_a_sealed_report_is_in_neither(client, sokha, dara, bopha, chan):
    house = listed("house", editor=sokha, by=bopha)
    Answer.objects.create(
        organization=house,
        is_sealed=True,
        outcome="dismissed",
        reason="KEEPOUT",
        answered_by=chan,
        answered_at=timezone.now(),
    )
    [line] = [line for line in rows(client.get(FILE)) if line[1] == "chan"]
    assert line[2:] == ["Answered reports", "", "", ""]
    assert "KEEPOUT" not in client.get("/admin/activity/").text + client.get(FILE).text


def test_page_counts_the_acts_of_each_person(client, sokha, dara, bopha):
    for slug in ("house", "lake"):
        listed(slug, editor=sokha, by=bopha, kind="legal-aid")
    page = client.get("/admin/activity/", {"month": "odd"})
    assert ("bopha", "Check", "Confirmed", 2) in page.context["rows"]


def test_keepers_are_led_to_it_and_editors_are_not(client, sokha, dara):
    kolab = make.person("kolab", is_staff=True)
    kolab.groups.add(Group.objects.get(name=accounts.KEEPERS))
    client.force_login(kolab)
    assert 'href="/admin/activity/"' in client.get("/admin/auth/user/").text
    assert client.get("/admin/activity/").status_code == 200
    sokha.groups.add(Group.objects.get(name=accounts.EDITORS))
    client.force_login(sokha)
    assert client.get("/admin/activity/").status_code == 403
    assert client.get(FILE).status_code == 403
