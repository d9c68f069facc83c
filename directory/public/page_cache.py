"""Pages that are alike for every reader: rendered once, kept in memory, answered by ETag.

A page is kept by what it depends on: its address, the snapshot, and the day, as it says how old
checks are. The release is not among that, since an upgrade starts a new process, with an empty
memory. What depends on more, such as on the words of a search, is never kept.
"""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response

from directory.public import frame
from directory.publish.files import to_bytes
from directory.text.digest import fingerprint

# So much memory each process may use for pages; those that were kept first go first.
BYTES_KEPT = 16 * 1024 * 1024


class Page(NamedTuple):
    """A rendered page."""

    content: bytes
    content_type: str
    etag: str


_pages: dict[tuple, Page] = {}
_lock = Lock()


def cached(*, with_data: bool = True, by_host: bool = False) -> Callable:
    """Let a view render each of its pages once, and answer 304 to whoever has it already.

    A page that names the address of its site is kept for each of them (`by_host`).
    A page without data depends on the release alone, so it works where the data is damaged.
    """

    def decorate(view):
        @wraps(view)
        def with_etag(request, *args, **kwargs):
            if request.method == "POST" or frame.export_of(request):
                return view(request, *args, **kwargs)
            host = request.build_absolute_uri("/")[:-1] if by_host else ""
            key = host + request.path, _state(request) if with_data else None
            page = _pages.get(key)
            if page is None:
                response = view(request, *args, **kwargs)
                if response.status_code != 200:
                    return response
                page = keep(key, response)
            answer = get_conditional_response(request, page.etag)
            answer = answer or HttpResponse(page.content, page.content_type)
            answer["ETag"] = page.etag
            return answer

        return with_etag

    return decorate


def keep(key: tuple, response: HttpResponse) -> Page:
    """Put a page into the memory, in the place of the oldest ones if there is no room."""
    content = response.content
    page = Page(content, response["Content-Type"], f'"{fingerprint(content)}"')
    with _lock:
        _pages[key] = page
        size = sum(len(one.content) for one in _pages.values())
        while size > BYTES_KEPT:
            size -= len(_pages.pop(next(iter(_pages))).content)
    return page


def forget() -> None:
    """Empty the memory."""
    with _lock:
        _pages.clear()


def _state(request: HttpRequest) -> tuple:
    """The snapshot that this request reads, and the day in Cambodia."""
    current = frame.published(request)
    snapshot = fingerprint(to_bytes(current.pointer.stored)) if current else None
    return snapshot, timezone.localdate()
