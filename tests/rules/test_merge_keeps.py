"""What a merge keeps: reports, refuted numbers, cautions, lines, and readers of the twin."""

import pytest

from directory.models import Line, Merge, NumberCall, Phone, Report
from directory.publish import records
from directory.rules import (
    editing,
    merging,
    numbers,
    refuted,
    report_queue,
    safety,
    standing,
    verification,
    vetting,
)
from directory.rules.refusal import Refused
from tests import make
from tests.reporting import HOUR, give, take
from tests.rules.acts import MERGED_AT, change, merge

pytestmark = pytest.mark.django_db


@pytest.fixture
def stays(river, bopha):
    make.confirm(river, by=bopha)
    return river


@pytest.fixture
def pond(stays, sokha, bopha):
    """A twin of River, which stands as well, with a number that waits for a call."""
    made = make.organization("pond", editor=sokha)
    Phone.objects.create(organization=made, number=make.HELD_NUMBER, is_held=True)
    editing.save(made, by=sokha, at=make.NOW)
    make.confirm(made, by=bopha)
    return made


def hand_over(entry, chan):
    take(kind="unsafe", phone=None, listing=entry.slug)
    give(entry, chan, number="", lane="safety", outcome="accepted")


def test_open_reports_are_about_the_entry_that_stays(pond, stays, dara, chan):
    answered = take(kind="works", listing="pond")
    give(pond, chan, lane="works")
    waiting = take(kind="unsafe", listing="pond", phone=make.NUMBER)
    merge(pond, stays, dara)
    assert Report.objects.get(pk=answered.pk).organization == pond
    assert list(report_queue.group(lane="safety", organization=stays, number=make.NUMBER)) == [
        waiting
    ]
    assert report_queue.outcomes("safety", stays) == ["suspended", "accepted", "dismissed"]


def test_reports_from_old_copies_follow_every_merge(pond, stays, sokha, dara):
    lake = make.organization("lake", editor=sokha)
    merge(pond, stays, dara)
    merge(stays, lake, dara)
    came = take(kind="unsafe", listing="pond", phone=make.NUMBER, at=MERGED_AT + HOUR)
    assert (came.organization, came.is_listed) == (lake, True)


def test_handler_who_read_the_old_entry_is_led_on(pond, stays, dara, chan):
    take(kind="unsafe", listing="pond", phone=None)
    seen = report_queue.seen(report_queue.group(lane="safety", organization=pond, number=""))
    merge(pond, stays, dara)
    said = {"outcome": "suspended", "reason": "x", "at": MERGED_AT, **seen}
    with pytest.raises(Refused, match="was merged into House river"):
        give(pond, chan, number="", lane="safety", **said)


def test_entry_that_was_handed_over_is_checked_before_it_goes(pond, stays, dara, bopha, chan):
    hand_over(pond, chan)
    with pytest.raises(Refused, match="wants the entry that goes checked today"):
        merge(pond, stays, dara)
    assert safety.handed_over().get().organization == pond
    make.confirm(pond, by=bopha, at=make.NOW + 25 * HOUR)
    assert merge(pond, stays, dara).stays == stays


def test_entry_that_stays_is_still_to_be_looked_into(pond, stays, dara, chan):
    hand_over(stays, chan)
    merge(pond, stays, dara)
    assert safety.handed_over().get().organization == stays


def call(phone, by, result):
    said = {"at": make.NOW + HOUR, "seen": make.seen(phone), "result": result}
    return numbers.record_call(phone, by=by, **said)


@pytest.mark.parametrize("result", refuted.RESULTS)
def test_number_that_a_call_refuted_is_not_taken_over(pond, stays, dara, result):
    held = pond.phones.get(is_held=True)
    taken = f"phones/{held.pk}"
    offered = [editing.document(stays), editing.document(pond)]
    assert taken in merging.offers(*offered, merging.numbers_left_out(pond))
    call(held, dara, result)
    assert merging.numbers_left_out(pond) == {make.HELD_NUMBER}
    assert taken not in merging.offers(*offered, merging.numbers_left_out(pond))
    with pytest.raises(Refused, match="after you opened it"):
        merge(pond, stays, dara, taken)


def test_number_that_nobody_reached_is_taken_over(pond, stays, dara):
    held = pond.phones.get(is_held=True)
    call(held, dara, NumberCall.Result.NO_ANSWER)
    merge(pond, stays, dara, f"phones/{held.pk}")
    assert stays.phones.filter(number=make.HELD_NUMBER, is_held=True).exists()


def told(at=MERGED_AT + HOUR):
    """What was withdrawn, and whether a search says so."""
    return {row["id"]: bool(row["keys"]) for row in records.withdrawn(at)}


def test_readers_are_not_sent_away_while_the_twin_stands(pond, stays, dara):
    merge(pond, stays, dara)
    assert told() == {pond.public_id: False}
    verification.withdraw(stays, by=dara, reason="Closed", at=MERGED_AT + HOUR)
    assert told() == {pond.public_id: True, stays.public_id: True}


def test_readers_learn_of_a_merge_into_what_is_not_listed(pond, stays, sokha, dara):
    lake = make.organization("lake", editor=sokha)
    merge(pond, lake, dara)
    assert told() == {pond.public_id: True}


def test_caution_goes_along_in_both_languages(pond, stays, sokha, dara):
    change(pond, sokha, caution_km="ប្រយ័ត្ន", caution_en="Men wait outside")
    offered = merging.offers(editing.document(stays), editing.document(pond), set())
    assert [name for name in offered if "caution" in name] == ["caution"]
    with pytest.raises(Refused, match="has a caution, and the other has none"):
        merge(pond, stays, dara)
    merge(pond, stays, dara, "caution")
    stays.refresh_from_db()
    assert (stays.caution_km, stays.caution_en) == ("ប្រយ័ត្ន", "Men wait outside")


def test_entry_with_a_caution_of_its_own_keeps_it(pond, stays, sokha, dara):
    change(pond, sokha, caution_km="ប្រយ័ត្ន", caution_en="Men wait outside")
    change(stays, sokha, caution_km="ទឹកជ្រៅ", caution_en="Deep water")
    merge(pond, stays, dara)
    stays.refresh_from_db()
    assert stays.caution_en == "Deep water"


def test_entry_that_a_line_names_stays(pond, stays, dara):
    Line.objects.create(code="pond", entry="pond", name_km="ត្រពាំង", name_en="Pond")
    with pytest.raises(Refused, match="“pond”"):
        merge(pond, stays, dara)
    assert not Merge.objects.exists()
    assert merge(stays, pond, dara).stays == pond


def test_merged_entry_is_neither_trusted_nor_forbidden(pond, stays, dara):
    merge(pond, stays, dara)
    trust = {"on": make.TODAY, "vouched_by": "Board", "expires_on": make.TODAY.replace(year=2027)}
    with pytest.raises(Refused, match="was merged into"):
        vetting.vet(pond, by=dara, at=MERGED_AT, **trust)
    with pytest.raises(Refused, match="was merged into"):
        vetting.do_not_list(pond, by=dara, reason="A broker", at=MERGED_AT)
    assert standing.current_check(stays) is not None
