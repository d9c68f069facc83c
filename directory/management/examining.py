"""What `doctor` and `check_safety` examine beside rules/examination.py: disk, files, backups, site.

A check gets an Installation, and yields a sentence for each thing that is wrong: what, and what to
do about it.
"""

import http.client
import json
import os
import urllib.error
import urllib.request
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.management import backups
from directory.models import Snapshot
from directory.publish import local, publisher
from directory.publish.files import POINTER
from directory.rules import audit, chain_audit, examination, publication
from directory.server import read_only_mode, signing
from directory.server.headers import headers_for

# A backup is made every day, and one is restored twice a year.
BACKUP_DAYS = 2
RESTORE_DAYS = 190
# What is recorded is published within so long.
LATE = timedelta(minutes=10)
# What the running site is asked for: a page, the desk, the pointer, what is not there.
ASKED = ("/", "/admin/login/", "/data/current.json", "/sw.js", "/no-such-page/")
# A site that does not answer, or answers with what is no HTTP.
SILENT = (OSError, http.client.HTTPException)
# So many violations are printed; the audit prints all.
SHOWN = 5


class Installation(NamedTuple):
    """What a command was told of the installation: folder of backups, address, other pointers."""

    backups: Path | None = None
    url: str = ""
    witnesses: tuple[Path, ...] = ()


Check = Callable[[Installation], Iterator[str]]


def database(_installation: Installation) -> Iterator[str]:
    """Whether the database is whole."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        try:
            backups.check_sqlite(connection.connection)
        except backups.Failure as error:
            yield _("%(error)s Restore a backup: manage.py restore FILE") % {"error": error}


def migrations(_installation: Installation) -> Iterator[str]:
    """Whether the tables are those of this release."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        yield _("%(count)d are missing. Run: manage.py migrate") % {"count": len(plan)}


def saving(_installation: Installation) -> Iterator[str]:
    """Whether nobody left read-only mode on."""
    if read_only_mode.switch().exists():
        yield _(
            "Nothing can be saved while somebody works on this installation. If nobody does, run: "
            "manage.py read_only off"
        )


def secrecy(installation: Installation) -> Iterator[str]:
    """Whether nobody else on this machine can read keys, database and backups."""
    yield from examination.modes(timezone.now())
    key = settings.SIGNING_KEY
    if os.name == "posix" and key.exists() and key.stat().st_mode & 0o077:
        yield examination.is_open([key], key)
    if installation.backups and os.name == "posix":
        paths = [installation.backups, *backups.times(installation.backups)]
        if found := [path for path in paths if path.stat().st_mode & 0o077]:
            yield examination.is_open(found, installation.backups)


def signature(_installation: Installation) -> Iterator[str]:
    """Whether this machine can sign, and the newest list is ours."""
    state, found = publication.signature_state(), signing.keys()
    if state == "refused":
        yield _(
            "The newest list in the database has no signature of ours, so nobody takes it over. "
            "Find out who writes to the database, then run: manage.py publish"
        )
    elif not found.public and signing.has_file():
        yield _(
            "%(file)s cannot be read, so this machine publishes nothing and takes over nothing "
            "new. Give the file to the account that runs Phlov."
        ) % {"file": settings.SIGNING_KEY}
    elif state == "no key" and not found.public:
        yield _("This machine cannot publish: %(file)s has no private key.") % {
            "file": settings.SIGNING_KEY
        }


def shelf(_installation: Installation) -> Iterator[str]:
    """Whether another key can take over; whoever upgrades puts it on the shelf afterwards."""
    found = signing.keys()
    if found.private and len(found.public) < 2:
        yield _("No key is on the shelf. Run: manage.py signing_key shelf FILE")


def published(_installation: Installation) -> Iterator[str]:
    """Whether phones get the newest list, whole."""
    older = _("This machine serves list %(own)d, the newest is %(newest)d. Restart the server.")
    newest = Snapshot.objects.first()
    if newest is None:
        yield _("Nothing is published yet. Run: manage.py publish")
        return
    copy = local.copy()
    if copy.pointer is None:
        # Why nothing is taken over, the check of signatures says.
        yield _("This machine serves no list, the newest is %(newest)d.") % {"newest": newest.seq}
        return
    if broken := copy.broken():
        yield _("%(files)s cannot be served. Run: manage.py publish") % {"files": ", ".join(broken)}
        return
    if copy.pointer["seq"] < newest.seq:
        yield older % {"own": copy.pointer["seq"], "newest": newest.seq}
    behind = publisher.behind(timezone.now())
    if behind is None or behind > LATE:
        yield _("Acts wait to be published. Run: manage.py publish, and look at its log.")


def kept(installation: Installation) -> Iterator[str]:
    """Whether there is a backup that is new enough."""
    none = _("There is none in %(folder)s. Run: manage.py backup %(folder)s")
    old = _("The newest is of %(day)s. Run: manage.py backup %(folder)s")
    folder = installation.backups
    if folder is None:
        yield _not_examined()
        return
    newest = max(backups.times(folder).values(), default=None)
    if newest is None or timezone.now() - newest > timedelta(days=BACKUP_DAYS):
        said = old if newest else none
        yield said % {"folder": folder, "day": newest and f"{newest:%Y-%m-%d}"}


def restored(installation: Installation) -> Iterator[str]:
    """Whether somebody has tried lately that a backup can be restored."""
    said = _(
        "Nobody has restored one for more than half a year. Restore one on another machine, and "
        "copy the file %(name)s that this leaves beside it to %(folder)s."
    )
    folder = installation.backups
    if folder is None:
        yield _not_examined()
        return
    last = backups.last_restore(folder)
    if last is None or timezone.now() - last > timedelta(days=RESTORE_DAYS):
        yield said % {"name": backups.RESTORED, "folder": folder}


