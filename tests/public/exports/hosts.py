"""Real web servers that serve an export with the configurations that were written for them."""

import os
import re
import socket
import subprocess
import time
from urllib.parse import urlsplit

import pytest

from tests import machine
from tests.site import free_port

FILES = {"nginx": "nginx.conf", "caddy": "Caddyfile"}
PACKAGES = {"nginx": "nginx-light", "caddy": "caddy"}


class FileHost:
    """A server of files; all that it writes itself is in a folder of its own."""

    def __init__(self, name, site, folder):
        self.name = name
        self.site = site
        self.folder = folder
        self.program = machine.find_proxy(name)
        if not self.program:
            pytest.skip(f"NOT RUN: {name} is not installed (sudo apt install {PACKAGES[name]})")
        self.url = f"http://127.0.0.1:{free_port()}"
        self.process = None

    def start(self):
        """Serve, and return once it answers."""
        log = self.folder / "log.txt"
        with log.open("w") as output:
            self.process = subprocess.Popen(
                self.command(), env=self.environment(), stdout=output, stderr=output
            )
        address = urlsplit(self.url)
        for _ in range(300):
            assert self.process.poll() is None, log.read_text()
            with socket.socket() as client:
                if client.connect_ex((address.hostname, address.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError(f"{self.name} did not start: {log.read_text()}")

    def command(self, *, check=False):
        """The command that runs the configuration, or that checks it."""
        config = self.folder / FILES[self.name]
        config.write_text(self.adapted())
        if self.name == "caddy":
            verb = "validate" if check else "run"
            return [self.program, verb, "--adapter", "caddyfile", "--config", str(config)]
        # As root, nginx would give its work to somebody who may not enter our folder.
        user = "user root;" if machine.is_root() else ""
        main = f"daemon off; error_log stderr; pid {self.folder}/pid; {user}"
        verb = ["-t"] if check else []
        return [self.program, "-p", str(self.folder), "-c", str(config), "-g", main, *verb]

    def adapted(self):
        """The configuration as it was written, but for the port and where nginx keeps bodies."""
        text = (self.site / "not-served" / FILES[self.name]).read_text(encoding="utf-8")
        address = urlsplit(self.url)
        if self.name == "caddy":
            return text.replace("\n:80 {", f"\n{self.url} {{")
        folders = "".join(
            f"{kind}_temp_path {self.folder}/{kind};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        text = text.replace("listen 80;", f"listen {address.netloc};")
        return re.sub("^http {", f"http {{ {folders}", text, flags=re.M)

    def environment(self):
        """Caddy keeps what it knows below the home."""
        return {**os.environ, "HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder)}

    def stop(self):
        """End it."""
        if self.process:
            self.process.terminate()
            self.process.wait()
