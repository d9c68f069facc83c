"""Merging twins: two entries of one organization become one.

What is taken over goes into the working copy of the entry that stays, and waits there for a check
like any edit. The other entry is withdrawn at once and closed for good; its history stays.
"""

from collections.abc import Collection
from copy import deepcopy
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from directory.models import Claim, Merge, Organization, frozen
from directory.rules import editing, standing, twins, verification, verifiers
from directory.rules.refusal import Refused

# An entry keeps what it is known by, and its place in lists.
KEPT = {"id", "public_id", "slug", "order"}


class Pair(NamedTuple):
    """Two entries as somebody read them: that which goes, and that which stays."""

    gone: Organization
    stays: Organization
    gone_revision: int
    stays_revision: int


def offers(stays: dict, gone: dict) -> list[str]:
    """What one document has and the other lacks: names of columns, and "phones/<id>" of parts."""
    columns = [field.name for field in frozen.columns(Organization) if field.name not in KEPT]
    found = [name for name in columns if gone[name] and gone[name] != stays[name]]
    for noun in frozen.PARTS:
        present = [_told_by(noun, part) for part in stays[noun]]
        found += [
            f"{noun}/{part['id']}" for part in gone[noun] if _told_by(noun, part) not in present
        ]
    return found


def take_over(stays: dict, gone: dict, taken: Collection[str]) -> dict:
    """The document of the entry that stays, with these of `offers`; parts keep their keys.

    A number belongs to its service only if that is taken over, too. A number that waits to be
    called is held again: what two people proposed for one entry they did not for another.
    """
    document = deepcopy(dict(stays))
    document |= {name: gone[name] for name in taken if "/" not in name}
    for noun in frozen.PARTS:
        for part in gone[noun]:
            if f"{noun}/{part['id']}" not in taken:
                continue
            row = deepcopy(part) | {"order": len(document[noun])}
            if "service" in row and f"services/{row['service']}" not in taken:
                row["service"] = None
            if "is_unconfirmed" in row:
                row["is_unconfirmed"] = False
            document[noun].append(row)
    return document


@transaction.atomic
def merge(pair: Pair, *, taken: Collection[str], by: User, at: datetime) -> Merge:
    """Merge an entry into its twin, and take over what `taken` names out of `offers`.

    Phones are told that the one that goes was withdrawn, if it stood. Raises Refused.
    """
    # Two merges of the same entries lock them in one order, so that neither waits for ever.
    locked = {one.pk: standing.lock(one) for one in sorted(pair[:2], key=lambda one: one.pk)}
    gone, stays = locked[pair.gone.pk], locked[pair.stays.pk]
    verifiers.require_verifier(by, at)
    if gone == stays:
        raise Refused(_("An entry cannot be merged into itself."))
    for entry, revision in ((gone, pair.gone_revision), (stays, pair.stays_revision)):
        standing.require_open(entry)
        editing.require_seen(entry, revision)
    if standing.is_do_not_list(gone):
        raise Refused(
            _(
                "What must not be listed stays, so that its lock stays. Merge the other entry "
                "into it."
            )
        )
    before, after = editing.document(gone), editing.document(stays)
    common = twins.in_common(twins.identity(after), twins.identity(before))
    if not common:
        raise Refused(_("These entries have no name, number or address in common."))
    if not {*taken} <= {*offers(after, before)}:
        raise Refused(_("The entry was changed after you opened it."))
    if standing.current_check(gone):
        reason = _("Merged into %(name)s.") % {"name": stays}
        verification.withdraw(gone, by=by, reason=reason, at=at)
    document = _with_new_keys(take_over(after, before, taken), after)
    editing.write(document, by=by, at=at, seen_revision=stays.revision)
    Claim.objects.filter(organization=gone).delete()
    return Merge.objects.create(
        gone=gone, stays=stays, by=by, at=at, common=common, taken=sorted(taken)
    )


def _told_by(noun, part):
    """By what two parts are the same: a number, an address, or all that they say."""
    if noun == "phones":
        return part["number"]
    if noun == "contacts":
        return part["contact_type"], part["value"].casefold()
    return {name: value for name, value in part.items() if name not in ("id", "order")}


def _with_new_keys(document, former):
    """Give the parts that were taken over keys of their own: no two rows share one."""
    known = {part["id"] for noun in frozen.PARTS for part in former[noun]}
    keys = {}
    for noun, model in frozen.PARTS.items():
        for part in document[noun]:
            if part["id"] not in known:
                keys[part["id"]] = frozen.blank(model)["id"]
                part["id"] = keys[part["id"]]
    for phone in document["phones"]:
        phone["service"] = keys.get(phone["service"], phone["service"])
    return document
