"""Makes ready what readers ask for first, before a snapshot takes the place of another.

Whoever came first would wait for it: the files are parsed, and the first pages rendered.
"""

from django.urls import reverse
from django.utils import translation

from directory.public import frame, page_cache, pages, snapshot
from directory.publish.reader import Reader
from directory.text import languages


def prepare(former: dict, pointer: dict) -> None:
    """Render the first pages that were read of the former snapshot; parse what all pages need."""
    for language in languages.CODES:
        with translation.override(language):
            path = reverse("home")
            if not page_cache.has(path, former):
                continue
            current = Reader(pointer)
            if former["files"] != pointer["files"]:
                current.cards(language)
                current.details(language)
                snapshot.of(current.records(), current.catalogue()).prepare()
            request = frame.request_for(path, language, export=None)
            request.snapshot = current
            pages.home(request)
