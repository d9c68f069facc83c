"""A site on this machine that has a page of every kind, and the names that lead to it."""

import contextlib
import gzip
import socket
from http.server import BaseHTTPRequestHandler

from directory.management import web

# make.NUMBER as it may be printed.
PRINTED = "<p>Call 00 000 001."
HTML, TEXT = {"Content-Type": "text/html"}, {"Content-Type": "text/plain"}
WIDE = {"Content-Type": "text/html; charset=utf-16"}
LONG = "x" * web.MOST_BYTES


def html(body, **headers):
    return 200, HTML | headers, body if isinstance(body, bytes) else body.encode()


def to(place):
    return 301, {"Location": place}, b""


# What the server has, with what is found there for make.NUMBER.
PAGES = {
    "plain": (html(PRINTED), "printed"),
    "khmer": (html("<p>ទូរសព្ទ ០០ ០០០ ០០១"), "printed"),
    "abroad": (html("(+855) 0-000-001"), "printed"),
    "dots": (html("00855 (0)0.000.001"), "printed"),
    "split": (html("<td>00<td>000\n      001"), "printed"),
    "link": (html('<a href="tel:+855%200000001">Call</a>'), "printed"),
    "broken": (html(f"<![x <div {PRINTED} <!DOCTYPE"), "printed"),
    "utf-16": ((200, WIDE, PRINTED.encode("utf-16")), "printed"),
    "not-utf-16": ((200, WIDE, PRINTED.encode()), "printed"),
    "meta": (html(f'<meta charset="windows-1252">\xe9{PRINTED}'.encode("latin-1")), "printed"),
    "no-charset": (html(f'<meta charset="no-such">{PRINTED}'), "printed"),
    "slow-charset": (html(f'<meta charset="punycode">{PRINTED}'), "printed"),
    "text": ((200, TEXT, b"00000001"), "printed"),
    "cookie": (html(PRINTED, **{"Set-Cookie": "a=b"}), "printed"),
    "long-after": (html(PRINTED + LONG), "printed"),
    "with-slash": (to("/with-slash/"), "printed"),
    "with-slash/": (html(PRINTED), None),
    "script": (html("<script>00000001</script>"), "number-gone"),
    "comment": (html("<!-- 00000001 -->"), "number-gone"),
    "another": (html("000000010 and 100000001"), "number-gone"),
    "empty": (html(""), "number-gone"),
    "to-another": (to("another"), "number-gone"),
    "to-plain": (to("plain"), "moved"),
    "missing": ((404, HTML, PRINTED.encode()), "page-gone"),
    "gone": ((410, HTML, b""), "page-gone"),
    "to-missing": (to("missing"), "page-gone"),
    "fault": ((500, HTML, PRINTED.encode()), "error"),
    "closed": ((403, HTML, PRINTED.encode()), "error"),
    "loop": (to("loop"), "error"),
    "to-no-address": (to("//[x"), "error"),
    "huge-sign": (html(f"{PRINTED}&#{'9' * 5000};"), "error"),
    "secret": (html(PRINTED), "robots"),
    "hidden": (html(PRINTED), "robots"),
    "to-secret": (to("secret"), "robots"),
    "pdf": ((200, {"Content-Type": "application/pdf"}, b"%PDF"), "pdf"),
    "picture": ((200, {"Content-Type": "image/png"}, b"00000001"), "no-text"),
    "packed": (html(gzip.compress(b"x"), **{"Content-Encoding": "gzip"}), "no-text"),
    "long-before": (html(LONG + PRINTED), "too-long"),
    "to-inside": (to("http://inside.example/"), "closed"),
    "to-port": (to("http://site.example:22/"), "closed"),
    "to-file": (to("file:///etc/passwd"), "closed"),
    "to-nul": (to("plain?\x00"), "closed"),
    "hang-up": (None, "silent"),
    "cut-short": (html("Call us", **{"Content-Length": "900"}), "silent"),
}
ROBOTS = (200, TEXT, b"User-agent: phlov\nDisallow: /secret\nDisallow: /*den$\nCrawl-delay: 20")
# What other hosts have as their robots.txt.
ROBOTS_OF = {
    "no-delay.example": (200, TEXT, "User-agent: *\nCrawl-delay: \u00b2".encode()),
    "no-place.example": (200, TEXT, b"User-agent: *\nDisallow: //[x"),
    "to-no-address.example": to("//[x"),
    "to-nowhere.example": to("http://nowhere.example/robots.txt"),
}
# Further addresses, on hosts of their own.
ELSEWHERE = {
    "http://user%5B@site.example:{port}/plain": "printed",
    "http://no-delay.example:{port}/plain": "printed",
    "http://no-place.example:{port}/plain": "printed",
    "http://to-no-address.example:{port}/plain": "error",
    "http://to-nowhere.example:{port}/plain": "error",
    "http://nowhere.example/": "page-gone",
    "http://without-address.example/": "page-gone",
    "http://inside.example/": "closed",
    "http://half-inside.example/": "closed",
    "http://two words.example/": "closed",
    "http://no-name-server.example/": "silent",
    "http://name-server-fails.example/": "silent",
    "https://site.example:{port}/plain": "silent",
}
HOSTS = {host: ["127.0.0.1"] for host in ["site.example", *ROBOTS_OF]} | {
    "inside.example": ["10.0.0.1"],
    "half-inside.example": ["127.0.0.1", "10.0.0.1"],
}
WITHOUT_ADDRESS = {
    "without-address.example": socket.EAI_NODATA,
    "no-name-server.example": socket.EAI_AGAIN,
    "name-server-fails.example": socket.EAI_FAIL,
}


def resolve(host, port, **_options):
    """Resolve the names of these tests as a name server would."""
    if host not in HOSTS:
        raise socket.gaierror(WITHOUT_ADDRESS.get(host, socket.EAI_NONAME), "no address")
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in HOSTS[host]]


class Handler(BaseHTTPRequestHandler):
    """Answers with the pages above, and remembers what it was asked."""

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        name = self.path.removeprefix("/")
        if name == "robots.txt":
            answer = ROBOTS_OF.get(self.headers["Host"].partition(":")[0], ROBOTS)
        else:
            answer = PAGES[name][0]
        if answer is None:
            return
        status, headers, body = answer
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header, value)
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)
            for _each in range(self.server.drips):
                # For seconds, unless the other side ends it: each byte is a sign of life.
                self.wfile.write(b"x")
                self.server.drip.wait(0.05)

    def log_message(self, *_arguments):
        """Say nothing among the results of the tests."""
