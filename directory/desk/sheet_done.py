"""The page after a check: what phones show from now on."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.desk import errors, words
from directory.models import PublicationDue, Verification
from directory.publish import reader
from directory.rules import listing
from directory.text import languages
from directory.text.writing import day


def go_on(request, check, following):
    """Say what was confirmed, and lead to the next due sheet, or to what phones show now."""
    organization = check.organization
    done_page = reverse("admin:directory_organization_done", args=[organization.pk, check.number])
    if following is None:
        said = words.said_of(organization, _("The listing was confirmed."))
        messages.success(request, said)
        return redirect(done_page)
    said = _("confirmed (%(method)s). Next check due by %(day)s. Still due: %(left)s.") % {
        "method": check.get_method_display(),
        "day": day(check.due_on, get_language()),
        "left": following.total,
    }
    link = format_html('<a href="{}">{}</a>', done_page, _("What phones show now"))
    messages.success(request, format_html("{} {}", words.said_of(organization, said), link))
    return redirect("admin:directory_organization_verify", following.rows[0].pk)


def done(model_admin, request, pk, number):
    """What phones show from now on, word for word, after a check."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    check = errors.find(
        Verification.objects.select_related("organization"), organization=pk, number=number
    )
    current = reader.current()
    if current is None:
        raise errors.Missing(_("Nothing was published yet."))
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
