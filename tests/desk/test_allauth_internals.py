"""What we import of allauth that its authors do not offer: an upgrade has to be looked at there."""

import ast

import pytest

from tests.site import CHECKOUT

# allauth keeps these in packages called "internal", and may change them in any release. If this
# list changes, read them again and see whether what we build on them still holds.
PRIVATE = {
    "allauth.account.internal.flows.login.record_authentication",
    "allauth.mfa.totp.internal.auth.SECRET_SESSION_KEY",
    "allauth.mfa.totp.internal.auth.format_hotp_value",
    "allauth.mfa.totp.internal.auth.hotp_value",
    "allauth.mfa.webauthn.internal.auth",
}

# Imports are no matter of the database.
pytestmark = pytest.mark.one_database


def test_private_imports_of_allauth_are_these():
    files = [*CHECKOUT.glob("directory/**/*.py"), *CHECKOUT.glob("tests/**/*.py")]
    imported = {name for path in files for name in imports(path) if is_private(name)}
    assert imported == PRIVATE


def is_private(name):
    """Whether a full name is one of allauth's own, by where it lies or how it begins."""
    parts = name.split(".")
    return parts[0] == "allauth" and any(
        part == "internal" or part.startswith("_") for part in parts
    )


def imports(path):
    """The full names that a module imports: `from a import b` gives a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
