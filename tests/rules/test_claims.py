"""Claims: who takes care of which entry, for how long, and who hands it over."""

from datetime import timedelta

import pytest

from directory.models import Claim
from directory.rules import claims
from directory.rules.refusal import Refused
from tests import make

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places", "reader_of_english"),
]


@pytest.fixture
def river(sokha, dara):
    river = make.organization("river", editor=sokha)
    make.confirm(river, by=dara)
    return river


def holders(at):
    return [claim.by.username for claim in claims.held(at)]


def test_claim_holds_seven_days(river, dara):
    claims.take(river, by=dara, at=make.NOW)
    days = [holders(make.NOW + timedelta(days=days)) for days in (6, 7)]
    assert days == [["dara"], []]


def test_claim_ends_with_the_check(river, dara, bopha):
    claims.take(river, by=dara, at=make.NOW)
    make.confirm(river, by=bopha, at=make.NOW + timedelta(hours=1))
    assert holders(make.NOW + timedelta(hours=2)) == []


def test_what_somebody_has_is_handed_over_by_them_alone(river, dara, bopha):
    claims.take(river, by=dara, at=make.NOW)
    for act in (claims.take, claims.drop):
        with pytest.raises(Refused, match="dara takes care"):
            act(river, by=bopha, at=make.NOW)
    claims.take(river, by=dara, to=bopha, at=make.NOW)
    assert holders(make.NOW) == ["bopha"]
    claims.drop(river, by=bopha, at=make.NOW)
    assert Claim.objects.count() == 0


def test_only_verifiers_take_care_of_an_entry(river, sokha, dara):
    with pytest.raises(Refused, match="Only verifiers may"):
        claims.take(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match="Only verifiers can"):
        claims.take(river, by=dara, to=sokha, at=make.NOW)
