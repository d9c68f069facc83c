"""Every change and every check of an organization, in words; comparing; restoring."""

from itertools import pairwise

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.desk import words
from directory.models import Edit, Organization, PartnerAnswer
from directory.rules import editing, report_queue

# One page of the history; older ones are a link away.
SHOWN = 10


def history(model_admin, request, pk):
    """The revisions, newest first, each with what it changed, and the checks between them."""
    organization = get_object_or_404(Organization, pk=pk)
    # Revisions hold what only who works on entries may see, held numbers and sources among it.
    if not request.user.has_perm("directory.view_source"):
        raise PermissionDenied
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
        "revisions": range(organization.revision, 0, -1),
        "may_restore": model_admin.has_change_permission(request, organization),
        "decisions": report_queue.decisions(organization, by=request.user),
        "opts": model_admin.opts,
    }
    return render(request, "admin/directory/organization/history.html", context)


def compare(model_admin, request, pk):
    """Any two revisions side by side; the newer one, or any, can be made the entry again."""
    organization = get_object_or_404(Organization, pk=pk)
    # Revisions hold what only who works on entries may see, held numbers and sources among it.
    if not request.user.has_perm("directory.view_source"):
        raise PermissionDenied
    first = _edit(organization, _revision(request, "from"))
    second = _edit(organization, _revision(request, "to"))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Compare"),
        "organization": organization,
        "first": first,
        "second": second,
        "both": [first, second],
        "changes": words.changes(first.document, second.document),
        "revisions": range(organization.revision, 0, -1),
        "may_restore": model_admin.has_change_permission(request, organization),
        "opts": model_admin.opts,
    }
    return render(request, "admin/directory/organization/compare.html", context)


def restore(model_admin, request, pk):
    """Make an old revision the entry again, as a new revision that waits for its check."""
    organization = get_object_or_404(Organization, pk=pk)
    if request.method != "POST" or not model_admin.has_change_permission(request, organization):
        raise PermissionDenied
    edit = _edit(organization, _revision(request, "revision"))
    try:
        done = editing.restore(edit, by=request.user, at=timezone.now())
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
    found = []
    for kind, records, moment, person in (
        ("check", organization.verifications.defer("listing"), "recorded_at", "verifier"),
        ("attempt", organization.attempts, "at", "by"),
        ("attempt", organization.number_calls, "at", "by"),
        ("alert", organization.alerts, "at", "by"),
        ("vetting", organization.vettings, "at", "by"),
        ("link", organization.partner_links, "at", "by"),
        ("revoked", organization.partner_links.exclude(revoked_at=None), "revoked_at", "revoked_by"),
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


def _edit(organization, revision):
    return get_object_or_404(
        Edit.objects.select_related("editor"), organization=organization, revision=revision
    )


def _revision(request, name):
    value = (request.POST if request.method == "POST" else request.GET).get(name, "")
    if value and not value.isdecimal():
        raise Http404
    return int(value) if value else None
