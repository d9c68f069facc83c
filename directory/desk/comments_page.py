"""Comments on an entry: all of them, and a form for the next."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.desk import errors, words
from directory.desk.fields import CleanTextMixin
from directory.models import Organization
from directory.rules import comments, verifiers
from directory.rules.refusal import Refused

# So many stand on the sheet and on the entry; the page has all.
SHOWN = 3


class CommentForm(CleanTextMixin, forms.Form):
    """What somebody wants to tell whoever works on an entry next."""

    text = forms.CharField(
        label=gettext_lazy("comment"),
        max_length=comments.LONGEST_COMMENT,
        help_text=gettext_lazy(
            "Write nothing about clients. It stays for good; nobody outside sees it."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def page(model_admin, request, pk):
    """Show every comment on an entry, and take one more."""
    if not verifiers.may_ask_return(request.user):
        raise PermissionDenied
    organization = errors.find(Organization, pk=pk)
    form = CommentForm(request.POST or None)
    if form.is_valid():
        try:
            comments.add(organization, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, words.said_of(organization, _("Recorded.")))
            return redirect(request.path)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Comments"),
        "organization": organization,
        "form": form,
        "rows": organization.comments.select_related("by"),
        "opts": model_admin.opts,
    }
    return render(request, "admin/directory/organization/comments.html", context)


def newest(organization, user):
    """The newest comments for who may read them, and how many there are: (rows, total) or None."""
    if not verifiers.may_ask_return(user):
        return None
    rows = organization.comments.select_related("by")
    return rows[:SHOWN], rows.count()
