"""A changed number is confirmed by a call to another one, or by a visit."""

import pytest

from directory.models import Phone
from directory.rules import (
    editing,
)
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import change_number

pytestmark = pytest.mark.django_db

# A changed number, and a listing that comes back.


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"called": ""}, "A number has changed"),
        ({"called": "", "method": "written"}, "A number has changed"),
        ({"called": make.HELD_NUMBER}, "cannot confirm itself"),
        ({"called": "+8550000003"}, "where you found"),
        ({"called": "+8550000004", "called_source": "Card"}, "cannot confirm itself"),
    ],
)
def test_changed_number_needs_a_call_to_another(river, dara, sokha, fields, said):
    make.confirm(river, by=dara)
    # Whoever plants a second number for the call back has planted it in the entry.
    Phone.objects.create(organization=river, number="+8550000004", is_held=True)
    river.phones.filter(is_held=False).update(number=make.HELD_NUMBER)
    editing.save(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match=said):
        make.confirm(river, by=dara, **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"called": make.NUMBER},
        {"called": "+8550000003", "called_source": "Ministry's list of 2026"},
        {"called": "", "method": "visit"},
    ],
)
def test_changed_number_is_confirmed_by_another_call_or_a_visit(river, dara, sokha, fields):
    make.confirm(river, by=dara)
    change_number(river, sokha)
    row = make.confirm(river, by=dara, **fields)
    assert (row.has_new_number, row.called) == (True, fields["called"])


def test_number_left_out_for_a_while_is_still_the_one_to_call(river, dara, sokha):
    make.confirm(river, by=dara)
    make.confirm(river, by=dara, facts=make.least(river))
    change_number(river, sokha)
    with pytest.raises(Refused, match="A number has changed"):
        make.confirm(river, by=dara, called="")
