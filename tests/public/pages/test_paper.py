"""The list on paper: what stands on each print, in which order, and what never does."""

import re

import pytest
from django.contrib.auth import get_user_model

from directory.models import Organization
from directory.publish import local, publishing, reader
from directory.rules import alerts
from directory.text.writing import dialled
from tests import make
from tests.public.pages.found import CANARY, body

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database

SHEETS = ["province/06", "booklet"]
ALL = [*SHEETS, "card", "poster"]
WARNING = {"sentence": "full", "reason": "They said so", "ends_on": make.TODAY}


def dara():
    return get_user_model().objects.get(username=f"d{CANARY}")


def paper(client, name, language="en"):
    return body(client.get(f"/{language}/paper/{name}/"))


def slip_of(river):
    return f"referral/{river.public_id}/1"


def test_no_print_holds_what_is_private(client, river):
    for name in [*ALL, slip_of(river)]:
        text = paper(client, name)
        assert (name, CANARY in text, make.HELD_NUMBER[4:] in text) == (name, False, False)


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("name", ALL)
def test_print_bears_its_number_and_where_to_ask(client, river, name, language):
    text = paper(client, name, language)
    number = reader.read_pointer()["seq"]
    asked = [f"testserver/print/{number}", 'class="code"']
    assert [one for one in asked if one not in text] == []
    # Nothing that the policy of the page forbids.
    assert re.findall("<script>|<style|style=", text) == []


@pytest.mark.parametrize("name", SHEETS)
def test_withdrawn_listing_leaves_the_prints_at_once(client, river, name):
    meadow = Organization.objects.get(slug="meadow")
    text = paper(client, name)
    assert ("meadow" in text, "lotus" in text) == (True, False)
    make.verification.withdraw(meadow, by=dara(), reason="Closed", at=make.NOW)
    local.copy().update(now=True)
    assert "meadow" not in paper(client, name)


@pytest.mark.parametrize("name", [*SHEETS, "slip"])
def test_what_warns_stands_before_the_number(client, river, name):
    alerts.start(river, by=dara(), at=make.NOW, **WARNING)
    publishing.publish(at=make.NOW)
    text = paper(client, slip_of(river) if name == "slip" else name)
    text = text[text.index("House river") :]
    assert 0 < text.index("Warning:") < text.index(dialled(make.NUMBER))


def test_print_is_of_the_published_list_and_of_no_later_check(client, river):
    river.name_en = "Kanhchhet"
    river.save()
    make.editing.save(river, by=make.person("chan"), at=make.NOW)
    make.confirm(river, by=dara())
    assert "Kanhchhet" not in paper(client, "booklet")
    publishing.publish(at=make.NOW)
    assert "Kanhchhet" in paper(client, "booklet")


@pytest.mark.parametrize("name", [*SHEETS, "slip"])
def test_number_stands_in_the_foot_of_each_page(client, river, name):
    text = paper(client, slip_of(river) if name == "slip" else name)
    # Browsers print the foot of a table on each page that the table takes.
    assert re.findall(r'<tfoot>\s*<tr>\s*<td[^>]*>\s*<p class="of-list">', text) != []


def test_kinds_of_help_are_broken_between_them_alone(client, river):
    kind = river.services.get().kinds.get()
    assert f'<span class="term">{kind.name_km}</span>' in paper(client, "province/06", "km")


def test_slip_has_lines_for_the_pen_and_nothing_to_type_into(client, river):
    text = paper(client, slip_of(river))
    assert re.findall("<(input|textarea|form|select)", text) == []
    assert text.count('class="line"') == 6
    # Nobody knows yet what to bring, so somebody must ask.
    said = "What to bring</dt> <dd>Not known. Ask before you refer."
    assert said in " ".join(text.split()).replace("</dt><dd>", "</dt> <dd>")


@pytest.mark.parametrize(
    "name", ["province/99", "referral/nobody/1", "referral/{id}/0", "referral/{id}/2"]
)
def test_what_is_not_listed_is_on_no_paper(client, river, name):
    path = f"/en/paper/{name.format(id=river.public_id)}/"
    assert client.get(path).status_code == 404


def test_page_about_the_files_leads_to_each_print(client, river):
    page = body(client.get("/km/open-data/"))
    wanted = [f"/km/paper/{name}/" for name in ALL]
    assert [path for path in wanted if f'href="{path}"' not in page] == []


def test_listing_leads_to_its_slip(client, river):
    page = body(client.get(f"/en/o/{river.public_id}/"))
    assert f"/en/paper/{slip_of(river)}/" in page
