"""The server itself, on real sockets: slow clients, odd requests, and what it answers alone."""

import contextlib
import http.client
import logging
import select
import socket
import subprocess
import sys
import threading
import time
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError
from waitress import wasyncore

from directory.management import listening
from directory.server import serving
from tests import slow
from tests.server.test_headers import PUBLIC
from tests.site import CHECKOUT, free_port

# How a server answers slow clients is no matter of the database.
pytestmark = pytest.mark.one_database

LONG = b"X-Long: " + 20_000 * b"a" + b"\r\n"
AT_ALL = b"Host: localhost\r\n"
# More than the kernel keeps for a reader that does not read.
LARGE = 64 * 1024 * 1024
DEADLINES = ["REQUEST_SECONDS", "ANSWER_SECONDS", "STALLED_SECONDS"]


def application(environ, start_response):
    """Answer at once, much to whoever asks for much."""
    if environ["PATH_INFO"] == "/broken":
        raise RuntimeError("broken on purpose")
    size = LARGE if environ["PATH_INFO"] == "/large" else 2
    start_response("200 OK", [("Content-Length", str(size))])
    return [bytes(size)]


@pytest.fixture
def small(monkeypatch):
    """A server with room for few and all the time in the world; gives its address."""
    monkeypatch.setattr(serving, "MOST", 20)
    for name in DEADLINES:
        monkeypatch.setattr(serving, name, 3600)
    port = free_port()
    server = serving.create(application, "127.0.0.1", port)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    # Its loop ends when it has nothing left to watch.
    server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
    server.task_dispatcher.shutdown()
    thread.join()


def connect(url):
    address = urlsplit(url)
    return socket.create_connection((address.hostname, address.port), timeout=30)


def table(headers):
    return {name: headers.get(name) for name in PUBLIC}


def read_to_the_end(client, each=1024 * 1024, pause=0):
    """How many bytes come until the server ends the connection, read so many at a time."""
    count = 0
    with contextlib.suppress(ConnectionResetError):
        while part := client.recv(each):
            count += len(part)
            time.sleep(pause)
    return count


def test_first_page_answers_beside_500_slow_clients(site):
    with slow.slow_clients(site.url, 500):
        assert [slow.first_page(site.url) for _ in range(5)] == [200] * 5


def test_more_slow_clients_than_there_is_room_for_make_room(small):
    with slow.slow_clients(small, 100):
        assert [slow.first_page(small) for _ in range(5)] == [200] * 5


def test_request_that_never_ends_is_ended(small, monkeypatch):
    monkeypatch.setattr(serving, "REQUEST_SECONDS", 1)
    with slow.slow_clients(small, 2) as clients:
        assert [read_to_the_end(client) for client in clients] == [0, 0]


def test_answer_that_nobody_reads_is_ended(small, monkeypatch):
    monkeypatch.setattr(serving, "STALLED_SECONDS", 1)
    with connect(small) as client:
        client.sendall(b"GET /large HTTP/1.1\r\n\r\n")
        assert client.recv(1) == b"H"
        # The server does not read this any more, so that its end is heard without reading.
        client.sendall(b"G")
        ended = select.poll()
        ended.register(client, 0)
        assert [fileno for fileno, _ in ended.poll(30_000)] == [client.fileno()]


def test_answer_that_is_read_too_slowly_is_ended(small, monkeypatch):
    monkeypatch.setattr(serving, "ANSWER_SECONDS", 1)
    with connect(small) as client:
        client.sendall(b"GET /large HTTP/1.1\r\n\r\n")
        assert read_to_the_end(client, each=64 * 1024, pause=0.05) < LARGE


def test_second_request_before_the_first_answer_is_not_taken(small):
    with connect(small) as client:
        client.sendall(2 * b"GET /large HTTP/1.1\r\n\r\n")
        assert read_to_the_end(client) < 2 * LARGE


