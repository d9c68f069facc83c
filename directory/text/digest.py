"""SHA-256 of bytes and texts, as hex."""

import hashlib


def sha256_hex(content: bytes | str) -> str:
    """The SHA-256 of bytes, or of a text as UTF-8, as 64 hex digits."""
    data = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()


def fingerprint(content: bytes | str) -> str:
    """The first 64 bits of the SHA-256: they tell files apart, and are quicker to send than all."""
    return sha256_hex(content)[:16]
