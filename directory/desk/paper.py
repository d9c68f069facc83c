"""Call sheets on paper: for a round of calls away from the desk. Nothing is recorded by them."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.translation import gettext as _

from directory.desk import errors, words
from directory.models import Organization
from directory.models.first_listing import ASKED
from directory.rules import listing, proofs, standing, verifiers

# So many pages are a long day; one address holds no more keys anyway.
MOST = 50


def sheets(model_admin, request):
    """Say what will be printed, and show one sheet a page to the printer."""
    if not verifiers.is_verifier(request.user):
        raise PermissionDenied
    try:
        chosen = [UUID(key) for key in request.GET.getlist("id")][:MOST]
    except ValueError as error:
        said = _("This address names no entries. Tick them in the list, and print from there.")
        raise errors.Missing(said) from error
    organizations = listing.with_parts(Organization.objects.filter(pk__in=chosen))
    names = words.catalogue_names()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Print call sheets"),
        "opts": model_admin.opts,
        "sheets": [_sheet(one, names) for one in organizations],
        "evidence": [choice.label for choice in ASKED],
        "left_out": len(request.GET.getlist("id")) - len(chosen),
    }
    return render(request, "admin/directory/organization/print.html", context)


def _sheet(organization, names):
    """What would stand, fact by fact, and what has to be proved; no held numbers and no notes."""
    built = listing.build_listing(organization)
    known = standing.known_ways(organization)
    return {
        "organization": organization,
        "check": standing.current_check(organization),
        "rows": words.facts_beside(listing.facts(built), None, names=names),
        "is_first": proofs.is_new(built, known.listings),
        "has_new_way": bool(known.changed_in(built)),
        "to_call": sorted(known.to_call),
    }
