"""Error pages, with the hotlines on them."""

import sys
from functools import wraps

from django.db import InterfaceError, InternalError, OperationalError
from django.utils.translation import gettext as _

from directory.public import frame
from directory.public.search_form import SearchForm
from directory.publish.catalogue import EMPTY_CATALOGUE

# Busy, full, restarting: what was sent is fine, and may come again.
PASSING_TROUBLE = (OperationalError, InterfaceError)
# So may a report, where PostgreSQL is read-only; for a page that can be a trigger of ours refusing.
DATABASE_TROUBLE = (*PASSING_TROUBLE, InternalError)
# When it may come again, in seconds.
TRY_AGAIN_AFTER = 30


def only(*methods):
    """Answer other HTTP methods with 405 and a page that says so, not with an empty one."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.method not in methods:
                response = problem(
                    request,
                    405,
                    _("This page cannot be used in that way. Go back and try again."),
                )
                response["Allow"] = ", ".join(methods)
                return response
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def problem(request, status, message):
    """A page that says what went wrong, with the hotlines on it."""
    return frame.render(
        request, "problem.html", {"message": message, "lists": frame.home_lists(request)}, status
    )


def bad_request(request, exception):
    """Something in the request could not be read."""
    return problem(request, 400, _("That could not be understood. Go back and try again."))


def permission_denied(request, exception):
    """Not allowed."""
    return problem(request, 403, _("You may not do this."))


def not_found(request, exception):
    """No such page."""
    return problem(
        request, 404, _("There is no such page. Search for the organization, or call a hotline.")
    )


def server_error(request):
    """An error on our side. It may be in the snapshot, so this page reads nothing from it.

    Where the database could not do it, such as on a full disk, nothing was saved, and it may be
    tried again: 503.
    """
    is_trouble = isinstance(sys.exc_info()[1], PASSING_TROUBLE)
    message = _("Something went wrong on our side. The numbers below work.")
    if is_trouble and request.method == "POST":
        message = _("It could not be kept. Wait a little, then send again.")
    context = {"message": message, "form": SearchForm(catalogue=EMPTY_CATALOGUE)}
    status = 503 if is_trouble else 500
    response = frame.render(request, "problem.html", context, status, with_data=False)
    if is_trouble:
        response["Retry-After"] = str(TRY_AGAIN_AFTER)
    return response


def csrf_failure(request):
    """Django's CSRF check failed: a form came from another site, or its token is too old."""
    return problem(request, 403, _("This form is too old. Load the page again, then send it."))
