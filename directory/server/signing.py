"""The keys that sign what is published: in a file of this machine alone, never in the database.

Phones pin the public halves, and take no list that none of them has signed. The file,
`settings.SIGNING_KEY`, is JSON. `public` lists the key in use and then the one on the shelf, which
takes its place one day. `private` is the private half of the first; a machine that only serves
lacks it, and no machine has that of the second.

ECDSA over P-256 with SHA-256, as every browser that can keep a list knows it: see
docs/decisions/0043.
"""

import base64
import json
import logging
import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.hashes import SHA256
from django.conf import settings

log = logging.getLogger(__name__)
CURVE = ec.SECP256R1()
# A coordinate of a point, a private half, and each half of a signature have so many bytes; in
# base64 without padding so many characters.
SIZE, LETTERS = 32, 43
# The same bytes have the same signature (RFC 6979), so that an export is written only for news.
ALGORITHM = ec.ECDSA(SHA256(), deterministic_signing=True)


class NoKey(Exception):
    """This machine cannot sign; the message says what to do."""


class Keys(NamedTuple):
    """The public halves, the one in use first, and the private half of that one, or empty."""

    public: tuple[str, ...] = ()
    private: str = ""


def has_file() -> bool:
    """Whether there is a file for the keys, also one that cannot be read."""
    try:
        Path(settings.SIGNING_KEY).stat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def keys() -> Keys:
    """The keys of this machine; read again when the file changed.

    Empty where there are none, and where `has_file` and it cannot be read: then trust nothing.
    """
    path = Path(settings.SIGNING_KEY)
    try:
        stat = path.stat()
        return _read(path, (stat.st_mtime_ns, stat.st_size, stat.st_ino))
    except FileNotFoundError:
        return Keys()
    except (OSError, ValueError, TypeError) as error:
        # Readers are served all the same; whoever publishes is told by `private_key`.
        log.error("The signing key %s cannot be read: %s", path, error)
        return Keys()


def private_key() -> str:
    """The private half of the key in use. Raises NoKey where this machine has none."""
    if found := keys().private:
        return found
    raise NoKey(
        f"This machine has no signing key in {settings.SIGNING_KEY}, and phones take no list "
        "without a signature. Copy the file from the machine that publishes, or put the key on the "
        "shelf in use: manage.py signing_key use FILE"
    )


def begin() -> None:
    """Make the first key of an installation. Raises NoKey where there is a file already."""
    if has_file():
        raise NoKey(f"The signing key {settings.SIGNING_KEY} cannot be read.")
    private = make()
    write(Keys((public_of(private),), private))


def make() -> str:
    """A new private half, as text."""
    while True:
        private = _text(ec.generate_private_key(CURVE).private_numbers().private_value)
        # `signing_key trust KEY` would take the public half for an option.
        if not public_of(private).startswith("-"):
            return private


def public_of(private: str) -> str:
    """The public half of a private one: both coordinates of its point, as text.

    Raises ValueError for what is none.
    """
    point = _private(private).public_key().public_numbers()
    return _text(point.x) + _text(point.y)


def sign(data: bytes, private: str) -> str:
    """The signature of some bytes, as browsers take it: both its numbers, in base64."""
    parts = decode_dss_signature(_private(private).sign(data, ALGORITHM))
    return base64.b64encode(b"".join(part.to_bytes(SIZE) for part in parts)).decode()


def is_signed(data: bytes, signature: object, public: Iterable[str]) -> bool:
    """Whether one of these keys has signed these bytes."""
    try:
        both = base64.b64decode(str(signature), validate=True)
    except ValueError:
        return False
    if len(both) != 2 * SIZE:
        return False
    der = encode_dss_signature(*(int.from_bytes(part) for part in (both[:SIZE], both[SIZE:])))
    for key in public:
        try:
            _public(key).verify(der, data, ALGORITHM)
        except InvalidSignature:
            continue
        return True
    return False


def write(found: Keys) -> None:
    """Put keys in place in one step, in a file that only the owner of the former one may read.

    Raises OSError, also where another account than the owner may not give it to the owner.
    """
    path = Path(settings.SIGNING_KEY)
    temporary = path.with_name(f".{path.name}.new")
    temporary.unlink(missing_ok=True)
    write_private(temporary, json.dumps(found._asdict()))
    if os.name == "posix" and path.exists():
        # Whoever changes keys as root must not take them from the server.
        owner = path.stat()
        os.chown(temporary, owner.st_uid, owner.st_gid)
    temporary.replace(path)


def write_private(path: Path, text: str) -> None:
    """Write a new file for its owner alone, durably. Raises OSError, also where it exists."""
    with open(path, "x", opener=_private_file) as file:
        file.write(f"{text}\n")
        file.flush()
        os.fsync(file.fileno())


def check(key: str) -> None:
    """Raise ValueError unless a text is a public half."""
    _public(key)


@lru_cache(maxsize=1)
def _read(path, _state):
    """The keys in a file while its state is the same. Raises ValueError if one is of no use."""
    content = json.loads(path.read_text())
    if not isinstance(content, dict) or not content.get("public"):
        raise ValueError("it names no public keys")
    found = Keys(tuple(content["public"]), content.get("private", ""))
    for key in found.public:
        check(key)
    if found.private and public_of(found.private) != found.public[0]:
        raise ValueError("its private half belongs to another public one")
    return found


def _private(text):
    return ec.derive_private_key(_number(text), CURVE)


def _public(text):
    if len(text) != 2 * LETTERS:
        raise ValueError("a public key has 86 characters")
    x, y = text[:LETTERS], text[LETTERS:]
    return ec.EllipticCurvePublicNumbers(_number(x), _number(y), CURVE).public_key()


def _text(number):
    return base64.urlsafe_b64encode(number.to_bytes(SIZE)).decode().rstrip("=")


def _number(text):
    return int.from_bytes(base64.b64decode(f"{text}=", altchars=b"-_", validate=True))


def _private_file(path, flags):
    return os.open(path, flags, 0o600)
