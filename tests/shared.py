"""Rows that several tests start from: made once, and undone when the last of them is through."""

import contextlib
from collections import defaultdict

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

# How the names of fixtures end whose rows the tests of a module share.
ENDING = "_rows"
# Which of them the tests of a file start from.
_ROWS = defaultdict(set)


@contextlib.contextmanager
def undone_at_the_end(django_db_blocker, data_folder=None):
    """Let several tests start from the same rows; not inside another, whose rows would be there.

    What is published meanwhile goes to `data_folder`, of which each test takes a copy.
    """
    with django_db_blocker.unblock(), undone_within(data_folder, durable=True):
        yield


@contextlib.contextmanager
def undone_within(data_folder, *, durable=False):
    """The same for rows that are added to those of another fixture."""
    folder = override_settings(DATA_ROOT=data_folder or settings.DATA_ROOT)
    with folder, transaction.atomic(durable=durable):
        yield
        transaction.set_rollback(True)


def shared_rows(item):
    """From how many fixtures with rows that others of its module share a test starts.

    The fewer the earlier it runs, so that no row of a later one is there. That holds only where
    each of two tests starts from what the other does or from more: of two fixtures beside each
    other the first would stand around the second, and take its rows along. Raises UsageError there.
    """
    names = frozenset(name for name in item.fixturenames if name.endswith(ENDING))
    # The starter data comes last, when the rows of a module are gone.
    own = names - {"starter_rows"}
    for other in _ROWS[item.path]:
        if not (own <= other or other <= own):
            raise pytest.UsageError(
                f"{item.path.name}: {sorted(own ^ other)} stand beside each other. Let one ask for "
                "the other, or give each a module of its own."
            )
    _ROWS[item.path].add(own)
    return len(names)
