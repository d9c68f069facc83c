"""Publishing: the same bytes for the same listings, numbers that only rise, nothing torn."""

import contextlib
import gzip
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from directory.models import Province, Snapshot
from directory.publish import changes as changess
from directory.publish import files as filess
from directory.publish import publishing, reader
from directory.rules import verification
from tests import make
from tests.site import CHECKOUT


@pytest.fixture
def river(db, settings, tmp_path):
    settings.DATA_ROOT = tmp_path
    make.catalogue()
    made = make.organization("river", editor=make.person("sokha"))
    make.confirm(made, by=make.person("dara", verifies=True))
    return made


@pytest.fixture
def lake(river):
    """One of eight listings: a change of it is a small part of the whole."""
    sokha, dara = (get_user_model().objects.get(username=name) for name in ("sokha", "dara"))
    for slug in ("brook", "creek", "delta", "fjord", "marsh", "reef", "lake"):
        made = make.organization(slug, editor=sokha)
        make.confirm(made, by=dara)
    return made


def test_same_listings_give_the_same_bytes(river):
    first = {name: filess.to_bytes(content) for name, content in publishing.build(make.NOW).items()}
    again = {name: filess.to_bytes(content) for name, content in publishing.build(make.NOW).items()}
    assert again == first


def test_publishing_without_news_keeps_the_number(river):
    first = publishing.publish(at=make.NOW)
    assert publishing.publish(at=make.NOW + timedelta(days=1)) == first


def test_number_never_falls_when_the_clock_goes_back(river, settings):
    first = publishing.publish(at=make.NOW)
    Path(settings.DATA_ROOT, "current.json").unlink()
    again = publishing.publish(at=make.NOW - timedelta(days=400))
    assert again["seq"] == first["seq"] + 1


def test_number_never_falls_when_the_database_lost_it_and_the_pointer_stands(river, settings):
    dara = get_user_model().objects.get(username="dara")
    make.confirm(river, by=dara, facts=["name"])
    first = publish_and_lose_the_row(make.NOW)
    assert Snapshot.objects.count() == 0
    assert reader.read_pointer() == first
    make.confirm(river, by=dara)
    again = publishing.publish(at=make.NOW - timedelta(days=400))
    assert again["seq"] == first["seq"] + 1


def test_number_follows_the_clock_when_database_and_pointer_are_lost(river, settings):
    first = publish_and_lose_the_row(make.NOW)
    Path(settings.DATA_ROOT, "current.json").unlink()
    again = publishing.publish(at=make.NOW + timedelta(seconds=1))
    assert again["seq"] == first["seq"] + 1


class PowerCut(Exception):
    """The moment after the pointer moved and before the database wrote its end."""


def publish_and_lose_the_row(at):
    """Publish, then take the database back to before, as an older backup would."""
    with contextlib.suppress(PowerCut), transaction.atomic():
        pointer = publishing.publish(at=at)
        raise PowerCut
    return pointer


def publish_days(made, count):
    """Confirm something else each day and publish it; return each pointer with its files."""
    dara = get_user_model().objects.get(username="dara")
    published = []
    for day in range(count):
        at = make.NOW + timedelta(days=day)
        make.confirm(made, by=dara, on=at.date(), at=at)
        pointer = publishing.publish(at=at)
        published.append((pointer, {name: text(file) for name, file in pointer["files"].items()}))
    return published


def test_files_of_five_snapshots_stay_and_older_ones_go(river, settings):
    expected = {"current.json"}
    for pointer, _ in publish_days(river, 7)[2:]:
        for file in pointer["files"].values():
            name = file["path"].rsplit("/", 1)[1]
            expected |= {name, f"{name}.br", f"{name}.gz"}
    names = {path.name for path in Path(settings.DATA_ROOT).iterdir()}
    assert {name for name in names if "-" not in name} == expected


def text(file):
    """A published file as it stands on disk."""
    return Path(settings.DATA_ROOT, file["path"].rsplit("/", 1)[1]).read_bytes().decode()


