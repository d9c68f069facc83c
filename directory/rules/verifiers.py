"""Who may confirm, withdraw and warn: the verifiers, as the roles stand now."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from directory.rules.accounts import KEEPERS, VERIFIERS, verifying
from directory.rules.refusal import Refused


def is_verifier(user: User, at: datetime | None = None) -> bool:
    """Whether this account may confirm and withdraw. Being superuser does not count.

    Without a moment it is asked for what a page offers: then the roles do that the desk's guard
    has read for this request already. An act always asks the database.
    """
    roles = getattr(user, "roles", None)
    if at is None and roles is not None:
        return VERIFIERS in roles and KEEPERS not in roles and not user.is_superuser
    return verifying().filter(pk=user.pk).exists()


def may_ask_return(user: User, at: datetime | None = None) -> bool:
    """Whether this account may ask that a withdrawn listing comes back: editors and verifiers."""
    return is_verifier(user, at) or user.has_perm("directory.change_organization")


def count_verifiers() -> int:
    """How many people can confirm now."""
    return verifying().filter(is_active=True).count()


def others(user: User) -> QuerySet[User]:
    """The other people who can confirm now."""
    return verifying().filter(is_active=True).exclude(pk=user.pk).distinct()


def require_verifier(user: User, at: datetime) -> None:
    """Raise Refused unless this account may verify at this moment."""
    if not is_verifier(user, at):
        raise Refused(_("Only verifiers may do this."))


def require_editor_or_verifier(user: User, at: datetime) -> None:
    """Raise Refused unless this account works on entries at this moment."""
    if not may_ask_return(user, at):
        raise Refused(_("Only editors and verifiers may do this."))
