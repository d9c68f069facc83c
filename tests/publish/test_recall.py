"""A recall: the pointer moves with the act, and the words of the listing leave the server."""

import shutil
import threading
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction

from directory.models import Organization, PublicationDue, Snapshot, SnapshotFile, frozen
from directory.publish import local, publishing, reader
from directory.publish.files import unpack
from directory.rules import publication, verification
from tests import make
from tests.shared import undone_within

WORD = "quillfish"
HOUR = timedelta(hours=1)


@pytest.fixture
def dara(river):
    return get_user_model().objects.get(username="dara")


@pytest.fixture(scope="module")
def named_rows(river_rows, tmp_path_factory):
    """A hotline with a word in its description that no other listing has, published."""
    folder = tmp_path_factory.mktemp("named")
    sokha, dara = (get_user_model().objects.get(username=name) for name in ("sokha", "dara"))
    with undone_within(folder):
        made = make.organization("named", editor=sokha, hotline=True, description_en=WORD)
        make.confirm(made, by=dara)
        publishing.publish(at=make.NOW)
        # A change of it, so that what changed holds the word as well.
        made.description_en = f"{WORD} again"
        made.save()
        make.editing.save(made, by=sokha, at=make.NOW)
        make.confirm(made, by=dara)
        publishing.publish(at=make.NOW + HOUR)
        yield folder


@pytest.fixture
def named(named_rows, river, settings):
    """The same, in a folder of one test alone."""
    shutil.copytree(named_rows, settings.DATA_ROOT, dirs_exist_ok=True)
    return Organization.objects.get(slug="named")


def withdraw(organization, dara, at=make.NOW + 2 * HOUR):
    verification.withdraw(organization, by=dara, reason="A stranger answers", at=at)


def newest():
    local.copy().update(now=True)
    return reader.read_pointer()


def test_pointer_moves_with_the_act_and_keeps_its_files(named, dara):
    before = reader.read_pointer()
    withdraw(named, dara)
    after = newest()
    assert after["withdrawn"] == [named.public_id]
    assert after["seq"] > before["seq"]
    assert after["files"] == before["files"]


def test_refused_withdrawal_moves_no_pointer(named, dara):
    before = reader.read_pointer()
    with pytest.raises(verification.Refused):
        verification.withdraw(named, by=dara, reason=" ", at=make.NOW)
    assert newest() == before


def test_rolled_back_withdrawal_moves_no_pointer(named, dara):
    before = reader.read_pointer()
    with transaction.atomic():
        withdraw(named, dara)
        transaction.set_rollback(True)
    assert newest() == before


def test_phone_that_heard_it_fetches_nothing_more(named, dara):
    former = reader.read_pointer()
    withdraw(named, dara)
    after = newest()
    assert after["changes_from"] <= former["seq"]
    assert local.copy().read(f"{former['seq']}-{after['seq']}.json") == b"{}\n"


def test_pages_leave_it_out_before_its_files_are_made_anew(named, dara):
    withdraw(named, dara)
    newest()
    current = reader.current()
    shown = [
        *current.cards("en"),
        *current.details("en"),
        *(one["id"] for one in current.records()),
    ]
    assert named.public_id not in shown
    assert named.public_id not in current.home_lists("en")


def test_other_listings_stay_on_the_pages(named, river, dara):
    withdraw(named, dara)
    newest()
    current = reader.current()
    assert [one["id"] for one in current.records()] == [river.public_id]
    assert [*current.cards("km")] == [*current.details("km")] == [river.public_id]


def test_former_files_and_changes_go_with_the_act(named, dara, settings):
    first, former = Snapshot.objects.last(), reader.read_pointer()
    older = {*local.file_names(first.pointer)} - {*local.file_names(former)}
    changes = f"{first.seq}-{former['seq']}.json"
    assert WORD in local.copy().read(changes).decode()
    assert [name for name in older if local.copy().read(name) is None] == []
    withdraw(named, dara)
    newest()
    assert [name for name in [*older, changes] if local.copy().read(name) is not None] == []
    kept = {path.name for path in settings.DATA_ROOT.glob("*.json")}
    assert kept == {*local.file_names(former), "current.json"}


