"""The page behind a partner's one-time link: its own listing, and one answer."""

from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt

from directory.desk import words
from directory.desk.partner_form import PartnerForm
from directory.rules import listing, partner
from directory.text import languages

METHODS = ("GET", "HEAD", "POST")


@csrf_exempt  # Whoever holds the link may answer, and there is no cookie that could be misused.
def page(request, token):
    """Show the listing to whoever holds the link, and take one answer; Khmer unless asked."""
    asked = request.GET.get("language")
    language = asked if asked in languages.CODES else languages.DEFAULT
    with translation.override(language):
        response = _answer(request, token, language)
    response["Content-Language"] = language
    # The address is a key: nothing keeps the page, and no other page learns where one came from.
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, noarchive"
    return response


def _answer(request, token, language):
    if request.method not in METHODS:
        response = _page(request, "misused", language, status=405)
        response["Allow"] = ", ".join(METHODS)
        return response
    now = timezone.now()
    link = partner.find(token, at=now)
    if link is None:
        return _page(request, "gone", language, status=410)
    facts = listing.facts(link.verification.listing)
    form = PartnerForm(request.POST if request.method == "POST" else None, facts=facts)
    if form.is_valid():
        if partner.answer(token, corrections=form.cleaned_data["corrections"], at=now):
            return _page(request, "thanks", language)
        return _page(request, "gone", language, status=410)
    rows = [{**row, "field": form[row["name"]]} for row in words.facts_beside(facts, None)]
    context = {"form": form, "rows": rows, "link": link, "listing": link.verification.listing}
    return _page(request, "", language, **context)


def _page(request, state, language, status=200, **context):
    context |= {"state": state, "language": language}
    return render(request, "pages/partner.html", context, status=status)
