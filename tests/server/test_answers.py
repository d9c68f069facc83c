"""What the running server sends with each kind of answer, on a socket: no header is missing."""

import contextlib
import json
import sqlite3
import uuid
from pathlib import Path

import pytest

from tests import slow
from tests.server.test_headers import ADMIN, FOREVER, POINTER, PUBLIC

# What a server sends is no matter of the database.
pytestmark = pytest.mark.one_database

AT_ALL = "Host: localhost\r\nConnection: close\r\n"
JSON = "Content-Type: application/json\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"


def ask(site, line, headers="", body=""):
    """Ask the real server for something; return the status and the headers of its answer."""
    length = f"Content-Length: {len(body)}\r\n" if body else ""
    request = f"{line} HTTP/1.1\r\n{AT_ALL}{headers}{length}\r\n{body}"
    return slow.raw(site.url, request.encode())


def report(**about):
    """A report as a phone sends it."""
    told = {"id": str(uuid.uuid4()), "listing": "nowhere", "seq": 1, "kind": "moved"}
    return json.dumps(told | {"made_at": "2026-11-25T03:00:00Z"} | about)


def fill_the_room(site):
    """Let as many reports on one name be there as are taken in a day."""
    ask(site, "POST /reports/", JSON, report())
    with contextlib.closing(sqlite3.connect(Path(site.folder, "phlov.sqlite3"))) as database:
        names = [row[1] for row in database.execute("PRAGMA table_info(directory_report)")]
        rest = ", ".join(f'"{name}"' for name in names if name != "id")
        numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
        again = f"SELECT lower(hex(randomblob(16))), {rest} FROM directory_report, n"  # noqa: S608
        database.execute(f'{numbers} INSERT INTO directory_report ("id", {rest}) {again}')
        database.commit()


def missing(sent, expected):
    """The headers that an answer lacks or has otherwise; None is what it must not have."""
    return {
        name: (value, sent.get(name)) for name, value in expected.items() if sent.get(name) != value
    }


def answers(site):
    """Each answer by its name: (status, its headers, the status and the headers that it needs)."""
    static = next(Path(site.folder, "static", "css").glob("site.*.css")).name
    pointer = json.loads(Path(site.folder, "data", "current.json").read_bytes())
    listings = pointer["files"]["listings"]["path"]
    _, page = ask(site, "GET /km/about/")
    same = f"If-None-Match: {page['Etag']}\r\n"
    kept = FOREVER | {"Cache-Control": "max-age=315360000, public, immutable"}
    not_kept = PUBLIC | {"Cache-Control": "no-store"}
    wrong_form = ("POST /admin/login/", FORM, "login=x")
    yield "page", 200, PUBLIC, ask(site, "GET /km/")
    yield "worker", 200, PUBLIC, ask(site, "GET /sw.js")
    yield "static file", 200, kept, ask(site, f"GET /static/css/{static}")
    yield "file of the list", 200, FOREVER, ask(site, f"GET {listings}")
    yield "pointer", 200, POINTER, ask(site, "GET /data/current.json")
    yield (
        "export",
        200,
        dict.fromkeys(["X-Content-Type-Options"], "nosniff"),
        ask(site, "GET /export/listings.csv"),
    )
    yield "no report", 422, PUBLIC, ask(site, "POST /reports/", JSON, "{}")
    yield "slash", 301, PUBLIC, ask(site, "GET /km/about")
    yield "other address", 302, PUBLIC, ask(site, "GET /")
    yield "same page", 304, PUBLIC, ask(site, "GET /km/about/", same)
    yield "unknown host", 400, PUBLIC, slow.raw(site.url, b"GET /km/ HTTP/1.1\r\nHost: x\r\n\r\n")
    yield "no HTTP", 400, PUBLIC, slow.raw(site.url, b"nonsense\r\n\r\n")
    yield (
        "other site",
        403,
        PUBLIC,
        ask(site, "POST /reports/", f"{JSON}Sec-Fetch-Site: cross-site\r\n", report()),
    )
    yield "form without a token", 403, ADMIN, ask(site, *wrong_form)
    yield "desk", 302, ADMIN, ask(site, "GET /admin/")
    yield "no page", 404, PUBLIC, ask(site, "GET /km/nowhere/")
    yield "no static file", 404, PUBLIC, ask(site, "GET /static/nothing.css")
    yield "no file of a list", 404, PUBLIC, ask(site, f"GET /data/{32 * '0'}.json")
    yield "method", 405, PUBLIC, ask(site, "OPTIONS /km/")
    yield "TRACE", 405, PUBLIC, ask(site, "TRACE /km/")
    yield (
        "used link",
        410,
        not_kept | {"X-Robots-Tag": "noindex, noarchive"},
        ask(site, "GET /p/used/"),
    )
    yield "long report", 413, PUBLIC, ask(site, "POST /reports/", JSON, report(note=5000 * "a"))
    yield (
        "long body",
        413,
        PUBLIC,
        slow.raw(site.url, f"POST / HTTP/1.1\r\n{AT_ALL}Content-Length: 9999999\r\n\r\n".encode()),
    )
    yield "long header", 431, PUBLIC, ask(site, "GET /km/", f"X-Long: {300_000 * 'a'}\r\n")
    fill_the_room(site)
    yield "full room", 429, PUBLIC, ask(site, "POST /reports/", JSON, report())
    database = Path(site.folder, "phlov.sqlite3")
    database.write_bytes(1000 * b"no database")
    yield "broken database", 500, PUBLIC, ask(site, "POST /reports/", JSON, report())
    database.unlink()
    yield "no database", 503, PUBLIC, ask(site, "POST /reports/", JSON, report())


def test_no_answer_of_the_running_server_lacks_a_header(own_site):
    count, wrong = 0, {}
    for name, status, expected, (answered, sent) in answers(own_site):
        count += len(expected)
        lacking = missing(sent, expected)
        if answered != status or lacking:
            wrong[name] = (answered, lacking)
    print(f"headers of the running server: {count} looked at, {len(wrong)} answers are wrong")
    assert wrong == {}
