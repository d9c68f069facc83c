"""Notes of reports are erased in time, also from the files of the database."""

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Q

from directory.models import Report

NOTE_LIVES_AFTER_DECISION = timedelta(days=30)
NOTE_LIVES_AT_MOST = timedelta(days=180)
# The tables whose erased texts may not stay in the files of PostgreSQL.
ERASED_FROM = "directory_report, directory_importdraft"


def forget(*, at: datetime) -> int:
    """Erase the notes whose time is over, also from the database's files; return how many."""
    erased = erase_notes(at=at)
    with connection.cursor() as cursor:
        # Every time, because a crash may have come between an erasure and this. SQLite overwrites
        # what it erases, but may leave copies where it moved rows; PostgreSQL only marks it.
        # Both write anew what held it here: notes, and tables that were sent to be imported.
        on_postgresql = connection.vendor == "postgresql"
        cursor.execute(f"VACUUM FULL {ERASED_FROM}" if on_postgresql else "VACUUM")
    return erased


def erase_notes(*, at: datetime) -> int:
    """Empty the notes whose time is over; return how many."""
    past = Q(answer__answered_at__lte=at - NOTE_LIVES_AFTER_DECISION)
    past |= Q(received_at__lte=at - NOTE_LIVES_AT_MOST)
    return Report.objects.filter(past).exclude(note="").update(note="", note_erased=True)