def changes(former, pointer):
    """What changed between two numbers, as a phone is told."""
    path = Path(settings.DATA_ROOT, f"{former['seq']}-{pointer['seq']}.json")
    return json.loads(path.read_bytes())


def rebuild(old, packed):
    """The text that these changes make of an old one."""
    lines = old.split("\n")
    parts = changess.unpack(packed)
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


def test_listing_that_went_leaves_the_rest_of_each_column_in_one_piece(lake):
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
    assert changess.unpack(changess.pack(parts)) == parts


def test_pointer_says_what_its_files_hold(river, settings):
    for file in publishing.publish(at=make.NOW)["files"].values():
        path = Path(settings.DATA_ROOT, file["path"].rsplit("/", 1)[1])
        data = path.read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (file["sha256"], file["bytes"])
        assert brotli.decompress(Path(f"{path}.br").read_bytes()) == data
        assert gzip.decompress(Path(f"{path}.gz").read_bytes()) == data


def test_pointer_is_small(river, settings):
    publishing.publish(at=make.NOW)
    assert Path(settings.DATA_ROOT, "current.json").stat().st_size <= 2048


PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests import make
make.catalogue()
make.organization("river", editor=make.person("dara", verifies=True))
"""


@pytest.mark.parametrize(
    "kills", [20, pytest.param(300, marks=pytest.mark.slow)], ids=["short", "long"]
)
def test_killing_the_publisher_leaves_no_torn_snapshot(tmp_path, kills):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "directory.settings",
        "PHLOV_VAR": str(tmp_path),
        "DATABASE_URL": "",
        "PYTHONPATH": str(CHECKOUT),
    }
    subprocess.run([sys.executable, "-c", PREPARE], env=environment, cwd=CHECKOUT, check=True)
    moment = random.Random(1)  # noqa: S311, chance needs no secrecy here
    numbers, reads, torn = [0], 0, []
    with parent_of_publishers(environment) as parent:
        for _ in range(kills):
            print(file=parent.stdin, flush=True)
            publisher = int(parent.stdout.readline())
            # It is killed somewhere in its work, but never before its first snapshot is out.
            started, end = numbers[-1], None
            while end is None or time.monotonic() < end:
                os.kill(publisher, 0)  # Fails if it ended by itself.
                reads += 1
                number, problem = read(tmp_path / "data", numbers[-1])
                numbers.append(number)
                torn += problem
                if end is None and number > started:
                    end = time.monotonic() + moment.random() / 2
            os.kill(publisher, signal.SIGKILL)
            assert int(parent.stdout.readline()) == publisher
            number, problem = read(tmp_path / "data", numbers[-1])
            numbers.append(number)
            torn += problem
    print(f"{kills} kills, {reads} reads, {len(set(numbers)) - 1} snapshots, {len(torn)} torn")
    assert torn == []
    assert numbers == sorted(numbers)
    assert len(set(numbers)) > kills


@contextlib.contextmanager
def parent_of_publishers(environment):
    """A process that starts one publisher after another; at the end nothing of it is left."""
    command = [sys.executable, "-m", "tests.publish_forever"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(
        command, env=environment, cwd=CHECKOUT, start_new_session=True, **pipes
    ) as parent:
        try:
            yield parent
        finally:
            os.killpg(parent.pid, signal.SIGKILL)


def read(folder, last):
    """The number of what a reader finds, and what is wrong with it."""
    for _ in range(5):
        try:
            pointer = json.loads((folder / "current.json").read_bytes())
        except FileNotFoundError:
            return last, []
        try:
            wrong = [
                file["path"]
                for file in pointer["files"].values()
                if hashlib.sha256((folder / file["path"][6:]).read_bytes()).hexdigest()
                != file["sha256"]
            ]
            return pointer["seq"], wrong
        except FileNotFoundError:
            # Overtaken by two publications; a phone, too, asks for the pointer again.
            continue
    return last, ["overtaken five times"]
