"""The site under test: the real application in a real web server, in a process of its own.

pytest-django's live_server answers for static files by itself, so that hashed file names, and with
them the service worker, would never be tried. A process can also be killed and frozen.
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

CHECKOUT = Path(__file__).parent.parent


class Site:
    """One installation of Phlov with a folder of its own, on an address that stays the same."""

    def __init__(self, folder):
        self.folder = folder
        self.url = f"http://127.0.0.1:{free_port()}"
        self.process = None
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "directory.settings",
            "PHLOV_VAR": str(folder),
            "DATABASE_URL": "",
            "PHLOV_SECOND_FACTOR": "0",
        }

    def manage(self, *arguments):
        """Run a management command on this installation; return what it printed."""
        return self.run("manage.py", *arguments)

    def run(self, *arguments):
        """Run a Python program on this installation; return what it printed."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=CHECKOUT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        self.wait_for_news()
        return done.stdout

    def wait_for_news(self):
        """Return once the server tells of what was published last; it asks once a second."""
        pointer = Path(self.folder, "data", "current.json")
        if self.process is None or self.process.poll() is not None or not pointer.exists():
            return
        newest = json.loads(pointer.read_bytes())["seq"]
        for _ in range(100):
            with contextlib.suppress(OSError):
                address = f"{self.url}/data/current.json"
                with urllib.request.urlopen(address, timeout=1) as answer:
                    if json.load(answer)["seq"] >= newest:
                        return
            time.sleep(0.05)

    def prepare(self):
        """Do what the demo does, up to serving; return what it printed."""
        return self.manage("demo", "--no-serve")

    def start(self):
        """Serve, and return once the server answers."""
        address = urlsplit(self.url)
        serve = [sys.executable, "manage.py", "serve", f"--port={address.port}"]
        log = Path(self.folder, "server.log")
        with log.open("a") as output:
            self.process = subprocess.Popen(
                serve, cwd=CHECKOUT, env=self.environment, stdout=output, stderr=output
            )
        for _ in range(300):
            if self.process.poll() is not None:
                break
            with socket.socket() as client:
                if client.connect_ex((address.hostname, address.port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError(f"The site under test did not start:\n{log.read_text()}")

    def kill(self):
        """Stop at once, as a power cut would (kill -9)."""
        self.process.kill()
        self.process.wait()

    def freeze(self):
        """Keep connections open and answer nothing, as an overloaded server would."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        """Go on where freeze() stopped."""
        self.process.send_signal(signal.SIGCONT)


def free_port():
    """A port nobody listens on at this moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
