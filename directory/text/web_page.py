"""Extracts the visible text of a web page, as one line.

html.parser of Python takes hours for some pages of a megabyte, and fails on others. This takes time
in proportion to the page, whoever wrote it: nothing is looked for twice in the same place.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

# Elements whose content is not shown, and comments; "<!-->" is a whole comment.
_HIDING = re.compile(r"<!--(?!-?>)|<(script|style|template)(?=[\s/>])", re.IGNORECASE)
_DIALLED = re.compile(r"href\s*=\s*[\"']?tel:([^\"'>\s]+)", re.IGNORECASE)


class Page(NamedTuple):
    """A page that was asked for: `url` is where it was found in the end.

    `unreadable` is the reason why it has no text; `is_cut` says that there was more of it.
    """

    url: str
    text: str = ""
    is_gone: bool = False
    unreadable: str = ""
    is_cut: bool = False


def shown(html: str) -> str:
    """The text that a page shows, with the numbers that its links dial."""
    text, *rest = " ".join(_read(html)).split("<")
    parts = [text]
    for piece in rest:
        tag, _end, text = piece.partition(">")
        parts += [unquote(number) for number in _DIALLED.findall(tag)]
        parts.append(text)
    return " ".join(unescape(" ".join(parts)).split())


def is_same(url: str, other: str) -> bool:
    """Whether two addresses lead to one page: with or without TLS, www and a slash at the end."""
    return _place(url) == _place(other)


def _read(html: str) -> Iterator[str]:
    """The markup without scripts, styles and comments."""
    begin = 0
    while hiding := _HIDING.search(html, begin):
        yield html[begin : hiding.start()]
        end = rf"</{hiding[1]}(?=[\s/>])" if hiding[1] else "--!?>"
        found = re.compile(end, re.IGNORECASE).search(html, hiding.end())
        if found is None:
            return
        begin = found.start() if hiding[1] else found.end()
    yield html[begin:]


def _place(url):
    parts = urlsplit(url)
    return ((parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query)
