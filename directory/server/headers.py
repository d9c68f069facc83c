"""The HTTP security headers of every response: two tables, and the middleware that stands first.

Hosts that serve an export put on the same tables; see file_hosts.py.
"""

import re

from django.conf import settings

CSP = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}
# Django's own admin scripts write markup as text, so only public pages can ask for trusted types.
CSP_PUBLIC = CSP | {"require-trusted-types-for": "'script'", "trusted-types": "phlov"}

# Data and static files: a browser reads no other of our headers with what is not a document.
FILE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FILE_PREFIXES = ("/data/", "/static/")
# Documents, the worker, and whatever else may be opened as a page.
HEADERS = FILE_HEADERS | {
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self), payment=(), usb=()",
}
# The page that reads a list off the screen of another phone: the camera is allowed there alone.
# What is said last of a feature counts (RFC 8941), so hosts may add this to the table above.
CAMERA_PAGE = re.compile("/[a-z]{2}/light/")
CAMERA = "camera=(self)"
# The defaults of a public response; a view may say something else.
DEFAULTS = {"Cache-Control": "no-cache", "X-Robots-Tag": "noarchive"}
# Where people send forms that Django protects. Under no-referrer a browser sends "Origin: null"
# with them, which Django must refuse; under same-origin, too, other hosts are told nothing.
ADMIN_PREFIXES = ("/admin/", "/i18n/")


def header_value(policy):
    """A policy as the text of its header."""
    return "; ".join(f"{name} {value}" for name, value in policy.items())


PUBLIC_POLICY, ADMIN_POLICY = header_value(CSP_PUBLIC), header_value(CSP)


def public_table(policy=CSP_PUBLIC):
    """The headers of a document that no view made, such as the answer to half a request."""
    return {"Content-Security-Policy": header_value(policy), **HEADERS, **DEFAULTS, **tls_table()}


def tls_table():
    """The HSTS header, where readers come by TLS."""
    return {"Strict-Transport-Security": settings.HSTS} if settings.HTTPS else {}


def camera_table():
    """The Permissions-Policy of the page that reads codes: the camera is allowed there as well."""
    features = HEADERS["Permissions-Policy"]
    return {"Permissions-Policy": f"{features}, {CAMERA}"}


def headers_for(path, status, robots=None):
    """The headers that an answer gets, whatever its view said; `robots` is its X-Robots-Tag."""
    # The page that says that a file is missing is a document like any other.
    if path.startswith(FILE_PREFIXES) and status < 400:
        return FILE_HEADERS | tls_table()
    if path.startswith(ADMIN_PREFIXES):
        return {
            **HEADERS,
            "Content-Security-Policy": ADMIN_POLICY,
            "Referrer-Policy": "same-origin",
            "Cache-Control": "no-store",
            "X-Robots-Tag": "noindex",
            **tls_table(),
        }
    return {
        **HEADERS,
        "Content-Security-Policy": PUBLIC_POLICY,
        "X-Robots-Tag": robots or DEFAULTS["X-Robots-Tag"],
        **tls_table(),
        **(camera_table() if CAMERA_PAGE.fullmatch(path) else {}),
    }


class HeadersMiddleware:
    """Puts the headers on every answer: pages, errors, the worker, data and static files."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        path, robots = request.path_info, response.get("X-Robots-Tag")
        for name, value in headers_for(path, response.status_code, robots).items():
            response[name] = value
        if not request.path_info.startswith(ADMIN_PREFIXES):
            response.headers.setdefault("Cache-Control", DEFAULTS["Cache-Control"])
        return response
