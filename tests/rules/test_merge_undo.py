"""Taking a merge back: both entries are as they were, and nothing is public by that."""

import pytest
from django.db import IntegrityError, transaction

from directory.desk import agenda
from directory.models import (
    MergeUndo,
    NumberCall,
    Phone,
    PublicationDue,
    Report,
    ReturnRequest,
)
from directory.rules import (
    audit,
    editing,
    merge_undo,
    merging,
    numbers,
    report_queue,
    standing,
    twin_locks,
    twins,
    verification,
    vetting,
)
from directory.rules.refusal import Refused
from tests import make
from tests.reporting import HOUR, give, take
from tests.rules.acts import MERGED_AT, change, merge

pytestmark = pytest.mark.django_db

LATER = MERGED_AT + 10 * HOUR
REASON = "Two houses of one family"


@pytest.fixture
def stays(river, bopha):
    make.confirm(river, by=bopha)
    return river


@pytest.fixture
def pond(stays, sokha, bopha):
    """A second entry with the number of River, and with one more that is held."""
    made = make.organization("pond", editor=sokha, acronym="POND")
    service = made.services.get()
    Phone.objects.create(organization=made, service=service, number=make.HELD_NUMBER, is_held=True)
    editing.save(made, by=sokha, at=make.NOW)
    make.confirm(made, by=bopha)
    return made


def undo(done, by, *, at=LATER, reason=REASON, **fields):
    done.stays.refresh_from_db()
    options = {"given_back": merge_undo.offers(done), "seen_revision": done.stays.revision}
    return merge_undo.undo(done, by=by, at=at, reason=reason, **options | fields)


def everything(gone, stays):
    """What the entry that goes has and the other lacks."""
    return merging.offers(editing.document(stays), editing.document(gone), set())


def test_both_entries_are_as_they_were(pond, stays, dara):
    before = [editing.document(stays), editing.document(pond)]
    done = merge(pond, stays, dara, *everything(pond, stays))
    assert editing.document(stays) != before[0]
    undo(done, dara)
    assert [editing.document(stays), editing.document(pond)] == before
    assert (standing.merge_of(pond), list(audit.violations())) == (None, [])


def test_nothing_is_public_until_somebody_else_confirms(pond, stays, dara, bopha):
    listed = standing.current_check(stays).sha256
    done = merge(pond, stays, dara, "acronym")
    undo(done, dara)
    assert (standing.current_check(pond), standing.current_check(stays).sha256) == (None, listed)
    assert ReturnRequest.objects.get().reason == REASON
    assert agenda.today(LATER)["returns"].total == 1
    for one in (pond, stays):
        one.refresh_from_db()
    with pytest.raises(Refused, match="Somebody else must first ask"):
        make.confirm(pond, by=dara, at=LATER)
    with pytest.raises(Refused, match="You helped to edit"):
        make.confirm(stays, by=dara, at=LATER)
    assert make.confirm(pond, by=bopha, at=LATER).returned_with == dara
    assert list(audit.violations()) == []


def test_what_was_withdrawn_before_the_merge_is_not_asked_back(pond, stays, dara):
    verification.withdraw(pond, by=dara, reason="Closed", at=MERGED_AT - HOUR)
    undo(merge(pond, stays, dara), dara)
    assert not ReturnRequest.objects.exists()


def test_what_somebody_changed_since_is_kept(pond, stays, sokha, dara):
    done = merge(pond, stays, dara, *everything(pond, stays))
    stays.refresh_from_db()
    change(stays, sokha, acronym="RIVER", name_en="House on the river")
    offered = merge_undo.offers(standing.merge_of(pond))
    assert [name for name in offered if "/" not in name] == ["name_km"]
    own = stays.phones.order_by("order").first()
    taken = Phone.objects.get(organization=stays, number=make.HELD_NUMBER)
    # What is left with the entry that stays loses its service only.
    undo(done, dara, given_back=[name for name in offered if name != f"phones/{taken.pk}"])
    stays.refresh_from_db()
    assert (stays.acronym, stays.name_en) == ("RIVER", "House on the river")
    left = {phone["number"]: phone["service"] for phone in editing.document(stays)["phones"]}
    assert left == {own.number: left[own.number], make.HELD_NUMBER: None}


def test_corrected_number_is_not_given_back(pond, stays, sokha, dara):
    done = merge(pond, stays, dara, *everything(pond, stays))
    stays.refresh_from_db()
    Phone.objects.filter(organization=stays, number=make.HELD_NUMBER).update(number=make.ELSEWHERE)
    editing.save(stays, by=sokha, at=MERGED_AT + HOUR)
    undo(done, dara)
    left = [phone["number"] for phone in editing.document(stays)["phones"]]
    assert left == [make.NUMBER, make.ELSEWHERE]


def test_number_that_was_refuted_meanwhile_opens_held(pond, stays, sokha, dara):
    Phone.objects.create(organization=pond, number=make.ELSEWHERE, source_codes="letter")
    editing.save(pond, by=sokha, at=make.NOW)
    done = merge(pond, stays, dara, *everything(pond, stays))
    taken = stays.phones.get(number=make.ELSEWHERE)
    taken.is_held = True
    taken.save()
    stays.refresh_from_db()
    editing.save(stays, by=sokha, at=MERGED_AT)
    numbers.record_call(
        taken, by=dara, at=MERGED_AT + HOUR, seen=make.seen(taken), result=NumberCall.Result.PRIVATE
    )
    undo(done, dara, given_back=[])
    held = {phone["number"]: phone["is_held"] for phone in editing.document(pond)["phones"]}
    assert held == {make.NUMBER: False, make.HELD_NUMBER: True, make.ELSEWHERE: True}
    assert list(audit.violations()) == []


