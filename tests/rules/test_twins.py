"""Twins: organizations with a name, an acronym or a number in common."""

import pytest

from directory.models import (
    Organization,
)
from directory.rules import twins
from tests import make

pytestmark = pytest.mark.django_db


def test_twins_are_found_by_name_acronym_and_number(river, sokha):
    river.acronym = "RVR"
    river.save()
    other = make.organization("lake", editor=sokha, name_en="rvr.", name_km="អង្គការ\u200bបឹង")
    other.phones.update(number=make.HELD_NUMBER)
    assert twins.find_twins(other) == [(river, ["RVR"])]
    other.phones.update(number=make.NUMBER)
    assert twins.find_twins(other) == [(river, ["RVR", make.NUMBER])]
    Organization.objects.filter(pk=other.pk).update(name_en="Lake", acronym="")
    other.phones.all().delete()
    other.refresh_from_db()
    assert twins.find_twins(other) == []


def test_names_that_nobody_wrote_are_nothing_in_common(river, sokha):
    other = make.organization("lake", editor=sokha)
    other.phones.all().delete()
    assert (river.acronym, other.acronym) == ("", "")
    assert twins.find_twins(other) == []


def test_khmer_names_that_look_equal_are_twins():
    typed_apart = "អង្គការ\u200bទន្លេ"
    assert twins.likely_twins(["អង្គការ ទន្លេ"], [], [(1, [typed_apart], [])]) == [(1, [typed_apart])]
