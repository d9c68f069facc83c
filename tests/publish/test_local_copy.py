"""A machine's copy of the files: mended from the database, the only thing that hosts share."""

import json
import os
import time
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection

from directory.models import Snapshot, SnapshotFile
from directory.publish import local, publishing
from directory.publish.files import to_bytes
from directory.publish.local import LocalCopy
from directory.publish.snapshot_folder import FORMS
from directory.rules import verification
from tests import make

pytestmark = pytest.mark.one_database


@pytest.fixture
def copy(newly_published, settings):
    """The copy of a new process, of what was just published."""
    return LocalCopy(settings.DATA_ROOT)


def names(copy):
    return [file["path"].rsplit("/", 1)[1] for file in copy.pointer["files"].values()]


def cut(path):
    path.write_bytes(path.read_bytes()[:-20])


def change_a_byte(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


DAMAGES = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut": cut,
    "changed": change_a_byte,
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("form", FORMS)
def test_damage_is_mended_by_the_next_reader(copy, form, damage):
    for name in names(copy):
        path = copy.folder / (name + form)
        before = path.read_bytes()
        DAMAGES[damage](path)
        assert copy.read(name, form) == before
        assert FORMS[form][1](path.read_bytes()) == FORMS[form][1](before)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_of_every_form_at_once_is_mended(copy, damage):
    for name in names(copy):
        before = copy.read(name)
        for form in FORMS:
            DAMAGES[damage](copy.folder / (name + form))
        assert copy.read(name) == before


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_pointer_is_mended(copy, damage):
    copy.update(now=True)
    before = copy.pointer
    DAMAGES[damage](copy.folder / "current.json")
    copy.update(now=True)
    assert (copy.folder / "current.json").read_bytes() == to_bytes(before.stored)


def test_new_process_does_without_a_damaged_pointer(copy, settings):
    (settings.DATA_ROOT / "current.json").write_text("{")
    fresh = LocalCopy(settings.DATA_ROOT)
    assert fresh.pointer is None
    fresh.update()
    assert fresh.pointer == copy.pointer


def test_mended_file_is_counted_and_logged(copy, caplog):
    name = names(copy)[0]
    change_a_byte(copy.folder / name)
    copy.read(name)
    assert (copy.files.mended, caplog.messages) == (1, [f"A damaged file was mended: {name}"])


def test_file_that_nobody_has_is_named_as_broken(copy):
    name = names(copy)[0]
    SnapshotFile.objects.filter(name=name).delete()
    for form in FORMS:
        (copy.folder / (name + form)).unlink()
    assert {*copy.broken()} == {name}


def test_damaged_row_of_the_database_is_not_believed(copy):
    name = names(copy)[0]
    row = SnapshotFile.objects.get(name=name)
    row.content = SnapshotFile.objects.exclude(name=name).first().content
    row.save()
    for form in FORMS:
        (copy.folder / (name + form)).unlink()
    assert copy.read(name) is None


def test_second_host_takes_over_what_the_first_published(copy, tmp_path):
    other = LocalCopy(tmp_path / "other")
    other.update()
    held, taken = ({path.name for path in one.folder.glob("*.json*")} for one in (copy, other))
    assert taken == held
    assert other.pointer == copy.pointer


def test_second_host_serves_changes_as_well(copy, river, tmp_path):
    former = copy.pointer["seq"]
    dara = get_user_model().objects.get(username="dara")
    make.confirm(river, by=dara, on=make.TODAY - timedelta(days=1))
    last = publishing.publish(at=make.NOW + timedelta(hours=1))["seq"]
    other = LocalCopy(tmp_path / "other")
    other.update()
    name = f"{former}-{last}.json"
    assert json.loads(other.read(name)) == json.loads(local.copy().read(name))


def test_second_host_drops_what_was_withdrawn(copy, river, tmp_path):
    other = LocalCopy(tmp_path / "other")
    other.update()
    former = {path.name for path in other.folder.glob("*.json")}
    dara = get_user_model().objects.get(username="dara")
    verification.withdraw(river, by=dara, reason="x", at=make.NOW + timedelta(hours=1))
    publishing.publish(at=make.NOW + timedelta(hours=2))
    other.update(now=True)
    kept = {*SnapshotFile.objects.values_list("name", flat=True), "current.json"}
    assert {path.name for path in other.folder.glob("*.json")} == kept
    assert former - kept != set()


def test_unwritable_folder_is_served_from_the_database(copy, tmp_path):
    (tmp_path / "file").touch()
    other = LocalCopy(tmp_path / "file" / "data")
    other.update()
    assert [other.read(name) for name in names(copy)] == [copy.read(name) for name in names(copy)]


def test_readers_go_on_while_the_database_is_away(copy, river, settings):
    with connection.execute_wrapper(away):
        fresh = LocalCopy(settings.DATA_ROOT)
        fresh.update(now=True)
        assert fresh.pointer == copy.pointer
        assert [fresh.read(name) is None for name in names(copy)] == [False] * len(names(copy))


def away(*_arguments):
    """A database that does not answer."""
    raise OperationalError


@pytest.mark.parametrize("content", ["{}", "[]", "1", '{"seq": 1}'])
def test_pointer_without_its_parts_counts_as_damaged(copy, content):
    (copy.folder / "current.json").write_text(content)
    fresh = LocalCopy(copy.folder)
    fresh.update()
    assert fresh.pointer == copy.pointer


def test_pointer_that_says_something_else_is_not_believed(copy, river):
    stored = copy.pointer.stored
    wrong = {**stored, "withdrawn": [river.public_id], "count": 7}
    (copy.folder / "current.json").write_bytes(to_bytes(wrong))
    fresh = LocalCopy(copy.folder)
    fresh.update()
    assert fresh.pointer == copy.pointer
    assert (copy.folder / "current.json").read_bytes() == to_bytes(stored)


def test_snapshot_whose_files_are_missing_is_not_taken_over(copy, river):
    copy.update()
    former = copy.pointer
    dara = get_user_model().objects.get(username="dara")
    make.confirm(river, by=dara, on=make.TODAY - timedelta(days=1))
    publishing.publish(at=make.NOW + timedelta(hours=1))
    SnapshotFile.objects.all().delete()
    for path in copy.folder.glob("*.json*"):
        path.unlink()
    local.copy().update(now=True)
    other = LocalCopy(copy.folder)
    other.pointer = former
    other.update(now=True)
    assert other.pointer == former


def test_copy_left_by_a_killed_process_is_deleted(copy, river):
    left = copy.folder / ".abc.json.1.2"
    left.write_text("words")
    hour_ago = time.time() - 3600
    os.utime(left, (hour_ago, hour_ago))
    dara = get_user_model().objects.get(username="dara")
    make.confirm(river, by=dara, on=make.TODAY - timedelta(days=1))
    publishing.publish(at=make.NOW + timedelta(hours=1))
    assert not left.exists()


def test_file_that_went_does_not_come_back_packed(copy, river):
    """Somebody packed it smaller while it was withdrawn."""
    name = copy.pointer["files"]["vocabulary"]["path"].rsplit("/", 1)[1]
    content = copy.read(name, ".br")
    dara = get_user_model().objects.get(username="dara")
    verification.withdraw(river, by=dara, reason="x", at=make.NOW + timedelta(hours=1))
    publishing.publish(at=make.NOW + timedelta(hours=2))
    copy.update(now=True)
    changed = next(one for one in names_before(copy) if one not in names(copy))
    copy.files.keep_packed(changed, content)
    assert (copy.read(changed), name != changed) == (None, True)


def names_before(copy):
    """The names of the files of the first snapshot."""
    return local.file_names(Snapshot.objects.last().pointer)


def test_number_of_an_older_database_is_not_taken_over(copy, river):
    """The folder knows a later number: the database was restored."""
    later = copy.pointer | {"seq": copy.pointer["seq"] + 10**6, "withdrawn": [river.public_id]}
    (copy.folder / "current.json").write_bytes(to_bytes(later))
    fresh = LocalCopy(copy.folder)
    fresh.update()
    assert (fresh.pointer["seq"], fresh.pointer["withdrawn"]) == (later["seq"], [river.public_id])


def test_number_rises_again_after_a_restore_that_lost_nothing(copy, settings):
    later = copy.pointer | {"seq": copy.pointer["seq"] + 10**6}
    (copy.folder / "current.json").write_bytes(to_bytes(later))
    settings.DATA_ROOT = copy.folder / "again"
    settings.DATA_ROOT.mkdir()
    (settings.DATA_ROOT / "current.json").write_bytes(to_bytes(later))
    assert publishing.publish(at=make.NOW)["seq"] == later["seq"] + 1
