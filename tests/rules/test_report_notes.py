"""Notes of reports: erased in time, and gone from the file."""

import shutil
import zipfile
from datetime import timedelta
from pathlib import Path, PurePath

import psycopg
import pytest

from directory.models import Report
from directory.rules import (
    report_notes,
)
from tests import cluster, make
from tests.reporting import DAY, HOUR, body, give, post, take
from tests.site import Site

pytestmark = pytest.mark.usefixtures("plain_static_files", "reader_of_english")


def test_report_without_a_note_has_none_to_erase(standing):
    row = take(note=None)
    assert report_notes.erase_notes(at=make.NOW + 181 * DAY) == 0
    row.refresh_from_db()
    assert row.note_erased is False


def test_notes_are_erased_when_their_time_is_over(standing, chan):
    day = 24 * HOUR
    closed, waiting = take(note="closed"), take(at=make.NOW + HOUR, kind="moved", phone=None)
    give(standing, chan, at=make.NOW + day)

    def left(at):
        report_notes.erase_notes(at=at)
        return set(Report.objects.exclude(note="").values_list("pk", flat=True))

    assert left(make.NOW + 31 * day - HOUR) == {closed.pk, waiting.pk}
    assert left(make.NOW + 31 * day) == {waiting.pk}
    assert left(make.NOW + 180 * day) == {waiting.pk}
    assert left(make.NOW + 180 * day + HOUR) == set()


def test_report_with_an_erased_note_is_still_known(client, standing):
    sent = body()
    post(client, sent)
    report_notes.erase_notes(at=make.NOW + timedelta(days=400))
    assert post(client, sent).status_code == 200
    assert post(client, sent | {"kind": "works"}).status_code == 409
    assert Report.objects.get().note == ""


def test_erased_notes_are_gone_from_the_database_file(prepared_folder, tmp_path):
    # A real file, large enough for SQLite to move rows from page to page.
    site = Site(tmp_path)
    shutil.copytree(prepared_folder, tmp_path, dirs_exist_ok=True)
    site.manage("shell", "--verbosity=0", "-c", FILL)
    file = tmp_path / "phlov.sqlite3"
    assert file.read_bytes().count(b"canary") >= 600
    assert site.manage("forget") == "Notes erased: 600\n"
    assert holding(tmp_path) == set()
    said = site.manage("backup", str(tmp_path / "backups"))
    [backup] = tmp_path.joinpath("backups").iterdir()
    with zipfile.ZipFile(backup) as archive:
        held = b"".join(archive.read(name) for name in archive.namelist())
    assert len(held) > backup.stat().st_size
    assert "canary" not in f"{said}{backup.name}{held.decode('latin-1')}"


def test_erased_notes_are_gone_from_the_files_of_postgresql(prepared_on_postgresql, tmp_path):
    folder, url = prepared_on_postgresql
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    site = Site(tmp_path)
    site.environment["DATABASE_URL"] = cluster.copy_database(url, "erased")
    with psycopg.connect(site.environment["DATABASE_URL"], autocommit=True) as connection:
        [data] = connection.execute("SHOW data_directory").fetchone()
        site.manage("shell", "--verbosity=0", "-c", FILL)
        connection.execute("CHECKPOINT")
        tables, log = PurePath(data, "base"), PurePath(data, "pg_wal")
        assert {place for place in (tables, log) if holding(place)} == {tables, log}
        assert site.manage("forget") == "Notes erased: 600\n"
        # The write-ahead log keeps them for a time; docs/operating.md says what ends it.
        assert {PurePath(path).parent for path in holding(data)} == {log}
        connection.execute("SELECT pg_switch_wal()")
        connection.execute("CHECKPOINT")
    assert holding(data) == set()


def holding(folder):
    """The files under a folder that hold the word."""
    files = (path for path in Path(folder).rglob("*") if path.is_file())
    return {path for path in files if b"canary" in path.read_bytes()}


FILL = """
import uuid
from datetime import timedelta
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from directory.rules import import_drafts, report_intake
past = timezone.now() - timedelta(days=181)
with transaction.atomic():
    somebody = User.objects.create_user("somebody")
    import_drafts.keep({"rows": ["canary"] * 600}, name="canary.csv", by=somebody, at=past)
    for number in range(600):
        body = {
            "id": str(uuid.uuid4()), "listing": "ocean", "seq": 1, "kind": "moved",
            "made_at": past.isoformat(), "note": f"canary {number} " + "x" * (number % 480),
        }
        report_intake.receive(report_intake.check(body), at=past)
"""
