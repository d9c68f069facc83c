"""A changed number or address is confirmed by a call to another number, or by a visit."""

from datetime import timedelta

import pytest

from directory.models import Contact, NumberCall, Phone, Verification
from directory.rules import editing, listing, numbers, standing
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import change, change_number
from tests.rules.audit.found import found

pytestmark = pytest.mark.django_db

# A changed number, and a listing that comes back.


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"called": ""}, "A number or an address has changed"),
        ({"called": "", "method": "written"}, "A number or an address has changed"),
        ({"called": make.HELD_NUMBER}, "cannot confirm itself"),
        ({"called": "+8550000003"}, "where you found"),
        ({"called": "+8550000004", "called_source": "Card"}, "cannot confirm itself"),
    ],
)
def test_changed_number_needs_a_call_to_another(river, dara, sokha, fields, said):
    make.confirm(river, by=dara)
    # Whoever plants a second number for the call back has planted it in the entry.
    Phone.objects.create(organization=river, number="+8550000004", is_held=True)
    river.phones.filter(is_held=False).update(number=make.HELD_NUMBER)
    editing.save(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match=said):
        make.confirm(river, by=dara, **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"called": make.NUMBER},
        {"called": "+8550000003", "called_source": "Ministry's list of 2026"},
        {"called": "", "method": "visit"},
    ],
)
def test_changed_number_is_confirmed_by_another_call_or_a_visit(river, dara, sokha, fields):
    make.confirm(river, by=dara)
    change_number(river, sokha)
    row = make.confirm(river, by=dara, **fields)
    assert (row.has_new_number, row.called) == (True, fields["called"])


def test_refuted_number_is_no_way_to_call_back(river, dara, sokha):
    make.confirm(river, by=dara)
    change_number(river, sokha)
    said = {"number": make.NUMBER, "by": dara, "at": make.NOW + timedelta(hours=1)}
    NumberCall.objects.create(organization=river, result="wrong-number", **said)
    assert standing.known_ways(river).to_call == set()
    for source in ("", "Card"):
        with pytest.raises(Refused, match="found this number to be wrong or private"):
            make.confirm(river, by=dara, called=make.NUMBER, called_source=source)
    elsewhere = {"called": "+8550000003", "called_source": "Ministry's list of 2026"}
    assert make.confirm(river, by=dara, **elsewhere).has_new_number
    assert found(river) == []


def test_refuted_number_proves_no_other(river, dara, sokha):
    at = make.NOW + timedelta(hours=1)
    refuted, other = (
        Phone.objects.create(organization=river, number=number, is_held=True)
        for number in (make.HELD_NUMBER, "+8550000004")
    )
    editing.save(river, by=sokha, at=make.NOW)
    said = {"by": dara, "at": at, "seen": make.seen(refuted), "result": "wrong-number"}
    numbers.record_call(refuted, **said)
    # Out of the entry it is no number found elsewhere either.
    refuted.delete()
    editing.save(river, by=sokha, at=at)
    proof = {"proof": "other-number", "proof_detail": make.HELD_NUMBER}
    said |= {"seen": make.seen(other), "result": "theirs"}
    with pytest.raises(Refused, match="found this number to be wrong or private"):
        numbers.record_call(other, **said, **proof)


def test_number_left_out_for_a_while_is_still_the_one_to_call(river, dara, sokha):
    make.confirm(river, by=dara)
    make.confirm(river, by=dara, facts=make.least(river))
    change_number(river, sokha)
    with pytest.raises(Refused, match="A number or an address has changed"):
        make.confirm(river, by=dara, called="")


@pytest.fixture
def known(river, sokha, dara):
    """An organization with a number, a chat and a website, all of them confirmed."""
    Contact.objects.create(organization=river, contact_type="telegram", value="@river")
    change(river, sokha, website="https://river.example/")
    make.confirm(river, by=dara)
    return river


def change_chat(river):
    river.contacts.update(value="@other")


def change_website(river):
    river.website = "https://other.example/"
    river.save()


def add_chat(river):
    Contact.objects.create(organization=river, contact_type="whatsapp", value="+8550000009")


ADDRESSES = [change_chat, change_website, add_chat]


@pytest.mark.parametrize("act", ADDRESSES)
@pytest.mark.parametrize("method", ["call", "written", "published-source"])
def test_changed_address_needs_a_call_to_a_known_number(known, sokha, dara, act, method):
    act(known)
    editing.save(known, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match="A number or an address has changed"):
        make.confirm(known, by=dara, called="", method=method)


@pytest.mark.parametrize("act", ADDRESSES)
@pytest.mark.parametrize("fields", [{}, {"called": "", "method": "visit"}])
def test_changed_address_is_confirmed_by_a_call_or_a_visit(known, sokha, dara, act, fields):
    act(known)
    editing.save(known, by=sokha, at=make.NOW)
    row = make.confirm(known, by=dara, **fields)
    assert (row.has_new_number, found(known)) == (True, [])


def test_address_that_was_changed_without_a_call_is_found(known, sokha, dara):
    change_chat(known)
    editing.save(known, by=sokha, at=make.NOW)
    row = make.confirm(known, by=dara)
    make.take_triggers_away()
    Verification.objects.filter(pk=row.pk).update(has_new_number=False, called="")
    assert found(known) == [
        "river: check 2: says wrongly whether a number or an address is new",
        "river: check 2: a changed number or address without a call to another number",
    ]


def test_address_of_before_the_rule_is_no_violation(known, sokha, dara):
    change_chat(known)
    editing.save(known, by=sokha, at=make.NOW)
    row = make.confirm(known, by=dara)
    make.take_triggers_away()
    old = {**row.listing.stored, "shape": 2}
    digest = listing.listing_digest(old)
    Verification.objects.filter(pk=row.pk).update(
        has_new_number=False, called="", listing=old, sha256=digest
    )
    assert found(known) == []


def test_address_left_unchanged_or_taken_out_needs_no_call(known, sokha, dara):
    make.confirm(known, by=dara, called="")
    known.contacts.all().delete()
    change(known, sokha, website="")
    assert make.confirm(known, by=dara, called="").has_new_number is False


def test_first_number_of_what_is_listed_needs_a_call_elsewhere(river, sokha, dara):
    river.phones.update(is_held=True)
    editing.save(river, by=sokha, at=make.NOW)
    make.confirm(river, by=dara)
    river.phones.update(is_held=False)
    editing.save(river, by=sokha, at=make.NOW)
    for called in ("", make.NUMBER):
        with pytest.raises(Refused, match=r"A number or an address has changed|cannot confirm"):
            make.confirm(river, by=dara, called=called)
    assert make.confirm(river, by=dara, called=make.ELSEWHERE).has_new_number is True
    assert found(river) == []
