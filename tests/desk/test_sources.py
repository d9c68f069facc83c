"""What the desk says of pages that were read again: on Today, on the sheet, in the reminder."""

import re

import pytest
from django.utils import timezone

from directory.management.commands.remind import summary
from directory.models import Source
from directory.rules import editing, sources
from directory.text.web_page import Page
from directory.text.writing import day, dialled
from tests import make
from tests.desk.listed import listed

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("desk_places", "reader_of_english"),
]

PAGE = "https://house.example/contact"


@pytest.fixture
def house(sokha, dara):
    """A listing of today whose number a page prints."""
    house = listed("house", editor=sokha, by=dara)
    Source.objects.create(organization=house, code="site", title="Their page", url=PAGE)
    house.phones.update(source_codes="site")
    editing.save(house, by=sokha, at=timezone.now())
    return house


def read(**page):
    """Record what is found at the address of the source, and return the day in words."""
    found = [sources.judge(one, Page(**{"url": PAGE} | page)) for one in sources.prints()]
    sources.record(found, at=timezone.now())
    return day(timezone.localdate(), "en")


def plain(page):
    return " ".join(re.sub("<[^>]+>", " ", page.text).split())


def sheet(client, house):
    return plain(client.get(f"/admin/directory/organization/{house.pk}/verify/"))


TOLD = {
    "number-gone": (
        "Since {day} the number is not found on its page.",
        "Open the page. If the number is not there, call it, and correct the entry if it is wrong.",
    ),
    "page-gone": (
        "Since {day} its page is gone.",
        "Call the number, and write into the entry where it is published now.",
    ),
    "moved": (
        "Since {day} its page stands at another address.",
        "Look whether that page is theirs, and write its address into the entry.",
    ),
    "unreadable": (
        "Since {day} its page cannot be read: it is a PDF, which the program does not read.",
        "Open the page yourself when you check the listing.",
    ),
}


@pytest.mark.parametrize(
    ("outcome", "shows"),
    [
        ("number-gone", {"text": "Nothing"}),
        ("page-gone", {"is_gone": True}),
        ("moved", {"text": "00 000 001", "url": "https://new.example/"}),
        ("unreadable", {"unreadable": "pdf"}),
    ],
)
def test_what_went_wrong_is_told_on_today_and_on_the_sheet(client, house, outcome, shows):
    found, to_do = TOLD[outcome]
    said = found.format(day=read(**shows))
    today = plain(client.get("/admin/"))
    line = f"{to_do} House house {dialled(make.NUMBER)} · {said}"
    assert (today.count(line), PAGE in today) == (1, False)
    assert f"{said} {to_do} {PAGE}" in sheet(client, house)
    assert "Sources to look at: 1" in summary(timezone.now())


def test_number_that_is_printed_is_told_on_the_sheet_alone(client, house):
    on = read(text="00 000 001")
    assert "Sources to look at" not in plain(client.get("/admin/"))
    assert f"Still printed there on {on}. That is no check. {PAGE}" in sheet(client, house)


def test_number_that_went_was_seen_there(client, house):
    read(text="00 000 001")
    on = read(text="Nothing")
    assert f"It was last seen there on {on}." in sheet(client, house)


def test_new_address_of_a_page_can_be_opened(client, house):
    read(text="00 000 001", url="https://new.example/a")
    page = client.get(f"/admin/directory/organization/{house.pk}/verify/").text
    assert re.findall(r'<a href="(https://[^"]*)" rel="noreferrer">', page) == [
        PAGE,
        "https://new.example/a",
    ]


def test_handler_does_not_read_of_sources(client, house, chan):
    read(is_gone=True)
    client.force_login(chan)
    assert "Sources to look at" not in plain(client.get("/admin/"))
