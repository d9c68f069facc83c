"""Saves the form of an entry: once, and never over what somebody else has saved meanwhile."""

import uuid
from contextlib import suppress

from django import forms
from django.contrib.admin.utils import unquote
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from directory.desk import kept_form
from directory.desk.entry_merge import CONFLICT, Merge
from directory.desk.fields import TextForm, visible
from directory.models import Organization
from directory.rules import sent_forms, short_names, standing, twins
from directory.rules.refusal import Refused
from directory.text import languages
from directory.text.digest import sha256_hex

# What a browser sends that is nothing of the entry.
NOT_OF_ENTRY = {
    "csrfmiddlewaretoken",
    kept_form.OPENED_BY,
    "twin_reason",
    *("_save", "_continue", "_addanother", "_ask"),
}
OWN_FIELDS = {"seen_revision", "token"}


class EntryForm(TextForm):
    """An entry. Its form knows which revision it shows, and has a token by which it is known."""

    seen_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    token = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)
    # Why nothing is saved, for whoever gets the form back.
    refused = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen_revision"] = self.instance.revision
        if self.instance._state.adding and "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "Left empty, it is made of the acronym or of the English name."
            )

    @cached_property
    def changed_data(self):
        """The fields of the entry that were changed."""
        return [name for name in super().changed_data if name not in OWN_FIELDS]

    def clean(self):
        data = super().clean()
        for refusal in self.refused:
            self.add_error(None, refusal)
        if self.instance._state.adding and not data.get("slug") and "slug" not in self.errors:
            taken = set(Organization.objects.values_list("slug", flat=True))
            data["slug"] = short_names.propose(data.get("acronym"), data.get("name_en"), taken)
            if not data["slug"]:
                self.add_error("slug", _("A new organization needs a short name in Latin letters."))
        return data


def token_of(data):
    """The token of a form that was sent, or None."""
    with suppress(ValueError):
        return uuid.UUID(data.get("token", ""))
    return None


def answer(model_admin, request, object_id, show):
    """Save what was sent, or give the form back with what was typed and why it was not saved.

    `show` is what Django's admin does with the form; it takes more for the page as a dict.
    """
    sent = request.POST
    for _attempt in range(2):
        # Whoever loses a race is answered once more, now as one who came later.
        with suppress(IntegrityError), transaction.atomic():
            return _answer(model_admin, request, object_id, show)
        request.POST = sent
    request.refused = [_("Somebody changed this entry at the same moment. Try again.")]
    return _refuse(show, {})


def record(form, *, by, at):
    """Record that a form was saved, so that it is known when it comes again."""
    sent_forms.record(form.cleaned_data["token"], form.instance, by=by, at=at, sha256=form.digest)


def digest(data):
    """What was sent, as a SHA-256."""
    lines = sorted((name, texts) for name, texts in data.lists() if name not in NOT_OF_ENTRY)
    return sha256_hex(repr(lines))


def _answer(model_admin, request, object_id, show):
    organization = object_id and model_admin.get_object(request, unquote(object_id))
    if object_id and not (organization and model_admin.has_change_permission(request)):
        return show()
    if organization:
        # Two that save at once wait here for each other, before either has read anything.
        organization = standing.lock(organization)
    request.digest = digest(request.POST)
    token = token_of(request.POST)
    if token is None:
        token = uuid.uuid4()
        request.POST = request.POST.copy()
        request.POST["token"] = str(token)
    before = sent_forms.find(token, by=request.user)
    if before and before.sha256 == request.digest:
        act = model_admin.response_change if object_id else model_admin.response_add
        return act(request, before.organization)
    if before and not object_id:
        return _refuse_second(request, before, show)
    if organization and (closed := standing.merge_of(organization)):
        request.refused = [standing.go_on(closed)]
        return _refuse(show, {})
    if organization and must_be_merged(request.POST, organization):
        merge = Merge(model_admin, request, organization)
        request.POST = merge.merged
        if merge.is_refused:
            request.refused = [
                _("Nothing was saved yet. What you typed is kept; look at it again.")
            ]
            return _refuse(show, {"merge": merge})
    return _save(request, organization, show)


def _save(request, organization, show):
    """Let Django's admin save, and give the form back where a rule refuses it."""
    try:
        return show()
    except Refused as refusal:
        request.refused = [refusal]
        is_twin = isinstance(refusal, twins.ForbiddenTwin)
        return show(_ask(request, refusal, organization) if is_twin else None)


def _ask(request, refusal, organization):
    """Record why an entry is no forbidden organization, if that was said; what the page shows."""
    key = organization.pk if organization else token_of(request.POST)
    reason = visible(request.POST.get("twin_reason", ""))
    if reason:
        names = (refusal.document[column] for column in (*languages.columns("name"), "slug"))
        name = next(filter(None, names))
        for twin in refusal.twins:
            twins.ask(key, name, twin, by=request.user, reason=reason, at=timezone.now())
    is_asked = twins.waiting().filter(entry=key).exists()
    return {"twins": refusal.twins, "key": key, "asked": is_asked}


def must_be_merged(data, organization):
    """Whether a form shows an older revision, or still asks what to take of two."""
    return data.get("seen_revision") != str(organization.revision) or CONFLICT in data


def _refuse_second(request, before, show):
    """Give back a form that has made an entry already, and was changed since."""
    request.POST = request.POST.copy()
    request.POST["token"] = str(uuid.uuid4())
    request.refused = [_("This form was saved already. Open the entry that it made, below.")]
    return _refuse(show, {"made": before.organization})


def _refuse(show, context):
    response = show(context)
    response.status_code = 409
    return response