def recorded(_installation: Installation) -> Iterator[str]:
    """Whether every recorded row keeps the rules."""
    yield from _first(audit.violations())


def chained(installation: Installation) -> Iterator[str]:
    """Whether nobody rewrote what was recorded."""
    yield from _first(chain_audit.violations(pointers(installation.witnesses)))


def headers(installation: Installation) -> Iterator[str]:
    """Whether the running site sends the headers that protect readers."""
    silent = _("%(address)s does not answer: %(error)s")
    said = _(
        "%(address)s sends no %(names)s, or another. Compare the web server in front with "
        "deploy/nginx.conf."
    )
    if not installation.url:
        yield _("Not examined. Add --url and the address of the site, such as https://…")
        return
    for path in ASKED:
        address = installation.url.rstrip("/") + path
        try:
            status, found = _ask(address)
        except (*SILENT, ValueError) as error:
            yield silent % {"address": address, "error": getattr(error, "reason", error)}
            return
        meant = headers_for(path, status, found.get("X-Robots-Tag"))
        wrong = [name for name, value in meant.items() if found.get(name) != value]
        if wrong:
            yield said % {"address": address, "names": ", ".join(wrong)}
    yield from _plain_http(installation.url)


def add_witnesses(parser: ArgumentParser) -> None:
    """Add what the chain is compared with, see `pointers`."""
    parser.add_argument(
        "--witness",
        type=Path,
        action="append",
        default=[],
        help="a pointer (current.json) that somebody kept, or the folder of an export",
    )


def pointers(witnesses: Iterable[Path] = ()) -> list[tuple[int, str | None]]:
    """Number and head of the published lists that are found: on this machine, and in these files.

    A witness is a pointer that somebody kept, or the folder of an export. Raises Failure.
    """
    found = [local.read_pointer(settings.DATA_ROOT)]
    for path in witnesses:
        try:
            file = path / "data" / POINTER if path.is_dir() else path
            stored = json.loads(file.read_text(encoding="utf-8"))
            found.append({"seq": int(stored["seq"]), "history": stored.get("history")})
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise backups.Failure(f"{path} is no pointer of a list, and no export.") from error
    return [(pointer["seq"], pointer["history"]) for pointer in found if pointer]


def of_rules(name: str) -> Check:
    """A check of rules/examination.py as one of a command."""
    return lambda _installation: examination.CHECKS[name](timezone.now())


def run(checks: dict[str, Check], installation: Installation) -> Iterator[tuple[str, list[str]]]:
    """Each check by its name, with what it finds wrong."""
    for name, check in checks.items():
        try:
            yield str(name), [*check(installation)]
        except (DatabaseError, OSError) as error:
            yield str(name), [_("It cannot be examined: %(error)s") % {"error": error}]


# What `doctor` examines: whether the installation works.
WORKS = {
    gettext_lazy("database"): database,
    gettext_lazy("migrations"): migrations,
    gettext_lazy("room on the disk"): of_rules("room"),
    gettext_lazy("saving"): saving,
    gettext_lazy("key and database are closed to others"): secrecy,
    gettext_lazy("clock"): of_rules("clock"),
    gettext_lazy("published files"): published,
    gettext_lazy("signatures"): signature,
    gettext_lazy("backups"): kept,
}
# What a server examines when it starts; it does not know where backups are.
AT_START = {name: check for name, check in WORKS.items() if check is not kept}
# What `check_safety` examines: whether it is safe.
SAFE = {
    gettext_lazy("what is published keeps the rules"): of_rules("refused"),
    gettext_lazy("history of the database"): of_rules("history"),
    gettext_lazy("guards of the database"): of_rules("guards"),
    gettext_lazy("signatures"): shelf,
    gettext_lazy("chain of what was recorded"): chained,
    gettext_lazy("rules over all that was recorded"): recorded,
    gettext_lazy("two people for each role"): of_rules("people"),
    gettext_lazy("second factors"): of_rules("factors"),
    gettext_lazy("addresses and encryption"): of_rules("address"),
    gettext_lazy("headers of the running site"): headers,
    gettext_lazy("key and database are closed to others"): secrecy,
    gettext_lazy("migrations"): migrations,
    gettext_lazy("backups"): kept,
    gettext_lazy("restoring a backup"): restored,
    gettext_lazy("last act of a person"): of_rules("acts"),
}


def _not_examined():
    return _("Not examined. Add --backups and the folder that `backup` writes to.")


def _first(lines):
    more = _("And %(count)d more. Run: manage.py audit_verifications")
    lines = [*lines]
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield more % {"count": len(lines) - SHOWN}


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The answer itself is looked at, not where it leads."""

    def redirect_request(self, *_arguments):
        return None


def _ask(address):
    """Status and headers of the answer to a GET."""
    if urlsplit(address).scheme not in ("http", "https"):
        raise ValueError(_("an address begins with https://"))
    opener = urllib.request.build_opener(_NoRedirect)
    try:
        with opener.open(address, timeout=30) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as error:
        error.close()
        return error.code, error.headers


def _plain_http(url):
    """Whoever types the name without https:// is led to it."""
    said = _("http://%(host)s/ does not lead to https. Let the web server send readers there.")
    parts = urlsplit(url)
    if parts.scheme != "https":
        return
    try:
        status, found = _ask(f"http://{parts.hostname}/")
    except SILENT:
        return
    if not (300 <= status < 400 and found.get("Location", "").startswith("https://")):
        yield said % {"host": parts.hostname}
