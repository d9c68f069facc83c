"""A withdrawn listing returns by two people."""

import pytest

from directory.rules import (
    verification,
)
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import change

pytestmark = pytest.mark.django_db


def test_withdrawn_listing_needs_two_to_return(river, dara, bopha):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=bopha, reason="Moved", at=make.NOW)
    with pytest.raises(Refused, match="must first ask"):
        make.confirm(river, by=dara)
    verification.ask_return(river, by=dara, reason="Back", at=make.NOW)
    with pytest.raises(Refused, match="must first ask"):
        make.confirm(river, by=dara)
    row = make.confirm(river, by=bopha)
    assert (row.verifier, row.returned_with, row.by_one_person) == (bopha, dara, False)


def test_listing_that_stands_is_confirmed_again_by_one(river, dara, bopha):
    make.confirm(river, by=dara)
    assert make.confirm(river, by=dara).by_one_person is False


def test_edit_since_the_withdrawal_is_the_first_of_the_two(river, dara, bopha, sokha):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=bopha, reason="Moved", at=make.NOW)
    change(river, sokha, description_en="They moved")
    assert make.confirm(river, by=dara).returned_with == sokha


def test_asking_counts_for_one_withdrawal_only(river, dara, bopha):
    make.confirm(river, by=dara)
    for _ in range(2):
        verification.withdraw(river, by=bopha, reason="Moved", at=make.NOW)
        with pytest.raises(Refused, match="must first ask"):
            make.confirm(river, by=bopha)
        verification.ask_return(river, by=dara, reason="Back", at=make.NOW)
        make.confirm(river, by=bopha)


def test_nobody_is_his_own_second(river, dara):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    change(river, dara, description_en="Another street")
    row = make.confirm(river, by=dara)
    assert (row.by_one_person, row.returned_with) == (True, None)


def test_one_person_alone_may_bring_a_listing_back_and_it_shows(river, dara):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    assert make.confirm(river, by=dara).by_one_person is True
    make.person("bopha", verifies=True)
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    with pytest.raises(Refused, match="must first ask"):
        make.confirm(river, by=dara)


def test_asking_is_for_editors_and_verifiers_and_needs_a_reason(river, dara, sokha):
    make.confirm(river, by=dara)
    with pytest.raises(Refused, match="no withdrawn listing"):
        verification.ask_return(river, by=dara, reason="Back", at=make.NOW)
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    with pytest.raises(Refused, match="Only editors"):
        verification.ask_return(river, by=sokha, reason="Back", at=make.NOW)
    with pytest.raises(Refused, match="Say why"):
        verification.ask_return(river, by=dara, reason=" ", at=make.NOW)
    verification.ask_return(river, by=dara, reason="Back", at=make.NOW)
    with pytest.raises(Refused, match="asked for this already"):
        verification.ask_return(river, by=dara, reason="Back", at=make.NOW)


def test_somebody_else_may_ask_as_well(river, dara, bopha):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    for person in (dara, bopha):
        verification.ask_return(river, by=person, reason="Back", at=make.NOW)
    assert {row.by for row in verification.ReturnRequest.objects.all()} == {dara, bopha}


def test_asking_for_what_never_stood_is_refused(river, dara):
    with pytest.raises(Refused, match="no withdrawn listing"):
        verification.ask_return(river, by=dara, reason="Back", at=make.NOW)
