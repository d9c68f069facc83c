"""Keep the old one: a standing number stays until the new one is proved, and looks no fresher."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from directory.models import Verification
from directory.rules import audit, calls, editing, listing, safety, standing
from directory.rules.refusal import Refused
from tests import make
from tests.reporting import give, take
from tests.rules.acts import attempt

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places", "reader_of_english"),
]
LATER = make.NOW + timedelta(days=9)


@pytest.fixture
def river(sokha, dara):
    """A listing of which Sokha changed the number and the text after Dara confirmed it."""
    river = make.organization("river", editor=sokha)
    make.confirm(river, by=dara)
    river.phones.update(number=make.HELD_NUMBER)
    river.description_en = "New"
    river.save()
    editing.save(river, by=sokha, at=make.NOW)
    return river


def keep(river, by, **fields):
    number = f"phones/{river.phones.get().pk}"
    facts = [*make.least(river), "description"]
    on = make.TODAY + timedelta(days=9)
    options = {"facts": facts, "kept_facts": [number], "at": LATER, "on": on, "called": ""}
    return make.confirm(river, by=by, **options | fields)


def test_old_number_stays_beside_what_was_confirmed(river, dara):
    document = keep(river, dara).listing
    assert [phone["number"] for phone in document["phones"]] == [make.NUMBER]
    assert document["description"]["en"] == "New"
    assert list(audit.violations()) == []


def test_listing_that_keeps_something_keeps_its_day(river, dara):
    before = standing.current_check(river)
    check = keep(river, dara)
    assert (check.checked_on, check.due_on, check.method) == (
        before.checked_on,
        before.due_on,
        before.method,
    )
    assert check.whole_revision == before.whole_revision


def test_new_number_is_confirmed_later_and_the_day_goes_on(river, dara):
    keep(river, dara)
    check = make.confirm(river, by=dara, at=LATER, on=make.TODAY + timedelta(days=9))
    assert [phone["number"] for phone in check.listing["phones"]] == [make.HELD_NUMBER]
    assert check.checked_on == make.TODAY + timedelta(days=9)
    assert list(audit.violations()) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"kept_facts": ["phones/x"]},
        {"kept_facts": ["description"]},
        {"kept_facts": ["name"], "facts": ["description"]},
    ],
    ids=str,
)
def test_only_what_stands_and_nothing_new_replaces_is_kept(river, dara, fields):
    with pytest.raises(Refused, match="Only what stands"):
        keep(river, dara, **fields)


def test_what_is_confirmed_anew_is_not_kept_as_well(river, dara):
    number = f"phones/{river.phones.get().pk}"
    with pytest.raises(Refused, match="Only what stands"):
        keep(river, dara, facts=[*make.least(river), number])


def test_what_was_only_read_stands_beside_no_called_number(river, dara):
    with pytest.raises(Refused, match="only read"):
        keep(river, dara, method="published-source")


def test_new_hotline_is_due_earlier_whatever_it_keeps(river, sokha, dara):
    river.services.update(is_hotline=True)
    editing.save(river, by=sokha, at=make.NOW)
    check = keep(river, dara)
    assert check.due_on == listing.due_on(check.listing, "call", make.TODAY)
    assert check.due_on < river.verifications.get(number=1).due_on
    assert list(audit.violations()) == []


def test_nothing_is_kept_of_what_was_withdrawn(river, dara, bopha):
    Verification.objects.create(
        organization=river,
        number=2,
        revision=2,
        whole_revision=1,
        whole_before=1,
        outcome="withdrawn",
        verifier=dara,
        checked_on=make.TODAY,
        recorded_at=make.NOW,
        note="x",
    )
    with pytest.raises(Refused, match="no standing listing"):
        keep(river, bopha)


@pytest.mark.parametrize(
    "change",
    [
        {"checked_on": make.TODAY + timedelta(days=1)},
        {"method": "visit"},
    ],
    ids=str,
)
def test_database_and_audit_find_what_looks_fresher(river, dara, change):
    check = keep(river, dara)
    make.take_triggers_away()
    Verification.objects.filter(pk=check.pk).update(**change)
    assert list(audit.violations()) == [
        "river: check 2: keeps facts and looks fresher than the check before"
    ]


def test_audit_finds_what_keeps_facts_and_is_due_later(river, dara):
    keep(river, dara)
    make.take_triggers_away()
    Verification.objects.filter(number=1).update(due_on=make.TODAY + timedelta(days=9))
    assert list(audit.violations()) == [
        "river: check 2: keeps facts and looks fresher than the check before"
    ]


def test_database_refuses_what_keeps_facts_and_looks_fresher(river, dara):
    row = Verification.objects.get()
    fields = {
        field.attname: getattr(row, field.attname)
        for field in Verification._meta.concrete_fields
        if not field.primary_key
    }
    fields |= {
        "whole_before": 1,
        "number": 2,
        "kept_facts": ["name"],
        "checked_on": make.TODAY + timedelta(days=1),
    }
    with pytest.raises(DatabaseError, match="keeps_is_no_fresher"), transaction.atomic():
        Verification.objects.create(**fields)


@pytest.mark.parametrize(("method", "is_ended"), [("call", True), ("published-source", False)])
def test_check_that_keeps_and_reached_ends_calls_in_vain(sokha, dara, method, is_ended):
    lake = make.organization("lake", editor=sokha)
    make.confirm(lake, by=dara, method="published-source")
    lake.phones.update(number=make.HELD_NUMBER)
    editing.save(lake, by=sokha, at=make.NOW)
    for day in (1, 2, 3):
        attempt(lake, dara, day)
    later = {"call_back_at": LATER, "number": make.HELD_NUMBER}
    calls.record_attempt(lake, by=dara, at=make.NOW, result="call-back", **later)
    assert keep(lake, dara, method=method).method == "published-source"
    assert calls.calls_in_vain().exists() is not is_ended
    assert (calls.call_backs(LATER) == []) is is_ended


def test_audit_finds_a_check_that_says_of_a_rest_that_it_has_not(river, dara):
    make.take_triggers_away()
    Verification.objects.update(rest_method="call")
    assert list(audit.violations()) == [
        "river: check 1: says how the rest was checked, and looked at no rest"
    ]


def test_check_that_keeps_something_ends_no_order_to_check(river, dara, chan):
    take(kind="unsafe", phone=None, listing="river")
    give(river, chan, number="", lane="safety", outcome="accepted")
    keep(river, dara)
    assert safety.handed_over().exists()
