"""The address that a request came from: whose it is, and a digest that stands for it for a while.

The digest is all that leaves this module. It is salted at random, the salt is in memory only, and
both are forgotten within a day; so no table, file, log or backup can tell who sent what.
"""

import hashlib
import hmac
import ipaddress
import secrets
from datetime import timedelta

from django.conf import settings
from django.core.cache import caches

SALT_AGE = timedelta(hours=12)
# A user of IPv6 has a whole network of this size, and so every address in it.
IPV6_NETWORK = 64


class AddressMiddleware:
    """Puts the client's address in the place of the proxy's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # Each proxy adds whom it heard from; what stands before that the client wrote itself.
        told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if 0 < settings.PROXIES <= len(told) and told[-settings.PROXIES]:
            request.META["REMOTE_ADDR"] = told[-settings.PROXIES].strip()
        return self.get_response(request)


def digest(request):
    """A salted hash of the sender's network, the same until the salt is forgotten."""
    memory = caches["memory"]
    salt = memory.get_or_set("salt", lambda: secrets.token_bytes(32), SALT_AGE.total_seconds())
    network = network_of(request.META.get("REMOTE_ADDR", ""))
    return hmac.new(salt, network.encode(), hashlib.sha256).hexdigest()


def network_of(address):
    """The network whose senders count as one: an address of IPv4, 64 bits of IPv6."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        # A unix socket has none, and a proxy may say "unknown".
        return ""
    if parsed.version == 4:
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed.packed, IPV6_NETWORK), strict=False))
