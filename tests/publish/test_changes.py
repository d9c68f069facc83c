"""What changed between snapshots: small, whole, and to be had from any recent number."""

import json
from datetime import timedelta
from itertools import pairwise, product

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from directory.models import Province, Snapshot, SnapshotStep
from directory.publish import changes, deltas, publishing, reader
from directory.rules import verification
from tests import make
from tests.publish.days import delta, publish_days, rebuild, text, texts, updated

pytestmark = pytest.mark.one_database


@pytest.fixture
def lake(river):
    """One of eight listings: a change of it is a small part of the whole."""
    sokha, dara = (get_user_model().objects.get(username=name) for name in ("sokha", "dara"))
    for slug in ("brook", "creek", "delta", "fjord", "marsh", "reef", "lake"):
        made = make.organization(slug, editor=sokha)
        make.confirm(made, by=dara)
    return made


def test_changes_make_the_newest_files_of_every_former_one(lake):
    # More than two weeks, so that the way back leads over first ones of days and weeks.
    published = publish_days(lake, 17)
    last, expected = published[-1]
    assert last["changes_from"] == published[0][0]["seq"]
    for pointer, files in published[:-1]:
        assert updated(files, delta(pointer, last)) == expected


def test_way_back_over_months_takes_few_steps(lake):
    published = publish_days(lake, 24)
    days = [*Snapshot.objects.values_list("seq", flat=True)]
    ways = SnapshotStep.objects.order_by("-former").values_list("seq", "former")
    at, steps = days[0], 0
    while at != published[0][0]["seq"]:
        at, steps = dict(ways)[at], steps + 1
    assert steps <= 4 * (24 // 7)


def test_changes_carry_a_listing_that_came_and_one_that_went(lake):
    [(first, files)] = publish_days(lake, 1)
    sokha, dara = (get_user_model().objects.get(username=name) for name in ("sokha", "dara"))
    make.confirm(make.organization("pond", editor=sokha), by=dara)
    publishing.publish(at=make.NOW + timedelta(days=1))
    verification.withdraw(lake, by=dara, reason="Moved", at=make.NOW)
    last = publishing.publish(at=make.NOW + timedelta(days=2))
    assert updated(files, delta(first, last)) == texts(last)


def test_removed_listing_leaves_the_rest_of_each_column_whole(lake):
    [(first, _)] = publish_days(lake, 1)
    sokha, dara = (get_user_model().objects.get(username=name) for name in ("sokha", "dara"))
    last = make.organization("zenith", editor=sokha)
    verification.withdraw(lake, by=dara, reason="Moved", at=make.NOW)
    make.confirm(last, by=dara)
    columns = json.loads(text(first["files"]["listings"]))
    told = delta(first, publishing.publish(at=make.NOW + timedelta(days=1)))
    # What stood before the gap, what stood between, and the new value if it is one.
    assert len(told["listings"]) <= 3 * len(columns)


def test_changes_of_half_a_year_are_kept_and_no_more(lake):
    publish_days(lake, 3)
    dara = get_user_model().objects.get(username="dara")
    at = make.NOW + timedelta(days=1) + deltas.KEPT_FOR
    make.confirm(lake, by=dara, on=at.date(), at=at)
    last = publishing.publish(at=at)
    kept = [*Snapshot.objects.order_by("seq").values_list("seq", flat=True)]
    assert last["changes_from"] == kept[1]
    assert {*SnapshotStep.objects.values_list("former", flat=True)} == {kept[1], kept[2]}


def test_publishing_goes_on_after_a_year_of_silence(lake):
    publish_days(lake, 2)
    dara = get_user_model().objects.get(username="dara")
    at = make.NOW + timedelta(days=365)
    make.confirm(lake, by=dara, on=at.date(), at=at)
    last = publishing.publish(at=at)
    assert (last["changes_from"], SnapshotStep.objects.count()) == (last["seq"], 0)


def test_step_that_leads_to_itself_is_not_gone(lake):
    (first, _), (second, _) = publish_days(lake, 2)
    SnapshotStep.objects.create(seq=first["seq"], former=first["seq"])
    dara = get_user_model().objects.get(username="dara")
    at = make.NOW + timedelta(days=2)
    make.confirm(lake, by=dara, on=at.date(), at=at)
    last = publishing.publish(at=at)
    assert (last["changes_from"], delta(second, last) is None) == (first["seq"], False)


def test_changes_of_more_than_a_quarter_are_not_offered(lake):
    [(first, _)] = publish_days(lake, 1)
    # A word in the name of every kind and place is more than a quarter of everything.
    for province in Province.objects.all():
        province.other_names = ["".join(word) for word in product("abcdefghijkl", repeat=4)]
        province.save()
    make.confirm_catalogue()
    pointer = publishing.publish(at=make.NOW + timedelta(days=1))
    assert delta(first, pointer) is None


def test_changes_up_to_a_former_number_are_gone(lake):
    (first, _), (second, _), _ = publish_days(lake, 3)
    assert delta(first, second) is None


def test_changes_from_a_number_that_never_was_are_unknown(lake):
    [(first, _), (last, _)] = publish_days(lake, 2)
    assert delta({"seq": first["seq"] + 1}, last) is None


def test_publishing_goes_on_when_former_files_are_lost(lake, settings):
    [(first, _)] = publish_days(lake, 1)
    lost = first["files"]["listings"]["path"].rsplit("/", 1)[1]
    for path in settings.DATA_ROOT.glob(f"{lost}*"):
        path.unlink()
    publishing.SnapshotFile.objects.filter(name=lost).delete()
    dara = get_user_model().objects.get(username="dara")
    make.confirm(lake, by=dara, on=make.TODAY - timedelta(days=1))
    pointer = publishing.publish(at=make.NOW + timedelta(days=1))
    assert (pointer["changes_from"], reader.read_pointer()) == (pointer["seq"], pointer)


LINES = st.lists(st.sampled_from("abcde"), max_size=8)


@given(st.lists(LINES, min_size=2, max_size=5))
def test_joined_positions_give_the_delta_over_every_step(versions):
    went = changes.positions(versions[0], versions[1])
    for old, new in pairwise(versions[1:]):
        went = changes.join(went, changes.positions(old, new))
    parts = changes.delta(went, versions[-1])
    lines = "\n".join(versions[0])
    assert rebuild(lines, parts) == "\n".join(versions[-1])


def test_positions_hold_no_words():
    old, new = ["quillfish", "same", "quillfish"], ["same", "sprat"]
    assert json.loads(json.dumps(changes.positions(old, new))) == [1, [0, 1], 1]


def test_second_reader_gets_the_delta_that_was_made(lake):
    [(first, _), (last, _)] = publish_days(lake, 2)
    delta(first, last)
    with CaptureQueriesContext(connection) as asked:
        delta(first, last)
    assert [query["sql"] for query in asked if "snapshotstep" in query["sql"]] == []
