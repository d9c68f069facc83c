"""The configurations of deploy/, in the real nginx and Caddy in front of the real server."""

import re
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests import slow
from tests.server.test_headers import PUBLIC
from tests.site import CHECKOUT, free_port
from tests.webserver import FILES, WebServer

# Proxies are no matter of the database.
pytestmark = pytest.mark.one_database

PORTS = {"nginx": "listen 443 ssl http2;", "caddy": "http://phlov.example"}
LOCALHOST = b"Host: 127.0.0.1\r\n"
LONG = 20_000 * b"a"


class Proxy(WebServer):
    """A configuration of ours in a running proxy."""

    def __init__(self, name, folder):
        super().__init__(name, folder)
        # Where nginx leads from to https; Caddy does so by itself.
        self.plain = f"http://127.0.0.1:{free_port()}"

    def start(self, upstream):
        """Serve what this address answers."""
        self.run(self.adapted(urlsplit(upstream).netloc))

    def adapted(self, upstream):
        """The configuration, but for TLS, the addresses and where nginx keeps bodies."""
        text = (CHECKOUT / "deploy" / FILES[self.name]).read_text(encoding="utf-8")
        text = re.sub(r"^ *ssl_.*\n", "", text, flags=re.M)
        address = urlsplit(self.url)
        listen = f"listen {address.netloc};" if self.name == "nginx" else self.url
        for old, new in (
            (PORTS[self.name], listen),
            ("listen 80;", f"listen {urlsplit(self.plain).netloc};"),
            ("127.0.0.1:8000", upstream),
            ("\nhttp {\n", f"\nhttp {{\n{self.body_folders()}\n"),
        ):
            text = text.replace(old, new)
        return text


@pytest.fixture(params=FILES)
def proxy(request, tmp_path):
    """One of the proxies, not started."""
    made = Proxy(request.param, tmp_path)
    yield made
    made.stop()


@pytest.fixture
def in_front(proxy, site):
    """One of the proxies, in front of the site."""
    proxy.start(site.url)
    return proxy


class Echo(BaseHTTPRequestHandler):
    """Remembers the headers of the last request."""

    def do_GET(self):
        """Answer with nothing."""
        self.server.headers = self.headers
        self.send_response_only(204)
        self.end_headers()

    def log_message(self, format, *args):
        """Stay silent."""


@pytest.fixture
def echo():
    """A server that tells which headers it was sent."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Echo) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def table(headers):
    return {name: headers.get(name) for name in PUBLIC}


def test_configuration_is_one(proxy, tmp_path):
    config = tmp_path / FILES[proxy.name]
    config.write_text(proxy.adapted("127.0.0.1:8000"))
    done = subprocess.run(
        proxy.command(config, check=True),
        env=proxy.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


def test_first_page_answers_beside_500_slow_clients(in_front):
    with slow.slow_clients(in_front.url, 500):
        assert [slow.first_page(in_front.url) for _ in range(5)] == [200] * 5


@pytest.mark.parametrize("path", ["/km/", "/km/nothing/", "/sw.js", "/data/current.json"])
def test_answer_of_the_site_is_passed_on_with_its_headers(in_front, site, path):
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    status, headers = slow.raw(in_front.url, request)
    own_status, own_headers = slow.raw(site.url, request)
    assert (status, table(headers)) == (own_status, table(own_headers))


@pytest.mark.parametrize(
    ("folder", "pattern", "kept"),
    [
        ("static", "css/site.*.css", "max-age=315360000, public, immutable"),
        ("data", "?" * 32 + ".json", "public, max-age=31536000, immutable"),
    ],
)
def test_file_named_by_its_content_is_packed_and_kept(in_front, site, folder, pattern, kept):
    path = next(Path(site.folder, folder).glob(pattern)).relative_to(site.folder)
    request = f"GET /{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n"
    status, headers = slow.raw(in_front.url, request.encode())
    assert (status, headers["Cache-Control"], headers["Content-Encoding"]) == (200, kept, "br")


def test_body_longer_than_any_form_is_refused(in_front):
    head = b"POST /reports/ HTTP/1.1\r\n" + LOCALHOST + b"Content-Length: 1048577\r\n\r\n"
    status, headers = slow.raw(in_front.url, head + 1_048_577 * b"a")
    assert (status, table(headers)) == (413, PUBLIC)


def test_answer_without_a_site_has_the_whole_table(proxy):
    proxy.start(f"http://127.0.0.1:{free_port()}")
    status, headers = slow.raw(proxy.url, b"GET /km/ HTTP/1.1\r\n" + LOCALHOST + b"\r\n")
    assert (status, table(headers)) == (502, PUBLIC)


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + LOCALHOST + b"X-Long: " + LONG + b"\r\n\r\n", 400),
        (b"GET /" + LONG + b" HTTP/1.1\r\n" + LOCALHOST + b"\r\n", 414),
        (b"TRACE / HTTP/1.1\r\n" + LOCALHOST + b"\r\n", 405),
    ],
    ids=lambda value: value[:20].decode() if isinstance(value, bytes) else value,
)
@pytest.mark.parametrize("proxy", ["nginx"], indirect=True)
def test_answer_of_nginx_alone_has_the_whole_table(in_front, request_, status):
    answered, headers = slow.raw(in_front.url, request_)
    assert (answered, table(headers)) == (status, PUBLIC)


@pytest.mark.parametrize("proxy", ["nginx"], indirect=True)
def test_plain_http_leads_to_https_of_this_name_alone(in_front):
    status, headers = slow.raw(in_front.plain, b"GET /km/ HTTP/1.1\r\nHost: other.example\r\n\r\n")
    led = (status, headers["Location"], table(headers))
    assert led == (301, "https://phlov.example/km/", PUBLIC)


def test_site_is_told_who_asks_whatever_the_client_claims(proxy, echo):
    proxy.start(f"http://127.0.0.1:{echo.server_address[1]}")
    forged = b"X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\n"
    request = b"GET / HTTP/1.1\r\nHost: phlov.example\r\n" + forged + b"\r\n"
    if proxy.name == "caddy":
        request = request.replace(b"phlov.example", urlsplit(proxy.url).netloc.encode())
    slow.raw(proxy.url, request)
    told = [echo.headers[name] for name in ("X-Forwarded-For", "X-Forwarded-Proto")]
    assert told == ["127.0.0.1", "http"]
