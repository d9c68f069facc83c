"""Numbers to call at the desk: the list, one page a number, paper, Today and the sheet."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from directory.models import NumberCall, Phone
from directory.rules import accounts, calls, editing, standing
from tests import make
from tests.desk.listed import listed

# A screen: what it calls is tried on both databases in tests/rules.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]


@pytest.fixture
def house(sokha, dara):
    """A listing with a held number that was printed in 2021."""
    house = make.organization("house", editor=sokha)
    for number in (make.HELD_NUMBER, "+85500000009"):
        Phone.objects.create(
            organization=house,
            number=number,
            is_held=True,
            printed_on="2021",
            printed_in_en="A book",
            note="NOTE",
        )
    editing.save(house, by=sokha, at=timezone.now())
    make.confirm(house, by=dara, at=timezone.now(), on=timezone.localdate())
    return house


def page_of(house, number=make.HELD_NUMBER):
    return f"/admin/numbers/{house.phones.get(number=number).pk}/"


def seen(house, number=make.HELD_NUMBER):
    """What the page of a number sends along."""
    house.refresh_from_db()
    return {"seen_revision": house.revision, "seen_number": number}


def said(house, **fields):
    typed = {"call": "", "number-hours": "", "number-description_km": "ការិយាល័យ"}
    return typed | seen(house) | fields


def late(moment):
    """The end of the day of a moment, as it is typed."""
    return f"{timezone.localtime(moment):%d/%m/%Y} 23:59"


PROVED = {"result": "theirs", "proof": "letter", "proof_detail": "Letter of 3 May"}


def shown(house):
    return [phone["number"] for phone in standing.current_check(house).listing["phones"]]


def test_today_list_sheet_and_paper_name_the_numbers(client, dara, house):
    places = ["/admin/", "/admin/numbers/", "/admin/numbers/paper/"]
    places += [f"/admin/directory/organization/{house.pk}/verify/"]
    assert ["000 000 02" in client.get(place).text for place in places] == [True] * 4


def test_only_verifier_is_told_and_releases_in_one_step(client, dara, house):
    page = client.get(page_of(house)).text
    assert "You are the only verifier: four eyes is off." in page
    answer = client.post(page_of(house), said(house, **PROVED))
    assert answer.url == page_of(house, "+85500000009")
    assert shown(house) == [make.NUMBER, make.HELD_NUMBER]
    assert standing.current_check(house).listing["phones"][1]["purpose"]["km"] == "ការិយាល័យ"


def test_with_two_verifiers_the_second_one_releases(client, dara, bopha, house):
    client.post(page_of(house), said(house, **PROVED))
    assert shown(house) == [make.NUMBER]
    own = client.get(page_of(house)).text
    assert "somebody else must confirm" in own
    assert 'name="release"' not in own
    client.force_login(bopha)
    assert "000 000 02" in client.get("/admin/numbers/").text
    client.post(page_of(house), {"release": ""} | seen(house))
    assert shown(house) == [make.NUMBER, make.HELD_NUMBER]


def test_number_is_shown_as_not_confirmed_by_two(client, dara, bopha, house):
    client.post(page_of(house), {"propose": ""} | seen(house))
    client.force_login(bopha)
    client.post(page_of(house), {"release": ""} | seen(house))
    [one] = standing.current_check(house).listing["unconfirmed"]
    assert (one["number"], one["printed_on"]) == (make.HELD_NUMBER, "2021")


def test_home_offers_no_unconfirmed_number(client, sokha, dara, house):
    house.services.update(is_residential=True)
    editing.save(house, by=sokha, at=timezone.now())
    page = client.get(page_of(house)).text
    assert "People stay there." in page
    assert 'name="propose"' not in page


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({}, "result"),
        ({"result": "call-back", "call_back_at": "25:99"}, "call_back_at"),
        ({"result": "call-back"}, "refused"),
        ({"result": "theirs", "proof": "letter"}, "refused"),
        (
            {"result": "theirs", "proof": "other-number", "proof_detail": "them"},
            "proof_detail",
        ),
    ],
    ids=str,
)
def test_bad_input_is_said_and_kept(client, dara, house, fields, error):
    answer = client.post(page_of(house), said(house, spoken_to="reception", **fields))
    said_wrong = [*answer.context["form"].errors, *("refused" for _ in answer.context["refused"])]
    assert (answer.status_code, said_wrong) == (200, [error])
    assert answer.context["form"]["spoken_to"].value() == "reception"
    assert NumberCall.objects.count() == 0


def test_call_that_is_refused_changes_nothing_of_the_number(client, dara, house):
    fields = said(house, result="theirs", proof="letter") | {"number-description_km": "ផ្សេង"}
    client.post(page_of(house), fields)
    assert house.phones.get(number=make.HELD_NUMBER).description_km is None


@pytest.mark.parametrize(("role", "status"), [(accounts.EDITORS, 403), (accounts.HANDLERS, 403)])
def test_only_verifiers_open_a_number(client, sokha, house, role, status):
    sokha.groups.add(Group.objects.get(name=role))
    client.force_login(sokha)
    assert client.get(page_of(house)).status_code == status


def test_handlers_see_no_held_number(client, chan, house):
    client.force_login(chan)
    places = ["/admin/numbers/", "/admin/numbers/paper/"]
    assert [client.get(place).status_code for place in places] == [403, 403]
    assert "000 000 02" not in client.get("/admin/").text


def test_call_back_stays_on_today_after_a_call_in_vain(client, dara, house, sokha):
    lake = listed("lake", editor=sokha, by=dara)
    at = timezone.now()
    later = at + timedelta(hours=2)
    calls.record_attempt(
        lake, by=dara, number=make.NUMBER, result="call-back", at=at, call_back_at=later
    )
    client.post(page_of(house), said(house, result="call-back", call_back_at=late(later)))
    client.post(page_of(house), said(house, result="no-answer"))
    at += timedelta(minutes=1)
    calls.record_attempt(lake, by=dara, number=make.NUMBER, result="no-answer", at=at)
    rows = client.get("/admin/").context["groups"]["callbacks"].rows
    assert [row.organization.slug for row in rows] == ["lake", "house"]


def test_call_back_ends_when_somebody_is_reached(client, dara, house, sokha):
    lake = listed("lake", editor=sokha, by=dara)
    at = timezone.now()
    later = at + timedelta(hours=2)
    calls.record_attempt(
        lake, by=dara, number=make.NUMBER, result="call-back", at=at, call_back_at=later
    )
    client.post(page_of(house), said(house, result="call-back", call_back_at=late(later)))
    client.post(page_of(house), said(house, result="wrong-number"))
    at += timedelta(minutes=1)
    make.confirm(lake, by=dara, at=at, on=timezone.localdate())
    assert client.get("/admin/").context["groups"]["callbacks"].total == 0


def test_entry_is_taken_given_back_and_handed_over_on_today(client, sokha, dara, bopha):
    late = listed("late", editor=sokha, by=dara, ago=400)
    act = f"/admin/directory/organization/{late.pk}/claim/"
    client.post(act, {"take": "", "today": "yes"})
    assert client.get("/admin/").context["due"][0][3].by == dara
    client.post(act, {"give": "", "to": bopha.pk, "today": "yes"})
    page = client.get("/admin/")
    assert page.context["due"][0][3].by == bopha
    assert "bopha has it" in page.text
    assert (
        "takes care of this entry"
        in client.post(act, {"take": "", "today": "yes"}, follow=True).text
    )


def test_entry_is_handed_over_to_a_verifier_alone(client, sokha, dara, bopha):
    late = listed("late", editor=sokha, by=dara, ago=400)
    act = f"/admin/directory/organization/{late.pk}/claim/"
    for to in ("", "7000000", "x"):
        page = client.post(act, {"give": "", "to": to, "today": "yes"}, follow=True)
        assert "Choose a verifier to hand it over to." in page.text
    assert page.context["due"][0][3] is None


@pytest.mark.parametrize("others", [0, 1])
def test_today_says_that_four_eyes_is_off(client, dara, others):
    for number in range(others):
        make.person(f"bopha-{number}", verifies=True)
    page = client.get("/admin/").text
    assert ("four eyes is off" in page) == (not others)
