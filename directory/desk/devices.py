"""Devices on which somebody signed in with all factors: wrong guesses there are counted apart.

A few wrong passwords close an account for some minutes. Whoever knows the names of verifiers could
so keep them from withdrawing a listing. A device that was there before has an allowance of its own,
which nobody else can use up. The cookie opens nothing.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

SALT = "phlov.device"
KEPT_FOR = timedelta(days=180)
# In an office several people share a machine.
MOST_PEOPLE = 8


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Let this device be known as one of the person who is signed in."""
    people = _read(request)
    key = str(request.user.pk)
    own, _mark = people.pop(key, (secrets.token_urlsafe(12), ""))
    people[key] = [own, _mark_of(request.user)]
    newest = dict([*people.items()][-MOST_PEOPLE:])
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps(newest, salt=SALT),
        max_age=KEPT_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def counted_as(request: HttpRequest, user: User | None, key: str) -> str:
    """The key under which wrong guesses at an account are counted: `key`, or one of the device."""
    own, mark = _read(request).get(str(user.pk), ("", "")) if user else ("", "")
    return f"{key}:{own}" if own and constant_time_compare(mark, _mark_of(user)) else key


def name(request: HttpRequest) -> str:
    """The name of a known device, whoever was here; "" of any other."""
    return next((own for own, _mark in _read(request).values()), "")


def _mark_of(user):
    """What changes with the password, after which no device is known."""
    return user.get_session_auth_hash()[:20]


def _read(request):
    """By the key of a person the name of this device and a mark; {} where nobody was here."""
    try:
        return signing.loads(
            request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=KEPT_FOR
        )
    except signing.BadSignature:
        return {}
