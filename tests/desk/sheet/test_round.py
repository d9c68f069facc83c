"""Check by check: a round of unchanged listings, the next one, own corrections, the old number."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.models import Organization
from directory.rules import claims, editing, standing
from tests import make
from tests.desk.listed import listed
from tests.desk.sheet.shown import NEW_NUMBER, address, fact, shown

# A screen: what it calls is tried on both databases in tests/rules.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]
# What a person taps on an unchanged sheet: everything as it was, how, and confirm with the next.
TAPS = {"all_unchanged": "on", "method": "call", "confirm": "next"}


def open_sheet(client, page):
    """The form of a sheet as the browser would send it, without anything that is tapped."""
    sent = {}
    for row in page.context["rows"]:
        sent[row["seen"][0]] = row["seen"][1]
    form = page.context["form"]
    sent |= {"seen_revision": form["seen_revision"].value(), "on": timezone.localdate().isoformat()}
    return sent


def test_round_of_twenty_takes_sixty_taps_and_twenty_pages(client, sokha, dara):
    late = [listed(f"late-{number}", editor=sokha, by=dara, ago=400) for number in range(20)]
    page = client.get(address(late[0]))
    taps = pages = 0
    while page.context and "rows" in page.context:
        taps, pages = taps + len(TAPS), pages + 1
        sent = open_sheet(client, page) | TAPS
        page = client.post(page.wsgi_request.path, sent, follow=True)
    checks = [made.verifications.count() for made in Organization.objects.all()]
    assert (taps, pages, checks) == (60, 20, [2] * 20)


def test_next_sheet_says_what_was_confirmed_and_what_is_left(client, sokha, dara):
    first, _second, _third = (
        listed(f"late-{number}", editor=sokha, by=dara, ago=400) for number in range(3)
    )
    sent = open_sheet(client, client.get(address(first))) | TAPS
    page = client.post(address(first), sent, follow=True).text
    assert "House late-0: confirmed (Call)." in page
    assert "Still due: 2." in page


def test_next_is_what_one_has_taken_and_never_what_another_has(client, sokha, dara, bopha):
    first, second, third = (
        listed(f"late-{number}", editor=sokha, by=dara, ago=400) for number in range(3)
    )
    claims.take(third, by=dara, at=timezone.now())
    claims.take(second, by=bopha, at=timezone.now())
    sent = open_sheet(client, client.get(address(first))) | TAPS
    answer = client.post(address(first), sent)
    assert answer.url == address(third)
    sent = open_sheet(client, client.get(address(third))) | TAPS
    assert client.post(address(third), sent).url.startswith(address(third))


def test_own_correction_is_called_ones_own(client, dara, house):
    number = fact(house, "phones")
    data = shown(client, house) | {f"fix-{number}-number": NEW_NUMBER, "correct": ""}
    page = client.post(address(house), data, follow=True)
    assert "You changed this entry yourself" in page.text
    assert "dara changed this entry" not in page.text
    assert {row["name"] for row in page.context["rows"] if row.get("is_own")} == {number}


def test_change_by_somebody_else_beside_ones_own_is_told(client, sokha, dara, house):
    number = fact(house, "phones")
    data = shown(client, house) | {f"fix-{number}-number": NEW_NUMBER, "correct": ""}
    client.post(address(house), data)
    Organization.objects.filter(pk=house.pk).update(description_en="By Sokha")
    editing.save(house, by=sokha, at=timezone.now())
    assert "sokha changed this entry" in client.get(address(house)).text


@pytest.fixture
def renumbered(house, sokha):
    """The house, after Sokha wrote another number."""
    house.phones.update(number=NEW_NUMBER)
    editing.save(house, by=sokha, at=timezone.now())
    house.refresh_from_db()
    return house


def test_sheet_says_before_that_the_old_number_goes(client, dara, renumbered):
    page = client.get(address(renumbered)).text
    assert "000 000 01 goes off the phones when you confirm or leave out." in page


def test_old_number_is_kept_until_the_new_one_is_proved(client, dara, renumbered):
    before = standing.current_check(renumbered)
    number = fact(renumbered, "phones")
    data = shown(client, renumbered) | {
        "all_unchanged": "on",
        f"keep-{number}": "on",
        "confirm": "",
    }
    assert client.post(address(renumbered), data).status_code == 302
    check = standing.current_check(renumbered)
    assert [phone["number"] for phone in check.listing["phones"]] == [make.NUMBER]
    assert check.checked_on == before.checked_on


def test_number_that_the_entry_lost_can_be_kept(client, sokha, dara, house):
    number = fact(house, "phones")
    house.phones.all().delete()
    editing.save(house, by=sokha, at=timezone.now())
    house.refresh_from_db()
    data = shown(client, house) | {"all_unchanged": "on", f"keep-{number}": "on", "confirm": ""}
    client.post(address(house), data)
    check = standing.current_check(house)
    assert [phone["number"] for phone in check.listing["phones"]] == [make.NUMBER]


def test_old_and_new_are_not_both_confirmed(client, dara, renumbered):
    number = fact(renumbered, "phones")
    data = shown(client, renumbered) | {
        "all_unchanged": "on",
        f"keep-{number}": "on",
        f"decide-{number}": "yes",
        "confirm": "",
    }
    page = client.post(address(renumbered), data)
    assert list(page.context["form"].errors) == [f"decide-{number}"]
    assert renumbered.verifications.count() == 1


def test_last_confirmed_is_of_the_value_that_is_shown(client, sokha, dara, renumbered):
    rows = client.get(address(renumbered)).context["rows"]
    said = {row["name"].partition("/")[0]: row["last_check"] for row in rows}
    assert (said["phones"], said["name"] is None) == (None, False)


def test_name_alone_is_refused_on_the_sheet(client, dara, house):
    facts = [row["name"] for row in client.get(address(house)).context["rows"]]
    decided = {f"decide-{name}": "yes" if name == "name" else "no" for name in facts}
    page = client.post(address(house), shown(client, house) | decided | {"confirm": ""})
    assert "A name alone helps nobody" in page.text
    assert house.verifications.count() == 1


def test_alone_is_said_before_confirming(client, sokha, dara):
    late = listed("late", editor=sokha, by=dara, ago=timedelta(days=400).days)
    page = client.get(address(late)).text
    assert page.index("four eyes is off") < page.index('name="confirm"')
