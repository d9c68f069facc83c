"""The report form for browsers without script."""

import uuid
from contextlib import suppress

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from directory.public import errors, frame, report_endpoint
from directory.rules import report_intake


@csrf_exempt  # No cookie is read that CSRF could use; other sites' forms are refused.
@sensitive_post_parameters()
@errors.only("GET", "HEAD", "POST")
def report(request, public_id):
    """Report without script: the same rules as for the phones' queue, on a page of its own."""
    if request.method == "POST":
        return take_report(request)
    record = frame.record_of(request, public_id)
    if record is None:
        raise Http404
    # The id is made with the page, so that a form sent twice is one report.
    made = {
        "id": uuid.uuid4(),
        "seq": frame.published(request).pointer["seq"],
        "made_at": timezone.now(),
    }
    return frame.render(request, "report.html", {"record": record, "made": made})


def take_report(request):
    """Store what the form holds, and say what became of it."""
    if not report_endpoint.is_same_origin(request):
        return errors.permission_denied(request, None)
    data = {name: request.POST[name] for name in request.POST if request.POST[name]}
    if data.get("kind") != "refused":
        # The form asks it of every report.
        data.pop("why", None)
    # What is no number, or too long for one, stays as it came, and is refused.
    with suppress(KeyError, ValueError):
        data["seq"] = int(data["seq"])
    try:
        fields = report_intake.check(data)
    except report_intake.Malformed:
        return errors.problem(
            request, 422, _("Go back, choose what you found, and keep the note short.")
        )
    status, wait = report_endpoint.store(request, fields)
    if wait:
        response = errors.problem(
            request, status, _("It could not be kept. Wait a little, then send again.")
        )
        response["Retry-After"] = str(wait)
        return response
    if status == report_endpoint.STATUS["other"]:
        return errors.csrf_failure(request)
    return frame.render(request, "reported.html", {}, status=status)
