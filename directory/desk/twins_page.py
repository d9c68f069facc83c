"""Organizations that an entry may be the same as, and what two people said about that."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.desk import errors
from directory.desk.fields import CleanTextMixin
from directory.models import Organization, TwinRequest
from directory.rules import twins, verifiers
from directory.rules.refusal import Refused


class ReasonForm(CleanTextMixin, forms.Form):
    """Why an entry is another organization than the one that it is like."""

    reason = forms.CharField(
        label=gettext_lazy("Why is it another organization?"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def twins_page(model_admin, request, pk):
    """Show the twins of an entry, which may not be saved yet, and take what people say of them."""
    if not verifiers.may_ask_return(request.user):
        raise PermissionDenied
    entry = Organization.objects.filter(pk=pk).first()
    found = _twins(entry)
    chosen = request.POST.get("ask") or request.POST.get("permit")
    form = ReasonForm(request.POST) if chosen else None
    if form and form.is_valid() and _act(request, pk, entry, found, form):
        return redirect(request.path)
    requests = TwinRequest.objects.filter(entry=pk)
    requests = list(requests.select_related("by", "forbidden", "permit__by"))
    if not (entry or requests):
        raise errors.Missing(_("There is no such entry, and nobody asked about one."))
    asked = [row["twin"].organization.pk for row in found if row["reason"]]
    asked += [row.pk for row in requests if row.by != request.user and not hasattr(row, "permit")]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Possible twins"),
        "entry": entry,
        "name": entry or requests[0].name,
        # What was said of one about which nothing has to be said any more.
        "stray": form if chosen not in map(str, asked) else None,
        "may_merge": entry is not None and verifiers.is_verifier(request.user),
        "found": [row | _form(row["twin"].organization.pk, chosen, form) for row in found],
        "requests": [
            {
                "row": row,
                "is_own": row.by == request.user,
                "reason": row.forbidden.vettings.first().note,
            }
            | _form(row.pk, chosen, form)
            for row in requests
        ],
        "opts": model_admin.opts,
    }
    return render(request, "admin/directory/organization/twins.html", context)


def _twins(entry):
    """The twins of an entry: those without a permit that must not be listed, then the others."""
    if entry is None:
        return []
    locked = twins.forbidden_twins(entry)
    forbidden = {twin.organization.pk for twin in locked}
    others = [twin for twin in twins.find_twins(entry) if twin.organization.pk not in forbidden]
    return [
        {"twin": twin, "reason": twin.organization.vettings.first().note} for twin in locked
    ] + [{"twin": twin, "reason": ""} for twin in others]


def _act(request, pk, entry, found, form):
    """Record what was said; return whether it was, else the reason is on the form."""
    said = {"by": request.user, "at": timezone.now(), **form.cleaned_data}
    try:
        if chosen := request.POST.get("permit"):
            row = errors.find(TwinRequest, entry=pk, pk=chosen)
            twins.permit(row, **said)
            messages.success(request, _("Recorded. The entry can be saved and checked now."))
        else:
            chosen = request.POST["ask"]
            alike = {str(row["twin"].organization.pk): row["twin"] for row in found}
            twin = alike.get(chosen)
            if twin is None:
                raise Refused(_("These two are not alike any more. Nothing has to be asked."))
            twins.ask(entry.pk, str(entry), twin, **said)
            messages.success(request, _("Recorded. Now a second person has to agree."))
    except Refused as refusal:
        form.add_error(None, refusal)
        return False
    return True


def _form(key, chosen, form):
    return {"form": form if chosen == str(key) else ReasonForm(auto_id=f"{key}-%s")}
