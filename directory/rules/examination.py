"""Checks of what is safe here: each finding is a sentence with what to do about it.

These are the checks that cost nothing, for the desk's first page; `manage.py check_safety` adds
what takes longer (management/examining.py). They look, and change nothing.
"""

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.models import Organization, Snapshot, triggers
from directory.rules import accounts, publication
from directory.server import read_only_mode
from directory.text import languages

# After so many days without an act of a person the office may have stopped working.
QUIET_FOR = timedelta(days=30)
# Less room than this is soon used up: a publication, its log, a backup.
ROOM = 500 * 1024 * 1024
# Clocks of two machines may differ by so much.
LATE = timedelta(minutes=10)
# So many of a kind are named.
NAMED = 5


def findings(at: datetime, *, but: Collection[str] = ()) -> list[str]:
    """Every finding, the worst first; `at` is an aware datetime, `but` names checks left out."""
    return [line for name, check in CHECKS.items() if name not in but for line in check(at)]


def refusals() -> list[tuple[str, Organization | None]]:
    """The refusals of the publisher as sentences, with their entries, or None for the catalogue."""
    said = _(
        "%(name)s: what was recorded last is not published, as it breaks a rule. Phones keep what "
        "they had. Ask in the office who recorded it; if nobody did, somebody wrote into the "
        "database past the desk. Recording it anew at the desk puts it right. “manage.py "
        "audit_verifications” says which rule it is."
    )
    rows = publication.refusals()
    return [(said % {"name": _name(row.organization)}, row.organization) for row in rows]


def refused(_at: datetime) -> Iterator[str]:
    """Nothing waits that the publisher refuses."""
    yield from (sentence for sentence, _organization in refusals())


def history(at: datetime) -> Iterator[str]:
    """The database has the history that published lists tell of."""
    said = _(
        "On %(day)s this database had another history than list %(seq)s tells of. If a backup was "
        "restored then, all is well. If not, somebody rewrote what was recorded: compare with a "
        "backup of before, and change the password of the database."
    )
    for lost in publication.lost_histories(at):
        yield said % {"seq": lost.seq, "day": date_format(timezone.localdate(lost.at))}


def guards(_at: datetime) -> Iterator[str]:
    """The triggers of the database stand guard."""
    said = _(
        "Guards of the database were taken away or changed (%(names)s), so that somebody can "
        "rewrite what was recorded. Ask who did that, run “manage.py audit_verifications”, then "
        "“manage.py install_triggers”."
    )
    if found := triggers.differences(connection):
        yield said % {"names": _some(name for name, _what in found)}


