"""What phones held at a moment."""

from datetime import timedelta

import pytest

from directory.models import NumberCall, Snapshot
from directory.publish import publishing
from directory.rules import held, publication, verification
from tests import make
from tests.rules.acts import change

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def after(minutes):
    return make.NOW + minutes * MINUTE


def told(moment):
    """The English names that phones held, and whether that is known for sure."""
    found = held.held_at(moment)
    return [check.listing["name"]["en"] for check in found.checks], found.is_whole


@pytest.fixture
def published(river, sokha, dara, bopha):
    """River as it was confirmed twice; the second name was published ten minutes later."""
    make.confirm(river, by=bopha)
    publishing.publish(at=after(1))
    change(river, sokha, name_en="New river")
    make.confirm(river, by=dara, at=after(5))
    publishing.publish(at=after(15))
    return river


def test_phones_hold_what_was_published_last(published):
    assert held.held_at(make.NOW) is None
    assert told(after(1)) == (["House river"], True)
    assert told(after(14)) == (["House river"], True)
    assert told(after(15)) == (["New river"], True)


@pytest.mark.parametrize("forged", [[], "pointer", {}])
def test_row_that_is_no_pointer_hides_no_list(published, forged):
    seq = Snapshot.objects.first().seq + 1
    Snapshot.objects.create(seq=seq, published_at=after(16), pointer=forged, made_of="x")
    assert told(after(17)) == (["New river"], True)


def test_withdrawn_listing_is_gone_from_the_pointer_on(published, dara, bopha):
    lake = make.organization("lake", editor=dara)
    make.confirm(lake, by=bopha, at=after(16))
    verification.withdraw(published, by=dara, reason="x", at=after(20))
    # The pointer moved; what was confirmed before it is not made yet.
    assert told(after(19)) == (["New river"], True)
    assert told(after(20)) == ([], True)
    publishing.publish(at=after(30))
    assert told(after(30)) == (["House lake"], True)


def test_list_that_counts_otherwise_is_not_known_for_sure(published, dara, bopha):
    lake = make.organization("lake", editor=dara)
    make.confirm(lake, by=bopha, at=after(16))
    # As if somebody had confirmed while the list was made.
    publishing.publish(at=after(15) + timedelta(seconds=30))
    assert told(after(16)) == (["New river"], False)


def test_refuted_number_is_left_out_of_later_lists(published, dara):
    said = {"organization": published, "number": make.NUMBER, "by": dara}
    NumberCall.objects.create(**said, at=after(20), result="wrong-number")
    publication.due(published, at=after(20))
    publishing.publish(at=after(25))
    proof = {"proof": "letter", "proof_detail": "Letter of 3 May"}
    NumberCall.objects.create(**said, at=after(30), result="theirs", **proof)
    publication.due(published, at=after(30))

    def shown(moment):
        held_then = held.held_at(moment)
        listing = held_then.listing_of(held_then.checks.get())
        return [phone["number"] for phone in listing["phones"]]

    assert [shown(after(minutes)) for minutes in (22, 26, 40)] == [[make.NUMBER], [], []]
    publishing.publish(at=after(45))
    assert shown(after(46)) == [make.NUMBER]


def test_listing_that_an_older_backup_brought_back_is_not_held(published):
    lost = {"seq": 1, "published_at": f"{after(20)}", "withdrawn": [published.public_id]}
    publication.record_lost_withdrawals(lost)
    publishing.publish(at=after(30))
    assert told(after(30)) == ([], True)
