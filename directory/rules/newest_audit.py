"""The audit before publishing: the rules once more, over the rows that a listing rests on.

The audit looks at everything that was ever recorded. Here only the newest rows count: what broke
a rule long ago must not keep an entry from what people check today. So a new check cures it.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.db import DataError, Error, models
from django.utils import timezone

from directory.models import CatalogueCheck, CatalogueEdit, Link, Verification
from directory.rules import audit, catalogue_audit, chain, chain_audit, proof_audit
from directory.rules.twin_locks import recorded_locks

log = logging.getLogger(__name__)
UNREADABLE = "cannot be read"


def refusals(checks: Iterable[Verification], *, at: datetime) -> dict[Verification, list[str]]:
    """The violations of each check that would publish a listing; only of those that have any.

    `at` is an aware datetime: only what holds then is published.
    """
    presences, locks = audit.recorded_presences(), recorded_locks()
    since = proof_audit.asked_since()
    found = {}
    for check in checks:

        def broken(check=check):
            history = audit.History(check.organization, presences, locks, since)
            # One that was recorded meanwhile is published the next time.
            history.checks = [row for row in history.checks if row.number <= check.number]
            rows = _newest(history, timezone.localdate(at))
            return [*of_newest(history, rows), *of_newest_records(history, rows)]

        if lines := _lines(check, broken):
            found[check] = lines
    return found


def of_newest(history: audit.History, rows: list[models.Model]) -> Iterator[str]:
    """The rows that a listing is made of keep every rule."""
    newest = tuple(f"{chain_audit.name(row)}: " for row in rows)
    for rule in (audit.of_checks, audit.of_returns, audit.of_vettings, audit.of_alerts):
        yield from (line for line in rule(history) if line.startswith(newest))
    yield from (line for line in audit.of_twins(history) if line.startswith(newest))
    yield from audit.of_merges(history)


def of_newest_records(history: audit.History, rows: list[models.Model]) -> Iterator[str]:
    """The rows of a listing are as they were recorded, and no later check of it is gone."""
    links = {link.row: link for link in Link.objects.filter(organization=history.organization.pk)}
    check = history.checks[-1]
    edits = [edit for edit in history.edits if edit.revision == check.revision]
    for row in (*rows, *edits):
        if row.pk in links and links[row.pk].digest != chain.digest(row):
            yield f"{chain_audit.name(row)}: is not as it was recorded"
    chained = links[check.pk].number if check.pk in links else 0
    later = {one.row for one in links.values() if one.noun == "verification"}
    later = {row for row in later if links[row].number > chained}
    if later - {*history.organization.verifications.values_list("pk", flat=True)}:
        yield f"{chain_audit.name(check)}: a later check was recorded, and is gone"


def of_newest_catalogue(check: CatalogueCheck) -> list[str]:
    """Which rules a check of the catalogue breaks."""
    return _lines(check, lambda: _of_catalogue(check))


def _lines(check: models.Model, broken: Callable[[], list[str]]) -> list[str]:
    """The violations of a check, or that no rule can read it, as it was written past the desk."""
    try:
        return broken()
    except Exception as error:
        # A database that is busy or away says nothing about what it holds.
        if isinstance(error, Error) and not isinstance(error, DataError):
            raise
        log.exception("A check cannot be read: %s", check.pk)
        return [f"check {check.number}: {UNREADABLE}"]


def _of_catalogue(check):
    # The document of one revision is asked for, and they are large.
    edits = CatalogueEdit.objects.defer("document").order_by("revision")
    before = CatalogueCheck.objects.filter(number__lt=check.number).order_by("number").last()
    pair = [before, check] if before else [check]
    found = catalogue_audit.of_catalogue_checks({edit.revision: edit for edit in edits}, pair)
    lines = [line for line in found if line.startswith(f"check {check.number}: ")]
    link = Link.objects.filter(row=check.pk).first()
    if link and link.digest != chain.digest(check):
        lines.append(f"check {check.number}: is not as it was recorded")
    return lines


def _newest(history, on):
    """The newest check, and the vetting and the alert that hold on a day."""
    rows = history.checks[-1:]
    rows += [row for row in history.vettings[-1:] if row.expires_on and row.expires_on >= on]
    return rows + [row for row in history.alerts[-1:] if row.ends_on and row.ends_on >= on]