def room(_at: datetime) -> Iterator[str]:
    """The disk has room."""
    little = _(
        "Only %(free)d MB are free where %(folder)s lies. Listings can be withdrawn, but nothing "
        "else is saved. Make room."
    )
    said = _("%(free)d MB are free where %(folder)s lies. Make room.")
    free = read_only_mode.free_space()
    if free < max(ROOM, settings.LEAST_FREE):
        words = little if free < settings.LEAST_FREE else said
        yield words % {"free": free // 1024**2, "folder": settings.VAR_DIR}


def clock(at: datetime) -> Iterator[str]:
    """The clock is not behind what was recorded."""
    said = _("The newest list is of %(time)s, which is to come. Set the clock.")
    newest = Snapshot.objects.first()
    if newest and newest.published_at > at + LATE:
        yield said % {"time": f"{timezone.localtime(newest.published_at):%Y-%m-%d %H:%M}"}


def people(_at: datetime) -> Iterator[str]:
    """Two people have each role."""
    nobody = _("%(role)s: nobody has this role. Give it to two people.")
    one = _(
        "%(role)s: only %(name)s has this role. Give it to a second person, as one can be ill or "
        "lose a phone."
    )
    for role, label in accounts.ROLES.items():
        names = sorted(_holders(role).values_list("username", flat=True))
        if len(names) < 2:
            yield (one if names else nobody) % {"role": label, "name": "".join(names)}


def factors(_at: datetime) -> Iterator[str]:
    """Everybody who works at the desk has a second factor."""
    if not settings.SECOND_FACTOR:
        yield _(
            "A password alone opens the desk. Take PHLOV_SECOND_FACTOR=0 out of the environment, "
            "and restart."
        )
        return
    said = _(
        "Accounts without a second factor: %(names)s. Whoever has the password sets one up. Have "
        "them sign in now, or close the account."
    )
    staff = get_user_model().objects.filter(is_active=True, is_staff=True)
    bare = staff.exclude(authenticator__type__in=accounts.FACTORS).order_by("username")
    if names := _some(bare.values_list("username", flat=True)):
        yield said % {"names": names}


def address(_at: datetime) -> Iterator[str]:
    """Readers come by the names that are meant, and nobody reads along."""
    plain = _(
        "%(hosts)s is served without encryption: passwords can be read on the way. Put a web "
        "server with TLS in front, and take PHLOV_HTTPS=0 away."
    )
    if "*" in settings.ALLOWED_HOSTS:
        yield _("PHLOV_HOSTS is *, so that any name leads here. Write the names that are meant.")
    elif not settings.HTTPS and not settings.IS_LOCAL:
        yield plain % {"hosts": _some(settings.ALLOWED_HOSTS)}
    if settings.HTTPS and not settings.PROXIES:
        yield _(
            "PHLOV_PROXIES is 0, though a web server stands in front: all readers seem to come "
            "from one address. Write how many stand in front, such as 1."
        )


def acts(at: datetime) -> Iterator[str]:
    """Somebody still checks, withdraws or answers."""
    said = _(
        "Since %(day)s nobody has checked a listing or answered a report. Ask the verifiers what "
        "keeps them."
    )
    last = publication.last_human_act(at)
    if last is None:
        yield _("Nobody here has checked a listing yet. Begin with the hotlines.")
    elif timezone.localdate(at) - last > QUIET_FOR:
        yield said % {"day": date_format(last)}


def modes(_at: datetime) -> Iterator[str]:
    """Nobody else on this machine can read what the running site writes."""
    if os.name == "posix" and (found := open_paths()):
        yield is_open(found, settings.VAR_DIR)


def is_open(paths: Sequence[Path], folder: Path) -> str:
    """The sentence that others can read these files, which lie in a folder."""
    said = _("Others on this machine can read %(paths)s. Run: chmod -R go-rwx %(folder)s")
    return said % {"paths": _some(paths), "folder": folder}


def open_paths() -> list[Path]:
    """The paths in PHLOV_VAR that others can open; none where the folder itself is closed."""
    if not _is_open(settings.VAR_DIR):
        return []
    return [settings.VAR_DIR, *filter(_is_open, sorted(settings.VAR_DIR.iterdir()))]


# By a name for the command, the worst first.
CHECKS = {
    "refused": refused,
    "history": history,
    "guards": guards,
    "room": room,
    "clock": clock,
    "people": people,
    "factors": factors,
    "address": address,
    "acts": acts,
    "modes": modes,
}


def _holders(role: str) -> QuerySet[User]:
    """The accounts that have a role and can sign in; superusers keep accounts, too."""
    has = Q(groups__name=role)
    if role == accounts.KEEPERS:
        has |= Q(is_superuser=True)
    return get_user_model().objects.filter(has, is_active=True, is_staff=True).distinct()


def _is_open(path):
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        # The journal of SQLite comes and goes.
        return False
    # Everybody can read a link; what it leads to has a mode of its own.
    return not stat.S_ISLNK(mode) and bool(mode & (stat.S_IRWXG | stat.S_IRWXO))


def _name(organization):
    if organization is None:
        return _("Catalogue")
    texts = languages.texts_of(organization, "name")
    return languages.choose(texts, get_language() or languages.DEFAULT)[1]


def _some(names):
    """The first of many names, and that there are more."""
    names = [*names]
    return ", ".join(map(str, names[:NAMED])) + (" …" if len(names) > NAMED else "")
