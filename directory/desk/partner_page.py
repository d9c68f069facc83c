"""The page behind a partner's one-time link: its own listing, and one answer."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from directory.desk import words
from directory.desk.fields import CleanTextMixin
from directory.rules import listing, partner
from directory.server import read_only_mode
from directory.text import languages

METHODS = ("GET", "HEAD", "POST")
# A chat program may take the words after a link for a part of it; the key ends before them.
KEY = re.compile("[A-Za-z0-9_-]*")


class PartnerForm(CleanTextMixin, forms.Form):
    """A partner's answer: that all is still correct, or what is different, fact by fact."""

    def __init__(self, data=None, *, facts):
        super().__init__(data, auto_id="about-%s")
        for name in facts:
            self.fields[name] = forms.CharField(
                required=False,
                max_length=500,
                label=_("What is different?"),
                widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
            )

    def clean(self):
        data = super().clean()
        corrections = {name: text for name, text in data.items() if text}
        if not corrections and "all" not in self.data and not self.errors:
            raise ValidationError(
                _("Write what is different, or say that everything is still correct.")
            )
        return {"corrections": corrections}


@csrf_exempt  # The link is the only key: no session or cookie is read that CSRF could use.
def show(request, written):
    """Show the listing to whoever holds the link, and take one answer; Khmer unless asked."""
    token = KEY.match(written)[0]
    asked = request.GET.get("language")
    language = asked if asked in languages.CODES else languages.DEFAULT
    with translation.override(language):
        response = _respond(request, token, language)
    response["Content-Language"] = language
    # The address is a key: no cache keeps the page, and no search engine lists it.
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, noarchive"
    return response


def _respond(request, token, language):
    if request.method not in METHODS:
        response = _render(request, "misused", language, status=405)
        response["Allow"] = ", ".join(METHODS)
        return response
    now = timezone.now()
    link = partner.find(token, at=now)
    if link is None:
        return _render(request, "gone", language, status=410)
    facts = listing.facts(link.verification.listing)
    form = PartnerForm(request.POST if request.method == "POST" else None, facts=facts)
    is_refused = request.method == "POST" and bool(read_only_mode.reason())
    if is_refused:
        # What was typed stays on the page.
        form.add_error(None, _("It could not be kept. Wait a little, then send again."))
    elif form.is_valid():
        if partner.answer(token, corrections=form.cleaned_data["corrections"], at=now):
            return _render(request, "thanks", language)
        return _render(request, "gone", language, status=410)
    rows = [{**row, "field": form[row["name"]]} for row in words.facts_beside(facts, None)]
    context = {"form": form, "rows": rows, "link": link, "listing": link.verification.listing}
    response = _render(request, "", language, 503 if is_refused else 200, **context)
    if is_refused:
        response["Retry-After"] = str(read_only_mode.TRY_AGAIN_AFTER)
    return response


def _render(request, state, language, status=200, **context):
    context |= {"state": state, "language": language}
    return render(request, "pages/partner.html", context, status=status)
