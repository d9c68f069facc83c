"""How Phlov is served: waitress, with the deadlines that it lacks against slow clients.

Waitress closes a connection that is silent. One that sends a byte now and then, or never reads its
answer, it keeps for ever; a hundred of these stopped it.
"""

import time

from django.conf import settings
from waitress import create_server
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer
from waitress.task import ErrorTask

from directory.server import headers

try:
    import resource
except ImportError:
    # Windows knows no such limit, but its select() takes 512 sockets.
    resource = None

# Open connections. When there are more, the one that has kept us waiting longest makes room.
MOST = 1000 if resource else 400
# A request is whole after so many seconds, and its answer is read after so many.
REQUEST_SECONDS = 60
ANSWER_SECONDS = 600
# Nothing of the answer was read for so long.
STALLED_SECONDS = 60
# A body on the disk is a second file of its connection.
FILES_OF_A_CONNECTION = 2
# Files besides: database, static files, logs.
OTHER_FILES = 200


class ErrorTaskWithHeaders(ErrorTask):
    """What waitress itself answers (400, 413, 431, 500), with the headers of every other answer."""

    def start(self):
        """Begin with our headers."""
        super().start()
        self.response_headers += headers.public_table().items()


class Channel(HTTPChannel):
    """A connection that ends when its client takes too long."""

    error_task_class = ErrorTaskWithHeaders
    must_end = False

    def __init__(self, server, sock, addr, adj, map=None):
        super().__init__(server, sock, addr, adj, map)
        self.waiting_since = time.monotonic()
        if len(self._map) > server.room:
            self._make_room()

    def __repr__(self):
        # It is logged when something breaks, and waitress would name the client's address.
        return "<Channel>"

    def readable(self):
        """Close when it is time. The server asks this of each connection, each second or sooner."""
        if self.connected and self._is_over():
            # At once: waitress would wait until the client reads.
            self.close_when_flushed = False
            self.handle_close()
        return self.connected and super().readable()

    def writable(self):
        """Whether something is to be sent, on a connection that is still there."""
        return self.connected and super().writable()

    def received(self, data):
        """Take in what was sent, but one request at a time: answers that nobody reads pile up."""
        taken = super().received(data)
        self.must_end |= len(self.requests) > 1
        return taken

    def handle_write(self):
        """Send, and wait for the next request from when all was sent."""
        super().handle_write()
        if not self.total_outbufs_len:
            self.waiting_since = time.monotonic()

    def service(self):
        """Answer; the client's time does not run meanwhile."""
        self.waiting_since = time.monotonic()
        super().service()
        self.waiting_since = time.monotonic()

    def _is_over(self):
        if self.must_end:
            return True
        waited = time.monotonic() - self.waiting_since
        if self.total_outbufs_len:
            # Waitress tells the time of the day here.
            silent = time.time() - self.last_activity
            return waited > ANSWER_SECONDS or silent > STALLED_SECONDS
        return not self.requests and waited > REQUEST_SECONDS

    def _make_room(self):
        """Let go of whoever has sent half a request for longest, else of whoever reads slowest."""
        others = [
            other
            for other in self._map.values()
            if isinstance(other, Channel) and other is not self and other._waits_for_client()
        ]
        if others:
            slowest = min(others, key=lambda one: (bool(one.total_outbufs_len), one.waiting_since))
            slowest.must_end = True

    def _waits_for_client(self):
        return not self.must_end and bool(self.total_outbufs_len or not self.requests)


def create(application, host, port):
    """A server on this address; `run()` serves. Raises OSError, and ValueError for no address."""
    room = allowed_connections()
    members = {}
    server = create_server(
        application,
        map=members,
        host=host,
        port=port,
        # A report that waits for the database should not hold the first page up.
        threads=8,
        # Never reached, as one goes for each that comes.
        connection_limit=room + 50,
        channel_timeout=REQUEST_SECONDS,
        cleanup_interval=5,
        # select() takes no more than 1024 files.
        asyncore_use_poll=True,
        max_request_header_size=16 * 1024,
        # No form is longer, and without this a gigabyte would be taken before we are asked.
        max_request_body_size=settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        # A longer body waits on the disk: a thousand of them would fill the memory.
        inbuf_overflow=64 * 1024,
        expose_tracebacks=False,
        # Where there is no proxy, its headers are lies.
        clear_untrusted_proxy_headers=not settings.PROXIES,
        ident="",
    )
    # A name such as localhost may stand for several addresses, and each has a listener.
    for listener in members.values():
        if isinstance(listener, BaseWSGIServer):
            listener.channel_class = Channel
            listener.room = room
    return server


def allowed_connections():
    """How many connections this process may have open; raises its limit of open files for them."""
    if not resource:
        return MOST
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES_OF_A_CONNECTION * MOST + OTHER_FILES
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return (wanted - OTHER_FILES) // FILES_OF_A_CONNECTION
