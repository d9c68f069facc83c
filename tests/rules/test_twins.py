"""Twins: organizations with a name, an acronym, a number or an address in common."""

import pytest

from directory.models import (
    Contact,
    Organization,
)
from directory.rules import twins
from directory.text.writing import dialled
from tests import make

pytestmark = pytest.mark.django_db


def common(organization):
    """The other organizations that may be this one, and what they have in common."""
    return [(twin.organization, twin.texts) for twin in twins.find_twins(organization)]


def test_twins_are_found_by_name_acronym_and_number(river, sokha):
    river.acronym = "RVR"
    river.save()
    other = make.organization("lake", editor=sokha, name_en="rvr.", name_km="អង្គការ\u200bបឹង")
    other.phones.update(number=make.HELD_NUMBER)
    assert common(other) == [(river, "RVR")]
    other.phones.update(number=make.NUMBER)
    assert common(other) == [(river, f"RVR, {dialled(make.NUMBER)}")]
    Organization.objects.filter(pk=other.pk).update(name_en="Lake", acronym="")
    other.phones.all().delete()
    assert common(other) == []


def test_names_that_nobody_wrote_are_nothing_in_common(river, sokha):
    other = make.organization("lake", editor=sokha)
    other.phones.all().delete()
    assert (river.acronym, other.acronym) == ("", "")
    assert common(other) == []


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ({"name_km": "អង្គការ\u200bបឹង"}, {"alternate_name_km": "ចាស់\nអង្គការ បឹង"}),
        ({"website": "https://www.lake.example/"}, {"website": "http://lake.example"}),
        ({"acronym": "LK"}, {"alternate_name_en": "lk."}),
    ],
)
def test_spellings_that_look_equal_are_twins(sokha, here, there):
    make.catalogue()
    one = make.organization("one", editor=sokha, **here)
    other = make.organization("other", editor=sokha, **there)
    one.phones.all().delete()
    assert [twin for twin, _ in common(one)] == [other]


def test_chat_address_that_both_have_makes_twins(river, sokha):
    other = make.organization("lake", editor=sokha)
    other.phones.all().delete()
    for made, value in ((river, "@River"), (other, "river")):
        Contact.objects.create(organization=made, contact_type="telegram", value=value)
    assert common(other) == [(river, "@River")]
