"""Merging an entry into its twin: what would be taken over, side by side, and one button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.desk import errors, words
from directory.desk.fields import whole_number
from directory.models import Organization
from directory.rules import alerts, editing, merging, standing, verifiers
from directory.rules.refusal import Refused
from directory.text.writing import dialled


def page(model_admin, request, pk, other):
    """`pk` is the entry that stays, `other` the one that goes."""
    if not verifiers.is_verifier(request.user):
        raise PermissionDenied
    if pk == other:
        raise errors.Missing(_("An entry cannot be merged into itself."))
    stays, gone = (errors.find(Organization, pk=key) for key in (pk, other))
    taken = request.POST.getlist("take")
    if request.method == "POST":
        try:
            pair = merging.Pair(gone, stays, *_seen(request))
            merging.merge(pair, taken=taken, by=request.user, at=timezone.now())
        except Refused as refusal:
            messages.error(request, " ".join(refusal.messages))
        except IntegrityError:
            messages.error(request, _("Somebody changed this entry at the same moment. Try again."))
        else:
            said = _("%(name)s was merged into this entry. What was taken over waits for a check.")
            messages.success(request, said % {"name": gone})
            return redirect("admin:directory_organization_change", pk)
    refuted = merging.numbers_left_out(gone)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Merge twins"),
        "organization": stays,
        "stays": stays,
        "gone": gone,
        "is_listed": standing.current_check(gone) is not None,
        "is_locked": standing.is_do_not_list(gone),
        "merge": standing.merge_of(gone) or standing.merge_of(stays),
        "alert": alerts.current(gone, timezone.localdate()),
        "refuted": [dialled(number) for number in sorted(refuted)],
        "rows": _rows(stays, gone, refuted, taken),
        "opts": model_admin.opts,
    }
    return render(request, "admin/directory/organization/merge_twins.html", context)


def _seen(request):
    """The revisions that were read; a form that somebody else made up has read none."""
    typed = [request.POST.get(name, "") for name in ("gone_revision", "stays_revision")]
    return [-1 if (seen := whole_number(text)) is None else seen for text in typed]


def _rows(stays, gone, refuted, taken):
    """What can be taken over, each with the lines by which the entry that stays would change."""
    now, other = editing.document(stays), editing.document(gone)
    offers = merging.offers(now, other, refuted)
    return rows(now, merging.take_over(now, other, offers), offers, ticked=taken)


def rows(now, then, offers, *, ticked):
    """One row an offer, with the lines by which it is part of what makes one document another."""
    lines = {name: [] for name in offers}
    wheres = {}
    for part in words.changes(now, then):
        for line in part["lines"]:
            name = "/".join(line["path"][:2]) if part["where"] else line["path"][0]
            name = merging.WHOLE.get(name, name)
            # What follows from an offer is none of its own.
            if name in lines:
                wheres[name] = part["where"]
                lines[name].append(line)
    return [
        {
            "name": name,
            "changes": [{"where": wheres[name], "act": found[0]["act"], "lines": found}],
            "is_ticked": name in ticked,
        }
        for name, found in lines.items()
        if found
    ]
