"""Somebody at the desk of a site under faults, over real HTTP."""

import re
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

PATIENCE = 60
PASSWORD = "seven-quiet-rivers-run"  # noqa: S105 - of an account that lives for some minutes
PREPARE = f"""
import django; django.setup()
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from directory.rules import accounts
bopha = get_user_model().objects.create_user("bopha", password="{PASSWORD}", is_staff=True)
bopha.groups.add(*Group.objects.filter(name__in=[accounts.VERIFIERS, accounts.EDITORS]))
"""
KEYS = """
import django; django.setup()
from directory.models import Organization
for one in Organization.objects.order_by("slug"):
    print(one.pk, one.public_id)
"""
TOKEN = re.compile('name="csrfmiddlewaretoken" value="([^"]+)"')


class Person:
    """Bopha, signed in; PREPARE makes her account."""

    def __init__(self, site):
        self.site = site
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(CookieJar()), NoRedirect
        )
        status = self.send("/admin/login/", {"login": "bopha", "password": PASSWORD})
        if status != 302:
            raise RuntimeError(f"Signing in failed: {status}")

    def send(self, path, data):
        """Open a form, fill it in, send it; return the status. A redirect says that it is kept."""
        status, token = self.open(path)
        return self.post(path, data, token) if token else status

    def open(self, path):
        """The status of a page, and the token of its form; 0 without an answer."""
        status, page = self._ask(urllib.request.Request(self.site.url + path))
        token = TOKEN.search(page)
        return status, token and token[1]

    def post(self, path, data, token):
        """Send a form that was opened; return the status."""
        address = self.site.url + path
        body = urllib.parse.urlencode({**data, "csrfmiddlewaretoken": token}).encode()
        headers = {"Referer": address, "Origin": self.site.url}
        return self._ask(urllib.request.Request(address, body, headers))[0]

    def _ask(self, request):
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode(errors="replace")
        except OSError:
            return 0, ""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Takes a redirect for the answer."""

    def redirect_request(self, *_arguments):
        return None


def comment_path(key):
    """Where a comment on an entry is written."""
    return f"/admin/directory/organization/{key}/comments/"


def withdraw_path(key):
    """Where a listing is withdrawn."""
    return f"/admin/directory/organization/{key}/withdraw/"


def read_keys(site):
    """The key and the public id of each organization."""
    return [line.split() for line in site.run("-c", KEYS).splitlines()]
