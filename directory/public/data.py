"""Endpoints for programs: published files, the pointer (manifest) to the newest, health check."""

from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response

from directory.public import encodings, errors
from directory.publish import local, publisher, reader
from directory.publish.files import to_bytes
from directory.server import read_only_mode
from directory.text.digest import fingerprint

FOREVER = "public, max-age=31536000, immutable"
# The compressed forms in which publish/snapshot_folder.py keeps each file, the most compact first.
STORED_AS = {"br": ".br", "gzip": ".gz"}


@errors.only("GET", "HEAD")
def published_file(request, name):
    """A file of a published snapshot, in the most compact form that the reader takes."""
    encoding = next((coding for coding in STORED_AS if encodings.takes(request, coding)), "")
    content = local.copy().read(name, STORED_AS.get(encoding, ""))
    if content is None:
        raise Http404
    response = HttpResponse(content, "application/json")
    if encoding:
        response["Content-Encoding"] = encoding
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = FOREVER
    return response


@errors.only("GET", "HEAD")
def pointer(request):
    """Which snapshot is the newest, and which listings were taken back."""
    found = local.copy().told
    if found is None:
        raise Http404
    body = to_bytes(found.stored)
    tag = f'"{fingerprint(body)}"'
    response = get_conditional_response(request, tag) or HttpResponse(body, "application/json")
    response["ETag"] = tag
    return response


@errors.only("GET", "HEAD")
def health(request):
    """For monitoring: the snapshot's number and its age in seconds; 503 while a page would break.

    `mended` counts the damaged files that this process has mended since its start; `behind` says
    for how many seconds the oldest act has been waiting to be published, or null if the database
    does not answer. `read_only` says why nothing new is stored, or is empty. `signing` is "ok",
    "no key" where this machine serves and cannot publish, "refused" while the newest list of the
    database has no signature of ours, or null likewise.
    """
    copy = local.copy()
    if copy.pointer is None:
        return JsonResponse({"status": "nothing published"}, status=503)
    broken = copy.broken()
    now = timezone.now()
    behind = publisher.behind(now)
    found = {
        "seq": copy.told["seq"],
        "age": int(reader.age(copy.told, now).total_seconds()),
        "mended": copy.files.mended,
        "behind": None if behind is None else int(behind.total_seconds()),
        "read_only": read_only_mode.reason(),
        "signing": publisher.signature_state(),
    }
    if broken:
        return JsonResponse({"status": "damaged", "files": broken, **found}, status=503)
    return JsonResponse({"status": "ok", **found})
