"""The page on which somebody sees the open sessions of their own account, and ends them."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.rules import open_sessions


@reauthentication_required
def show(request: HttpRequest) -> HttpResponse:
    """Show the sessions of who asks; end one of them, or all but this one."""
    sessions = open_sessions.of(request.user, at=timezone.now())
    others = [one for one in sessions if one.key != request.session.session_key]
    if request.method == "POST":
        asked = request.POST.get("end")
        chosen = [one for one in others if asked in ("others", one.mark)]
        open_sessions.end(chosen)
        if chosen:
            messages.success(request, _("It has ended: who used it has to sign in again."))
        else:
            # A session that proves itself again has another mark.
            messages.warning(request, _("Nothing has ended: the list has changed. Look again."))
        return redirect("sessions")
    shown = {"sessions": sessions, "own": request.session.session_key, "others": others}
    return render(request, "account/sessions.html", shown)
