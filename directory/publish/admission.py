"""Admission: nothing is published before the rules were checked over the rows that it comes from.

Somebody with the password of the database can write past the acts and past the triggers. So the
publisher asks the audit about each listing and catalogue that it has not published before. What
breaks a rule stays as the last list has it; what was never published stays out. A withdrawal does
not pass here: it moves the pointer by itself, see publication.recall.

What was found well is kept by digest in a private file on this machine, out of reach for whoever
has only the database. It may be lost at any time: then everything is checked again.
"""

import json
import logging
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.conf import settings

from directory.models import CatalogueCheck, frozen
from directory.publish import documents, records
from directory.publish.files import replace
from directory.rules import chain, inert, newest_audit, publication, refuted
from directory.rules.listing import without_numbers
from directory.text.canonical import spell
from directory.text.digest import sha256_hex

log = logging.getLogger(__name__)
# What became known of a listing apart from its words, with the noun by which the audit names it.
NEWS = {"alert": "alert", "vetted_until": "vetting"}


class Admitted(NamedTuple):
    """What may be published.

    `standings` are listings with their news, `catalogue` is the document of the working catalogue
    as two people confirmed it; `refused` are the public ids of listings that stay as they were.
    """

    standings: list[dict]
    catalogue: frozen.Document
    refused: set[str]


class FormerUnknown(Exception):
    """What phones have of something that is refused is not known; the message says what to do."""


def admit(at: datetime, former: Callable[[], dict[str, dict] | None]) -> Admitted:
    """Read what stands, and leave out what breaks a rule.

    `former` gives what the last list still shows: its documents (see documents.py) by public id,
    or None where they cannot be read. Raises FormerUnknown where they would be needed.
    """
    passed = _Passed()
    catalogue, reasons = _admit_catalogue(passed)
    found = records.checked_standings(at)
    refused = _refused(found, passed, at)
    reasons |= {check.organization: lines for check, lines in refused.items()}
    publication.record_refusals(reasons, at=at)
    passed.save()
    if not refused:
        return Admitted([standing for _check, standing in found], catalogue, set())
    listed = former()
    if listed is None:
        names = ", ".join(sorted(check.organization.slug for check in refused))
        raise FormerUnknown(
            f"Nothing was published: {names} must stay as phones have it, but the documents of the "
            "last list, which say how that is, are missing. Withdrawals still go out. Record it "
            "anew at the desk, or withdraw it there."
        )
    before = {
        public_id: document
        for public_id, document in inert.cleaned(listed).items()
        if not inert.find(document["listing"])
    }
    ids = {check: check.organization.public_id for check in refused}
    wrong_numbers = refuted.numbers()
    standings = [
        _as_before(
            standing,
            before[ids[check]],
            broken=refused[check],
            wrong_numbers=wrong_numbers.get(check.organization_id, ()),
        )
        if check in ids
        else standing
        for check, standing in found
        if check not in ids or ids[check] in before
    ]
    return Admitted(standings, catalogue, {*ids.values()})


def _admit_catalogue(passed):
    """The newest catalogue that keeps the rules, and what the newer ones break."""
    lines = []
    checks = CatalogueCheck.objects.select_related("verifier").order_by("-number")
    # One after the other, as their documents are large.
    for check in checks.iterator(chunk_size=1):
        digest = chain.digest(check)
        broken = [] if digest in passed else newest_audit.of_newest_catalogue(check)
        if not broken:
            passed.add(digest)
            return check.document, {None: lines} if lines else {}
        lines += broken
    return frozen.read(frozen.WORKING_CATALOGUE, {}), {None: lines} if lines else {}


def _refused(found, passed, at):
    """By check which rules it breaks, of those whose listing has not passed before."""
    # The same words may come back by another check.
    digests = {check: sha256_hex(f"{check.pk}{spell(standing)}") for check, standing in found}
    new = [check for check, digest in digests.items() if digest not in passed]
    refused = newest_audit.refusals(new, at=at) if new else {}
    refused |= {check: ["no listing"] for check, standing in found if standing is None}
    passed.add(*(digest for check, digest in digests.items() if check not in refused))
    return refused


def _as_before(standing, former, *, broken, wrong_numbers):
    """A listing as the last list has it, in the form of a standing one, with the news of now."""
    said = {name: value for name, value in former.items() if name not in documents.ADDED}
    # What nobody has called is no part of the documents.
    listing = {"unconfirmed": []} | former["listing"]
    said["listing"] = without_numbers(listing, wrong_numbers)
    if not standing:
        return said
    # A check ends this warning, but not one that is refused.
    said["unreachable_on"] = standing["unreachable_on"] or said.get("unreachable_on")
    return standing | said | _news(standing, broken)


def _news(standing, broken):
    """What was said of a listing and breaks no rule itself: it holds whatever else does."""
    # Where a row cannot be read, no rule has looked at the others.
    if any(line.endswith(newest_audit.UNREADABLE) for line in broken):
        return {}
    return {
        name: standing[name]
        for name, noun in NEWS.items()
        if not any(line.startswith(f"{noun} ") for line in broken)
    }


class _Passed:
    """The digests of what was found well, as the last publication left them."""

    def __init__(self):
        try:
            self._known = {*json.loads(settings.PASSED_FILE.read_bytes())}
        except (OSError, ValueError, TypeError):
            self._known = set()
        self._used = set()

    def __contains__(self, digest):
        return digest in self._known

    def add(self, *digests):
        self._used.update(digests)

    def save(self):
        if self._used == self._known:
            return
        try:
            replace(settings.PASSED_FILE, json.dumps(sorted(self._used)).encode())
        except OSError as error:
            log.error("What was checked could not be kept for the next time: %s", error.strerror)
