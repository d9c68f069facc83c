"""Notes of reports: erased in time, and gone from the file."""

import shutil
from datetime import timedelta

import pytest

from directory.models import Report
from directory.rules import (
    report_notes,
)
from tests import make
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
    left = [path.name for path in tmp_path.rglob("*") if path.is_file() and holds_canary(path)]
    assert left == []


def holds_canary(path):
    return b"canary" in path.read_bytes()


FILL = """
import uuid
from datetime import timedelta
from django.db import transaction
from django.utils import timezone
from directory.rules import report_intake
past = timezone.now() - timedelta(days=181)
with transaction.atomic():
    for number in range(600):
        body = {
            "id": str(uuid.uuid4()), "listing": "ocean", "seq": 1, "kind": "moved",
            "made_at": past.isoformat(), "note": f"canary {number} " + "x" * (number % 480),
        }
        report_intake.receive(report_intake.check(body), at=past)
"""
