"""Who may do what at the desk: roles, new verifiers, second factors, and the end of a session.

A role is a group. A keeper of accounts gives roles to others, and can never be a verifier.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, User
from django.contrib.sessions.backends.base import SessionBase
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import AccountChange
from directory.models.triggers import APPEND_ONLY
from directory.rules.refusal import Refused

EDITORS, VERIFIERS, HANDLERS, KEEPERS = (
    "editors",
    "verifiers",
    "report-handlers",
    "account-keepers",
)
ROLES = {
    EDITORS: gettext_lazy("Editor"),
    VERIFIERS: gettext_lazy("Verifier"),
    HANDLERS: gettext_lazy("Report handler"),
    KEEPERS: gettext_lazy("Account keeper"),
}
# The starter data is recorded under this account; nobody can sign in with it.
STARTER_ACCOUNT = "starter-data"
# The second factors; a recovery code only stands in for one of these.
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


# The tables that only acts write to: no role may add to them or change them by hand.
ACT_TABLES = [
    *APPEND_ONLY,
    *("accountchange", "claim", "importdraft", "importheading", "partneranswer", "partnerlink"),
    *("report", "sentform", "sheetdraft", "sourcereading", "unmetneed"),
    *("publicationdue", "snapshotfile", "snapshotstep", "refusal"),
]


def create_roles() -> None:
    """Create the roles, and let each do what this version allows it.

    Editors may take parts out of an entry, but never delete an organization, a province or a term.
    """
    ours = Q(content_type__app_label="directory")
    catalogue = ours & ~Q(content_type__model__in=ACT_TABLES)
    # A part of an entry may go, and its revisions keep it; an organization is withdrawn instead.
    parts = ["service", "phone", "contact", "location", "source"]
    may_go = Q(codename__in=[f"delete_{part}" for part in parts])
    viewing = ours & Q(codename__startswith="view_")
    permissions = {
        EDITORS: catalogue & (~Q(codename__startswith="delete_") | may_go),
        VERIFIERS: viewing | Q(codename="add_verification"),
        HANDLERS: viewing & Q(content_type__model="organization"),
        KEEPERS: Q(codename__in=["view_user", "add_user", "change_user"]),
    }
    for name, allowed in permissions.items():
        group = Group.objects.get_or_create(name=name)[0]
        group.permissions.set(Permission.objects.filter(allowed))


def roles_of(user: User) -> set[str]:
    """The names of the roles that count now."""
    return set(user.groups.filter(name__in=ROLES).values_list("name", flat=True))


def is_keeper(user: User) -> bool:
    """Whether this account may make accounts and give roles."""
    return user.is_superuser or KEEPERS in roles_of(user)


def waiting(user: User) -> QuerySet[AccountChange]:
    """The appointment of a verifier whose role does not count yet, as a query."""
    return user.changes.filter(kind=AccountChange.Kind.VERIFIER, taken_up_at=None)


def may_change(user: User, *, by: User) -> bool:
    """Whether `by` may change this account: never their own; a superuser's only as superuser."""
    is_above = user.is_superuser and not by.is_superuser
    return is_keeper(by) and not is_above and user.pk != by.pk


def check_roles(user: User, roles: Collection[str]) -> None:
    """Raise Refused where one person would be verifier and keeper of accounts."""
    if VERIFIERS in roles and (KEEPERS in roles or user.is_superuser):
        raise Refused(_("Whoever keeps accounts cannot verify. Choose one of the two roles."))


@transaction.atomic
def set_roles(user: User, roles: Iterable[str], *, by: User, at: datetime) -> None:
    """Give an account these roles and no others. A new verifier waits before the role counts.

    `roles` are keys of ROLES, `at` is an aware datetime. Raises Refused.
    """
    user = get_user_model().objects.select_for_update().get(pk=user.pk)
    # A closed account has no roles, so that one opened again waits like a new one.
    roles = set(roles) if user.is_active else set()
    former, appointment = roles_of(user), waiting(user)
    if not may_change(user, by=by):
        raise Refused(_("An account keeper changes the accounts of others, never their own."))
    check_roles(user, roles)
    if VERIFIERS in roles - former:
        roles.remove(VERIFIERS)
        if not appointment.exists():
            _appoint(user, by=by, at=at)
    else:
        appointment.delete()
    others = user.groups.exclude(name__in=ROLES)
    user.groups.set([*others, *Group.objects.filter(name__in=roles)])
    if VERIFIERS in former - roles:
        # Afterwards, so that the news counts who is left.
        _mail_others(
            AccountChange.objects.create(
                kind=AccountChange.Kind.LEFT, user=user, by=by, at=at, starts_at=at
            )
        )


def verifying() -> QuerySet[User]:
    """Everyone who may confirm; whoever keeps accounts could make a second self."""
    accounts = get_user_model().objects
    verifiers = accounts.filter(groups__name=VERIFIERS, is_superuser=False)
    return verifiers.exclude(groups__name=KEEPERS)


