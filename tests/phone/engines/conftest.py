"""A Firefox of its own for each test, and a page elsewhere to which it leaves."""

import http.server
import os
import threading
from pathlib import Path

import pytest

from tests import machine
from tests.phone.engines.chromium import Chromium
from tests.phone.engines.firefox import Firefox
from tests.phone.engines.webkit import WebKit


@pytest.fixture
def firefox(tmp_path_factory):
    """Debian's Firefox with a new profile."""
    made = Firefox(machine.find_firefox(), tmp_path_factory.mktemp("profile"))
    yield made
    made.end()


@pytest.fixture
def firefox_without_site_data(tmp_path_factory):
    """One whose reader has set it to keep no site data."""
    refused = {"network.cookie.cookieBehavior": 2}
    made = Firefox(machine.find_firefox(), tmp_path_factory.mktemp("refused"), refused)
    yield made
    made.end()


@pytest.fixture
def webkit(tmp_path_factory):
    """Debian's WebKitGTK with a new profile."""
    programs = machine.find_webkit()
    if not programs:
        pytest.skip("WebKitGTK, its driver or Xvfb is missing")
    made = WebKit(programs, tmp_path_factory.mktemp("webkit"))
    yield made
    made.end()


@pytest.fixture(params=os.environ.get("OLD_CHROMIUM", "").split(os.pathsep))
def old_chromium(request, tmp_path_factory):
    """A Chromium of years ago with a new profile; docs/phones.md says where to get one."""
    if not request.param:
        pytest.skip("OLD_CHROMIUM has no path of a Chromium of years ago")
    made = Chromium(Path(request.param), tmp_path_factory.mktemp("chromium"))
    yield made
    made.end()


class Elsewhere(http.server.BaseHTTPRequestHandler):
    """Answers every request with the weather."""

    def do_GET(self):
        """Answer a request for a page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Weather</title><p>Rain</p>")

    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture(scope="module")
def elsewhere():
    """The address of a page of another site."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
