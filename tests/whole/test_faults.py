"""Faults in their short form; `python -m bench.faults` prints the figures of a release."""

import pytest

from bench.faults import full_disk, writers

# These sites have databases of their own.
pytestmark = pytest.mark.one_database

UNHARMED = {"lost": 0, "doubled": 0, "integrity": "ok", "comments_lost": 0}


def test_eight_writers_lock_nobody_out(own_site):
    figure = writers.run(own_site, 2)
    assert figure | UNHARMED | {"errors": 0, "locked": 0} == figure
    assert figure["written"] > 0


def test_full_disk_loses_nothing_and_is_read(prepared_folder):
    try:
        figure = full_disk.run_on_small_disk(1, prepared_folder)
    except PermissionError as error:
        pytest.skip(f"NOT RUN: {error}")
    # An act may find room that another one left.
    held = {"reads": 4, "unread": 0, "unexpected": 0, "kept_afterwards": 2, "withdrawals_lost": 0}
    assert figure | UNHARMED | held == figure
    assert figure["refused"] > 0
