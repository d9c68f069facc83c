"""One publisher at a time, on one machine or on many that share a database."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from django.conf import settings
from django.core.files import locks
from django.db import connection

from directory.models.locks import PUBLISHER


@contextmanager
def one_publisher() -> Iterator[None]:
    """Wait until no other publisher is at work. The lock of one that was killed is given up."""
    if connection.vendor == "postgresql":
        # The lock belongs to a connection of its own, so that no open transaction matters.
        with closing(connection.copy()) as own, own.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [PUBLISHER])
            yield
    else:
        with open(settings.VAR_DIR / "publish.lock", "a") as file:
            locks.lock(file, locks.LOCK_EX)
            yield
