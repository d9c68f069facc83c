"""The day of the last act of a person: no job can advance it."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from directory import starter
from directory.rules import verification
from directory.rules.publication import last_human_act
from tests import make
from tests.reporting import give, take, verifier

LATER = make.NOW + timedelta(days=300)
# In Cambodia it is the next day already.
EVENING = make.NOW + timedelta(days=9, hours=15)
NEXT_DAY = date(2026, 12, 5)


def test_nobody_has_acted_in_the_starter_data(starter_data):
    assert last_human_act(LATER) is None


def test_check_counts_on_the_day_it_was_recorded(standing):
    assert last_human_act(LATER) == make.TODAY
    make.confirm(standing, by=verifier(), on=make.TODAY, at=EVENING)
    assert last_human_act(LATER) == NEXT_DAY


def test_withdrawal_counts(standing):
    verification.withdraw(standing, by=verifier(), reason="Moved", at=EVENING)
    assert last_human_act(LATER) == NEXT_DAY


@pytest.mark.parametrize("changes", [{}, {"outcome": "dismissed", "reason": "No"}], ids=str)
def test_answered_report_counts(standing, chan, changes):
    take(at=make.NOW)
    give(standing, chan, at=EVENING, **changes)
    assert last_human_act(LATER) == NEXT_DAY


def test_older_act_does_not_set_it_back(standing, chan):
    make.confirm(standing, by=verifier(), on=make.TODAY, at=EVENING)
    take(at=make.NOW)
    give(standing, chan, at=make.NOW + timedelta(days=1))
    assert last_human_act(LATER) == NEXT_DAY


def test_act_of_the_future_does_not_count_yet(standing):
    make.confirm(standing, by=verifier(), on=make.TODAY, at=EVENING)
    assert last_human_act(EVENING - timedelta(seconds=1)) == make.TODAY


@pytest.mark.parametrize("job", ["publish", "remind", "audit_verifications"])
def test_job_does_not_count(standing, plain_static_files, settings, tmp_path, job):
    settings.DATA_ROOT = tmp_path
    take(at=make.NOW)
    call_command(job)
    assert last_human_act(timezone.now() + timedelta(days=1)) == make.TODAY


@pytest.mark.one_database
def test_start_of_the_demo_does_not_count(standing):
    starter.load(LATER)
    assert last_human_act(LATER) == make.TODAY
