"""The HTTP security headers of every response: one table, and the middleware that stands first."""

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

HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self), payment=(), usb=()",
}
# What a public answer says where it says nothing else.
DEFAULTS = {"Cache-Control": "no-cache", "X-Robots-Tag": "noarchive"}
# Where people send forms that Django protects. Under no-referrer a browser sends "Origin: null"
# with them, which Django must refuse; under same-origin, too, other hosts are told nothing.
ADMIN_PREFIXES = ("/admin/", "/i18n/")


def header_value(policy):
    """A policy as the text of its header."""
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def public_table():
    """The headers of an answer that no page made, such as that to half a request."""
    table = {"Content-Security-Policy": header_value(CSP_PUBLIC), **HEADERS, **DEFAULTS}
    return table | ({"Strict-Transport-Security": settings.HSTS} if settings.HTTPS else {})


class HeadersMiddleware:
    """Puts the headers on every answer: pages, errors, static files, data and the worker."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.public = header_value(CSP_PUBLIC)
        self.admin = header_value(CSP)

    def __call__(self, request):
        response = self.get_response(request)
        is_admin = request.path_info.startswith(ADMIN_PREFIXES)
        response["Content-Security-Policy"] = self.admin if is_admin else self.public
        for name, value in HEADERS.items():
            response[name] = value
        if is_admin:
            response["Referrer-Policy"] = "same-origin"
            response["Cache-Control"] = "no-store"
            response["X-Robots-Tag"] = "noindex"
        else:
            for name, value in DEFAULTS.items():
                response.headers.setdefault(name, value)
        if settings.HTTPS:
            response["Strict-Transport-Security"] = settings.HSTS
        return response
