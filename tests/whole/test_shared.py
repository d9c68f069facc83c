"""Rows that the tests of a module share (tests/shared.py) stand within each other."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.shared import shared_rows


def asks(file, *fixtures):
    return SimpleNamespace(path=Path(file), fixturenames=["db", *fixtures])


def test_rows_within_rows_are_counted():
    assert shared_rows(asks("within.py", "river_rows")) == 1
    assert shared_rows(asks("within.py", "river_rows", "lotus_rows")) == 2
    assert shared_rows(asks("within.py", "starter_rows")) == 1
    assert shared_rows(asks("another.py", "lotus_rows")) == 1


def test_rows_beside_each_other_are_refused():
    shared_rows(asks("beside.py", "river_rows", "lotus_rows"))
    with pytest.raises(pytest.UsageError, match="beside each other"):
        shared_rows(asks("beside.py", "river_rows", "meadow_rows"))
