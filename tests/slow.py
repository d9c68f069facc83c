"""Clients that are slow on purpose: requests that never end, a byte at a time."""

import contextlib
import socket
import threading
from http.client import HTTPConnection
from urllib.parse import urlsplit

HEAD = b"GET /km/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
BODY = b"POST /reports/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000\r\n\r\n"
# How often each of them sends a byte, in seconds.
EVERY = 0.5


@contextlib.contextmanager
def slow_clients(url, count, starts=(HEAD, BODY)):
    """Hold so many connections open; each goes on sending, and never comes to an end."""
    address = urlsplit(url)
    with contextlib.ExitStack() as stack:
        clients = []
        for number in range(count):
            client = socket.create_connection((address.hostname, address.port), timeout=30)
            clients.append(stack.enter_context(client))
            client.sendall(starts[number % len(starts)])
        ended = threading.Event()
        sender = threading.Thread(target=trickle, args=[clients, ended])
        sender.start()
        try:
            yield clients
        finally:
            ended.set()
            sender.join()


def trickle(clients, ended):
    """Send a byte by each of the connections, again and again."""
    while not ended.wait(EVERY):
        for client in clients:
            # The server may have ended it.
            with contextlib.suppress(OSError):
                client.send(b"a")


def first_page(url):
    """The status of the first page, asked for on a connection of its own."""
    return status(url, "/km/")


def status(url, path):
    """The status of an answer."""
    address = urlsplit(url)
    line = HTTPConnection(address.hostname, address.port, timeout=30)
    with contextlib.closing(line):
        line.request("GET", path)
        return line.getresponse().status


def raw(url, request):
    """Status and headers of what a server answers to these bytes; no header comes twice."""
    address = urlsplit(url)
    with socket.create_connection((address.hostname, address.port), timeout=30) as client:
        client.sendall(request)
        answer = b""
        while b"\r\n\r\n" not in answer:
            part = client.recv(65536)
            assert part, f"the connection ended after {answer!r}"
            answer += part
    first, *lines = answer.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    headers = [line.split(": ", 1) for line in lines]
    assert len(headers) == len(dict(headers)), headers
    return int(first.split()[1]), dict(headers)
