"""Pages that are alike for every reader: rendered once, kept in memory, answered by ETag.

A page is kept by what it depends on: its address, the snapshot, the keys that it names, and the
day, as it says how old checks are. The release is not among that, since an upgrade starts a new
process, with an empty memory. What depends on more, such as on the words of a search, is never
kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from threading import Lock

from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers

from directory.public import encodings, frame
from directory.publish.files import BEST, pack, to_bytes
from directory.server import signing
from directory.text.digest import fingerprint

# So much memory each process may use for pages; those that were kept first go first. A packed page
# takes a fifth more.
BYTES_KEPT = 16 * 1024 * 1024
# Some still read the list before while the next is made ready; nobody asks for an older one.
LISTS_KEPT = 2


@dataclass(frozen=True)
class Page:
    """A rendered page."""

    content: bytes
    content_type: str
    etag: str

    @cached_property
    def packed(self) -> bytes:
        """The page in Brotli, a sixth smaller than by gzip; made for the first who takes it."""
        return pack(self.content, BEST)


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
            current = frame.published(request) if with_data else None
            state = _state(current and current.pointer) if with_data else signing.keys().public
            key = host + request.path, state
            page = _pages.get(key)
            if page is None:
                response = view(request, *args, **kwargs)
                if response.status_code != 200:
                    return response
                page = keep(key, response)
            answer = get_conditional_response(request, page.etag) or _answer(request, page)
            answer.setdefault("ETag", page.etag)
            return answer

        return with_etag

    return decorate


def _answer(request, page):
    """The page, packed as well as the reader takes it; GZipMiddleware packs for all others."""
    if not encodings.takes(request, "br"):
        return HttpResponse(page.content, page.content_type)
    answer = HttpResponse(page.packed, page.content_type)
    answer["Content-Encoding"] = "br"
    # Weak, as the same page has other bytes unpacked.
    answer["ETag"] = f"W/{page.etag}"
    patch_vary_headers(answer, ["Accept-Encoding"])
    return answer


def keep(key: tuple, response: HttpResponse) -> Page:
    """Put a page into the memory, in the place of the oldest ones if there is no room."""
    content = response.content
    page = Page(content, response["Content-Type"], f'"{fingerprint(content)}"')
    with _lock:
        _pages[key] = page
        of_this_address = [one for one in _pages if one[0] == key[0]]
        for older in of_this_address[:-LISTS_KEPT]:
            del _pages[older]
        size = sum(len(one.content) for one in _pages.values())
        while size > BYTES_KEPT:
            size -= len(_pages.pop(next(iter(_pages))).content)
    return page


def has(path: str, pointer: dict) -> bool:
    """Whether a page of this snapshot is in the memory today."""
    return (path, _state(pointer)) in _pages


def forget() -> None:
    """Empty the memory."""
    with _lock:
        _pages.clear()


def _state(pointer: dict | None) -> tuple:
    """The snapshot that a page is made of, the day in Cambodia, and the keys that it names."""
    made_of = pointer and fingerprint(to_bytes(pointer.stored))
    return made_of, timezone.localdate(), signing.keys().public
