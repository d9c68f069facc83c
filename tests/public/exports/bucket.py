"""A server on this machine that is like S3, and the upload of the manual, killed at any moment."""

import os
import re
import signal
import subprocess
import sys
import threading

from moto.backends import get_backend
from moto.core import DEFAULT_ACCOUNT_ID
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.site import CHECKOUT

NAME = "phlov"
# What `aws` itself does, for one command after the other, as each start of it takes a second.
PROGRAM = """
import shlex, sys
from awscli.clidriver import create_clidriver
for command in sys.argv[1:]:
    if status := create_clidriver().main(shlex.split(command)):
        sys.exit(status)
"""


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
        self.process = None
        self.is_dead = False
        self.running = 0
        self.requests = threading.Condition()
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        # What moto holds is one for the process, so it is emptied.
        self.stored = get_backend("s3")[DEFAULT_ACCOUNT_ID]["aws"]
        self.stored.reset()
        self.stored.create_bucket(NAME, "us-east-1")

    def __call__(self, environ, start_response):
        """Answer a request; kill the upload at the chosen one, of which each second arrives."""
        with self.requests:
            self.running += 1
        try:
            if self.is_refused(environ["REQUEST_METHOD"]):
                start_response("500 Killed", [])
                return [b""]
            return self.moto(environ, start_response)
        finally:
            with self.requests:
                self.running -= 1
                self.requests.notify_all()

    def is_refused(self, method):
        """Whether a request comes too late to arrive."""
        with self.requests:
            if method != "PUT" or self.is_dead:
                return self.is_dead
            self.puts += 1
            if self.puts != self.kill_at:
                return False
            self.is_dead = True
            os.killpg(self.process.pid, signal.SIGKILL)
            return self.puts % 2 == 1

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
        self.puts, self.kill_at, self.is_dead = 0, kill_at, False
        with self.requests:
            # In a process group of its own, which dies as a whole.
            self.process = subprocess.Popen(
                [sys.executable, "-c", PROGRAM, *commands(folder)],
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
        self.process.wait()
        with self.requests:
            self.requests.wait_for(lambda: not self.running)
        return self.process.returncode == 0

    def end(self):
        """Stop serving."""
        self.server.shutdown()
        self.server.server_close()


def commands(folder):
    """The commands of the manual, for this folder."""
    manual = (CHECKOUT / "docs" / "operating.md").read_text(encoding="utf-8")
    found = re.findall("^    aws (.*)$", manual, re.M)
    return [one.replace("/srv/phlov-site", str(folder)) for one in found]
