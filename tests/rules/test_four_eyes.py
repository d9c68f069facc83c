"""Four eyes: nobody confirms an edit of their own while two can verify."""

import pytest

from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import change, change_number

pytestmark = pytest.mark.django_db


def test_inactive_verifier_does_not_count_as_the_second(river, dara, bopha):
    bopha.is_active = False
    bopha.save()
    change(river, dara, description_en="Mine")
    assert make.confirm(river, by=dara).by_one_person is True


def test_number_cannot_be_slipped_past_the_second_person(river, dara, bopha, sokha):
    change_number(river, dara)
    change(river, sokha, description_en="A typo")
    with pytest.raises(Refused, match="helped to edit"):
        make.confirm(river, by=dara)
    assert make.confirm(river, by=bopha).listing["phones"][0]["number"] == make.HELD_NUMBER


def test_editor_may_confirm_what_only_others_changed_since(river, dara, bopha, sokha):
    change(river, dara, description_en="Mine")
    make.confirm(river, by=bopha)
    change(river, sokha, description_en="Not mine")
    assert make.confirm(river, by=dara).by_one_person is False


def test_editor_cannot_confirm_a_number_that_others_left_out(river, dara, bopha):
    change_number(river, dara)
    make.confirm(river, by=bopha, facts=make.least(river))
    with pytest.raises(Refused):
        make.confirm(river, by=dara)


def test_nobody_confirms_own_edit_while_two_can_verify(river, dara):
    make.person("bopha", verifies=True)
    change(river, dara, description_en="Mine")
    with pytest.raises(Refused):
        make.confirm(river, by=dara)


def test_earlier_editor_cannot_hide_behind_a_later_one(river, sokha, dara):
    make.person("bopha", verifies=True)
    change(river, dara, description_en="Mine")
    change(river, sokha, description_en="Mine, mended")
    with pytest.raises(Refused):
        make.confirm(river, by=dara)


def test_only_verifier_may_confirm_own_edit_and_it_shows(river, dara):
    change(river, dara, description_en="Mine")
    assert make.confirm(river, by=dara).by_one_person is True
