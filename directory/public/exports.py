"""The published list as files for other programs; publish/exports makes them."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import Http404, HttpResponse

from directory.public import errors, frame, page_cache
from directory.publish.exports import hsds, hxl, kobo, one_file, primero, spreadsheet, vcards
from directory.publish.reader import Reader

CSV = "text/csv; charset=utf-8"
JSON = "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What programs on other sites may read: it is the same for everybody, and no cookie counts.
OPEN_DATA = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag"}


class Format(NamedTuple):
    """A form of the list: what makes it, its type, and whether it is open data."""

    make: Callable[[Reader], bytes]
    content_type: str
    is_open_data: bool = True


FORMATS = {
    "listings.xlsx": Format(spreadsheet.to_xlsx, XLSX, is_open_data=False),
    "listings.csv": Format(spreadsheet.to_csv, CSV),
    "directory.html": Format(one_file.to_html, "text/html; charset=utf-8", is_open_data=False),
    "hotlines.vcf": Format(vcards.to_vcf, "text/vcard; charset=utf-8", is_open_data=False),
    "kobo.csv": Format(kobo.to_csv, CSV),
    "hxl.csv": Format(hxl.to_csv, CSV),
    "primero.json": Format(primero.to_lookups, JSON),
    "hsds.json": Format(hsds.to_json, JSON),
}
# Those with one row of headings: in a language, or by the names of the columns.
WITH_HEADING = ("listings.xlsx", "listings.csv")


@errors.only("GET", "HEAD")
def export(request, name, heading=""):
    """The published list in one of FORMATS; `heading` is a language, if not names of columns."""
    response = _made(request, name, heading)
    if response.status_code == 200:
        response["Content-Disposition"] = f'attachment; filename="phlov-{name}"'
        response["X-Robots-Tag"] = "noindex"
    if FORMATS[name].is_open_data:
        allow_reading(response)
    return response


def allow_reading(response: HttpResponse) -> None:
    """Let programs on other sites read an answer (CORS)."""
    for header, value in OPEN_DATA.items():
        response[header] = value


def current(request) -> Reader:
    """The published list with its documents. Raises Http404 before there is one."""
    found = frame.published(request)
    if found is None or not found.has_documents():
        raise Http404
    return found


@page_cache.cached()
def _made(request, name, heading):
    if name not in FORMATS or (heading and name not in WITH_HEADING):
        raise Http404
    options = [heading] if heading else []
    content = FORMATS[name].make(current(request), *options)
    return HttpResponse(content, FORMATS[name].content_type)
