"""Middleware that chooses the language: by the address, else the language cookie, else Khmer.

Accept-Language is not asked: most phones in Cambodia are set to English by whoever sold them.
"""

from django.conf import settings
from django.utils import translation

LANGUAGES = dict(settings.LANGUAGES)


def language_of(request):
    """The code of the language that a request is answered in."""
    # Of the address as a whole, which begins with a slash also in `OPTIONS *`.
    first = request.path.split("/", 2)[1]
    if first in LANGUAGES:
        return first
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return cookie if cookie in LANGUAGES else settings.LANGUAGE_CODE


class LanguageMiddleware:
    """Activates the request's language while its view runs."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = language_of(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
