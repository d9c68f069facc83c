"""When the next check is due."""

from datetime import timedelta

import pytest

from directory.rules import (
    audit,
)
from directory.rules.refusal import Refused
from tests import make

pytestmark = pytest.mark.django_db


def test_hotline_that_is_also_residential_ages_like_a_hotline(sokha, dara):
    make.catalogue()
    both = make.organization("lotus", editor=sokha, hotline=True, residential=True)
    row = make.confirm(both, by=dara)
    assert row.due_on == row.checked_on + timedelta(days=30)


@pytest.mark.parametrize(("on", "days"), [(0, 1), (0, 180), (-9, 0), (-9, 171)])
def test_next_check_may_be_brought_forward(river, dara, on, days):
    on, due_on = (make.TODAY + timedelta(days=number) for number in (on, days))
    assert make.confirm(river, by=dara, on=on, due_on=due_on).due_on == due_on
    assert list(audit.violations([river])) == []


@pytest.mark.parametrize(("on", "days"), [(0, 0), (0, 181), (-9, -1), (-9, 172)])
def test_next_check_is_never_put_off_nor_in_the_past(river, dara, on, days):
    on, due_on = (make.TODAY + timedelta(days=number) for number in (on, days))
    with pytest.raises(Refused, match="Choose a day for the next check"):
        make.confirm(river, by=dara, on=on, due_on=due_on)


@pytest.mark.parametrize(
    ("fields", "days"),
    [({"hotline": True}, 30), ({"residential": True}, 90), ({}, 180)],
)
def test_next_check_is_due_by_risk(sokha, dara, fields, days):
    make.catalogue()
    row = make.confirm(make.organization("lotus", editor=sokha, **fields), by=dara)
    assert (row.due_on - row.checked_on).days == days
