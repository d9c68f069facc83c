"""Serves as a real server does, until it is killed (by kill_server.py); then stands up again.

Each line of input starts a server, as a fork, since a start of Python takes longer than all the
rest. Its number is printed once it listens.
"""

import os
import sys

from django.urls import resolve

from directory.server import serving
from directory.wsgi import application


def main(address):
    """Start a server for each line, when the one before has ended."""
    # The first look at an address reads every page's module; that need not happen in each fork.
    resolve("/reports/")
    for _ in sys.stdin:
        server = os.fork()
        if server == 0:
            serve(address)
        os.waitpid(server, 0)


def serve(address):
    """Take the address, say so, and serve."""
    host, port = address.split(":")
    server = serving.create(application, host, int(port))
    print(os.getpid(), flush=True)
    server.run()


if __name__ == "__main__":
    main(sys.argv[1])
