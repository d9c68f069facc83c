"""A line between a phone and the site that can be made as bad as lines are.

It forwards each request to the site and hands the answer to a fault, which sends it on as it likes.
"""

import socket
import socketserver
import threading
from contextlib import suppress
from urllib.parse import urlsplit

from tests.site import free_port

PORTAL = b"<!doctype html><title>Wi-Fi</title><p>Log in: <a class=call href=tel:000>000</a>"


class Line:
    """The site under another address; `spoil(path)` returns the fault for a request, or None."""

    def __init__(self, site):
        self.site = site
        self.spoil = lambda path: None
        self.asked = []
        self.url = f"http://127.0.0.1:{free_port()}"
        self.start()

    def start(self):
        """Answer at this address, for the first time or after kill()."""
        self.ended = threading.Event()
        self.server = Server(("127.0.0.1", urlsplit(self.url).port), Handler)
        self.server.line = self
        threading.Thread(target=self.server.serve_forever, args=[0.05], daemon=True).start()

    def kill(self):
        """Cut every connection and let nobody connect, as when the site were gone."""
        self.ended.set()
        self.server.shutdown()
        self.server.server_close()
        for client in list(self.server.open):
            with suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)


class Server(socketserver.ThreadingTCPServer):
    """One thread for each connection; it knows which are open."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, *arguments):
        self.open = set()
        super().__init__(*arguments)

    def process_request(self, request, client_address):
        """Begin to answer."""
        self.open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request):
        """End, when all is said."""
        self.open.discard(request)
        super().shutdown_request(request)


class Handler(socketserver.BaseRequestHandler):
    """One connection for one request."""

    def handle(self):
        """Forward the request, and let the fault send the answer."""
        line = self.server.line
        with suppress(OSError):
            request = receive_request(self.request)
            if not request:
                return
            path = request.split(b" ", 2)[1].decode()
            line.asked.append(path)
            fault = line.spoil(path) or whole
            fault(self.request, ask(line.site, request), line)


def receive_request(client):
    """A whole request, as one that asks for plain bytes, all of them, and a closed connection."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = client.recv(65536)
        if not part:
            return b""
        data += part
    head, body = data.split(b"\r\n\r\n", 1)
    # A fault needs an answer to spoil, not one that nothing changed.
    dropped = (b"accept-encoding:", b"connection:", b"if-none-match:")
    lines = [row for row in head.split(b"\r\n") if not row.lower().startswith(dropped)]
    for row in lines:
        if row.lower().startswith(b"content-length:"):
            while len(body) < int(row.split(b":")[1]):
                body += client.recv(65536)
    return b"\r\n".join([*lines, b"Connection: close", b"", body])


def ask(site, request):
    """The answer of the site."""
    address = urlsplit(site.url)
    with socket.create_connection((address.hostname, address.port)) as upstream:
        upstream.sendall(request)
        parts = []
        while part := upstream.recv(65536):
            parts.append(part)
    return b"".join(parts)


def whole(client, answer, line):
    """No fault at all."""
    client.sendall(answer)


def cut(client, answer, line):
    """The line breaks in the middle."""
    client.sendall(answer[: len(answer) // 2])


def stalled(client, answer, line):
    """The head comes, then nothing more."""
    client.sendall(answer[: answer.index(b"\r\n\r\n") + 4])
    line.ended.wait()


def dripping(client, answer, line):
    """One byte a second."""
    for at in range(len(answer)):
        client.sendall(answer[at : at + 1])
        if line.ended.wait(1):
            return


def held_until(released):
    """A fault that answers once the test sets this event."""

    def fault(client, answer, line):
        while not released.wait(1):
            if line.ended.is_set():
                return
        client.sendall(answer)

    return fault


def flipped(client, answer, line):
    """One bit of the body is wrong."""
    at = (answer.index(b"\r\n\r\n") + 4 + len(answer)) // 2
    client.sendall(answer[:at] + bytes([answer[at] ^ 1]) + answer[at + 1 :])


def replaced(body, status=b"200 OK", kind=b"text/html"):
    """A fault that answers something else."""

    def fault(client, answer, line):
        head = b"HTTP/1.1 " + status + b"\r\nContent-Type: " + kind
        head += b"\r\nConnection: close\r\nContent-Length: " + str(len(body)).encode()
        client.sendall(head + b"\r\n\r\n" + body)

    return fault


def edited(edit):
    """A fault that passes the body on as `edit` makes it."""

    def fault(client, answer, line):
        head, body = answer.split(b"\r\n\r\n", 1)
        rows = [row for row in head.split(b"\r\n") if not row.lower().startswith(b"content-length")]
        client.sendall(b"\r\n".join([*rows, b"", edit(body)]))

    return fault


empty = replaced(b"")
portal = replaced(PORTAL)
broken = replaced(b"", status=b"500 Internal Server Error")
