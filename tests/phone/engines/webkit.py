"""Debian's WebKitGTK, driven by its own WebDriver on a screen that nobody sees."""

import contextlib
import json
import os
import subprocess
import time
import urllib.error
import urllib.request

from tests.phone.engines.engine import Engine
from tests.site import free_port


class WebKit(Engine):
    """A MiniBrowser with a profile that is gone with it, and all it writes in `folder`."""

    def __init__(self, programs, folder):
        driver, browser, screen = programs
        self.processes = []
        # Xvfb takes a number that is free, and says which once it can be drawn on.
        reading, writing = os.pipe()
        with open(folder / "webkit.log", "w") as log:
            told = {"stdout": log, "stderr": log}
            wanted = [screen, "-displayfd", str(writing), "-screen", "0", "720x1480x24"]
            self.processes.append(subprocess.Popen(wanted, pass_fds=[writing], **told))
            os.close(writing)
            with open(reading) as file:
                display = f":{file.readline().strip()}"
            port = free_port()
            self.address = f"http://127.0.0.1:{port}"
            environment = {**os.environ, "DISPLAY": display, "HOME": str(folder)}
            wanted = [driver, "--host=127.0.0.1", f"--port={port}"]
            self.processes.append(subprocess.Popen(wanted, env=environment, **told))
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        self.session = self.first("/session", {"capabilities": wanted})["sessionId"]

    def first(self, path, parameters):
        """Ask until the driver has started."""
        for _ in range(600):
            try:
                return self.ask("POST", path, parameters)
            except urllib.error.URLError:
                time.sleep(0.1)
        raise RuntimeError("WebKitWebDriver did not start")

    def ask(self, method, path, parameters=None):
        """Send a command of WebDriver; return its value."""
        data = None if parameters is None else json.dumps(parameters).encode()
        request = urllib.request.Request(self.address + path, data=data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                refused = json.load(error)["value"]
            raise RuntimeError(f"{path}: {refused['error']}: {refused['message']}") from error

    def open(self, address):
        """Open an address, and wait until it is loaded."""
        self.ask("POST", f"/session/{self.session}/url", {"url": address})

    def back(self):
        """Press the Back button."""
        self.ask("POST", f"/session/{self.session}/back", {})

    def run(self, script, *arguments):
        """Run a script in the page; return what it returns, awaited."""
        asked = {"script": script, "args": arguments}
        return self.ask("POST", f"/session/{self.session}/execute/sync", asked)

    def end(self):
        """End the processes; the driver ends its browser with the session."""
        with contextlib.suppress(RuntimeError, urllib.error.URLError):
            self.ask("DELETE", f"/session/{self.session}")
        for process in reversed(self.processes):
            process.terminate()
            process.wait()
