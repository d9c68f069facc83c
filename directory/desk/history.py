"""Every change and every check of an organization, in words; comparing; restoring."""

from itertools import pairwise

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.desk import errors, words
from directory.desk.fields import whole_number
from directory.models import Edit, Merge, MergeUndo, Organization, PartnerAnswer, Verification
from directory.rules import editing, listing, report_queue

# One page of the history; older ones are a link away.
SHOWN = 10
# In an address before the number of a check; a revision is its number alone.
CHECK = "check-"


def history(model_admin, request, pk):
    """The revisions, newest first, each with what it changed, and the checks between them."""
    # Revisions hold what only who works on entries may see, held numbers and sources among it.
    if not request.user.has_perm("directory.view_source"):
        raise PermissionDenied
    organization = errors.find(Organization, pk=pk)
    before = _revision(request, "before")
    edits = organization.edits.select_related("editor").order_by("-revision")
    if before:
        edits = edits.filter(revision__lt=before)
    edits = list(edits[: SHOWN + 1])
    events = [
        {
            "at": new.edited_at,
            "by": new.editor,
            "edit": new,
            "changes": words.changes(old.document if old else {}, new.document),
        }
        for new, old in pairwise([*edits, None])
    ][:SHOWN]
    oldest = edits[SHOWN - 1] if len(edits) > SHOWN else None
    events += _acts(organization, since=oldest and oldest.edited_at, until=before)
    events.sort(key=lambda event: event["at"], reverse=True)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("History"),
        "organization": organization,
        "events": events,
        "older": oldest and oldest.revision,
        **_states(organization),
        "may_restore": model_admin.has_change_permission(request, organization),
        "decisions": report_queue.decisions(organization, by=request.user),
        "opts": model_admin.opts,
    }
    return render(request, "admin/directory/organization/history.html", context)


def compare(model_admin, request, pk):
    """Any two states side by side: revisions whole, what was confirmed fact by fact."""
    # Revisions hold what only who works on entries may see, held numbers and sources among it.
    if not request.user.has_perm("directory.view_source"):
        raise PermissionDenied
    organization = errors.find(Organization, pk=pk)
    # Without a choice: what the newest revision changed; the form of the page leads to any other.
    before = max(organization.revision - 1, 1)
    first = _state(organization, request.GET.get("from", str(before)))
    second = _state(organization, request.GET.get("to", str(organization.revision)))
    try:
        differences = _differences(first, second)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("admin:directory_organization_history", pk)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Compare"),
        "organization": organization,
        "first": first,
        "second": second,
        "both": [first, second],
        "first_chosen": _chosen(first),
        "second_chosen": _chosen(second),
        **differences,
        **_states(organization),
        "may_restore": model_admin.has_change_permission(request, organization),
        "opts": model_admin.opts,
    }
    return render(request, "admin/directory/organization/compare.html", context)


def restore(model_admin, request, pk):
    """Make an old revision the entry again, as a new revision that waits for its check."""
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    organization = errors.find(Organization, pk=pk)
    if request.method != "POST":
        return redirect("admin:directory_organization_history", pk)
    edit = _edit(organization, _revision(request, "revision"))
    seen = _revision(request, "seen_revision") or 0
    try:
        done = editing.restore(edit, by=request.user, at=timezone.now(), seen_revision=seen)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(
            request,
            _("Revision %(old)s is the entry again, as revision %(new)s. It waits for a check.")
            % {"old": edit.revision, "new": done.revision}
            if done
            else _("The entry is like that revision already."),
        )
    return redirect("admin:directory_organization_history", pk)


def _acts(organization, *, since, until):
    """What else people did, between the revisions of one page."""
    newest = until and _edit(organization, until).edited_at
    answers = PartnerAnswer.objects.filter(link__organization=organization)
    undone = MergeUndo.objects.filter(Q(merge__gone=organization) | Q(merge__stays=organization))
    found = []
    for kind, records, moment, person in (
        ("check", organization.verifications.defer("listing"), "recorded_at", "verifier"),
        ("attempt", organization.attempts, "at", "by"),
        ("attempt", organization.number_calls, "at", "by"),
        ("alert", organization.alerts, "at", "by"),
        ("vetting", organization.vettings, "at", "by"),
        ("comment", organization.comments, "at", "by"),
        ("merge", organization.merges.select_related("gone"), "at", "by"),
        ("closed", Merge.objects.filter(gone=organization).select_related("stays"), "at", "by"),
        ("undo", undone.select_related("merge__gone", "merge__stays"), "at", "by"),
        ("link", organization.partner_links, "at", "by"),
        (
            "revoked",
            organization.partner_links.exclude(revoked_at=None),
            "revoked_at",
            "revoked_by",
        ),
        ("answer", answers, "at", None),
        ("handled", answers.exclude(handled_at=None), "handled_at", "handled_by"),
    ):
        rows = records.select_related(person) if person else records.all()
        if since:
            rows = rows.filter(**{f"{moment}__gte": since})
        if newest:
            rows = rows.filter(**{f"{moment}__lt": newest})
        found += [
            {"at": getattr(row, moment), "by": person and getattr(row, person), kind: row}
            for row in rows
        ]
    return found


def _states(organization):
    """What can be compared: the revisions, and the listings as they were confirmed."""
    checks = organization.verifications.filter(outcome=Verification.Outcome.CONFIRMED)
    return {
        "revisions": range(organization.revision, 0, -1),
        "checks": checks.defer("listing"),
    }


def _state(organization, key):
    """The revision or the check of a key: "3" or "check-2"."""
    if not key.startswith(CHECK):
        return _edit(organization, whole_number(key))
    checks = organization.verifications.filter(outcome=Verification.Outcome.CONFIRMED)
    checks = checks.select_related("verifier")
    number = whole_number(key.removeprefix(CHECK))
    check = checks.filter(number=number).first()
    if check is None:
        raise errors.Missing(_("This entry has no confirmed listing with this number."))
    return check


def _chosen(state):
    """How the form marks a state: a revision by its number."""
    return state.revision if isinstance(state, Edit) else state


def _differences(first, second):
    """What differs between two states; with a listing among them, by what may be public alone."""
    if isinstance(first, Edit) and isinstance(second, Edit):
        return {"changes": words.changes(first.document, second.document), "facts": None}
    before, now = (listing.facts(_listing(state)) for state in (first, second))
    return {"changes": None, "facts": words.changed_lines(words.facts_beside(now, before))}


def _listing(state):
    """The listing of a check, or the whole one that a revision would give."""
    if isinstance(state, Verification):
        return state.listing
    with editing.as_it_was(state) as organization:
        return listing.build_listing(organization)


def _edit(organization, revision):
    edits = organization.edits.select_related("editor")
    edit = edits.filter(revision=revision).first()
    if edit is None:
        said = _("This entry has no revision with this number. Its newest one is %(number)s.")
        raise errors.Missing(said % {"number": organization.revision})
    return edit


def _revision(request, name):
    sent = request.POST if request.method == "POST" else request.GET
    return whole_number(sent.get(name, ""))
