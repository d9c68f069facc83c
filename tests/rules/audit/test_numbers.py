"""The audit of released numbers: what the act and the database let pass is found."""

from datetime import timedelta

import pytest

from directory.models import NumberCall, Phone, Verification
from directory.rules import audit, editing, numbers
from directory.rules.listing import listing_digest
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]
LATER = make.NOW + timedelta(days=1)


@pytest.fixture
def river(sokha, dara, bopha):
    """A listing with a second number that is shown as not confirmed."""
    river = make.organization("river", editor=sokha)
    Phone.objects.create(
        organization=river,
        number=make.HELD_NUMBER,
        is_held=True,
        printed_on="2021",
        source_codes="Their letter",
    )
    editing.save(river, by=sokha, at=make.NOW)
    make.confirm(river, by=dara)
    phone = river.phones.get(number=make.HELD_NUMBER)
    numbers.propose_unconfirmed(phone, by=dara, at=LATER, seen=make.seen(phone))
    numbers.release(phone, by=bopha, at=LATER, seen=make.seen(phone))
    assert list(audit.violations()) == []
    return river


@pytest.mark.parametrize(
    "change",
    [{"proof": "", "proof_detail": ""}, {"result": "no-answer", "proof": "", "proof_detail": ""}],
    ids=str,
)
def test_release_without_its_call_is_found(river, dara, bopha, change):
    phone = river.phones.get(number=make.HELD_NUMBER)
    said = {"result": "theirs", "proof": "site", "proof_detail": "x"}
    numbers.record_call(phone, by=dara, at=LATER, seen=make.seen(phone), **said)
    numbers.release(phone, by=bopha, at=LATER, seen=make.seen(phone))
    make.take_triggers_away()
    NumberCall.objects.update(**change)
    assert list(audit.violations()) == [
        "river: check 3: a number released without its call and a second proof"
    ]


def tampered(river, change):
    """The newest listing, changed by hand with a digest that fits."""
    make.take_triggers_away()
    check = river.verifications.first()
    document = {**check.listing.stored}
    change(document)
    Verification.objects.filter(pk=check.pk).update(
        listing=document, sha256=listing_digest(document)
    )


def make_residential(document):
    document["services"] = [one | {"residential": True} for one in document["services"]]


def make_both(document):
    document["phones"] = document["phones"] + [
        document["phones"][0] | {"number": make.HELD_NUMBER, "id": "x"}
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (make_residential, "a number that nobody called where people stay"),
        (make_both, "a number both as confirmed and as not confirmed"),
    ],
)
def test_unconfirmed_number_past_the_rules_is_found(river, change, said):
    tampered(river, change)
    assert f"river: check 2: {said}" in list(audit.violations())


def test_unconfirmed_number_at_a_place_of_residence_is_found(river):
    make.take_triggers_away()
    edit = river.edits.first()
    document = {**edit.document.stored, "locations": [{"id": "x", "is_residential": True}]}
    document["locations"][0]["visibility"] = "hidden"
    type(edit).objects.filter(pk=edit.pk).update(document=document)
    assert list(audit.violations()) == [
        "river: the working copy was changed without a revision",
        "river: check 2: shows a fact that nobody confirmed",
        "river: check 2: a number that nobody called where people stay",
    ]


def test_disputed_number_among_the_unconfirmed_is_found(river, dara):
    make.take_triggers_away()
    edit = river.edits.first()
    document = {**edit.document.stored}
    document["phones"] = [one | {"has_conflict": True} for one in document["phones"]]
    type(edit).objects.filter(pk=edit.pk).update(document=document)
    assert "river: check 2: a number that sources disagree about" in list(audit.violations())
