"""Numbers that wait for a call: what came of it, who releases them, and where they never show."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.models import NumberCall, Phone
from directory.publish import contents, files
from directory.rules import audit, editing, listing, numbers, report_intake, standing, vetting
from directory.rules.refusal import Refused
from tests import make

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places", "reader_of_english"),
]
LATER = make.NOW + timedelta(days=1)
PROOF = {"proof": "site", "proof_detail": "river.example, page of contacts"}
PRINT = {"printed_on": "2021-07", "printed_in_en": "A book of services"}


@pytest.fixture
def river(sokha, dara):
    """A listing that Dara confirmed, with a held number beside its own."""
    river = make.organization("river", editor=sokha)
    hold(river, by=sokha, **PRINT)
    make.confirm(river, by=dara)
    return river


def hold(organization, *, by, number=make.HELD_NUMBER, **fields):
    held = Phone.objects.create(organization=organization, number=number, is_held=True, **fields)
    editing.save(organization, by=by, at=make.NOW)
    return held


def held(organization):
    return organization.phones.get(number=make.HELD_NUMBER)


def call(organization, by, result="theirs", **fields):
    phone = held(organization)
    said = {"at": LATER, "seen": make.seen(phone), "result": result} | fields
    return numbers.record_call(phone, by=by, **said)


def propose(organization, by):
    phone = held(organization)
    numbers.propose_unconfirmed(phone, by=by, at=LATER, seen=make.seen(phone))


def release(organization, by, **fields):
    phone = held(organization)
    return numbers.release(phone, by=by, **{"at": LATER, "seen": make.seen(phone)} | fields)


def shown(organization):
    """The numbers of the standing listing: as confirmed, as not confirmed."""
    document = standing.current_check(organization).listing
    return [[part["number"] for part in document[noun]] for noun in ("phones", "unconfirmed")]


def test_number_that_was_called_is_released_by_a_second_person(river, dara, bopha):
    call(river, dara, **PROOF)
    assert shown(river) == [[make.NUMBER], []]
    with pytest.raises(Refused, match="somebody else must confirm"):
        release(river, dara)
    check = release(river, bopha)
    assert shown(river) == [[make.NUMBER, make.HELD_NUMBER], []]
    assert (check.by_one_person, check.number_call.by) == (False, dara)
    assert list(audit.violations()) == []


def test_release_looks_no_fresher_than_the_check_before(river, dara, bopha):
    before = standing.current_check(river)
    call(river, dara, **PROOF)
    check = release(river, bopha)
    assert (check.checked_on, check.method, check.due_on) == (
        before.checked_on,
        before.method,
        before.due_on,
    )
    assert check.confirmed_facts == [f"phones/{held(river).pk}"]


def test_release_takes_nothing_else_that_was_edited_along(river, sokha, dara, bopha):
    river.description_en = "Not yet confirmed"
    river.acronym = "NEW"
    river.save()
    editing.save(river, by=sokha, at=LATER)
    call(river, dara, **PROOF)
    document = release(river, bopha).listing
    assert (document["description"]["en"], document["acronym"]) == ("", "")
    assert list(audit.violations()) == []


def test_only_verifier_releases_alone_and_the_row_says_so(river, dara):
    call(river, dara, **PROOF)
    check = release(river, dara)
    assert (check.by_one_person, check.active_verifiers) == (True, 1)
    assert list(audit.violations()) == []


def test_what_one_person_checked_stays_so_when_two_release(sokha, dara, bopha):
    bopha.is_active = False
    bopha.save()
    river = make.organization("river", editor=dara)
    hold(river, by=dara)
    make.confirm(river, by=dara)
    bopha.is_active = True
    bopha.save()
    call(river, dara, **PROOF)
    check = release(river, bopha)
    none = {"alert": None, "vetting": None, "unreachable_on": None, "new_until": None}
    news = listing.with_news(check, tried_on=(), reached={}, refuted=(), **none)
    assert (check.by_one_person, news["by_one_person"]) == (False, True)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"proof": "site"}, "Say which page"),
        ({"proof": "gossip", "proof_detail": "x"}, "Choose what"),
        ({"proof": "other-number", "proof_detail": "them"}, "Write the other number"),
        ({"proof": "other-number", "proof_detail": make.HELD_NUMBER}, "Call a number that was"),
    ],
    ids=str,
)
def test_number_does_not_vouch_for_itself(river, dara, fields, said):
    with pytest.raises(Refused, match=said):
        call(river, dara, **fields)
    assert (held(river).is_held, NumberCall.objects.count()) == (True, 0)


def test_without_a_second_proof_the_number_goes_on_waiting(river, dara, bopha):
    call(river, dara, spoken_to="reception")
    assert [phone.last_result for phone in numbers.waiting()] == ["theirs"]
    with pytest.raises(Refused, match="held back"):
        release(river, bopha)


def test_number_that_an_editor_let_go_needs_a_call(river, sokha, bopha):
    river.phones.filter(number=make.HELD_NUMBER).update(is_held=False)
    editing.save(river, by=sokha, at=LATER)
    with pytest.raises(Refused, match="cannot vouch for itself"):
        release(river, bopha)


@pytest.mark.parametrize("result", ["private", "wrong-number"])
def test_wrong_or_private_number_is_not_proposed_again(river, dara, result):
    call(river, dara, result)
    assert (list(numbers.waiting()), held(river).is_held) == ([], True)
    assert numbers.why_not_unconfirmed(held(river)).startswith("A call found")


def test_call_back_needs_a_moment_that_is_to_come(river, dara):
    with pytest.raises(Refused, match="still to come"):
        call(river, dara, "call-back", call_back_at=LATER)
    assert call(river, dara, "call-back", call_back_at=LATER + timedelta(hours=1)).pk


def test_only_verifiers_call_and_release(river, sokha):
    for act in (
        lambda: call(river, sokha, "no-answer"),
        lambda: propose(river, sokha),
    ):
        with pytest.raises(Refused, match="Only verifiers"):
            act()


def test_numbers_without_another_come_first(river, sokha, dara):
    lake = make.organization("lake", editor=sokha, order=200)
    lake.phones.update(is_held=True, number="+85500000004")
    editing.save(lake, by=sokha, at=make.NOW)
    make.confirm(lake, by=dara)
    hold(make.organization("new", editor=sokha), by=sokha, number="+85500000005")
    assert [phone.number for phone in numbers.waiting()] == ["+85500000004", make.HELD_NUMBER]
    vetting.do_not_list(lake, by=dara, reason="A broker", at=LATER)
    assert [phone.number for phone in numbers.waiting()] == [make.HELD_NUMBER]


def test_unconfirmed_number_is_proposed_and_released_by_two(river, dara, bopha):
    propose(river, dara)
    with pytest.raises(Refused, match="somebody else must confirm"):
        release(river, dara)
    release(river, bopha)
    assert shown(river) == [[make.NUMBER], [make.HELD_NUMBER]]
    # Nobody has called it, so it goes on waiting for that.
    assert [phone.number for phone in numbers.waiting()] == [make.HELD_NUMBER]
    assert list(audit.violations()) == []


def test_unconfirmed_number_moves_once_it_was_called(river, dara, bopha):
    propose(river, dara)
    release(river, bopha)
    call(river, dara, **PROOF)
    release(river, bopha)
    assert shown(river) == [[make.NUMBER, make.HELD_NUMBER], []]
    assert list(audit.violations()) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda one: one.services.update(is_residential=True), "People stay there"),
        (lambda one: one.phones.update(has_conflict=True), "Sources disagree"),
        (lambda one: one.phones.update(printed_on=""), "in which year"),
    ],
    ids=["home", "conflict", "no print"],
)
def test_what_is_never_shown_as_not_confirmed(river, sokha, dara, change, said):
    change(river)
    editing.save(river, by=sokha, at=LATER)
    with pytest.raises(Refused, match=said):
        propose(river, dara)


def test_home_shows_no_unconfirmed_number_at_all(river, sokha, dara, bopha):
    propose(river, dara)
    river.services.update(is_residential=True)
    editing.save(river, by=sokha, at=LATER)
    assert listing.build_listing(river)["unconfirmed"] == []
    with pytest.raises(Refused, match="People stay there"):
        release(river, bopha)


@pytest.mark.parametrize(
    "broken",
    [{"is_held": False}, {"has_conflict": True}, {"printed_on": ""}],
    ids=str,
)
def test_database_refuses_what_is_not_unconfirmed(river, broken):
    phones = river.phones.filter(number=make.HELD_NUMBER)
    with pytest.raises(IntegrityError, match="unconfirmed_is_held"), transaction.atomic():
        phones.update(**{"is_unconfirmed": True} | broken)


@pytest.mark.parametrize("result", ["private", "wrong-number"])
def test_one_person_takes_a_wrong_number_off_at_once(river, dara, bopha, result):
    propose(river, dara)
    release(river, bopha)
    assert make.HELD_NUMBER in public_bytes()
    call(river, dara, result)
    assert make.HELD_NUMBER not in public_bytes()


def test_unconfirmed_number_is_in_the_details_and_nowhere_else(river, dara, bopha):
    assert make.HELD_NUMBER not in public_bytes()
    propose(river, dara)
    release(river, bopha)
    made = contents.build(timezone.now())
    with_it = [
        name
        for name, content in made.items()
        if any(form in files.to_bytes(content).decode() for form in forms(make.HELD_NUMBER))
    ]
    assert with_it == ["details.km", "details.en"]


def test_report_on_an_unconfirmed_number_is_grouped_by_it(river, dara, bopha):
    propose(river, dara)
    release(river, bopha)
    assert report_intake._listed_number({river}, make.HELD_NUMBER) == make.HELD_NUMBER


def public_bytes():
    return files.to_bytes(contents.build(timezone.now())).decode()


def forms(number):
    """A number as it is dialled, as it is written, and as it is searched for."""
    national = f"0{number[4:]}"
    return [number, national, f"{national[:3]} {national[3:6]} {national[6:]}"]


@pytest.mark.parametrize(
    "broken",
    [
        {"result": "no-answer", "call_back_at": LATER},
        {"result": "call-back"},
        {"result": "wrong-number", **PROOF},
        {"proof": "site"},
        {"result": "x"},
    ],
    ids=str,
)
def test_database_refuses_half_a_call(river, dara, broken):
    whole = {"number": make.HELD_NUMBER, "by": dara, "at": make.NOW, "result": "theirs"}
    with pytest.raises(IntegrityError, match="number_call_is_whole"), transaction.atomic():
        NumberCall.objects.create(organization=river, **whole | broken)
