"""The page after a check: what phones show from now on."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.desk import words
from directory.models import PublicationDue, Verification
from directory.publish import reader
from directory.rules import listing
from directory.text import languages


def done(model_admin, request, pk, number):
    """What phones show from now on, word for word, after a check."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    check = get_object_or_404(
        Verification.objects.select_related("organization"), organization=pk, number=number
    )
    current = reader.current()
    if current is None:
        raise Http404
    public_id = check.organization.public_id
    pieces = []
    for language in languages.in_order(get_language()):
        card = current.cards(language).get(public_id)
        details = current.details(language).get(public_id, "")
        if card:
            pieces.append((language, card, details))
    latest = check.organization.verifications.first()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("What phones show now"),
        "organization": check.organization,
        "check": check,
        "is_latest": latest.pk == check.pk,
        "left_out": [
            words.label(name)
            for name in listing.facts(listing.build_listing(check.organization))
            if name not in check.confirmed_facts
        ],
        "pieces": pieces,
        "is_waiting": PublicationDue.objects.filter(organization=check.organization).exists(),
        "opts": model_admin.opts,
    }
    return render(request, "admin/directory/organization/done.html", context)
