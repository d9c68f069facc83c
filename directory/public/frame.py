"""The frame of every public page, and the snapshot that its request reads."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import translate_url
from django.utils import timezone, translation

from directory.public import snapshot
from directory.public.search_form import SearchForm
from directory.publish import markup, pieces, reader
from directory.publish.catalogue import EMPTY_CATALOGUE
from directory.publish.vocabulary import EMPTY_VOCABULARY
from directory.server import signing
from directory.text import languages


class Export(NamedTuple):
    """What pages say that are written as files, where no server answers (`request.export`).

    `reports_to` is the origin of the Phlov that takes reports, or empty: then they stay on phones.
    """

    reports_to: str


def export_of(request: HttpRequest) -> Export | None:
    """The Export that a page is made for, or None for a page of this server."""
    return getattr(request, "export", None)


def request_for(path: str, language: str, *, export: Export | None) -> HttpRequest:
    """The request of a reader who asks for a page, for whoever makes it before anybody asks."""
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = path
    request.LANGUAGE_CODE = language
    request.export = export
    return request


def render(request, template, context, status=200, with_data=True):
    """Render one public page with what every page shows."""
    current = published(request) if with_data else None
    if "form" not in context:
        # What is kept of the program must not change with the data; the phone fills it in, and on
        # the first page as well, of which the choices would be a fourth.
        has_choices = with_data and not context.get("is_home")
        context["form"] = (
            search_form(request) if has_choices else SearchForm(catalogue=EMPTY_CATALOGUE)
        )
    context["export"] = export_of(request)
    context["marks"] = _marks(context)
    context["keys"] = " ".join(signing.keys().public)
    context["pointer"] = current.pointer if current else None
    context["list_files"] = list_files(current.pointer) if current else []
    context["alternates"] = [
        (code, translate_url(request.path, code) if status == 200 else f"/{code}/")
        for code in languages.CODES
    ]
    body = markup.without_indentation(render_to_string(f"pages/{template}", context, request))
    # A file is read on any day: it names days, and the script works out how long ago they were.
    if with_data and not context["export"]:
        body = pieces.with_ages(body, timezone.localdate())
    return HttpResponse(body, status=status)


def _marks(context):
    """Attributes by which style and script know the first page, a shell, a page of an export."""
    marks = {"home": "is_home", "shell": "is_shell", "files": "export"}
    return " ".join(f"data-{mark}" for mark, name in marks.items() if context.get(name))


def list_files(pointer):
    """What a phone that keeps nothing yet fetches first: the first of `fileGroups` in store.js."""
    names = ("listings", f"shapes.{translation.get_language()}", "catalogue", "home")
    files = pointer["files"]
    # The snapshot may be of another release, until the next one is published.
    return ["/data/current.json", *(files[name]["path"] for name in names if name in files)]


def home_lists(request):
    """The first page's lists in the active language."""
    current = published(request)
    return current.home_lists(translation.get_language()) if current else ""


def search_form(request, data=None):
    """The form of the search with the choices of the published listings."""
    names = catalogue(request)
    counts = snapshot.of(read_records(request), names).counts if published(request) else None
    return SearchForm(data, catalogue=names, counts=counts)


def blocks(request):
    """What stands above results in the active language, by name; see publish/blocks.py."""
    current = published(request)
    return current.blocks(translation.get_language()) if current else {}


def catalogue(request):
    """The catalogue and the vocabulary of the search; stand-ins before the first publishing."""
    current = published(request)
    return current.catalogue() if current else {**EMPTY_CATALOGUE, **EMPTY_VOCABULARY}


def read_records(request):
    """The records of the published listings."""
    current = published(request)
    return current.records() if current else []


def record_of(request, public_id):
    """The record of one published listing, or None."""
    return next((record for record in read_records(request) if record["id"] == public_id), None)


def published(request):
    """The snapshot that this request reads to its end, whatever is published meanwhile."""
    if not hasattr(request, "snapshot"):
        request.snapshot = reader.current()
    return request.snapshot
