"""A snapshot: the same bytes for the same listings, and numbers that only rise."""

import contextlib
import gzip
import hashlib
from datetime import timedelta
from pathlib import Path

import brotli
from django.contrib.auth import get_user_model
from django.db import transaction

from directory.models import Snapshot
from directory.publish import contents, local, publishing, reader
from directory.publish.files import to_bytes
from tests import make
from tests.publish.days import publish_days
from tests.reporting import DAY, give, take


def test_same_listings_give_the_same_bytes(river):
    first = {name: to_bytes(content) for name, content in contents.build(make.NOW).items()}
    again = {name: to_bytes(content) for name, content in contents.build(make.NOW).items()}
    assert again == first


def test_publishing_without_news_keeps_the_number(river):
    first = publishing.publish(at=make.NOW)
    assert publishing.publish(at=make.NOW + timedelta(days=1)) == first


def test_answered_report_alone_makes_a_new_pointer(river, chan):
    first = publishing.publish(at=make.NOW)
    take(at=make.NOW, kind="moved")
    give(river, chan, at=make.NOW + 2 * DAY, outcome="dismissed", reason="It did not")
    second = publishing.publish(at=make.NOW + 2 * DAY)
    assert second["files"] == first["files"]
    acts = [one["last_human_act_on"] for one in (first, second)]
    assert acts == ["2026-11-25", "2026-11-27"]


def test_number_never_falls_when_the_clock_goes_back(river, settings):
    first = publishing.publish(at=make.NOW)
    Path(settings.DATA_ROOT, "current.json").unlink()
    again = publishing.publish(at=make.NOW - timedelta(days=400))
    assert again["seq"] == first["seq"] + 1


def test_number_never_falls_when_only_the_pointer_has_it(river, settings):
    dara = get_user_model().objects.get(username="dara")
    make.confirm(river, by=dara, facts=make.least(river))
    first = publish_and_lose_the_row(make.NOW)
    assert Snapshot.objects.count() == 0
    assert reader.read_pointer() == first
    make.confirm(river, by=dara)
    again = publishing.publish(at=make.NOW - timedelta(days=400))
    assert again["seq"] == first["seq"] + 1


def test_number_follows_the_clock_when_all_else_is_lost(river, settings):
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


def test_files_of_five_snapshots_stay_and_older_ones_go(river, settings):
    expected = {"current.json"}
    for pointer, _ in publish_days(river, 7)[2:]:
        for name in local.file_names(pointer):
            expected |= {name, f"{name}.br", f"{name}.gz"}
    names = {path.name for path in Path(settings.DATA_ROOT).iterdir()}
    assert {name for name in names if "-" not in name} == expected


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
