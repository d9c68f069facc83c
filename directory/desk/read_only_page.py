"""What the desk answers in read-only mode: a page that keeps the form, to be sent again later."""

from django.shortcuts import render

from directory.desk import kept_form
from directory.server import read_only_mode

READING = {"GET", "HEAD", "OPTIONS"}
# What is done all the same while space is short: a few kB each, for which the reserve is there.
# Nobody withdraws or suspends a listing without signing in.
URGENT = {
    *("admin:directory_organization_withdraw", "admin:directory_report_group"),
    *("account_login", "mfa_authenticate", "mfa_login_webauthn"),
    *("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
}
# Whoever leaves a machine that others use must not stay signed in.
LEAVING = {"account_logout", "admin:logout"}


class ReadOnlyMiddleware:
    """Answers 503 at the desk to what would be saved; other doors say so themselves."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Let reading through, and refuse the rest with the form as it was typed."""
        if not request.path_info.startswith("/admin/"):
            return None
        reason = read_only_mode.reason()
        if not reason:
            return None
        if request.method in READING or _may_go_on(request.resolver_match.view_name, reason):
            # The guard of the desk, which came before, made the list.
            request.notices.append(read_only_mode.words(reason))
            return None
        context = {**(kept_form.typed(request) or {}), "words": read_only_mode.words(reason)}
        response = render(request, "admin/read_only.html", context, status=503)
        response["Retry-After"] = str(read_only_mode.TRY_AGAIN_AFTER)
        return response


def _may_go_on(page, reason):
    if page in LEAVING:
        return True
    return reason == read_only_mode.SPACE and page in URGENT