def _appoint(user, *, by, at):
    """Begin the wait of a new verifier, and tell those who verify already."""
    change = AccountChange.objects.create(
        kind=AccountChange.Kind.VERIFIER,
        user=user,
        by=by,
        at=at,
        starts_at=at + settings.VERIFIER_WAIT,
    )
    _mail_others(change)


def _mail_others(change):
    """Send the news by mail too, where a mail server is named; the desk says it in any case."""
    told = Q(groups__name__in=[VERIFIERS, KEEPERS]) | Q(is_superuser=True)
    if change.kind == AccountChange.Kind.LEFT:
        told |= Q(pk=change.user_id)
    others = get_user_model().objects.filter(told, is_active=True)
    addresses = sorted(set(others.values_list("email", flat=True)))
    if settings.EMAIL_HOST:
        # Where there is no address nothing is sent.
        message = EmailMessage("Phlov", news(change), bcc=addresses)
        # A mail server that is down must not keep anybody from working.
        transaction.on_commit(lambda: message.send(fail_silently=True))


def news(change: AccountChange) -> str:
    """The sentences that the others at the desk read of a change."""
    words = {
        "user": change.user.get_username(),
        "by": change.by.get_username() if change.by else _("somebody at the server"),
        "start": date_format(timezone.localtime(change.starts_at), "DATETIME_FORMAT"),
    }
    if change.kind == AccountChange.Kind.RESET:
        text = _("The second factor of %(user)s was taken away by %(by)s on %(start)s.") % words
    elif change.kind == AccountChange.Kind.LEFT:
        text = _("%(by)s made %(user)s a verifier no more, on %(start)s.") % words
        if verifying().filter(is_active=True).count() < 2:
            alone = _("Fewer than two people verify now: one may edit and confirm alone.")
            text = f"{text} {alone}"
    else:
        text = _("%(by)s made %(user)s a verifier, from %(start)s on.") % words
    advice = _("If you do not know why, ask at once.")
    return f"{text} {advice}"


def news_for(user: User, roles: Collection[str], changes: Iterable[AccountChange]) -> list[str]:
    """The news of recent changes for this person; everybody learns that a verifier left."""
    is_told = {VERIFIERS, KEEPERS} & {*roles} or user.is_superuser
    return [news(change) for change in changes if is_told or change.kind == AccountChange.Kind.LEFT]


def recent_changes(at: datetime) -> QuerySet[AccountChange]:
    """The changes that the desk still shows: verifiers who wait, and what is recent."""
    return AccountChange.objects.filter(
        Q(kind=AccountChange.Kind.VERIFIER, taken_up_at=None)
        | Q(at__gt=at - settings.ACCOUNT_NEWS_AGE)
    ).select_related("user", "by")


@transaction.atomic
def take_up(user: User, *, at: datetime) -> bool:
    """Let a new verifier whose wait is over join the others; return whether that happened."""
    if not waiting(user).filter(starts_at__lte=at).update(taken_up_at=at):
        return False
    user.groups.add(Group.objects.get(name=VERIFIERS))
    return True


def has_second_factor(user: User) -> bool:
    """Whether an app or a passkey is set up for this account."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def is_last_factor(authenticator: Authenticator) -> bool:
    """Whether the account would be left with a password alone without this factor."""
    factors = Authenticator.objects.filter(user=authenticator.user_id, type__in=FACTORS)
    return not factors.exclude(pk=authenticator.pk).exists()


@transaction.atomic
def reset_second_factor(user: User, *, at: datetime) -> None:
    """Take every factor away, so that the next sign-in sets one up; the others are told.

    Only somebody at the server's shell does this. Open sessions of the account end.
    """
    Authenticator.objects.filter(user=user).delete()
    change = AccountChange.objects.create(
        kind=AccountChange.Kind.RESET, user=user, at=at, starts_at=at
    )
    _mail_others(change)


def begin(session: SessionBase, *, roles: set[str], at: datetime) -> None:
    """Store in a session what `has_ended` compares with; signing in saves the session anyway."""
    now = at.timestamp()
    session.setdefault("desk_begun", now)
    session.setdefault("desk_seen", now)
    session.setdefault("desk_roles", sorted(roles))


def has_ended(
    session: SessionBase,
    user: User,
    *,
    roles: set[str],
    changes: Iterable[AccountChange],
    at: datetime,
) -> bool:
    """Whether a session has ended: too old, idle too long, a role lost, or factors reset since.

    `changes` are the recent ones. Stores in the session what later requests compare with.
    """
    now = at.timestamp()
    # A session of a former release has not begun.
    begin(session, roles=roles, at=at)
    begun, seen, had = (session[f"desk_{name}"] for name in ("begun", "seen", "roles"))
    if now - seen > 60:
        session["desk_seen"] = now
    return (
        not user.is_staff
        or not set(had) <= roles
        or now - begun > settings.SESSION_COOKIE_AGE
        or now - seen > settings.SESSION_IDLE_AGE
        or any(
            change.kind == AccountChange.Kind.RESET
            and change.user_id == user.pk
            and change.at.timestamp() > begun
            for change in changes
        )
    )
