"""For the audit: when an organization must not have been listed, and what it was like then."""

from datetime import datetime
from typing import NamedTuple

from directory.models import Organization, Vetting
from directory.rules import twins


class Lock(NamedTuple):
    """From when until when an organization must not be listed, and what it was like: its edits."""

    organization: Organization
    since: datetime
    until: datetime | None
    edits: list[tuple[datetime, dict[str, str]]]

    def common(self, own: dict[str, str], at: datetime) -> set[str]:
        """What an entry has in common with it at a moment; nothing while it may be listed."""
        if not self.since < at or (self.until and self.until <= at):
            return set()
        keys = (identity.keys() for edited_at, identity in self.edits if edited_at <= at)
        return own.keys() & set().union(*keys)


def recorded_locks() -> list[Lock]:
    """Every time for which an organization must not or must not have been listed."""
    found = []
    said = Vetting.objects.filter(outcome=Vetting.Outcome.DO_NOT_LIST)
    for vetting in said.select_related("organization"):
        after = vetting.organization.vettings.filter(number__gt=vetting.number).last()
        edits = vetting.organization.edits.order_by("revision")
        identities = [(edit.edited_at, _identity(edit)) for edit in edits]
        identities += _of_merged(vetting.organization, vetting.at)
        found.append(Lock(vetting.organization, vetting.at, after and after.at, identities))
    return found


def _of_merged(organization, since):
    """What was merged into an organization that is forbidden since then, and when it counts."""
    found = []
    # Nobody takes back what was merged into a forbidden one, so only before that was it undone.
    for merge in organization.merges.exclude(undo__at__lte=since):
        counted = [(edit.edited_at, _identity(edit)) for edit in merge.gone.edits.all()]
        found += [(max(at, merge.at), identity) for at, identity in counted]
        found += [(max(at, merge.at), identity) for at, identity in _of_merged(merge.gone, since)]
    return found


def _identity(edit):
    """What tells an edit's organization from others; nothing if it was written past the desk."""
    try:
        return twins.identity(edit.document)
    except (KeyError, TypeError, AttributeError):
        return {}
