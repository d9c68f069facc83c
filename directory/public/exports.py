"""The published list as files for other programs; publish/exports makes them."""

import gzip
from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response

from directory.public import encodings, errors, frame
from directory.publish import kept_pieces
from directory.publish.exports import (
    hsds,
    hxl,
    kobo,
    one_file,
    oscar,
    primero,
    spreadsheet,
    vcards,
    words,
)
from directory.publish.files import to_bytes
from directory.publish.reader import Reader
from directory.text import languages
from directory.text.digest import fingerprint

CSV = "text/csv; charset=utf-8"
JSON = "application/json"
# What programs on other sites may read: it is the same for everybody, and no cookie counts.
OPEN_DATA = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag"}


class Format(NamedTuple):
    """A form of the list: what makes it, its type, and whether it is open data."""

    make: Callable[[Reader], bytes]
    content_type: str
    is_open_data: bool = True


FORMATS = {
    "listings.xlsx": Format(spreadsheet.to_xlsx, spreadsheet.XLSX, is_open_data=False),
    "listings.csv": Format(spreadsheet.to_csv, CSV),
    "directory.html": Format(one_file.to_html, "text/html; charset=utf-8", is_open_data=False),
    "hotlines.vcf": Format(vcards.to_vcf, "text/vcard; charset=utf-8", is_open_data=False),
    "kobo.csv": Format(kobo.to_csv, CSV),
    "hxl.csv": Format(hxl.to_csv, CSV),
    "oscar.csv": Format(oscar.to_csv, CSV),
    "primero.json": Format(primero.to_lookups, JSON),
    "hsds.json": Format(hsds.to_json, JSON),
}
# Those with one row of headings: in a language, or by the names of the columns.
WITH_HEADING = ("listings.xlsx", "listings.csv")


@errors.only("GET", "HEAD")
def export(request, name, heading=""):
    """The published list in one of FORMATS; `heading` is a language, if not names of columns."""
    if name not in FORMATS or (heading and name not in WITH_HEADING):
        raise Http404
    reader = frame.published(request)
    if reader is None or not reader.has_documents():
        raise Http404
    parts = [reader.pointer.stored, kept_pieces.program(), words.overdue(reader)]
    # A machine that gets its key later does not go on with what it did not sign.
    parts.append(one_file.signing_key())
    state = fingerprint(to_bytes(parts))
    tag = f'W/"{state}"'
    response = get_conditional_response(request, tag)
    response = response or _answer(request, _packed(reader, state, name, heading), name)
    response["ETag"] = tag
    if FORMATS[name].is_open_data:
        allow_reading(response)
    return response


def allow_reading(response: HttpResponse) -> None:
    """Let programs on other sites read an answer (CORS)."""
    for header, value in OPEN_DATA.items():
        response[header] = value


def all_files(reader: Reader) -> Iterator[tuple[str, bytes]]:
    """Each form of a list as (path of its file, content), for hosts that only serve files."""
    for name in FORMATS if reader.has_documents() else ():
        for heading in _headings(name):
            yield _path(name, heading).strip("/"), _made(reader, name, heading)


def open_data() -> tuple[str, ...]:
    """The paths of the files that programs on other sites may read."""
    return tuple(
        _path(name, heading)
        for name, form in FORMATS.items()
        if form.is_open_data
        for heading in _headings(name)
    )


def _headings(name):
    return ("", *languages.CODES) if name in WITH_HEADING else ("",)


def _path(name, heading):
    return reverse("export", args=[heading, name] if heading else [name])


def _made(reader, name, heading):
    return FORMATS[name].make(reader, *([heading] if heading else []))


def _packed(reader, state, name, heading):
    """An export as gzip: made once for each state of the list, and kept in memory in that form."""
    known, packed = _kept.get((name, heading), (None, b""))
    if known != state:
        packed = gzip.compress(_made(reader, name, heading), compresslevel=6, mtime=0)
        _kept[name, heading] = state, packed
    return packed


def _answer(request, packed, name):
    is_packed = encodings.takes(request, "gzip")
    response = HttpResponse(
        packed if is_packed else gzip.decompress(packed), FORMATS[name].content_type
    )
    if is_packed:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    response["Content-Disposition"] = f'attachment; filename="phlov-{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


_kept: dict[tuple[str, str], tuple[str, bytes]] = {}
