"""Debian's Firefox, driven over Marionette: its own protocol, which needs no other program.

Each message is its length, a colon and JSON: [0, number, command, parameters] there,
[1, number, error, result] back. The commands are those of WebDriver.
"""

import json
import os
import socket
import subprocess
import time
from pathlib import Path

from tests.phone.engines.engine import Engine
from tests.site import free_port

# A profile that asks nobody anything, and keeps pages in the back-forward cache as a reader's does.
PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "intl.accept_languages": "km, en",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "services.settings.server": "",
    "toolkit.telemetry.enabled": False,
}


class Firefox(Engine):
    """A Firefox without a window, with a profile of its own in `folder`."""

    def __init__(self, program, folder, preferences=()):
        self.sent = 0
        port = free_port()
        wanted = {**PREFERENCES, **dict(preferences), "marionette.port": port}
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(wanted[k])});\n" for k in wanted]
        Path(folder, "user.js").write_text("".join(lines))
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
        environment = {**os.environ, "HOME": str(folder), "MOZ_CRASHREPORTER_DISABLE": "1"}
        with Path(folder, "firefox.log").open("w") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        self.socket = self.connect(port)
        self.file = self.socket.makefile("rb")
        self.read()
        self.ask("WebDriver:NewSession", {"pageLoadStrategy": "normal"})

    def connect(self, port):
        """Connect, once it has started."""
        for _ in range(600):
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=60)
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("Firefox did not start")

    def read(self):
        """The next message."""
        length = b""
        while (byte := self.file.read(1)) != b":":
            length += byte
        return json.loads(self.file.read(int(length)))

    def ask(self, command, parameters=()):
        """Send a command; return its result."""
        self.sent += 1
        text = json.dumps([0, self.sent, command, dict(parameters)]).encode()
        self.socket.sendall(b"%d:%s" % (len(text), text))
        _, _, error, result = self.read()
        if error:
            raise RuntimeError(f"{command}: {error['error']}: {error['message']}")
        return result

    def open(self, address):
        """Open an address, and wait until it is loaded."""
        self.ask("WebDriver:Navigate", {"url": address})

    def back(self):
        """Press the Back button."""
        self.ask("WebDriver:Back")

    def run(self, script, *arguments):
        """Run a script in the page; return what it returns, awaited."""
        asked = {"script": script, "args": arguments, "sandbox": None, "newSandbox": False}
        return self.ask("WebDriver:ExecuteScript", asked)["value"]

    def end(self):
        """End the process."""
        self.file.close()
        self.socket.close()
        self.process.kill()
        self.process.wait()
