"""What the running server writes down: no query, no body, no address of a reader."""

import http.client
import json
import logging
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from directory.server.logs import MaskSecrets

# Logs are no matter of the database, but of the server.
pytestmark = pytest.mark.one_database

CANARY = "canary7q4x"
READER = "127.0.0.77"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}
PARTS = {"Content-Type": "multipart/form-data; boundary=x"}
SAID = dict.fromkeys(("Referer", "User-Agent", "X-Forwarded-For", "Cookie", "Origin"), CANARY)
REQUESTS = [
    *("GET", f"/km/?q={CANARY}", "", {}),
    *("GET", f"/en/search/?q={CANARY}", "", SAID),
    *("POST", "/km/search/", f"q={CANARY}", FORM),
    *("POST", "/km/search/", f"q={CANARY}%ff%00", FORM),
    *("GET", f"/km/o/zzzzzz/?from={CANARY}", "", {}),
    *("GET", f"/nowhere/?{CANARY}", "", SAID),
    *("PUT", f"/km/?{CANARY}", CANARY, {}),
    *("POST", f"/reports/?{CANARY}", json.dumps({"note": CANARY}), JSON),
    *("POST", "/reports/", f'{{"{CANARY}', JSON),
    *("POST", "/admin/login/", f"login={CANARY}&password={CANARY}", FORM),
    *("POST", "/admin/import/", f"--x\r\n{CANARY}", PARTS),
    *("GET", f"/api/v1/organizations/?search={CANARY}", "", {}),
    *("GET", "/km/", "", {"Host": "elsewhere.example"}),
    *("GET", "/km/", "", {"Content-Length": CANARY}),
    *("GET", f"/data/{CANARY * 4000}", "", {}),
]


def ask(site, method, path, body, headers):
    """Send a request as a reader with an address of its own; return the status."""
    address = urlsplit(site.url)
    client = http.client.HTTPConnection(
        address.hostname, address.port, timeout=20, source_address=(READER, 0)
    )
    client.request(method, path, body, headers)
    status = client.getresponse().status
    client.close()
    return status


def test_server_writes_down_nothing_that_readers_send(own_site):
    for at in range(0, len(REQUESTS), 4):
        ask(own_site, *REQUESTS[at : at + 4])
    own_site.folder.joinpath("phlov.sqlite3").rename(own_site.folder / "away.sqlite3")
    assert ask(own_site, "POST", f"/admin/login/?next={CANARY}", f"login={CANARY}", FORM) >= 400
    assert ask(own_site, "GET", f"/admin/?{CANARY}", "", {"Cookie": f"sessionid={CANARY}"}) == 503
    log = Path(own_site.folder, "server.log").read_text()
    # It is written that something broke, and where.
    assert "django.db.utils.OperationalError" in log
    assert "Traceback" in log
    found = [
        str(path)
        for path in Path(own_site.folder).rglob("*")
        if path.is_file() and {CANARY.encode(), READER.encode()} & {*held(path)}
    ]
    assert found == []


def test_query_is_masked_to_its_end_and_a_question_is_not():
    said = logging.makeLogRecord({"msg": "Not Found: /km/?q=%s", "args": (f"a {CANARY}",)})
    MaskSecrets().filter(said)
    assert said.getMessage() == "Not Found: /km/?…"
    asked = logging.makeLogRecord({"msg": "Is it there? No."})
    MaskSecrets().filter(asked)
    assert asked.getMessage() == "Is it there? No."


def held(path):
    content = path.read_bytes()
    return [one for one in (CANARY.encode(), READER.encode()) if one in content]
