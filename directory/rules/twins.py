"""Which entries may be one and the same organization; and the lock on what must not be listed.

An entry that has something in common with an organization that must not be listed is refused, until
one person says why it is another organization and a second person agrees.
"""

import re
from collections.abc import Collection
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from directory import text
from directory.models import (
    Contact,
    Edit,
    Merge,
    Organization,
    Phone,
    TwinPermit,
    TwinRequest,
    Vetting,
)
from directory.rules import standing, verifiers
from directory.rules.refusal import Refused
from directory.text import languages
from directory.text.writing import dialled

# What stands before the part of a web address that tells one from another.
BEFORE_HOST = re.compile(r"^(?:[a-z]+:)?/{0,2}(?:(?:www|m|web)\.)?@?")
NAMES = ("acronym", *languages.columns("name"), *languages.columns("alternate_name"))


class Twin(NamedTuple):
    """Another organization, and what an entry has in common with it: key -> as it is written."""

    organization: Organization
    common: dict[str, str]

    @property
    def texts(self) -> str:
        """The common names, numbers and addresses, in one line."""
        return ", ".join(
            dialled(written) if key.startswith("number ") else written
            for key, written in self.common.items()
        )


class ForbiddenTwin(Refused):
    """An entry may be one that must not be listed; `twins` are those that it is like."""

    def __init__(self, twins: list[Twin], document: dict) -> None:
        self.twins, self.document = twins, document
        said = [
            _(
                "This may be the same organization as %(name)s (%(common)s), which must not be "
                "listed: %(reason)s"
            )
            % {
                "name": twin.organization,
                "common": twin.texts,
                "reason": twin.organization.vettings.first().note,
            }
            for twin in twins
        ]
        super().__init__([*said, _("If it is another one, say why; a second person has to agree.")])


def identity(document: dict) -> dict[str, str]:
    """The names, numbers and addresses of a revision's organization: key -> as it is written.

    Acronyms and other names count as names, chat addresses as web addresses, held numbers as
    numbers. Spellings that look equal have one key.
    """
    found = {}
    for name in NAMES:
        found |= {f"name {_name_key(line)}": line for line in document[name].splitlines()}
    for phone in document["phones"]:
        found[f"number {text.phone_key(phone['number'])}"] = phone["number"]
    for address in (document["website"], *(row["value"] for row in document["contacts"])):
        found[f"web {_web_key(address)}"] = address
    return {key: written for key, written in found.items() if not key.endswith(" ")}


def find_twins(organization: Organization) -> list[Twin]:
    """The other organizations that may be this one."""
    found = identities()
    own = found.pop(organization.pk, {})
    common = {pk: common for pk, other in found.items() if (common := in_common(own, other))}
    others = Organization.objects.in_bulk(common)
    return [Twin(others[pk], common[pk]) for pk in common]


def identities() -> dict[UUID, dict[str, str]]:
    """The identity of every working copy that is still open, out of three queries."""
    entries = QuerySet(Organization).exclude(pk__in=standing.closed()).order_by("order", "slug")
    documents = {
        row.pop("pk"): row | {"phones": [], "contacts": []}
        for row in entries.values("pk", "website", *NAMES)
    }
    for noun, model, column in (("phones", Phone, "number"), ("contacts", Contact, "value")):
        rows = model.objects.exclude(organization__in=standing.closed()).order_by("order", "id")
        for row in rows.values("organization", column):
            documents[row["organization"]][noun].append(row)
    for document in documents.values():
        document |= {name: document[name] or "" for name in NAMES}
    return {pk: identity(document) for pk, document in documents.items()}


def forbidden(at: datetime | None = None) -> dict[UUID, dict[str, str]]:
    """The identity of each organization that must not be listed: of all its revisions together.

    So nobody opens the lock by changing the entry that it is on. What was merged into it counts as
    well. With a moment only revisions until then count.
    """
    said = Vetting.objects.last_words().filter(outcome=Vetting.Outcome.DO_NOT_LIST)
    found = {pk: {} for pk in said.values_list("organization", flat=True)}
    holders = {pk: pk for pk in found} | merged_into(found)
    edits = Edit.objects.filter(organization__in=holders).order_by("revision")
    for edit in edits.filter(edited_at__lte=at) if at else edits:
        found[holders[edit.organization_id]] |= identity(edit.document)
    return found


