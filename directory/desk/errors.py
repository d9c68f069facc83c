"""What the desk answers where something does not work: a page of its own that says where to go on.

The pages of `public/errors.py` are for readers; nobody who works at the desk is sent there.
"""

import sys

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from directory.desk import kept_form, navigation
from directory.models import Organization

# When what met trouble may come again, in seconds; readers are told the same.
TRY_AGAIN_AFTER = 30


class Missing(Http404):
    """What an address names is not there; its text is a sentence for whoever opened it."""


def find(rows, **lookup):
    """The one row, as for an address or a button. Raises Missing, also for what can be no key."""
    try:
        return get_object_or_404(rows, **lookup)
    except (Http404, ValidationError, ValueError) as error:
        model = getattr(rows, "model", rows)
        said = _("%(what)s: there is none at this address, or it was removed meanwhile.")
        raise Missing(said % {"what": capfirst(model._meta.verbose_name)}) from error


def bad_request(request, exception):
    """Something in the request could not be read."""
    said = _("That could not be read, or it was too much at once. Go back and send less of it.")
    return _page(request, 400, _("This could not be read"), said)


def permission_denied(request, exception):
    """Not for the roles of this account; whether something is there is not said."""
    said = _("It is for another role. If your work needs it, tell an account keeper.")
    return _page(request, 403, _("This page is not open to you"), said)


def not_found(request, exception):
    """No such page, or no such row."""
    said = _("The address was typed wrongly, or what stood here was removed or merged meanwhile.")
    if isinstance(exception, Missing):
        said = str(exception)
    return _page(request, 404, _("There is nothing here"), said)


def with_page(request, response):
    """Django answers a wrong method with an empty page; the desk says what it means."""
    if response.status_code != 405 or response.content:
        return response
    said = _("This address takes something else than what was sent. Nothing was saved.")
    page = _page(request, 405, _("This does not work in that way"), said)
    page["Allow"] = response["Allow"]
    return page


def csrf_failure(request):
    """A form came from another site, or its token is too old."""
    said = _("This form is too old. Load the page again, then send it.")
    return _page(request, 403, _("Nothing was saved"), said)


def server_error(request):
    """An error on our side. What was typed is kept on the page, which asks no database.

    Where the database could not do it, such as on a full disk, nothing was saved: 503.
    """
    is_trouble = isinstance(sys.exc_info()[1], (OperationalError, InterfaceError))
    context = {
        **((request.resolver_match and kept_form.typed(request)) or {}),
        "is_trouble": is_trouble,
        "is_sent": request.method == "POST",
    }
    response = render(request, "admin/trouble.html", context, status=503 if is_trouble else 500)
    if is_trouble:
        response["Retry-After"] = str(TRY_AGAIN_AFTER)
    return response


def _page(request, status, title, said):
    """The page; whoever has not passed the guard of the desk sees nothing of it."""
    is_in = getattr(request, "is_let_in", False)
    context = {
        **(admin.site.each_context(request) if is_in else {}),
        "title": title,
        "said": said,
        "ways": _ways(request) if is_in else [],
    }
    return render(request, "admin/problem.html", context, status=status)


def _ways(request):
    """Where to go on: the entry that the address is about, and the list that it stood in."""
    main, others = navigation.links(request.user)
    found = []
    if entry := _entry(request):
        at = "admin:directory_organization_"
        found.append((entry, reverse(f"{at}change", args=[entry.pk])))
        if request.user.has_perm("directory.view_source"):
            found.append((_("History"), reverse(f"{at}history", args=[entry.pk])))
    lists = [link for link in main[1:] + others if request.path.startswith(link.address)]
    return found + [(link.name, link.address) for link in lists + main[:1]]


def _entry(request):
    """The entry that the address is about, for who may see entries; else None."""
    match = request.resolver_match
    is_about_entry = match.view_name.startswith("admin:directory_organization_")
    if not (is_about_entry and request.user.has_perm("directory.view_organization")):
        return None
    key = match.kwargs.get("pk") or match.kwargs.get("object_id")
    try:
        return Organization.objects.filter(pk=key).first()
    except ValidationError:
        return None
