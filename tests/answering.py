"""A server of a test, in a thread of this process."""

import contextlib
import threading


@contextlib.contextmanager
def answering(server):
    """Let a server of http.server answer, and end it with the block."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
