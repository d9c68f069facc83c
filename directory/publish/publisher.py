"""The publisher: takes what has become due and publishes it, apart from the acts themselves."""

import logging
import threading

from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from directory.models import PublicationDue
from directory.publish import publishing

log = logging.getLogger(__name__)
# How often the watching publisher looks for what is due, and publishes even if nothing is: on a new
# day alerts end. In seconds.
LOOK_EVERY = 1.0
PUBLISH_EVERY = 600.0


def wake() -> None:
    """Have what is due published: beside the requests of this process, or before the answer.

    Where another process watches, this does nothing.
    """
    if settings.PUBLISHER == "request":
        publish_due()
    elif settings.PUBLISHER == "thread":
        _worker.wake()


def publish_due() -> bool:
    """Publish; return whether it went well. Whoever waits for a failed act is told by its page."""
    try:
        publishing.publish(at=timezone.now())
    except Exception:
        log.exception("What stands could not be published")
        PublicationDue.objects.update(failed_at=timezone.now())
        return False
    return True


def watch(is_stopped: threading.Event) -> None:
    """Publish what becomes due until told to stop; pack files smaller while nothing is due."""
    rest = 0.0
    while not is_stopped.is_set():
        # A database that restarted has to be asked on a new connection.
        connection.close_if_unusable_or_obsolete()
        if rest <= 0 or PublicationDue.objects.exists():
            publish_due()
            rest = PUBLISH_EVERY
        elif publishing.repack():
            continue
        is_stopped.wait(LOOK_EVERY)
        rest -= LOOK_EVERY


class _Worker:
    """At most one thread of this process publishes; it ends when nothing more is wanted."""

    def __init__(self):
        self._guard = threading.Lock()
        self._thread = None
        self._is_wanted = False

    def wake(self):
        with self._guard:
            self._is_wanted = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="publisher", daemon=True)
                self._thread.start()

    def _work(self):
        try:
            while self._take():
                is_done = publish_due()
                while is_done and not self._is_wanted and publishing.repack():
                    pass
        except Exception:
            log.exception("The publisher broke off")
            with self._guard:
                self._thread = None
        finally:
            connections.close_all()

    def _take(self):
        """Whether publishing is wanted; if not, this thread counts as ended."""
        with self._guard:
            if not self._is_wanted:
                self._thread = None
                return False
            self._is_wanted = False
            return True


_worker = _Worker()
