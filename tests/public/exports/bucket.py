"""A server on this machine that is like S3, and the upload of the manual, killed at any moment."""

import os
import re
import shlex
import signal
import subprocess
import sys
import threading
from pathlib import Path

from moto.backends import get_backend
from moto.core import DEFAULT_ACCOUNT_ID
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.site import CHECKOUT

NAME = "phlov"


class Silent(WSGIRequestHandler):
    """Logs no request."""

    def log_request(self, *_arguments):
        """Log nothing."""


class Bucket:
    """A bucket in memory, and the commands of the manual that upload to it."""

    def __init__(self, home):
        self.home = home
        self.moto = DomainDispatcherApplication(create_backend_app)
        self.server = make_server("127.0.0.1", 0, self, True, request_handler=Silent)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.puts = 0
        self.kill_at = None
        self.upload_process = None
        self.lock = threading.Lock()
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        # What moto holds is one for the process, so it is emptied.
        self.stored = get_backend("s3")[DEFAULT_ACCOUNT_ID]["aws"]
        self.stored.reset()
        self.stored.create_bucket(NAME, "us-east-1")

    def __call__(self, environ, start_response):
        """Answer a request; kill the upload at the chosen one, of which each second arrives."""
        if environ["REQUEST_METHOD"] == "PUT" and self.upload_process:
            with self.lock:
                self.puts += 1
                is_last = self.puts == self.kill_at
            if is_last:
                os.killpg(self.upload_process.pid, signal.SIGKILL)
                self.upload_process.wait()
                if self.kill_at % 2:
                    start_response("500 Killed", [])
                    return [b""]
        return self.moto(environ, start_response)

    def state(self):
        """Each object with its content."""
        keys = self.stored.buckets[NAME].keys
        return {name: key.value for name, key in keys.items()}

    def reset(self, state):
        """Put back what was there at another time, and nothing else."""
        for name in [*self.state()]:
            self.stored.delete_object(NAME, name)
        for name, content in state.items():
            self.stored.put_object(NAME, name, content)

    def upload(self, folder, *, kill_at=None):
        """Run the commands of the manual; return whether they came to their end."""
        self.puts, self.kill_at = 0, kill_at
        # In a process group of its own, which dies as a whole.
        self.upload_process = subprocess.Popen(
            ["sh", "-e", "-c", script(folder)],
            env={
                **os.environ,
                "HOME": str(self.home),
                "AWS_ACCESS_KEY_ID": "test",
                "AWS_SECRET_ACCESS_KEY": "test",
                "AWS_DEFAULT_REGION": "us-east-1",
                "AWS_ENDPOINT_URL": self.url,
                "AWS_EC2_METADATA_DISABLED": "true",
                "AWS_MAX_ATTEMPTS": "1",
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.upload_process.wait()
        return self.upload_process.returncode == 0

    def end(self):
        """Stop serving."""
        self.server.shutdown()
        self.server.server_close()


def script(folder):
    """The commands of the manual, for this folder and the program that the tests have."""
    manual = (CHECKOUT / "docs" / "operating.md").read_text(encoding="utf-8")
    aws = Path(sys.executable).with_name("aws")
    commands = re.findall("^    aws (.*)$", manual, re.M)
    program = f"{shlex.quote(sys.executable)} {shlex.quote(str(aws))}"
    return "\n".join(f"{program} {one}" for one in commands).replace("/srv/phlov", str(folder))
