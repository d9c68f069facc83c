"""What is answered to a form that came after its session had ended: a page that keeps it.

Everything that was typed stands on that page, to be sent again once its person has signed in beside
it. The server stores none of it, so nobody else can come upon it. Whoever signs in as somebody else
is told whose form it is before anything is saved in their name.
"""

from django.shortcuts import render

# Who opened a form, as it says itself; the tag `csrf_token` of the desk writes it.
OPENED_BY = "opened_by"
_NOT_KEPT = {"csrfmiddlewaretoken", OPENED_BY}
# Forms of the desk are kept; those that hold passwords are not. An account is changed without one.
_NOT_OURS = ("account_", "mfa_", "admin:")
_OURS = ("admin:directory_", "admin:auth_user_change")


def keep(request):
    """The page that keeps a form that was sent, or None if this was none that can be kept.

    A form that does not say who opened it is not kept: nobody could be told whose it is.
    """
    context = typed(request)
    return context and render(request, "account/kept.html", context, status=403)


def typed(request):
    """What a form held: its fields, who opened it, and its address; None if it cannot be kept."""
    page = request.resolver_match.view_name
    is_ours = page.startswith(_OURS) or not page.startswith(_NOT_OURS)
    opened_by = request.POST.get(OPENED_BY)
    # A file cannot be sent again by a page.
    if not opened_by or not is_ours or request.FILES:
        return None
    return {
        "fields": [(name, texts) for name, texts in request.POST.lists() if name not in _NOT_KEPT],
        "opened_by": opened_by,
        "address": request.get_full_path(),
    }


def keep_old(request):
    """The same for a form whose token is too old, as after each sign-in; None if it may be forged.

    The browser itself says in Origin which site a form came from. Nothing is saved before the
    person has pressed the button of the page that keeps it.
    """
    own = f"{request.scheme}://{request.get_host()}"
    is_desk = request.path_info.startswith("/admin/")
    return keep(request) if is_desk and request.headers.get("Origin") == own else None