def test_former_files_go_also_where_readers_heard_it_first(named, dara):
    """A web process leaves out the listing with the next answer, and takes over beside that."""
    copy, former = local.copy(), reader.read_pointer()
    older = {*local.file_names(Snapshot.objects.last().pointer)} - {*local.file_names(former)}
    assert [name for name in older if copy.read(name) is None] == []
    withdraw(named, dara)
    copy._withdraw(Snapshot.objects.first().pointer)
    assert copy.pointer["withdrawn"] == [named.public_id]
    newest()
    assert [name for name in older if copy.read(name) is not None] == []


def test_slow_thread_writes_no_older_pointer(named, settings, monkeypatch):
    copy = local.copy()

    def withdraw_more(*public_ids):
        newer = {"seq": copy.told["seq"] + 1, "withdrawn": [*public_ids]}
        copy._withdraw(frozen.Document({**copy.told, **newer}, {**copy.told.stored, **newer}))

    withdraw_more("aaaaaa")
    to_bytes, others = local.to_bytes, []

    def while_another_writes(stored):
        content = to_bytes(stored)
        if not others:
            withdraw_more("aaaaaa", "bbbbbb")
            others.append(threading.Thread(target=copy._keep_pointer))
            others[0].start()
            # It ends here, or it waits for the slow one.
            others[0].join(0.5)
        return content

    monkeypatch.setattr(local, "to_bytes", while_another_writes)
    copy._keep_pointer()
    others[0].join()
    assert local.read_pointer(settings.DATA_ROOT)["withdrawn"] == ["aaaaaa", "bbbbbb"]


def test_words_are_gone_once_the_rest_was_published(named, dara, settings):
    withdraw(named, dara)
    publishing.publish(at=make.NOW + 3 * HOUR)
    stored = [unpack(bytes(row.content)) for row in SnapshotFile.objects.all()]
    files = [path.read_bytes() for path in settings.DATA_ROOT.glob("*.json")]
    kept = settings.PIECES_FILE.read_bytes()
    assert [one for one in [*stored, *files, kept] if WORD.encode() in one] == []


def test_words_were_there_before(named, settings):
    files = [path.read_bytes() for path in settings.DATA_ROOT.glob("*.json")]
    assert len([one for one in files if WORD.encode() in one]) >= 2


@pytest.mark.parametrize("can_sign", [True, False])
def test_withdrawal_while_files_are_made_keeps_its_words_out(
    named, river, dara, monkeypatch, can_sign
):
    """The publisher has rendered the listing when somebody withdraws it.

    Who does so at a machine that cannot sign leaves the pointer where it is.
    """
    build_from, made = publishing.contents.build_from, []

    def withdraw_afterwards(*arguments):
        made.append(build_from(*arguments))
        if len(made) == 1:
            with monkeypatch.context() as there:
                there.setattr(publication, "can_sign", lambda: can_sign)
                withdraw(named, dara)
        return made[-1]

    make.confirm(river, by=dara, on=make.TODAY - timedelta(days=1))
    monkeypatch.setattr(publishing.contents, "build_from", withdraw_afterwards)
    pointer = publishing.publish(at=make.NOW + 3 * HOUR)
    assert (pointer["count"], pointer["withdrawn"]) == (1, [named.public_id])
    stored = [unpack(bytes(row.content)) for row in SnapshotFile.objects.all()]
    assert [len(one["listings"]["id"]) for one in made] == [2, 1]
    assert [one for one in stored if WORD.encode() in one] == []


def test_withdrawal_is_due_until_it_was_published(named, dara):
    withdraw(named, dara)
    assert [row.organization for row in PublicationDue.objects.all()] == [named]
    publishing.publish(at=make.NOW + 3 * HOUR)
    assert PublicationDue.objects.count() == 0
