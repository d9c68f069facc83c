"""Pages that print listed numbers: which are read, what is kept of it, and for how long."""

from datetime import timedelta

import pytest

from directory.models import Phone, Source, SourceReading
from directory.rules import editing, sources, verification
from directory.text.numbers import is_printed_in
from directory.text.web_page import Page, shown
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]

PAGE = "https://house.example/contact"
GONE = Page(PAGE, is_gone=True)
SHOWN = Page(PAGE, "Call 00 000 001")
NIGHT = timedelta(days=1)


@pytest.fixture
def house(sokha, dara):
    """A listing whose number a page prints."""
    house = make.organization("house", editor=sokha)
    Source.objects.create(organization=house, code="site", title="Their page", url=PAGE)
    house.phones.update(source_codes="letter, site")
    editing.save(house, by=sokha, at=make.NOW)
    make.confirm(house, by=dara)
    return house


def read(page, *, nights=1):
    """Record what a page says so many nights after the check."""
    at = make.NOW + nights * NIGHT
    sources.record([sources.judge(one, page) for one in sources.prints()], at=at)


def kept():
    return list(SourceReading.objects.values_list("outcome", "since", "printed_at", "read_at"))


def test_page_of_a_source_and_a_written_address_are_read(house):
    house.phones.update(source_codes="site, list (https://list.example/a#12), http://x.example.")
    assert {one.url for one in sources.prints()} == {
        PAGE,
        "https://list.example/a",
        "http://x.example",
    }


def test_text_that_is_no_address_hides_no_other(house):
    house.phones.update(source_codes="site, https://[x#b")
    assert {one.url for one in sources.prints()} == {PAGE, "https://[x"}


@pytest.mark.parametrize("url", ["ftp://house.example/", "file:///etc/passwd", ""])
def test_only_addresses_of_the_web_are_read(house, url):
    house.sources.update(url=url)
    assert sources.prints() == set()


def test_number_that_is_not_listed_is_not_read(house, dara):
    Phone.objects.create(
        organization=house, number=make.HELD_NUMBER, is_held=True, source_codes="site"
    )
    assert {one.number for one in sources.prints()} == {make.NUMBER}
    verification.withdraw(house, by=dara, reason="closed", at=make.NOW)
    assert sources.prints() == set()


def test_what_was_read_longest_ago_is_read_first(house):
    house.phones.update(source_codes="site, https://b.example, https://a.example")
    pages = {"https://b.example": 2, PAGE: 1}
    for url, nights in pages.items():
        prints = [one for one in sources.prints() if one.url == url]
        found = [sources.judge(one, SHOWN._replace(url=url)) for one in prints]
        sources.record(found, at=make.NOW + nights * NIGHT)
    assert list(sources.to_read()) == ["https://a.example", PAGE, "https://b.example"]


def test_outcome_says_since_when_and_when_it_was_printed_last(house):
    night = [make.NOW + nights * NIGHT for nights in range(5)]
    read(SHOWN, nights=1)
    assert kept() == [("printed", night[1], night[1], night[1])]
    read(SHOWN, nights=2)
    assert kept() == [("printed", night[1], night[2], night[2])]
    read(GONE, nights=3)
    read(GONE, nights=4)
    assert kept() == [("page-gone", night[3], night[2], night[4])]


def test_number_that_is_printed_is_no_check(house):
    read(SHOWN)
    assert [house.verifications.count(), list(sources.waiting())] == [1, []]


def test_trouble_waits_until_somebody_checked_the_listing(house, dara):
    read(GONE)
    assert [row.outcome for row in sources.waiting()] == ["page-gone"]
    later = {"at": make.NOW + 2 * NIGHT, "on": make.TODAY + 2 * NIGHT}
    make.confirm(house, by=dara, **later)
    assert list(sources.waiting()) == []
    # It is nothing new on the next night, but another trouble is.
    read(GONE, nights=3)
    assert list(sources.waiting()) == []
    read(Page(PAGE, "Call 00 000 002"), nights=4)
    assert [row.outcome for row in sources.waiting()] == ["number-gone"]


def test_worst_comes_first(house):
    pages = {
        "https://a.example": Page("https://a.example", unreadable="pdf"),
        "https://b.example": Page("https://new.example", SHOWN.text),
        "https://c.example": Page("https://c.example", is_gone=True),
        "https://d.example": Page("https://d.example", "Nothing"),
    }
    house.phones.update(source_codes=",".join(pages))
    found = [sources.judge(one, pages[one.url]) for one in sources.prints()]
    sources.record(found, at=make.NOW + NIGHT)
    assert [row.outcome for row in sources.waiting()] == sources.WRONG


def test_reading_goes_with_the_source_and_with_time(house):
    read(GONE)
    house.phones.update(source_codes="letter")
    read(GONE, nights=2)
    assert kept() == []
    house.phones.update(source_codes="site")
    read(GONE, nights=3)
    sources.forget(at=make.NOW + 3 * NIGHT + sources.KEPT)
    assert len(kept()) == 1
    sources.forget(at=make.NOW + 4 * NIGHT + sources.KEPT)
    assert kept() == []


def test_what_changed_while_pages_were_read_is_not_recorded(house):
    found = [sources.judge(one, SHOWN) for one in sources.prints()]
    house.phones.update(number="+8550000009")
    sources.record(found, at=make.NOW)
    assert kept() == []


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (make.NUMBER, "00 000 001"),
        (make.NUMBER, "(+855) 0.000-001"),
        (make.NUMBER, "០០-០០០-០០១"),
        ("117", "Call 117."),
        ("1800200000", "1800-20-0000"),
        ("+66812345678", "081 234 5678"),
        ("+66 1300", "+66 1300"),
    ],
)
def test_number_is_found_however_it_is_grouped(number, text):
    assert is_printed_in(text, number)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (make.NUMBER, "00 000 0012"),
        (make.NUMBER, "100 000 001"),
        ("117", "1170, 11 7, 2117"),
        ("+66812345678", "081 234 567"),
    ],
)
def test_number_within_another_is_not_found(number, text):
    assert not is_printed_in(text, number)


@pytest.mark.parametrize("part", ["<!--", "<script", "<a href=", "<", "&#", "855 "])
def test_page_of_a_megabyte_is_read_at_once(part):
    # What looked twice in the same place would take hours here.
    assert not is_printed_in(shown(part * (1_000_000 // len(part))), make.NUMBER)
