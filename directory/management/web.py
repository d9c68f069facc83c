"""Reads public pages: those that it is told, politely, and never one of a private network.

Whoever writes an address into an entry could otherwise let this machine ask what only it reaches
(SSRF). So each name is resolved once, every address of it has to be public, and the connection goes
to that address; a redirect is another page that is looked at in the same way.
"""

import codecs
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from directory import VERSION
from directory.models import SourceReading
from directory.text import robots
from directory.text.web_page import Page, shown

Reason = SourceReading.Reason
AGENT = "Phlov"
PURPOSE = "a directory of services; reads its sources again once a night"
HEADERS = {
    "User-Agent": f"{AGENT}/{VERSION} ({PURPOSE})",
    "Accept": "text/html, text/plain;q=0.9",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
# In seconds: without a sign of the other side, and for all of a page.
SILENCE, LONGEST = 10, 30
# A second lies between two pages of a site, or as much as it asks for, up to half a minute.
PAUSE, LONGEST_PAUSE = 1, 30
MOST_BYTES = 1_000_000
MOST_REDIRECTS = 5
# So many addresses of a host are tried.
MOST_ADDRESSES = 4
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_READ = ("text/html", "application/xhtml+xml", "text/plain")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class _Unreadable(Exception):
    """A page cannot be read: the reason is one of SourceReading.Reason."""


class _Gone(Exception):
    """Nothing is there any more; of a host that has no address it says the name."""


class _Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, and not of this machine or network."""
    ip = ipaddress.ip_address(address)
    if ip.version == 6:
        if ip.sixtofour or ip.is_site_local:
            return False
        if ip in _NAT64 or ip.ipv4_mapped:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class Web:
    """Reads pages within one run: it remembers the robots.txt of each site, and when it asked last.

    `resolve` is socket.getaddrinfo or does the same, `may_reach` says to which IP addresses a
    connection may go, `ports` to which ports, `sleep` waits for so many seconds.
    """

    def __init__(
        self,
        *,
        resolve: Callable = socket.getaddrinfo,
        may_reach: Callable[[str], bool] = is_public,
        ports: Collection[int] = (80, 443),
        sleep: Callable[[float], object] = time.sleep,
    ):
        self._resolve, self._sleep = resolve, sleep
        self._may_reach, self._ports = may_reach, ports
        # Origin -> what its robots.txt says, or why nobody knows.
        self._robots = {}
        # Host -> when it was asked last, and how long it is left alone afterwards.
        self._asked, self._pauses = {}, {}
        # Whether any site answered at all, so that this machine is online.
        self.has_answer = False

    def read(self, url: str) -> Page:
        """Read a page, and where it redirects to; whatever goes wrong is told in the answer."""
        try:
            url, answer = self._follow(url, self._require_allowed)
            return _page(url, answer)
        except _Gone:
            return Page(url, is_gone=True)
        except _Unreadable as error:
            return Page(url, unreadable=error.args[0])
        # Whatever else a stranger writes, the night goes on with the next page.
        except ValueError:
            return Page(url, unreadable=Reason.ERROR)

    def _follow(self, url, require):
        """The last address of a chain of redirects, and what it answers."""
        for _each in range(1 + MOST_REDIRECTS):
            parts = _split(url)
            require(parts)
            answer = self._ask(parts)
            if not (300 <= answer.status < 400 and "Location" in answer.headers):
                return url, answer
            # The library takes the bytes of a header for Latin-1.
            place = answer.headers["Location"].encode("latin-1").decode("utf-8", "replace")
            url = urljoin(url, place)
        raise _Unreadable(Reason.ERROR)

    def _require_allowed(self, parts):
        """Refuse what the robots.txt of a site asks programs not to read (RFC 9309)."""
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            try:
                self._robots[origin] = self._read_robots(origin, parts.hostname)
            except (_Gone, _Unreadable, ValueError) as error:
                self._robots[origin] = error
        asked = self._robots[origin]
        if isinstance(asked, Exception):
            raise asked
        if not asked.allow(_target(parts)):
            raise _Unreadable(Reason.ROBOTS)
        self._pauses[parts.hostname] = min(max(asked.delay, PAUSE), LONGEST_PAUSE)

    def _read_robots(self, origin, host):
        try:
            _url, answer = self._follow(f"{origin}/robots.txt", lambda _parts: None)
        except _Gone as error:
            # Only where it redirects to may be gone, and not the site.
            if error.args != (host,):
                raise _Unreadable(Reason.ERROR) from error
            raise
        if answer.status >= 500:
            raise _Unreadable(Reason.ERROR)
        # Where there is none, everything may be read.
        text = answer.body.decode("utf-8-sig", "replace") if answer.status == 200 else ""
        return robots.read(text, AGENT)

    def _ask(self, parts: SplitResult) -> _Answer:
        """What a GET of one address answers, with at most MOST_BYTES + 1 of its body."""
        is_safe = parts.scheme == "https"
        port = parts.port or (443 if is_safe else 80)
        if port not in self._ports:
            raise _Unreadable(Reason.CLOSED)
        addresses = self._addresses(parts.hostname, port)
        self._wait(parts.hostname)
        kind = http.client.HTTPSConnection if is_safe else http.client.HTTPConnection
        connection = kind(parts.hostname, port, timeout=SILENCE)
        try:
            connection.sock = _connect(addresses, port)
            with _within(LONGEST, connection.sock):
                if is_safe:
                    context = ssl.create_default_context()
                    connection.sock = context.wrap_socket(
                        connection.sock, server_hostname=parts.hostname
                    )
                connection.request("GET", _target(parts), headers=HEADERS)
                answer = connection.getresponse()
                body = answer.read(MOST_BYTES + 1)
                if answer.length and len(body) <= MOST_BYTES:
                    raise http.client.IncompleteRead(body)
        except (OSError, http.client.HTTPException) as error:
            raise _Unreadable(Reason.SILENT) from error
        finally:
            connection.close()
        self.has_answer = True
        return _Answer(answer.status, answer.headers, body)

    def _addresses(self, host, port):
        """The IP addresses of a host, all of which may be reached."""
        try:
            found = self._resolve(host, port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            if error.errno in (socket.EAI_NONAME, socket.EAI_NODATA):
                raise _Gone(host) from error
            raise _Unreadable(Reason.SILENT) from error
        addresses = [*dict.fromkeys(row[4][0] for row in found)][:MOST_ADDRESSES]
        if not all(map(self._may_reach, addresses)):
            raise _Unreadable(Reason.CLOSED)
        return addresses

    def _wait(self, host):
        """Leave a host alone for a while after it was asked."""
        if host in self._asked:
            rested = time.monotonic() - self._asked[host]
            self._sleep(max(0, self._pauses.get(host, PAUSE) - rested))
        self._asked[host] = time.monotonic()


def _split(url):
    """The parts of an address of the public web; its host as DNS knows it."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise _Unreadable(Reason.CLOSED) from error
    # The library raises on a space in the name of a host, and a database on NUL in an address.
    if parts.scheme not in ("http", "https") or not host or " " in host or _CONTROL.search(url):
        raise _Unreadable(Reason.CLOSED)
    return parts._replace(netloc=(f"[{host}]" if ":" in host else host) + port)


def _target(parts):
    """What is asked for: path and query, without signs that a request must not have."""
    query = f"?{parts.query}" if parts.query else ""
    return quote((parts.path or "/") + query, safe="/%:@!$&'()*+,;=-._~?")


def _connect(addresses, port):
    """A connection to the first address that takes one."""
    for address in addresses[:-1]:
        with suppress(OSError):
            return socket.create_connection((address, port), timeout=SILENCE)
    return socket.create_connection((addresses[-1], port), timeout=SILENCE)


@contextmanager
def _within(seconds: float, connected: socket.socket) -> Iterator[None]:
    """End a connection after so many seconds, however slowly the other side goes on.

    Raises TimeoutError then.
    """
    is_over = threading.Event()
    # TLS takes the socket over; its double still ends the connection.
    double = connected.dup()

    def end():
        is_over.set()
        with suppress(OSError):
            double.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        double.close()
        if is_over.is_set():
            raise TimeoutError


def _page(url, answer):
    """An answer as a page, its text as it is shown."""
    if answer.status in (404, 410):
        raise _Gone
    if answer.status != 200:
        raise _Unreadable(Reason.ERROR)
    kind = answer.headers.get_content_type()
    if kind == "application/pdf":
        raise _Unreadable(Reason.PDF)
    if kind not in _READ or answer.headers.get("Content-Encoding", "identity") != "identity":
        raise _Unreadable(Reason.NO_TEXT)
    body = answer.body[:MOST_BYTES]
    # Whatever else a page says of itself: digits and tags are the same in other charsets, of which
    # Python has slow ones and some that are no text.
    is_wide = body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    html = body.decode("utf-16" if is_wide else "utf-8", "replace")
    return Page(url, shown(html), is_cut=len(answer.body) > MOST_BYTES)
