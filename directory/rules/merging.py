"""Merging twins: two entries of one organization become one.

What is taken over goes into the working copy of the entry that stays, and waits there for a check
like any edit. The other entry is withdrawn at once and closed; its history stays. Reports that
nobody has answered are from then on about the entry that stays. merge_undo.py takes it back.
"""

from collections.abc import Collection
from copy import deepcopy
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from directory.models import Claim, Merge, Organization, Report, frozen
from directory.rules import editing, refuted, safety, standing, twins, verification, verifiers
from directory.rules.refusal import Refused
from directory.text import languages

# An entry keeps what it is known by, and its place in lists.
KEPT = {"id", "public_id", "slug", "order"}
# A caution is there in both languages or in none, so that it is taken over whole.
WHOLE = dict.fromkeys(languages.columns("caution"), "caution")


class Pair(NamedTuple):
    """Two entries as somebody read them: that which goes, and that which stays."""

    gone: Organization
    stays: Organization
    gone_revision: int
    stays_revision: int


def numbers_left_out(gone: Organization) -> set[str]:
    """The numbers of the entry that goes which a call found wrong or private; they stay with it.

    What is known of a number is kept by entry, so that the other would have it called again.
    """
    return refuted.of(gone)


def offers(stays: dict, gone: dict, left_out: Collection[str]) -> list[str]:
    """The columns and parts that one document has and the other lacks: names, and "phones/<id>".

    The two languages of a caution are one offer. Numbers that are left out are none.
    """
    differing = [name for name in _columns() if gone[name] and gone[name] != stays[name]]
    found = [*dict.fromkeys(WHOLE.get(name, name) for name in differing)]
    for noun in frozen.PARTS:
        present = [told_by(noun, part) for part in stays[noun]]
        found += [
            f"{noun}/{part['id']}"
            for part in gone[noun]
            if told_by(noun, part) not in present and part.get("number") not in left_out
        ]
    return found


def take_over(stays: dict, gone: dict, taken: Collection[str]) -> dict:
    """The document of the entry that stays, with these of `offers`; parts keep their keys.

    A number belongs to its service only if that is taken over, too. A number that waits to be
    called is held again: what two people proposed for one entry they did not for another.
    """
    document = deepcopy(dict(stays))
    document |= {name: gone[name] for name in _columns() if WHOLE.get(name, name) in taken}
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
    if not {*taken} <= {*offers(after, before, numbers_left_out(gone))}:
        raise Refused(_("The entry was changed after you opened it."))
    merged = take_over(after, before, taken)
    _require_nothing_lost(gone, before, merged)
    if standing.current_check(gone):
        reason = _("Merged into %(name)s.") % {"name": stays}
        verification.withdraw(gone, by=by, reason=reason, at=at)
    document = _with_new_keys(merged, after)
    editing.write(document, by=by, at=at, seen_revision=stays.revision)
    Claim.objects.filter(organization=gone).delete()
    Report.objects.filter(organization=gone, answer=None).update(organization=stays)
    return Merge.objects.create(
        gone=gone, stays=stays, by=by, at=at, common=common, taken=sorted(taken)
    )


def _columns():
    return [field.name for field in frozen.columns(Organization) if field.name not in KEPT]


def _require_nothing_lost(gone, before, merged):
    """Refuse a merge by which what protects readers would go with the entry. Raises Refused."""
    if safety.handed_over().filter(organization=gone).exists():
        raise Refused(
            _("A report handler wants the entry that goes checked today. Check it, then merge.")
        )
    if editing.has_line(gone.slug):
        raise Refused(
            _("A line to call is known by the short name “%(slug)s”. Merge the other way round.")
            % {"slug": gone.slug}
        )
    if any(before[name] for name in WHOLE) and not any(merged[name] for name in WHOLE):
        raise Refused(_("The entry that goes has a caution, and the other has none. Take it over."))


def told_by(noun: str, part: dict) -> object:
    """The key by which two parts are the same: a number, an address, or all that they say."""
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
