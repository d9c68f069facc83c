"""Withdrawing a listing: with a reason, once, and others stay."""

import pytest

from directory.publish import publishing
from directory.rules import (
    verification,
)
from directory.rules.refusal import Refused
from tests import make

pytestmark = pytest.mark.django_db


def test_withdrawing_keeps_others_and_is_undone_by_a_new_check(river, sokha, dara):
    lotus = make.organization("lotus", editor=sokha, residential=True)
    make.confirm(river, by=dara)
    make.confirm(lotus, by=dara)
    verification.withdraw(lotus, by=dara, reason="Moved", at=make.NOW)
    pointer = publishing.publish(at=make.NOW)
    assert (pointer["count"], pointer["withdrawn"]) == (1, [lotus.public_id])
    make.confirm(lotus, by=dara)
    pointer = publishing.publish(at=make.NOW)
    assert (pointer["count"], pointer["withdrawn"]) == (2, [])


def test_withdrawing_twice_is_refused(river, dara):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    with pytest.raises(Refused, match="no standing listing"):
        verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)


def test_withdrawn_listing_leaves_the_next_snapshot(river, dara):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=dara, reason="Wrong number", at=make.NOW)
    pointer = publishing.publish(at=make.NOW)
    assert (pointer["count"], pointer["withdrawn"]) == (0, [river.public_id])


def test_withdrawing_needs_a_reason(river, dara):
    make.confirm(river, by=dara)
    with pytest.raises(Refused):
        verification.withdraw(river, by=dara, reason=" ", at=make.NOW)
