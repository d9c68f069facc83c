"""Reports about safety: a listing is suspended at once, or verifiers look into it today."""

import pytest
from django.db import IntegrityError, transaction

from directory.models import Answer, Verification
from directory.rules import audit, report_queue, safety, verification
from directory.rules.refusal import Refused
from tests import make
from tests.reporting import DAY, HOUR, give, take, verifier

pytestmark = pytest.mark.usefixtures("plain_static_files", "reader_of_english")

REASON = "Two reports say who waits outside"


def answered(standing, chan, **fields):
    take(kind="unsafe", phone=None)
    return give(standing, chan, number="", lane="safety", **fields)


def test_handler_alone_suspends_a_listing_at_once(standing, chan):
    given = answered(standing, chan, outcome="suspended", reason=REASON)
    last = standing.verifications.first()
    assert (last.outcome, last.verifier, last.suspension, last.note) == (
        "withdrawn",
        chan,
        given,
        "",
    )
    assert list(audit.violations()) == []


def test_suspended_listing_comes_back_by_two(standing, chan):
    bopha = make.person("bopha", verifies=True)
    answered(standing, chan, outcome="suspended", reason=REASON)
    later = make.NOW + 2 * DAY
    with pytest.raises(Refused, match="Somebody else must first ask"):
        make.confirm(standing, by=verifier(), at=later)
    verification.ask_return(standing, by=bopha, reason="Nobody waits there", at=later)
    assert make.confirm(standing, by=verifier(), at=later).returned_with == bopha
    assert list(audit.violations()) == []


def test_suspending_makes_nobody_a_verifier_to_the_audit(standing, chan):
    """One verifier alone confirms again, although a handler suspended before and after it."""
    make.confirm(standing, by=verifier(), at=make.NOW + HOUR)
    lake = make.organization("lake", editor=verifier(), description_km="ផ្សេង")
    answered(standing, chan, outcome="suspended", reason=REASON)
    make.confirm(lake, by=verifier(), at=make.NOW + 2 * DAY)
    verification.ask_return(standing, by=verifier(), reason="Safe", at=make.NOW + 2 * DAY)
    make.confirm(standing, by=verifier(), at=make.NOW + 2 * DAY)
    take(kind="unsafe", phone=None, at=make.NOW + 3 * DAY)
    give(
        standing,
        chan,
        number="",
        lane="safety",
        at=make.NOW + 4 * DAY,
        outcome="suspended",
        reason=REASON,
    )
    assert list(audit.violations()) == []


@pytest.mark.parametrize("reason", ["", "  "])
def test_suspending_needs_a_reason(standing, chan, reason):
    with pytest.raises(Refused, match="Say why the listing is suspended"):
        answered(standing, chan, outcome="suspended", reason=reason)
    assert standing.verifications.count() == 1


@pytest.mark.parametrize("lane", ["trouble", "works"])
def test_only_reports_about_safety_suspend(standing, chan, lane):
    take(kind={"trouble": "moved", "works": "works"}[lane])
    with pytest.raises(Refused, match="cannot be answered like this"):
        give(standing, chan, lane=lane, outcome="suspended", reason=REASON)


@pytest.mark.parametrize("outcome", ["suspended", "accepted"])
def test_what_phones_do_not_show_is_only_closed(standing, chan, outcome):
    verification.withdraw(standing, by=verifier(), reason="Moved", at=make.NOW)
    with pytest.raises(Refused, match="cannot be answered like this"):
        answered(standing, chan, outcome=outcome, reason=REASON)
    assert answered(standing, chan, outcome="dismissed", reason="Gone already").pk


def test_what_is_handed_over_stays_until_somebody_is_reached(standing, chan):
    given = answered(standing, chan)
    assert list(safety.handed_over()) == [given]
    make.confirm(standing, by=verifier(), at=make.NOW + 2 * DAY, method="published-source")
    assert list(safety.handed_over()) == [given]
    make.confirm(standing, by=verifier(), at=make.NOW + 2 * DAY)
    assert list(safety.handed_over()) == []


def test_check_of_before_and_of_another_end_nothing(standing, chan):
    make.confirm(standing, by=verifier(), at=make.NOW + HOUR)
    given = answered(standing, chan)
    lake = make.organization("lake", editor=make.person("bopha"), description_km="ផ្សេង")
    make.confirm(lake, by=verifier(), at=make.NOW + 2 * DAY)
    assert list(safety.handed_over()) == [given]


def test_withdrawal_ends_what_was_handed_over(standing, chan):
    answered(standing, chan)
    verification.withdraw(standing, by=verifier(), reason="Looked into", at=make.NOW + 2 * DAY)
    assert list(safety.handed_over()) == []


def test_handing_over_makes_nothing_due(standing, chan):
    answered(standing, chan)
    assert list(report_queue.due()) == []


def test_what_nobody_answers_is_told_after_four_hours(standing, chan):
    assert safety.is_unanswered(safety.waiting_since(), make.NOW + DAY) is False
    take(kind="unsafe", phone=None)
    told = [
        safety.is_unanswered(safety.waiting_since(), make.NOW + hours * HOUR) for hours in (3, 4)
    ]
    give(standing, chan, number="", lane="safety")
    told.append(safety.is_unanswered(safety.waiting_since(), make.NOW + DAY))
    assert told == [False, True, False]


@pytest.mark.parametrize(
    "changes",
    [{"is_sealed": False}, {"organization": None}],
    ids=str,
)
def test_database_refuses_to_suspend_without_safety(standing, chan, changes):
    whole = {
        "organization": standing,
        "is_sealed": True,
        "outcome": "suspended",
        "reason": REASON,
        "answered_by": chan,
        "answered_at": make.NOW,
    }
    with pytest.raises(IntegrityError, match="suspended_for_safety"), transaction.atomic():
        Answer.objects.create(**whole | changes)


def test_suspension_that_its_handler_did_not_answer_is_found(standing, chan):
    answered(standing, chan, outcome="suspended", reason=REASON)
    make.take_triggers_away()
    Verification.objects.filter(outcome="withdrawn").update(verifier=verifier())
    assert list(audit.violations()) == [
        "river: check 2: suspended without the answer of its handler"
    ]