def merged_into(entries: Collection[UUID]) -> dict[UUID, UUID]:
    """Every entry that was merged into one of these, at once or by way of others: key -> that one.

    Entries among `entries` that were merged themselves are left out.
    """
    if not entries:
        return {}
    merges = dict(Merge.objects.standing().order_by().values_list("gone", "stays"))
    found = {}
    for gone in merges.keys() - {*entries}:
        stays = gone
        while stays in merges and stays not in entries:
            stays = merges[stays]
        if stays in entries:
            found[gone] = stays
    return found


def require_no_forbidden(
    entry: UUID | None, document: dict, locked: dict[UUID, dict[str, str]] | None = None
) -> None:
    """Refuse what may be an organization that must not be listed. Raises ForbiddenTwin.

    `entry` is the key of an entry, or None for one without, and `document` what it says;
    `locked` is what `forbidden` found, for whoever asks about many entries.
    """
    locked = forbidden() if locked is None else locked
    if locked and (found := _without_permit(entry, identity(document), locked)):
        raise ForbiddenTwin(found, document)


def forbidden_twins(organization: Organization) -> list[Twin]:
    """The forbidden organizations that an entry is like, though no two people said otherwise."""
    locked = forbidden()
    own = identities().get(organization.pk, {}) if locked else {}
    return _without_permit(organization.pk, own, locked)


def without_permit() -> list[tuple[Organization, Twin]]:
    """The entries that may be one that must not be listed, though no two people said otherwise."""
    locked = forbidden()
    if not locked:
        return []
    found = {pk: _without_permit(pk, own, locked) for pk, own in identities().items()}
    found = {pk: twins for pk, twins in found.items() if twins}
    entries = Organization.objects.in_bulk(found)
    return [(entries[pk], twin) for pk, twins in found.items() for twin in twins]


@transaction.atomic
def ask(entry: UUID, name: str, twin: Twin, *, by: User, reason: str, at: datetime) -> TwinRequest:
    """Say why an entry is another organization than one that must not be listed."""
    verifiers.require_editor_or_verifier(by, at)
    if not reason.strip():
        raise Refused(_("Say why it is another organization."))
    return TwinRequest.objects.create(
        entry=entry,
        name=name,
        forbidden=twin.organization,
        common=twin.common,
        by=by,
        at=at,
        reason=reason.strip(),
    )


@transaction.atomic
def permit(request: TwinRequest, *, by: User, reason: str, at: datetime) -> TwinPermit:
    """Agree, as a second person and with a reason, that it is another organization."""
    standing.lock(request.forbidden)
    verifiers.require_editor_or_verifier(by, at)
    if by == request.by:
        raise Refused(_("You said so yourself. Somebody else has to agree."))
    if not reason.strip():
        raise Refused(_("Say why it is another organization."))
    if TwinPermit.objects.filter(request=request).exists():
        raise Refused(_("Somebody else has agreed already."))
    return TwinPermit.objects.create(
        request=request, asked_by=request.by, by=by, at=at, reason=reason.strip()
    )


def waiting() -> QuerySet[TwinRequest]:
    """The requests that wait for a second person, the oldest first."""
    requests = TwinRequest.objects.filter(permit=None, forbidden__in=forbidden())
    return requests.select_related("forbidden", "by")


def _without_permit(entry, own, locked):
    """The forbidden organizations that an entry is like, less what two people have agreed on."""
    if entry in locked:
        return []
    common = {pk: common for pk, other in locked.items() if (common := in_common(own, other))}
    if not common:
        return []
    for pk, keys in TwinPermit.objects.filter(
        request__entry=entry, request__forbidden__in=common
    ).values_list("request__forbidden", "request__common"):
        common[pk] = {key: said for key, said in common[pk].items() if key not in keys}
    others = Organization.objects.in_bulk(common)
    return [Twin(others[pk], left) for pk, left in common.items() if left]


def in_common(own: dict[str, str], other: dict[str, str]) -> dict[str, str]:
    """What two identities have in common: key -> as the other writes it."""
    return {key: other[key] for key in own if key in other}


@lru_cache(maxsize=100_000)
def _name_key(name):
    return text.search_key(name)


def _web_key(address):
    """Where an address leads, without what different spellings add."""
    return BEFORE_HOST.sub("", address.strip().casefold()).rstrip("/")
