"""Where `manage.py demo` and `manage.py serve` listen: the options, and what can be wrong."""

import errno
import ipaddress
import os
import socket
from argparse import ArgumentTypeError

from django.core.management.base import CommandError

from directory.server import serving

# What listens on every address of a machine, and where to look at it from that machine.
ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104
# A port that is taken; a name that leads nowhere, or that cannot be one.
CANNOT_LISTEN = (OSError, ValueError)


def add_arguments(parser):
    """Add where to listen."""
    parser.add_argument("--port", type=port_number, default=8000, help="default: 8000")
    parser.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1")


def create(application, host, port, command):
    """A server for this address, or a sentence that says why there is none."""
    try:
        return serving.create(application, host, port)
    except CANNOT_LISTEN as error:
        raise CommandError(explain(error, host, port, command)) from error


def address(host, port):
    """Where to look at what listens there, from this machine."""
    return f"http://{in_url(ANY_ADDRESS.get(host, host))}:{port}"


def port_number(text):
    """A port as typed. The system would silently take 70000 for 4464."""
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise ArgumentTypeError("a port is a number from 1 to 65535")
    return int(text)


def check(host, port, command):
    """Refuse an address that cannot be served, before anything slow."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as listener:
            if os.name == "posix":
                # As waitress does, so that a port that was just given up counts as free.
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen()
    except CANNOT_LISTEN as error:
        raise CommandError(explain(error, host, port, command)) from error


def explain(error, host, port, command):
    """Why this address cannot be served, and what to do about it."""
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return (
            f"Port {port} is taken: another program, perhaps another Phlov, listens on it.\n"
            "Stop that program, or choose another port: "
            f"python3 manage.py {command} --port {port + 1}"
        )
    if number == errno.EACCES:
        return f"You may not serve on port {port}. Choose one above 1023, such as --port 8000."
    return f"Phlov cannot serve on {host}, port {port}: {str(error).rstrip('.')}."


def is_loopback(host):
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def in_url(host):
    """A host as it stands in an address: IPv6 needs brackets."""
    return f"[{host}]" if ":" in host else host
