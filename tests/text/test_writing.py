"""How days, months and years of print are written."""

import pytest

from directory.text import writing


@pytest.mark.parametrize(
    ("when", "said"),
    [("2021", "2021"), ("2021-07", "July 2021"), ("2021-07-22", "22 July 2021")],
)
def test_print_is_dated_as_precisely_as_it_is_known(when, said):
    assert writing.printed(when, "en") == said
