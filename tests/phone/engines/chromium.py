"""A Chromium of years ago, driven over its DevTools protocol: Playwright knows only newer ones."""

import base64
import json
import os
import re
import socket
import subprocess
import time
import urllib.request

from tests.phone.engines.engine import Engine

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-software-rasterizer",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--remote-debugging-port=0",
    "--window-size=360,740",
]
TEXT, LAST, MASKED = 0x1, 0x80, 0x80
# A length in a frame of a WebSocket that is told by the next 2 or 8 bytes.
IN_TWO, IN_EIGHT = 126, 127


class Chromium(Engine):
    """A Chromium without a window, with a profile of its own in `folder`."""

    def __init__(self, program, folder):
        self.sent = 0
        # Those of npm have the libraries that they need beside them.
        environment = {"LD_LIBRARY_PATH": f"{program.parent}/lib", "HOME": str(folder)}
        with open(folder / "chromium.log", "w") as log:
            self.process = subprocess.Popen(
                [str(program), *FLAGS, f"--user-data-dir={folder}", "about:blank"],
                stdout=log,
                stderr=log,
                env={**os.environ, **environment},
            )
        port = self.port(folder / "chromium.log")
        address = self.page(port)
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.file = self.socket.makefile("rb")
        self.shake_hands(address)

    def port(self, log):
        """The port that it took, once it tells."""
        for _ in range(300):
            if found := re.search(r"ws://127\.0\.0\.1:([0-9]+)/", log.read_text(errors="replace")):
                return int(found[1])
            time.sleep(0.1)
        raise RuntimeError("Chromium did not start")

    def page(self, port):
        """The address of its page, once it has opened it."""
        for _ in range(300):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/json") as answer:
                pages = [one for one in json.load(answer) if one["type"] == "page"]
            if pages:
                return pages[0]["webSocketDebuggerUrl"]
            time.sleep(0.1)
        raise RuntimeError("Chromium opened no page")

    def shake_hands(self, address):
        """Begin a WebSocket (RFC 6455)."""
        host, _, path = address.removeprefix("ws://").partition("/")
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {key}\r\n\r\n".encode()
        )
        while self.file.readline().strip():
            pass

    def ask(self, method, **parameters):
        """Send a command; return its result."""
        self.sent += 1
        text = json.dumps({"id": self.sent, "method": method, "params": parameters}).encode()
        length = [MASKED | len(text)]
        if len(text) >= IN_TWO:
            length = [MASKED | IN_EIGHT, *len(text).to_bytes(8, "big")]
        # The mask of a client may be all zeros.
        self.socket.sendall(bytes([LAST | TEXT, *length, 0, 0, 0, 0]) + text)
        while True:
            answer = json.loads(self.read())
            if answer.get("id") == self.sent:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def read(self):
        """The next message."""
        message = b""
        while True:
            first, length = self.file.read(2)
            if length in (IN_TWO, IN_EIGHT):
                length = int.from_bytes(self.file.read(2 if length == IN_TWO else 8), "big")
            message += self.file.read(length)
            if first & LAST:
                return message

    def open(self, address):
        """Open an address, and wait until it is loaded."""
        self.run("window.isFormer = true")
        self.ask("Page.navigate", url=address)
        self.wait_for("!window.isFormer && document.readyState === 'complete'")

    def back(self):
        """Press the Back button."""
        history = self.ask("Page.getNavigationHistory")
        if history["currentIndex"]:
            entry = history["entries"][history["currentIndex"] - 1]["id"]
            self.ask("Page.navigateToHistoryEntry", entryId=entry)

    def run(self, script, *arguments):
        """Run a script in the page; return what it returns, and true for an element."""
        text = f"(function () {{ {script} }}).apply(null, {json.dumps(arguments)})"
        text = f"(found => found instanceof Element || found)({text})"
        given = self.ask("Runtime.evaluate", expression=text, returnByValue=True)
        if "exceptionDetails" in given:
            raise RuntimeError(str(given["exceptionDetails"]))
        return given["result"].get("value")

    def end(self):
        """End the process."""
        self.file.close()
        self.socket.close()
        self.process.kill()
        self.process.wait()
