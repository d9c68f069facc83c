"""A walk over every page that somebody reaches by links, with each form of it sent empty."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

PASSWORD = "a long enough password"
# Neither followed nor sent: they end the walk or turn its language.
LEAVING = ("/admin/logout/", "/admin/account/leave/", "/i18n/setlang/")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
SHOWN = ("placeholder", "title", "alt", "aria-label", "data-name")
DESK = ("/admin/", "/admin/account/factor/")


class Page(HTMLParser):
    """What a reader of a page meets: its words, its links and its forms."""

    def __init__(self, html):
        super().__init__()
        self.words, self.links, self.forms, self.open = [], [], [], []
        self.feed(html)

    @property
    def is_ours(self):
        return not any(unread for _, unread in self.open)

    def handle_starttag(self, tag, attributes):
        attrs = dict(attributes)
        unread = tag in ("script", "style", "textarea") or attrs.get("lang") == "en"
        if tag not in VOID:
            self.open.append((tag, unread))
        if self.is_ours and not unread:
            shown = [attrs[name] for name in SHOWN if attrs.get(name)]
            if tag == "input" and attrs.get("type") in ("submit", "button", "reset"):
                shown.append(attrs.get("value", ""))
            self.words += shown
        if tag == "a" and attrs.get("href"):
            self.links.append(attrs["href"])
        if tag == "form" and attrs.get("method") == "post":
            self.forms.append((attrs.get("action", ""), {}))
        if self.forms and attrs.get("name") and attrs.get("type") in ("hidden", "submit", None):
            self.forms[-1][1][attrs["name"]] = attrs.get("value", "")

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.is_ours:
            self.words.append(data)


def walk(client, starts=DESK, within="/admin/"):
    """Open every page from the first ones on and send each form of it empty.

    Yields (address, markup). What does not begin like `within` is left alone.
    """
    waiting, seen = [*starts], set()
    while waiting:
        address = waiting.pop()
        path = urlsplit(address).path
        if not path.startswith(within) or path in LEAVING or key(address) in seen:
            continue
        # One list sorted or filtered in two ways at once shows no words of its own.
        if urlsplit(address).query.count("=") > 1:
            continue
        seen.add(key(address))
        answer = client.get(address, follow=True)
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        page = Page(answer.text)
        yield address, answer.text
        waiting += [urljoin(address, link) for link in page.links]
        for action, fields in page.forms:
            target = urljoin(answer.request["PATH_INFO"], action)
            if urlsplit(target).path in LEAVING or (target, "POST", *sorted(fields)) in seen:
                continue
            seen.add((target, "POST", *sorted(fields)))
            sent = client.post(target, fields)
            if sent.status_code == 200:
                yield f"{target} {sorted(fields)}", sent.text


def key(address):
    """Two addresses of one list show the same words, whatever they sort and filter by."""
    parts = urlsplit(address)
    return parts.path, tuple(sorted(re.findall("([a-z_]+)=", parts.query)))
