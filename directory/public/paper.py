"""The list on paper, as pages for the printer of a browser; publish/exports/paper.py makes them."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.translation import get_language

from directory.public import errors, frame, page_cache
from directory.publish.exports import paper


def _printed(make: Callable[..., str | None]) -> Callable:
    """A view of what `make` prints of the list that stands."""

    @errors.only("GET", "HEAD")
    @page_cache.cached(by_host=True)
    def view(request, **which):
        current = frame.published(request)
        if current is None or not current.has_documents():
            raise Http404
        address = request.build_absolute_uri("/")
        page = make(paper.Paper(current, address, get_language()), **which)
        if page is None:
            raise Http404
        return HttpResponse(page)

    return view


province = _printed(paper.province)
booklet = _printed(paper.booklet)
card = _printed(paper.card)
poster = _printed(paper.poster)
slip = _printed(paper.slip)
