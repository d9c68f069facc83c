"""Taking a merge back: two entries were two organizations after all.

The entry that was closed is open again as it was, and nothing of it is public by that: where the
merge withdrew its listing, this asks for it back, and somebody else confirms it. What the other
entry took over leaves it again as an edit, which waits for a check like any. So one verifier is
enough, as for the merge.
"""

from collections.abc import Collection
from copy import deepcopy
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from directory.models import Edit, Merge, MergeUndo, Report, Verification, frozen
from directory.rules import (
    editing,
    publication,
    refuted,
    report_intake,
    safety,
    standing,
    verification,
    verifiers,
)
from directory.rules.merging import WHOLE, told_by
from directory.rules.refusal import Refused


def offers(merge: Merge) -> list[str]:
    """What the entry that stays took over and still has, as names like those of `merging.offers`.

    What somebody has changed since is theirs, and none. Parts have the keys that they got.
    """
    edit = _edit(merge)
    if edit is None:
        return []
    before, after, now = _documents(merge, edit)
    changed = [name for name in after if name not in frozen.PARTS and before[name] != after[name]]
    theirs = {WHOLE.get(name, name) for name in changed if now[name] != after[name]}
    found = [*dict.fromkeys(WHOLE.get(name, name) for name in changed)]
    found = [name for name in found if name not in theirs]
    for noun in frozen.PARTS:
        known = {part["id"] for part in before[noun]}
        added = {part["id"]: told_by(noun, part) for part in after[noun] if part["id"] not in known}
        found += [
            f"{noun}/{part['id']}"
            for part in now[noun]
            if part["id"] in added and told_by(noun, part) == added[part["id"]]
        ]
    return found


def give_back(merge: Merge, names: Collection[str]) -> dict:
    """The document of the entry that stays without these of `offers`.

    A number of a service that leaves belongs to none.
    """
    edit = _edit(merge)
    if edit is None:
        return editing.document(merge.stays)
    before, _after, now = _documents(merge, edit)
    document = deepcopy(now)
    document |= {
        name: before[name]
        for name in now
        if name not in frozen.PARTS and WHOLE.get(name, name) in names
    }
    for noun in frozen.PARTS:
        document[noun] = [part for part in now[noun] if f"{noun}/{part['id']}" not in names]
    for phone in document["phones"]:
        if f"services/{phone['service']}" in names:
            phone["service"] = None
    return document


@transaction.atomic
def undo(
    merge: Merge,
    *,
    given_back: Collection[str],
    reason: str,
    seen_revision: int,
    by: User,
    at: datetime,
) -> MergeUndo:
    """Open the entry that a merge closed; the other loses what `given_back` names of `offers`.

    `seen_revision` is that of the entry that stays. Reports that came of the entry that opens and
    that nobody has answered are about it again. Raises Refused.
    """
    # In one order, as merging locks them.
    keys = sorted([merge.gone, merge.stays], key=lambda one: one.pk)
    locked = {one.pk: standing.lock(one) for one in keys}
    gone, stays = locked[merge.gone_id], locked[merge.stays_id]
    verifiers.require_verifier(by, at)
    # Read anew, with the entry that stays as it is now that it is locked.
    current = standing.merge_of(gone)
    if current != merge:
        raise Refused(_("This merge was taken back already."))
    standing.require_open(stays)
    if standing.is_do_not_list(stays):
        raise Refused(
            _(
                "What was merged into an organization that must not be listed is under its lock. "
                "End that first."
            )
        )
    if safety.handed_over().filter(organization=stays).exists():
        raise Refused(
            _("A report handler wants the entry that stays checked today. Check it first.")
        )
    if not reason.strip():
        raise Refused(_("Say why these are two organizations."))
    editing.require_seen(stays, seen_revision)
    if not {*given_back} <= {*offers(current)}:
        raise Refused(_("The entry was changed after you opened it."))
    document = give_back(current, given_back)
    editing.write(document, by=by, at=at, seen_revision=seen_revision)
    done = MergeUndo.objects.create(
        merge=merge, by=by, at=at, reason=reason.strip(), given_back=sorted(given_back)
    )
    _hold_what_was_refuted(gone, stays, by=by, at=at)
    for report in Report.objects.filter(organization=stays, answer=None):
        named = report_intake.entry_named(report.listing)
        if named and standing.entry_that_stays(named) == gone:
            Report.objects.filter(pk=report.pk).update(organization=gone)
    if withdrawal := withdrawal_by(current):
        verification.ask_return(withdrawal.organization, by=by, reason=reason, at=at)
    # Whoever looks for the entry that opens is told again that it was withdrawn.
    publication.due(gone, at=at)
    return done


def _hold_what_was_refuted(gone, stays, *, by, at):
    """Hold the numbers of the entry that opens which a call to the other found wrong or private."""
    document = editing.document(gone)
    wrong = refuted.of(stays)
    for phone in document["phones"]:
        if phone["number"] in wrong:
            phone |= {"is_held": True, "is_unconfirmed": False}
    editing.write(document, by=by, at=at, seen_revision=gone.revision)


def withdrawal_by(merge: Merge) -> Verification | None:
    """The withdrawal that was part of a merge, if it is the last word on the entry that went."""
    last = merge.gone.verifications.first()
    is_of_merge = last and (last.recorded_at, last.verifier_id) == (merge.at, merge.by_id)
    is_withdrawal = last and last.outcome == Verification.Outcome.WITHDRAWN
    return last if is_of_merge and is_withdrawal else None


def _edit(merge: Merge) -> Edit | None:
    """The edit by which the entry that stays took something over; None if it took nothing."""
    if not merge.taken:
        return None
    edits = merge.stays.edits.filter(edited_at=merge.at, editor=merge.by)
    return edits.order_by("revision").last()


def _documents(merge, edit):
    """The entry that stays before it took something over, then with it, and as it is now."""
    before = merge.stays.edits.get(revision=edit.revision - 1)
    return before.document, edit.document, editing.document(merge.stays)