def test_entry_that_a_handler_wants_checked_is_checked_first(pond, stays, dara, chan):
    done = merge(pond, stays, dara)
    take(kind="unsafe", phone=None, at=make.NOW)
    give(stays, chan, lane=report_queue.SEALED, number="", at=MERGED_AT + HOUR)
    with pytest.raises(Refused, match="wants the entry that stays checked today"):
        undo(done, dara)


def test_phones_learn_of_it(pond, stays, dara):
    done = merge(pond, stays, dara)
    PublicationDue.objects.all().delete()
    undo(done, dara)
    assert PublicationDue.objects.filter(organization=pond).exists()


def test_open_reports_go_back_to_where_they_came_from(pond, stays, sokha, dara, chan):
    lake = make.organization("lake", editor=sokha)
    merge(lake, pond, dara, at=MERGED_AT - HOUR)
    answered = take(kind="works", listing="pond")
    give(pond, chan, lane="works")
    before, of_river = take(kind="moved", listing="pond"), take(kind="moved", listing="river")
    done = merge(pond, stays, dara)
    since = take(kind="moved", listing="lake", at=MERGED_AT + HOUR)
    undo(done, dara)
    found = {
        row.pk: Report.objects.get(pk=row.pk).organization
        for row in (answered, before, of_river, since)
    }
    assert list(found.values()) == [pond, pond, stays, pond]


def test_entry_may_be_merged_again_into_another(pond, stays, sokha, dara):
    lake = make.organization("lake", editor=sokha)
    undo(merge(pond, stays, dara), dara)
    again = merge(pond, lake, dara, at=LATER + HOUR)
    assert (standing.merge_of(pond), list(audit.violations())) == (again, [])
    assert twins.merged_into({stays.pk, lake.pk}) == {pond.pk: lake.pk}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"reason": " "}, "Say why"),
        ({"seen_revision": 9}, "after you opened it"),
        ({"given_back": ["notes"]}, "after you opened it"),
        ({"given_back": ["phones/x"]}, "after you opened it"),
    ],
    ids=str,
)
def test_undo_needs_a_reason_and_what_was_read(pond, stays, dara, fields, said):
    done = merge(pond, stays, dara, "acronym")
    with pytest.raises(Refused, match=said):
        undo(done, dara, **fields)
    assert standing.merge_of(pond) == done


def test_only_verifiers_undo_and_only_once(pond, stays, sokha, dara, bopha):
    done = merge(pond, stays, dara)
    with pytest.raises(Refused, match="Only verifiers"):
        undo(done, sokha)
    undo(done, bopha)
    with pytest.raises(Refused, match="taken back already"):
        undo(done, dara)


def test_merges_are_undone_from_the_last_one(pond, stays, sokha, dara):
    lake = make.organization("lake", editor=sokha)
    first = merge(pond, stays, dara)
    second = merge(stays, lake, dara, at=MERGED_AT + HOUR)
    with pytest.raises(Refused, match="was merged into House lake"):
        undo(first, dara)
    undo(second, dara)
    undo(first, dara)


def test_lock_keeps_what_was_merged_into_it(pond, stays, sokha, dara):
    done = merge(pond, stays, dara)
    vetting.do_not_list(stays, by=dara, reason="A broker", at=LATER - HOUR)
    with pytest.raises(Refused, match="is under its lock"):
        undo(done, dara)
    with pytest.raises(twins.ForbiddenTwin, match="POND"):
        make.organization("lake", editor=sokha, acronym="POND")


def test_later_lock_has_nothing_of_what_was_taken_back(pond, stays, dara):
    undo(merge(pond, stays, dara), dara)
    vetting.do_not_list(stays, by=dara, reason="A broker", at=LATER + HOUR)
    own = twins.identity(editing.document(stays))
    [lock] = twin_locks.recorded_locks()
    assert twins.forbidden() == {stays.pk: own}
    assert {key for _at, identity in lock.edits for key in identity} == own.keys()


def test_audit_finds_what_happened_while_it_was_closed(pond, stays, sokha, dara):
    done = merge(pond, stays, dara)
    said = {"merge": done, "by": dara, "reason": REASON}
    row = pond.edits.first()
    row.pk, row.revision, row.edited_at = None, row.revision + 1, MERGED_AT + HOUR
    row._state.adding = True
    row.save(force_insert=True)
    pond.revision = row.revision
    pond.save()
    MergeUndo.objects.create(at=LATER, **said)
    closed = type(done)(gone=pond, stays=stays, common={}, by=dara, at=LATER - HOUR)
    closed.save(force_insert=True)
    assert list(audit.violations([pond])) == [
        "pond: was edited after it was merged into another entry",
        "pond: was merged into two entries at once",
    ]


def test_database_lists_what_is_open_again_and_asks_for_a_reason(pond, stays, dara, bopha):
    done = merge(pond, stays, dara)
    with pytest.raises(IntegrityError, match="merge_undo_has_reason"), transaction.atomic():
        MergeUndo.objects.create(merge=done, by=dara, at=LATER, reason="")
    undo(done, dara)
    pond.refresh_from_db()
    with pytest.raises(IntegrityError, match="merged_is_closed"), transaction.atomic():
        make.confirm(pond, by=bopha, at=LATER - HOUR)
