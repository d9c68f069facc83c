"""The endpoint that takes reports from phones."""

import logging
from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables

from directory.public import errors, frame
from directory.rules import report_intake, report_room, unmet
from directory.server import addresses, read_only_mode

log = logging.getLogger(__name__)
STATUS = {"new": 201, "same": 200, "other": 409}
# What a page of an export may send, and read of the answer (CORS).
FOR_EXPORTS = {
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Expose-Headers": "Retry-After",
    "Access-Control-Max-Age": "86400",
}


def for_exports(view):
    """Let pages that are served as files elsewhere send to this view, and read its answers."""

    @wraps(view)
    def with_cors(request):
        is_export = is_from_export(request)
        if request.method == "OPTIONS" and is_export:
            response = HttpResponse(status=204)
        else:
            response = view(request)
        response["Vary"] = "Origin"
        if is_export:
            response["Access-Control-Allow-Origin"] = request.headers["Origin"]
            for name, value in FOR_EXPORTS.items():
                response[name] = value
        return response

    return with_cors


# No cookie is read that CSRF could use, and requests of other sites are refused.
@csrf_exempt
@for_exports
@sensitive_variables()
def receive_report(request):
    """Take a report, once for each id.

    201 taken, 200 known already, 409 another report has this id, 413 too long, 422 not a
    report; 429 and 503 say when to try again, and an unmet need never gets a 429. What is answered
    names the id, so that a phone can tell our word from that of a hotel's network.
    """
    if request.method != "POST":
        return _refuse(405, "Send reports by POST.", headers={"Allow": "POST"})
    if not (is_same_origin(request) or is_from_export(request)):
        return _refuse(403, "Reports are taken from this site's own pages only.")
    if request.content_type != "application/json":
        return _refuse(415, "Send reports as application/json.")
    body = request.read(report_intake.LARGEST_BODY + 1)
    if len(body) > report_intake.LARGEST_BODY:
        return _refuse(413, f"A report has at most {report_intake.LARGEST_BODY} bytes.")
    return _take(request, body)


@sensitive_variables()
def _take(request, body):
    try:
        data = report_intake.parse(body)
        is_unmet = data.get("kind") == unmet.KIND
        if is_unmet and frame.published(request) is None:
            # Without a catalogue nobody can tell codes from words.
            return _later(503, errors.TRY_AGAIN_AFTER)
        fields = (
            unmet.check(data, frame.catalogue(request)) if is_unmet else report_intake.check(data)
        )
    except report_intake.Malformed as malformed:
        named = {"id": str(malformed.id)} if malformed.id else {}
        return _refuse(422, "This is not a report.", errors=malformed.errors, **named)
    status, wait = store(request, fields, (unmet if is_unmet else report_intake).receive)
    if wait:
        return _later(status, wait)
    answer = {"id": str(fields["id"])}
    if status == STATUS["other"]:
        answer["error"] = "Another report has this id."
    return JsonResponse(answer, status=status)


@sensitive_variables()
def store(request, fields, receive=report_intake.receive):
    """Store what was checked by its rule; return the status of the answer and the seconds to wait.

    The seconds are 0 where nobody has to wait.
    """
    if read_only_mode.reason():
        return 503, read_only_mode.TRY_AGAIN_AFTER
    sender = addresses.digest(request)
    try:
        return STATUS[receive(fields, at=timezone.now(), sender=sender)], 0
    except report_room.Busy as busy:
        return 429, max(1, int(busy.wait.total_seconds()))
    except errors.DATABASE_TROUBLE as error:
        # Without its message, which might hold what was to be stored.
        log.error("A report could not be stored: %s", type(error).__name__)
        return 503, errors.TRY_AGAIN_AFTER


def is_from_export(request):
    """Whether a request comes from a page that is served as a file, on a host that we know."""
    return request.headers.get("Origin") in settings.EXPORT_ORIGINS


def is_same_origin(request):
    """Whether a request comes from this site's own pages, or from no page at all.

    Browsers say where a request comes from: newer ones by Sec-Fetch-Site, all of them by Origin
    when a page of another site sends JSON. What has neither header is a program, which could
    write any header it likes; nothing is gained by refusing it.

    Our pages ask for no referrer. So their forms come with Origin "null", and before Chromium 71
    their JSON as well; in such browsers that is all we learn. A page of another site that hides
    its origin cannot send JSON: the browser asks first (CORS preflight), and is refused.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = request.headers.get("Origin")
    if origin in (None, "null"):
        return True
    try:
        return urlsplit(origin)[:2] == (request.scheme, request.get_host())
    except ValueError:
        # No browser writes "http://[".
        return False


def _later(status, wait):
    headers = {"Retry-After": str(wait)}
    return _refuse(status, "Keep the report and send it later.", headers=headers)


def _refuse(status, error, *, headers=None, **more):
    return JsonResponse({"error": error, **more}, status=status, headers=headers)
