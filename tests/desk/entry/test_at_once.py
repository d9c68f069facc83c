"""Several people save one entry at once: the short form of bench/saves.py, on each database."""

import pytest

from bench import saves
from tests import machine


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_saves_at_once_lose_double_and_break_nothing(database):
    is_postgresql = database == "postgresql"
    if is_postgresql and not machine.find_postgresql():
        pytest.skip("There is no PostgreSQL here.")
    figures = saves.run(12, postgresql=is_postgresql)
    unharmed = {"saved": 12, "lost": 0, "doubled": 0, "revisions": 12, "errors": 0}
    assert figures | unharmed == figures
