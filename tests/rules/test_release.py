"""What a release of a number holds, and what a call that found it wrong or private ends."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.models import NumberCall, Phone
from directory.rules import audit, editing, numbers, refuted, standing, verification, vetting
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import vet
from tests.rules.test_numbers import (
    LATER,
    PRINT,
    PROOF,
    call,
    held,
    hold,
    propose,
    public_bytes,
    release,
    shown,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places", "reader_of_english"),
]
RESULTS = ["private", "wrong-number"]


@pytest.fixture
def river(sokha, dara):
    """A listing that Dara confirmed, with a held number beside its own."""
    river = make.organization("river", editor=sokha)
    hold(river, by=sokha, **PRINT)
    make.confirm(river, by=dara)
    return river


def waits(organization):
    return held(organization) in numbers.waiting()


@pytest.mark.parametrize("result", RESULTS)
def test_call_in_vain_brings_no_refuted_number_back(river, dara, bopha, result):
    propose(river, dara)
    release(river, bopha)
    call(river, dara, result)
    call(river, bopha, "no-answer")
    assert make.HELD_NUMBER not in public_bytes()
    assert not waits(river)


def test_many_refuted_numbers_are_found_in_as_many_queries(river, dara):
    def asked(*found):
        with CaptureQueriesContext(connection) as queries:
            assert refuted.numbers() == {river.pk: {*found}}
        return len(queries)

    call(river, dara, "wrong-number")
    few = asked(make.HELD_NUMBER)
    said = {"organization": river, "by": dara, "at": LATER, "result": "private"}
    others = ["+8550000007", "+8550000008"]
    NumberCall.objects.bulk_create(NumberCall(number=number, **said) for number in others)
    assert asked(make.HELD_NUMBER, *others) == few


@pytest.mark.parametrize("result", RESULTS)
def test_listed_number_that_is_refuted_leaves_the_phones(river, sokha, dara, result):
    river.phones.filter(number=make.NUMBER).update(is_held=True)
    editing.save(river, by=sokha, at=make.NOW)
    phone = river.phones.get(number=make.NUMBER)
    assert make.NUMBER in public_bytes()
    numbers.record_call(phone, by=dara, at=LATER, seen=make.seen(phone), result=result)
    assert make.NUMBER not in public_bytes()


def test_later_proof_lets_a_refuted_number_wait_again(river, sokha, dara, bopha):
    call(river, dara, "wrong-number")
    assert not waits(river)
    later = LATER + timedelta(hours=1)
    call(river, dara, at=later, **PROOF)
    release(river, bopha, at=later)
    assert make.HELD_NUMBER in public_bytes()


def test_check_that_confirms_a_refuted_number_shows_it_again(river, sokha, dara):
    call(river, dara, "wrong-number")
    river.phones.filter(number=make.HELD_NUMBER).update(is_held=False, source_codes="Card")
    editing.save(river, by=sokha, at=LATER)
    assert make.HELD_NUMBER not in public_bytes()
    make.confirm(river, by=dara, at=LATER + timedelta(minutes=1), on=make.TODAY)
    assert make.HELD_NUMBER in public_bytes()


def test_refuted_number_may_be_that_of_another_entry(river, sokha, dara):
    lake = make.organization("lake", editor=sokha)
    hold(lake, by=sokha, **PRINT)
    make.confirm(lake, by=dara)
    call(river, dara, "private")
    assert [*numbers.waiting()] == [held(lake)]
    assert numbers.why_not_unconfirmed(held(lake)) == ""


def test_other_numbers_wait_beside_a_refuted_one(river, sokha, dara):
    other = hold(river, by=sokha, number="+8550000007", **PRINT)
    call(river, dara, "private")
    assert [*numbers.waiting()] == [other]
    assert numbers.why_not_unconfirmed(other) == ""


def test_number_of_a_vetted_organization_waits(river, dara):
    vet(river, dara)
    assert waits(river)


def test_refuted_number_is_proposed_no_longer(river, dara):
    propose(river, dara)
    call(river, dara, "private")
    assert (held(river).is_held, held(river).is_unconfirmed) == (True, False)


def test_number_of_a_withdrawn_listing_is_not_proposed(river, dara):
    verification.withdraw(river, by=dara, reason="Moved", at=LATER)
    with pytest.raises(Refused, match="no standing listing"):
        propose(river, dara)


def test_proof_of_one_number_releases_no_other(river, sokha, dara, bopha):
    other = hold(river, by=sokha, number="+8550000007")
    call(river, dara, **PROOF)
    river.phones.filter(pk=other.pk).update(is_held=False)
    editing.save(river, by=sokha, at=LATER)
    with pytest.raises(Refused, match="cannot vouch for itself"):
        numbers.release(other, by=bopha, at=LATER, seen=make.seen(other))


def test_proof_of_another_entry_releases_nothing(river, sokha, dara, bopha):
    lake = make.organization("lake", editor=sokha)
    hold(lake, by=sokha)
    call(lake, dara, **PROOF)
    river.phones.filter(number=make.HELD_NUMBER).update(is_held=False)
    editing.save(river, by=sokha, at=LATER)
    with pytest.raises(Refused, match="cannot vouch for itself"):
        release(river, bopha)


def test_numbers_called_or_printed_wait_for_their_release(river, dara):
    call(river, dara, **PROOF)
    others = {
        "phones/b": "+8550000007",
        "unconfirmed/c": "+8550000008",
        "unconfirmed/d": "+85500009",
    }
    now = {"description": {}, "phones/a": {"number": make.HELD_NUMBER}}
    now |= {name: {"number": number} for name, number in others.items()}
    found = numbers.proposed([(river, now, {"unconfirmed/d": {}})])
    assert [(row["part"]["number"], row["is_unconfirmed"]) for row in found] == [
        (make.HELD_NUMBER, False),
        ("+8550000008", True),
    ]


def test_number_that_was_deleted_is_not_released(river, sokha, dara):
    phone = held(river)
    seen = make.seen(phone)
    river.phones.filter(pk=phone.pk).delete()
    with pytest.raises(editing.Stale, match="changed after you opened it"):
        numbers.release(phone, by=dara, at=LATER, seen=seen)


def test_number_that_was_proved_waits_for_no_call(river, dara):
    call(river, dara, **PROOF)
    with pytest.raises(Refused, match="does not wait for a call any more"):
        call(river, dara)


def test_call_says_what_came_of_it(river, dara):
    with pytest.raises(Refused, match="Say what came of the call"):
        call(river, dara, "gossip")


@pytest.mark.parametrize(("result", "proof"), [("no-answer", "gossip"), ("theirs", "")])
def test_call_keeps_nothing_that_its_result_has_no_use_for(river, dara, result, proof):
    later = LATER + timedelta(days=1)
    made = call(river, dara, result, proof=proof, proof_detail="x", call_back_at=later)
    assert (made.proof, made.proof_detail, made.call_back_at) == ("", "", None)


def test_call_without_a_proof_releases_nothing(river, sokha, dara, bopha):
    call(river, dara)
    river.phones.filter(number=make.HELD_NUMBER).update(is_held=False)
    editing.save(river, by=sokha, at=LATER)
    with pytest.raises(Refused, match="cannot vouch for itself"):
        release(river, bopha)


def test_proof_ends_once_the_number_is_held_again(river, sokha, dara, bopha):
    call(river, dara, **PROOF)
    for day, is_held in enumerate([True, False], start=1):
        river.phones.filter(number=make.HELD_NUMBER).update(is_held=is_held)
        editing.save(river, by=sokha, at=LATER + timedelta(days=day))
    with pytest.raises(Refused, match="cannot vouch for itself"):
        release(river, bopha, at=LATER + timedelta(days=3))


def test_number_is_not_both_confirmed_and_unconfirmed(river, sokha, dara, bopha):
    # Its row was deleted and made again, so that the part has another id.
    river.phones.filter(number=make.NUMBER).delete()
    again = Phone.objects.create(
        organization=river, number=make.NUMBER, is_held=True, is_unconfirmed=True, **PRINT
    )
    editing.save(river, by=sokha, at=LATER)
    with pytest.raises(Refused, match="stands in the listing already"):
        numbers.release(again, by=bopha, at=LATER, seen=make.seen(again))
    assert shown(river) == [[make.NUMBER], []]


def test_what_a_text_of_the_number_names_is_asked_about(river, sokha, dara, bopha):
    river.phones.filter(number=make.HELD_NUMBER).update(description_en="Call 012 666 666 instead")
    editing.save(river, by=sokha, at=LATER)
    propose(river, dara)
    with pytest.raises(Refused, match="say that it is meant so"):
        release(river, bopha)
    release(river, bopha, is_meant=True)
    assert shown(river) == [[make.NUMBER], [make.HELD_NUMBER]]


def test_number_that_left_the_entry_is_not_released(river, dara):
    with pytest.raises(Refused, match="changed after you opened it"):
        verification.release(river, "phones/gone", by=dara, at=LATER)


def test_number_printed_nobody_knows_where_is_not_released(river, sokha, dara, bopha):
    river.phones.filter(number=make.HELD_NUMBER).update(printed_in_en="")
    editing.save(river, by=sokha, at=LATER)
    propose(river, dara)
    with pytest.raises(Refused, match="Nobody has said where"):
        release(river, bopha)


def test_number_does_not_stand_in_a_listing_twice(river, sokha, dara, bopha):
    river.phones.filter(number=make.NUMBER).delete()
    again = Phone.objects.create(organization=river, number=make.NUMBER, is_held=True)
    editing.save(river, by=sokha, at=LATER)
    numbers.record_call(again, by=dara, at=LATER, seen=make.seen(again), result="theirs", **PROOF)
    with pytest.raises(Refused, match="stands in the listing already"):
        numbers.release(again, by=bopha, at=LATER, seen=make.seen(again))
    assert shown(river) == [[make.NUMBER], []]


def test_place_where_people_stay_shows_no_unconfirmed_number(river, dara, bopha):
    make.parts(river)
    river.locations.update(is_residential=True, visibility="partial", address_km="", address_en="")
    editing.save(river, by=dara, at=make.NOW)
    with pytest.raises(Refused, match="People stay there"):
        propose(river, dara)


def test_release_makes_a_listing_due_no_later_than_its_risk(river, dara, bopha):
    # What was frozen by an older rule may be due later than the rule of today allows.
    make.take_triggers_away()
    check = standing.current_check(river)
    type(check).objects.filter(pk=check.pk).update(due_on=make.TODAY + timedelta(days=999))
    call(river, dara, **PROOF)
    released = release(river, bopha)
    assert released.due_on == check.due_on
    assert list(audit.violations()) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"by": "sokha"}, "Only verifiers"),
        ({"name_en": "Changed past the history"}, "changed without a record"),
        ({"caution_km": "ប្រយ័ត្ន", "caution_en": "Take care"}, "This entry has a caution"),
        ({"acronym": "LOTUS"}, "must not be listed"),
    ],
    ids=["verifier", "record", "caution", "twin"],
)
@pytest.mark.usefixtures("bopha")
def test_release_holds_what_every_check_holds(river, sokha, dara, changed, said):
    call(river, dara, **PROOF)
    changed = dict(changed)
    by = get_user_model().objects.get(username=changed.pop("by", "bopha"))
    type(river).objects.filter(pk=river.pk).update(**changed)
    river.refresh_from_db()
    if "name_en" not in changed:
        editing.save(river, by=dara, at=LATER)
    if "acronym" in changed:
        lotus = make.organization("lotus", editor=sokha, acronym="LOTUS")
        vetting.do_not_list(lotus, by=dara, reason="It harmed somebody.", at=LATER)
    with pytest.raises(Refused, match=said):
        release(river, by)
