"""What makes it a PWA: service worker, web app manifest, files of the application shell."""

import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation

from directory.public import errors, frame, page_cache
from directory.public.pages import about, blank, light, self_test, shell
from directory.publish import markup
from directory.server.staticstorage import shorten
from directory.text import languages
from directory.text.digest import fingerprint

# What a phone keeps of the program itself; the listings are kept apart from it.
SHELL_STATIC = [
    "css/site.css",
    "css/light.css",
    "js/app.js",
    "js/early.js",
    "js/later.js",
    "js/rare.js",
    "js/light.js",
    "icons/icon.svg",
    "icons/icon-192.png",
    "fonts/noto-sans-khmer-400.woff2",
    "fonts/noto-sans-khmer-700.woff2",
]
# What a phone fetches besides, to stand among its programs.
MORE_ICONS = ["icons/icon-512.png", "icons/icon-maskable-512.png"]


@errors.only("GET", "HEAD")
@page_cache.cached(with_data=False)
def manifest(request):
    """The web app manifest. Its name does not tell what the app is for."""
    icons = [
        {"src": static("icons/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("icons/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {
            "src": static("icons/icon-maskable-512.png"),
            "sizes": "512x512",
            "type": "image/png",
            "purpose": "maskable",
        },
    ]
    return HttpResponse(
        json.dumps(
            {
                "id": "/",
                "name": "ផ្លូវ Phlov",
                "short_name": "ផ្លូវ",
                "lang": languages.DEFAULT,
                "dir": "ltr",
                # The worker opens it in the language that was read last.
                "start_url": "/",
                "scope": "/",
                "display": "standalone",
                "background_color": "#ffffff",
                "theme_color": settings.THEME_COLOR,
                "icons": icons,
            },
            ensure_ascii=False,
        ),
        content_type="application/manifest+json",
    )


@errors.only("GET", "HEAD")
@page_cache.cached(with_data=False)
def service_worker(request):
    """The service worker, at the root so that its scope is the whole site."""
    return HttpResponse(service_worker_text(), content_type="text/javascript")


def service_worker_text(export=None):
    """The service worker's script with the fingerprint of each file that it caches.

    That of an Export keeps the pages of the export.

    With SHELVE_WORKER it is the kill-switch worker, which takes the former one out of service.
    """
    with translation.override(settings.LANGUAGE_CODE):
        piece = markup.compact(render_to_string("last_resort.html"))
        last_resort = json.dumps(piece, ensure_ascii=False)
    if settings.SHELVE_WORKER:
        return render_to_string("sw_shelf.js", {"last_resort": last_resort})
    kept = kept_pages(export) | {static(name): static_fingerprint(name) for name in SHELL_STATIC}
    files = json.dumps(kept)
    version = fingerprint(files)
    context = {"version": version, "files": files, "last_resort": last_resort}
    return shorten(render_to_string("sw.js", context))


KEPT_PAGES = {
    "shell": shell,
    "about": about,
    "self-test": self_test,
    "light": light,
    "blank": blank,
}


def kept_pages(export=None):
    """The fingerprint of each page of the application shell, by its address."""
    pages = {}
    for language in languages.CODES:
        with translation.override(language):
            for name, view in KEPT_PAGES.items():
                request = frame.request_for(reverse(name), language, export=export)
                pages[request.path] = fingerprint(view(request).content)
    return pages


@cache
def static_fingerprint(name):
    """The fingerprint of a static file as it is served."""
    return fingerprint(static_file(name).read_bytes())


def static_file(name):
    """The path of a static file as it is served."""
    served = Path(settings.STATIC_ROOT, static(name).removeprefix(settings.STATIC_URL))
    # Nothing was collected where pages are only tested; then the file is served as it is.
    return served if served.exists() else Path(finders.find(name))
