"""What changed between snapshots: small, whole, and kept for the recent ones."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from hypothesis import given
from hypothesis import strategies as st

from directory.models import Province
from directory.publish import publishing, reader
from directory.publish.changes import pack, unpack
from directory.rules import verification
from tests import make
from tests.publish.days import publish_days, text


@pytest.fixture
def lake(river):
    """One of eight listings: a change of it is a small part of the whole."""
    sokha, dara = (get_user_model().objects.get(username=name) for name in ("sokha", "dara"))
    for slug in ("brook", "creek", "delta", "fjord", "marsh", "reef", "lake"):
        made = make.organization(slug, editor=sokha)
        make.confirm(made, by=dara)
    return made


def changes(former, pointer):
    """What changed between two numbers, as a phone is told."""
    path = Path(settings.DATA_ROOT, f"{former['seq']}-{pointer['seq']}.json")
    return json.loads(path.read_bytes())


def rebuild(old, packed):
    """The text that these changes make of an old one."""
    lines = old.split("\n")
    parts = unpack(packed)
    return "\n".join(part if isinstance(part, str) else lines[part] for part in parts)


def test_changes_make_the_newest_files_of_every_recent_one(lake, settings):
    published = publish_days(lake, 5)
    last, expected = published[-1]
    assert last["changes_from"] == published[0][0]["seq"]
    for pointer, files in published[:-1]:
        told = changes(pointer, last)
        made = files | {name: rebuild(files[name], packed) for name, packed in told.items()}
        assert made == expected


def test_changes_carry_a_listing_that_came_and_one_that_went(lake, settings):
    [(first, files)] = publish_days(lake, 1)
    sokha, dara = (get_user_model().objects.get(username=name) for name in ("sokha", "dara"))
    make.confirm(make.organization("pond", editor=sokha), by=dara)
    publishing.publish(at=make.NOW + timedelta(days=1))
    verification.withdraw(lake, by=dara, reason="Moved", at=make.NOW)
    last = publishing.publish(at=make.NOW + timedelta(days=2))
    told = changes(first, last)
    made = files | {name: rebuild(files[name], packed) for name, packed in told.items()}
    assert made == {name: text(file) for name, file in last["files"].items()}


def test_removed_listing_leaves_the_rest_of_each_column_whole(lake):
    [(first, _)] = publish_days(lake, 1)
    sokha, dara = (get_user_model().objects.get(username=name) for name in ("sokha", "dara"))
    last = make.organization("zenith", editor=sokha)
    verification.withdraw(lake, by=dara, reason="Moved", at=make.NOW)
    make.confirm(last, by=dara)
    columns = json.loads(text(first["files"]["listings"]))
    told = changes(first, publishing.publish(at=make.NOW + timedelta(days=1)))
    # What stood before the gap, what stood between, and the new value if it is one.
    assert len(told["listings"]) <= 3 * len(columns)


def test_changes_are_kept_for_so_many_numbers_and_no_more(lake, monkeypatch):
    monkeypatch.setattr(publishing, "CHANGES_KEPT", 2)
    numbers = [pointer["seq"] for pointer, _ in publish_days(lake, 4)]
    kept = {path.name for path in Path(settings.DATA_ROOT).glob("*-*.json")}
    assert kept == {
        f"{numbers[0]}-{numbers[2]}.json",
        f"{numbers[1]}-{numbers[2]}.json",
        f"{numbers[1]}-{numbers[3]}.json",
        f"{numbers[2]}-{numbers[3]}.json",
    }
    assert reader.read_pointer()["changes_from"] == numbers[1]


def test_changes_of_more_than_a_quarter_are_not_offered(lake):
    publish_days(lake, 1)
    # A word in the name of every kind and place is more than a quarter of everything.
    for province in Province.objects.all():
        province.other_names = [str(number) for number in range(20_000)]
        province.save()
    pointer = publishing.publish(at=make.NOW + timedelta(days=1))
    assert pointer["changes_from"] == pointer["seq"]
    assert list(Path(settings.DATA_ROOT).glob("*-*.json")) == []


def test_changes_left_by_a_killed_publisher_are_written_anew(lake):
    [(first, files)] = publish_days(lake, 1)
    # The clock stands, so that the next number is known.
    left = Path(settings.DATA_ROOT, f"{first['seq']}-{first['seq'] + 1}.json")
    left.write_text('{"home":["something else"]}')
    dara = get_user_model().objects.get(username="dara")
    make.confirm(lake, by=dara, on=make.TODAY - timedelta(days=1))
    last = publishing.publish(at=make.NOW)
    told = changes(first, last)
    assert "home" not in told
    assert rebuild(files["listings"], told["listings"]) == text(last["files"]["listings"])


def test_publishing_goes_on_when_former_files_are_lost(lake):
    [(first, _)] = publish_days(lake, 1)
    Path(settings.DATA_ROOT, first["files"]["listings"]["path"].rsplit("/", 1)[1]).unlink()
    dara = get_user_model().objects.get(username="dara")
    make.confirm(lake, by=dara, on=make.TODAY - timedelta(days=1))
    pointer = publishing.publish(at=make.NOW + timedelta(days=1))
    assert pointer["changes_from"] == pointer["seq"]


@given(st.lists(st.integers(0, 9) | st.text(max_size=2)))
def test_changes_unpack_to_what_was_packed(parts):
    assert unpack(pack(parts)) == parts
