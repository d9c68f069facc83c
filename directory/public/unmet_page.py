"""What a search did not find, for browsers without script: the same rules as for phones."""

import uuid

from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from directory.public import errors, frame, report_endpoint
from directory.rules import report_intake, unmet


@csrf_exempt  # No cookie is read that CSRF could use; other sites' forms are refused.
@errors.only("POST")
def tell(request):
    """Ask once more with an id, so that what is sent twice is stored once; then store it."""
    if not report_endpoint.is_same_origin(request):
        return errors.permission_denied(request, None)
    sent = {name: request.POST[name] for name in ("need", "province") if request.POST.get(name)}
    if "id" not in request.POST:
        return frame.render(request, "unmet.html", {"sent": sent, "id": uuid.uuid4()})
    if frame.published(request) is None:
        return _not_kept(request, 503)
    try:
        fields = unmet.check({"id": request.POST["id"], **sent}, frame.catalogue(request))
    except report_intake.Malformed:
        return errors.problem(request, 422, _("Search again, and send it from there."))
    status, wait = report_endpoint.store(request, fields, unmet.receive)
    if wait or status == report_endpoint.STATUS["other"]:
        return _not_kept(request, status)
    return frame.render(request, "unmet.html", {"is_kept": True}, status=status)


def _not_kept(request, status):
    message = _("It could not be kept. Wait a little, then send again.")
    return errors.problem(request, status, message)
