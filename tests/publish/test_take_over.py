"""The next snapshot is made ready before it takes the place of the former one."""

import threading
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from directory.public import page_cache
from directory.publish import local, preparing, publishing
from directory.rules import verification
from tests import make

# The pages read what was published, and tests/publish publishes from both databases.
pytestmark = pytest.mark.one_database


@pytest.fixture
def dara(river):
    return get_user_model().objects.get(username="dara")


@pytest.fixture
def spring(river, dara):
    """A hotline, which the first page shows."""
    sokha = get_user_model().objects.get(username="sokha")
    made = make.organization("spring", editor=sokha, hotline=True)
    make.confirm(made, by=dara)
    return made


@pytest.fixture
def copy(spring, plain_static_files, client):
    """The copy of a server that was asked for its first page in one language."""
    publishing.publish(at=make.NOW)
    client.get("/km/")
    return local.copy()


def withdraw(organization, dara):
    verification.withdraw(organization, by=dara, reason="-", at=make.NOW + timedelta(hours=1))


def test_first_page_that_was_read_is_ready_without_the_withdrawn(copy, client, spring, dara):
    assert spring.public_id in client.get("/km/").content.decode()
    withdraw(spring, dara)
    copy.update(now=True)
    ready = [page_cache.has(f"/{code}/", copy.pointer) for code in ("km", "en")]
    assert (copy.pointer["withdrawn"], ready) == ([spring.public_id], [True, False])
    assert spring.public_id not in client.get("/km/").content.decode()


def test_first_page_of_new_files_is_ready(copy, spring, dara):
    withdraw(spring, dara)
    pointer = publishing.publish(at=make.NOW + timedelta(hours=2))
    assert page_cache.has("/km/", pointer)


def test_withdrawal_while_pages_are_made_ready_is_obeyed(copy, river, dara, monkeypatch):
    def somebody_withdraws(_former, _pointer):
        withdraw(river, dara)

    monkeypatch.setattr(preparing, "preparations", [somebody_withdraws])
    sokha = get_user_model().objects.get(username="sokha")
    make.confirm(make.organization("pond", editor=sokha), by=dara)
    pointer = publishing.publish(at=make.NOW + timedelta(minutes=1))
    assert pointer["withdrawn"] == []
    assert copy.pointer["withdrawn"] == [river.public_id]


def test_pages_that_cannot_be_made_ready_hold_nothing_up(copy, river, dara, monkeypatch):
    monkeypatch.setattr(preparing, "preparations", [None])
    withdraw(river, dara)
    copy.update(now=True)
    assert copy.pointer["withdrawn"] == [river.public_id]


def test_page_begun_before_another_process_took_a_recall_over(copy, spring, dara, monkeypatch):
    copy.update(now=True)
    names = local.file_names(copy.pointer)
    before = {name: copy.read(name) for name in names}
    withdraw(spring, dara)
    # The publisher is a process of its own, and shares the folder with the server.
    monkeypatch.setattr(local, "_copies", {})
    publishing.publish(at=make.NOW + timedelta(hours=2))
    gone = [name for name in names if copy.read(name) is None]
    assert gone
    assert {name: copy.read_for_page(name) for name in names} == before
    assert not [path for name in gone for path in copy.folder.glob(f"{name}*")]


def test_newer_pointer_of_another_process_stays_on_disk(copy, spring, dara, monkeypatch):
    withdraw(spring, dara)
    local.LocalCopy(copy.folder).update(now=True)
    newest = local.read_pointer(copy.folder)
    monkeypatch.setattr(local, "READ_OFTEN", 1e9)
    # Somebody takes it over already, who is not through.
    ended = threading.Event()
    copy._taker = threading.Thread(target=ended.wait)
    copy._taker.start()
    copy._ask_at = 0.0
    copy.update()
    ended.set()
    assert copy.pointer["seq"] < newest["seq"]
    assert local.read_pointer(copy.folder) == newest
