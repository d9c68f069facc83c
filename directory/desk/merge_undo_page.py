"""Taking a merge back: what the other entry would lose, the reason, and one button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.desk import errors, merge_page
from directory.desk.acts import ReasonForm
from directory.desk.fields import whole_number
from directory.models import Organization
from directory.rules import editing, merge_undo, standing, verifiers
from directory.rules.refusal import Refused


def page(model_admin, request, pk):
    """`pk` is the entry that was merged into another."""
    if not verifiers.is_verifier(request.user):
        raise PermissionDenied
    merge = standing.merge_of(errors.find(Organization, pk=pk))
    if merge is None:
        said = _("This entry is merged into no other, or somebody took the merge back already.")
        raise errors.Missing(said)
    offers = merge_undo.offers(merge)
    form = ReasonForm(request.POST or None)
    ticked = request.POST.getlist("take") if request.method == "POST" else offers
    if request.method == "POST" and form.is_valid() and _undo(request, merge, ticked, form):
        return redirect("admin:directory_organization_change", pk)
    now = editing.document(merge.stays)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Take the merge back"),
        "organization": merge.gone,
        "merge": merge,
        "was_listed": merge_undo.withdrawal_by(merge) is not None,
        "rows": merge_page.rows(now, merge_undo.give_back(merge, offers), offers, ticked=ticked),
        "form": form,
        "opts": model_admin.opts,
    }
    return render(request, "admin/directory/organization/unmerge.html", context)


def _undo(request, merge, ticked, form):
    """Take it back; False, with a message, if that is refused."""
    seen = whole_number(request.POST.get("seen_revision", ""))
    try:
        merge_undo.undo(
            merge,
            given_back=ticked,
            reason=form.cleaned_data["reason"],
            seen_revision=-1 if seen is None else seen,
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        messages.error(request, " ".join(refusal.messages))
    except IntegrityError:
        messages.error(request, _("Somebody changed this entry at the same moment. Try again."))
    else:
        messages.success(request, _("These are two entries again. Each waits for its check."))
        return True
    return False