def test_connection_is_kept_for_one_request_after_another(small):
    line = http.client.HTTPConnection(urlsplit(small).netloc, timeout=30)
    ports = set()
    with contextlib.closing(line):
        for _ in range(3):
            line.request("GET", "/")
            ports.add(line.sock.getsockname())
            assert line.getresponse().read() == bytes(2)
    assert len(ports) == 1


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nContent-Length: many\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nContent-Length: 1048576\r\n\r\n", 413),
        (b"GET / HTTP/1.1\r\n" + LONG + b"\r\n", 431),
        (b"GET /broken HTTP/1.1\r\n\r\n", 500),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: strange\r\n\r\n", 501),
    ],
    ids=lambda value: value[:40].decode() if isinstance(value, bytes) else value,
)
def test_answer_of_the_server_alone_has_the_whole_table(small, request_, status):
    answered, headers = slow.raw(small, request_)
    assert (answered, table(headers)) == (status, PUBLIC)


def test_answer_of_the_server_alone_tells_of_tls_behind_tls(small, settings):
    settings.HTTPS = True
    _, headers = slow.raw(small, b"nonsense\r\n\r\n")
    assert headers["Strict-Transport-Security"] == "max-age=86400"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"OPTIONS * HTTP/1.1", 404),
        (b"OPTIONS / HTTP/1.1", 405),
        (b"GET nonsense HTTP/1.1", 404),
        (b"GET /data/" + 300 * b"1" + b"-2.json HTTP/1.1", 404),
        (b"GET /data/" + 20 * b"1" + b"-" + 20 * b"2" + b".json HTTP/1.1", 404),
        (b"GET /data/%00.json HTTP/1.1", 404),
        (b"GET /data/../secret.key HTTP/1.1", 404),
        (b"GET /%00 HTTP/1.1", 404),
        (b"GET /%ff%fe HTTP/1.1", 404),
        (b"GET /static/%00 HTTP/1.1", 404),
        (b"GET /static/" + 9000 * b"a" + b" HTTP/1.1", 404),
        (b"GET /" + 9000 * b"a" + b" HTTP/1.1", 404),
        (b"GET /km/o/" + 9000 * b"a" + b"/ HTTP/1.1", 404),
        (b"GET /km/o/%00/report/ HTTP/1.1", 404),
        (b"GET /km/kind/" + 9000 * b"a" + b"/ HTTP/1.1", 404),
        (b"GET /km/search/?q=%00" + 9000 * b"a" + b" HTTP/1.1", 200),
        (b"GET /p/%00" + 9000 * b"a" + b"/ HTTP/1.1", 410),
        (b"GET /admin/%00" + 9000 * b"a" + b"/ HTTP/1.1", 302),
        (b"GET /km/ HTTP/1.1\r\nCookie: sessionid=%00; django_language=%00", 200),
        (b"GET /km/ HTTP/1.1\r\nAccept-Encoding: br;q=;;,,", 200),
        (b'GET /km/ HTTP/1.1\r\nX-Forwarded-For: ,"', 200),
    ],
    ids=lambda value: value[:40].decode() if isinstance(value, bytes) else value,
)
def test_odd_request_is_no_error_of_ours(site, request_, status):
    assert slow.raw(site.url, request_ + b"\r\n" + AT_ALL + b"\r\n")[0] == status


def test_log_names_no_address_when_a_request_breaks_the_server(small, caplog):
    with caplog.at_level(logging.INFO), connect(small) as client:
        client.sendall(b"GET http://[ HTTP/1.1\r\n\r\n")
        read_to_the_end(client)
    assert (len(caplog.records) > 0, "127.0.0.1" in caplog.text) == (True, False)


def test_few_files_leave_room_for_few_connections():
    few = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (256, 700)); "
    ask = "from directory.server import serving; print(serving.allowed_connections(), "
    ask += "resource.getrlimit(resource.RLIMIT_NOFILE))"
    done = subprocess.run(
        [sys.executable, "-c", few + ask], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "250 (700, 700)\n"


@pytest.mark.parametrize("act", ["check", "create"])
def test_host_that_is_none_is_refused_in_words(act):
    acts = {
        "check": lambda: listening.check("a..b", 8000, "serve"),
        "create": lambda: listening.create(application, "a..b", 8000, "serve"),
    }
    with pytest.raises(CommandError, match=r"^Phlov cannot serve on a\.\.b, port 8000: "):
        acts[act]()
