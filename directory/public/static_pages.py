"""Every page for readers as a file: the same views render them as for a request."""

from collections.abc import Iterator
from itertools import count

from django.http import Http404
from django.template.loader import render_to_string
from django.urls import resolve, reverse
from django.utils import translation

from directory.public import errors, frame, offline, results
from directory.publish.reader import Reader
from directory.text import languages

# The names of pages without parts, in urls.py.
ALONE = [
    *("home", "shell", "questions", "about", "prints", "saved", "self-test", "light", "blank"),
    *("open-data", "guide"),
]
# The names of lists, with the groups of the catalogue that have a list for each entry.
LISTS = {
    "kind": ("categories", "kinds"),
    "province": ("provinces",),
    "urgent": ("urgent",),
}
PAGE = "index.html"
NOT_FOUND = "404.html"


def render_all(current: Reader, export: frame.Export) -> Iterator[tuple[str, bytes]]:
    """Each page as (path of its file, content)."""
    for language in languages.CODES:
        with translation.override(language):
            for address in _addresses(current, language):
                yield _file_of(address), _render(address, language, current, export)
            for first in _lists(current):
                yield _file_of(first), _render(first, language, current, export)
                for number in count(2):
                    address = f"{first}{number}/"
                    content = _render(address, language, current, export)
                    if content is None:
                        break
                    yield _file_of(address), content
                if number > 2:
                    whole = f"{first}{results.ALL}/"
                    yield _file_of(whole), _render(whole, language, current, export)
            missing = _not_found(language, current, export)
            yield f"{language}/{NOT_FOUND}", missing
            if language == languages.DEFAULT:
                yield NOT_FOUND, missing
    yield PAGE, render_to_string("start.html", {"languages": languages.LANGUAGES}).encode()


def render_program(current: Reader, export: frame.Export) -> Iterator[tuple[str, bytes]]:
    """The web app manifest, and the worker, which keeps pages of this export."""
    with translation.override(languages.DEFAULT):
        address = reverse("manifest")
        yield address.strip("/"), _render(address, languages.DEFAULT, current, export)
    yield reverse("service-worker").strip("/"), offline.service_worker_text(export).encode()


def _addresses(current, language):
    """The address of each page that is one page, in the active language."""
    yield from (reverse(name) for name in ALONE)
    yield from (reverse("listing", args=[public_id]) for public_id in current.cards(language))


def _lists(current):
    """The address of the first page of each list, in the active language."""
    catalogue = current.file("catalogue")
    yield reverse("search")
    for name, groups in LISTS.items():
        codes = {term["code"] for group in groups for term in catalogue[group]}
        yield from (reverse(name, args=[code]) for code in sorted(codes))


def _file_of(address):
    return f"{address.strip('/')}/{PAGE}"


def _render(address, language, current, export):
    """The content of a page, or None if there is no such page."""
    request = frame.request_for(address, language, export=export)
    request.snapshot = current
    match = resolve(address)
    try:
        return match.func(request, *match.args, **match.kwargs).content
    except Http404:
        return None


def _not_found(language, current, export):
    request = frame.request_for(reverse("home"), language, export=export)
    request.snapshot = current
    return errors.not_found(request, None).content
