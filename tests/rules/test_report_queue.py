"""The queue of reports: what makes an entry due, who decides, and what a decision closes."""

import pytest
from django.contrib.auth import get_user_model

from directory.models import Answer, Report
from directory.publish import publishing
from directory.rules import (
    report_queue,
    verification,
)
from directory.rules.refusal import Refused
from tests import make
from tests.reporting import DAY, HOUR, flood, give, take, verifier

pytestmark = pytest.mark.usefixtures("plain_static_files", "reader_of_english")


def test_wrong_number_on_two_days_is_due_until_the_next_check(standing, chan):
    dara = verifier()
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 12 * HOUR)
    assert list(report_queue.due()) == []
    take(at=make.NOW + 13 * HOUR)
    assert list(report_queue.due()) == [standing]
    make.confirm(standing, by=dara, at=make.NOW + 14 * HOUR)
    assert list(report_queue.due()) == []


@pytest.mark.parametrize(
    "second",
    [
        {"phone": make.HELD_NUMBER},
        {"phone": None},
        {"kind": "did-not-answer"},
        {"kind": "unsafe"},
        {"listing": "ocean"},
    ],
    ids=str,
)
def test_two_reports_that_do_not_agree_make_nothing_due(standing, second):
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 20 * HOUR, **second)
    assert list(report_queue.due()) == []


def test_report_from_before_the_check_makes_nothing_due(standing):
    take(at=make.NOW - 20 * HOUR)
    take(at=make.NOW + HOUR)
    assert list(report_queue.due()) == []


def test_withdrawn_listing_is_never_due(standing):
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 20 * HOUR)
    verification.withdraw(standing, by=verifier(), reason="Moved", at=make.NOW + 21 * HOUR)
    assert list(report_queue.due()) == []


def test_sealed_answer_is_in_the_history_that_a_handler_reads(standing, chan):
    take(kind="unsafe", phone=None)
    given = give(standing, chan, number="", lane="safety")
    assert list(report_queue.decisions(standing, by=chan)) == [given]
    assert list(report_queue.decisions(standing, by=verifier())) == []


def test_reports_on_what_was_withdrawn_make_nothing_due(standing):
    verification.withdraw(standing, by=verifier(), reason="Moved", at=make.NOW)
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 20 * HOUR)
    assert list(report_queue.due()) == []


def test_withdrawal_of_another_listing_leaves_an_entry_due(standing):
    lake = make.organization("lake", editor=make.person("bopha"))
    make.confirm(lake, by=verifier())
    verification.withdraw(lake, by=verifier(), reason="Moved", at=make.NOW)
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 20 * HOUR)
    assert list(report_queue.due()) == [standing]


def test_later_check_of_another_listing_leaves_an_entry_due(standing):
    lake = make.organization("lake", editor=make.person("bopha"))
    make.confirm(lake, by=verifier())
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 20 * HOUR)
    make.confirm(lake, by=verifier(), at=make.NOW + 30 * HOUR)
    assert list(report_queue.due()) == [standing]


def test_dismissed_reports_make_nothing_due_any_more(standing, chan):
    take(at=make.NOW + HOUR)
    take(at=make.NOW + 20 * HOUR)
    give(standing, chan, outcome="dismissed", reason="The number rang and was right")
    assert list(report_queue.due()) == []


def test_accepting_makes_due_and_changes_no_public_byte(standing, published, chan):
    take(kind="moved")
    given = give(standing, chan)
    assert list(report_queue.due()) == [standing]
    assert list(Report.objects.filter(answer=given)) == list(Report.objects.all())
    assert publishing.publish(at=make.NOW + 25 * HOUR) == published


def test_dismissing_needs_a_reason_and_makes_nothing_due(standing, chan):
    take()
    with pytest.raises(Refused, match="Say why"):
        give(standing, chan, outcome="dismissed", reason="  ")
    give(standing, chan, outcome="dismissed", reason="The number rang and was right")
    assert (list(report_queue.due()), list(report_queue.queue("trouble"))) == ([], [])


@pytest.mark.parametrize("name", ["sokha", "dara", "root"])
def test_only_report_handlers_decide(standing, name):
    root = make.person("root", is_superuser=True)
    take()
    by = {"root": root}.get(name) or get_user_model().objects.get(username=name)
    with pytest.raises(Refused, match="Only report handlers"):
        give(standing, by)
    assert Answer.objects.count() == 0


def test_decision_closes_only_what_was_seen(standing, chan):
    take()
    seen = report_queue.seen(Report.objects.all())
    late = take(at=make.NOW + HOUR)
    give(standing, chan, **seen)
    assert list(Report.objects.filter(answer=None)) == [late]
    with pytest.raises(Refused, match="changed since"):
        give(standing, chan, **seen)
    assert Answer.objects.count() == 1


def test_answered_reports_wait_no_longer(standing, chan):
    take()
    take(kind="works")
    give(standing, chan)
    assert report_queue.waiting() == {"safety": 0, "trouble": 0, "works": 1}


def test_group_holds_the_reports_of_one_entry_and_number(standing, chan):
    lake = make.organization("lake", editor=make.person("bopha"))
    mine = take(kind="moved", phone=None)
    take(kind="moved")
    take(listing="lake", kind="moved", phone=None)
    about = {"lane": "trouble", "organization": standing, "number": ""}
    assert list(report_queue.group(**about)) == [mine]
    assert [row["total"] for row in report_queue.by_day(**about)] == [1]
    give(lake, chan, number="")
    assert list(report_queue.decisions(standing, by=chan)) == []


@pytest.fixture
def published(standing, settings, tmp_path):
    """The pointer of a snapshot with that listing."""
    settings.DATA_ROOT = tmp_path
    return publishing.publish(at=make.NOW)


def test_hostile_flood_changes_nothing_public(published, standing):
    flood(standing, 10_000)
    assert publishing.publish(at=make.NOW + DAY) == published
