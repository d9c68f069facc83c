"""The open sessions of an account: its owner sees them, and ends those that should not be open."""

from datetime import UTC, datetime
from typing import NamedTuple

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare, salted_hmac

from directory.rules import accounts


class OpenSession(NamedTuple):
    """A session that still opens the desk. No address and no name of a browser is stored of it."""

    key: str
    begun: datetime
    seen: datetime

    @property
    def mark(self) -> str:
        """What a page names it by: its key opens the desk, so no page holds that."""
        return salted_hmac("phlov.open-session", self.key, algorithm="sha256").hexdigest()


def of(user: User, *, at: datetime) -> list[OpenSession]:
    """The sessions that open the desk for this account now, the newest first."""
    roles, changes = accounts.roles_of(user), list(accounts.recent_changes(at))
    found = []
    for row in Session.objects.filter(expire_date__gt=at):
        content = row.get_decoded()
        if content.get(SESSION_KEY) != str(user.pk) or not constant_time_compare(
            content.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash()
        ):
            continue
        accounts.begin(content, roles=roles, at=at)
        begun, seen = (
            datetime.fromtimestamp(content[f"desk_{name}"], UTC) for name in ("begun", "seen")
        )
        if not accounts.has_ended(content, user, roles=roles, changes=changes, at=at):
            found.append(OpenSession(row.pk, begun, seen))
    return sorted(found, key=lambda one: (one.begun, one.key), reverse=True)


def end(sessions: list[OpenSession]) -> None:
    """End these sessions: at their next request they have to sign in."""
    Session.objects.filter(pk__in=[one.key for one in sessions]).delete()
