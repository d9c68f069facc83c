"""The publisher: takes what has become due and publishes it, apart from the acts themselves."""

import logging
import subprocess
import sys
import threading
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection, connections
from django.utils import timezone

from directory.models import PublicationDue
from directory.publish import admission, local, publishing
from directory.rules import publication
from directory.server import signing

log = logging.getLogger(__name__)
# How often the watching publisher looks for what is due, and publishes even if nothing is: on a new
# day alerts end. In seconds.
LOOK_EVERY = 1.0
PUBLISH_EVERY = 600.0
# After a failure it is tried again, first after so many seconds and at last after so many.
TRY_AGAIN_AFTER, TRY_AGAIN_AT_LAST = 2.0, 300.0


def wake() -> None:
    """Have what is due published: by a process beside the requests, or before the answer.

    Where another process watches, this does nothing.
    """
    if settings.PUBLISHER == "request":
        publish_due()
    elif settings.PUBLISHER == "process":
        _worker.wake()


def behind(at: datetime) -> timedelta | None:
    """For how long the oldest act has been waiting to be published; None if nobody can tell."""
    try:
        oldest = PublicationDue.objects.order_by("at").first()
    except DatabaseError as error:
        log.error("The database cannot be asked what is due: %s", type(error).__name__)
        return None
    return max(at - oldest.at, timedelta()) if oldest else timedelta()


def signature_state() -> str | None:
    """How signing stands, see publication.signature_state; None if nobody can tell."""
    try:
        return publication.signature_state()
    except DatabaseError as error:
        log.error("The database cannot be asked for signatures: %s", type(error).__name__)
        return None


def publish_due() -> bool:
    """Publish; return whether it went well. Whoever waits for a failed act is told by its page."""
    try:
        publishing.publish(at=timezone.now())
    except (signing.NoKey, admission.FormerUnknown) as error:
        log.error("%s", error)
        _note_failure()
        return False
    except Exception:
        log.exception("What stands could not be published")
        _note_failure()
        return False
    return True


def _note_failure():
    try:
        PublicationDue.objects.update(failed_at=timezone.now())
    except DatabaseError:
        log.error("Nor could it be noted that publishing failed")


def publish_beside() -> bool:
    """Publish in a process of its own: rendering in a thread would hold up whoever reads."""
    command = [sys.executable, settings.BASE_DIR / "manage.py", "publish", "--skip-checks"]
    try:
        # Ctrl+C is for the server; who publishes may finish.
        subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        log.exception("What stands could not be published")
        _note_failure()
        return False
    local.copy().update(now=True)
    return True


def watch(is_stopped: threading.Event) -> None:
    """Publish what becomes due until told to stop; pack files smaller while nothing is due.

    Whatever goes wrong is tried again, each time after a longer rest.
    """
    rest, patience = 0.0, TRY_AGAIN_AFTER
    while not is_stopped.is_set():
        pause = LOOK_EVERY
        try:
            # A database that restarted has to be asked on a new connection.
            connection.close_if_unusable_or_obsolete()
            if rest <= 0 or PublicationDue.objects.exists():
                is_done = publish_due()
                rest = PUBLISH_EVERY if is_done else 0.0
            else:
                is_done = True
                pause = 0 if publishing.repack() else LOOK_EVERY
        except Exception:
            log.exception("The publisher was interrupted")
            is_done = False
        if is_done:
            patience = TRY_AGAIN_AFTER
        else:
            pause, patience = patience, min(2 * patience, TRY_AGAIN_AT_LAST)
        is_stopped.wait(pause)
        rest -= pause


class _Worker:
    """At most one thread of this process has published; it ends when nothing more is wanted."""

    def __init__(self):
        self._guard = threading.Lock()
        self._thread = None
        self._wanted = threading.Event()

    def wake(self):
        with self._guard:
            self._wanted.set()
            # The thread of a process that was forked is not there.
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="publisher", daemon=True)
                self._thread.start()

    def _work(self):
        patience = TRY_AGAIN_AFTER
        while self._take():
            try:
                is_done = publish_beside()
                while is_done and not self._wanted.is_set() and publishing.repack():
                    pass
            except Exception:
                log.exception("The publisher was interrupted")
                is_done = False
            finally:
                connections.close_all()
            if not is_done:
                # An act that comes meanwhile is tried at once.
                self._wanted.wait(patience)
                self._wanted.set()
                patience = min(2 * patience, TRY_AGAIN_AT_LAST)

    def _take(self):
        """Whether publishing is wanted; if not, this thread counts as ended."""
        with self._guard:
            if not self._wanted.is_set():
                self._thread = None
                return False
            self._wanted.clear()
            return True


_worker = _Worker()
