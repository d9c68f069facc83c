"""A walk over every public page and every page of the desk, full of texts that try to be markup.

Counted are elements and scripts that such a text made, complaints of the content security policy
and of scripts, requests to other hosts, and dialogs: on pages, on the phone without a network, and
in the one file that is passed on.
"""

import itertools
import json
import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import get_resolver, resolve
from django.utils import translation

from tests.hostile.texts import IN_A_BROWSER, texts
from tests.phone.conditions import READY

# In the process of a site: bring texts in by every door, confirm, publish, and sign Dara in.
PLANT = """
import json, sys
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from django.test.utils import setup_test_environment
from django.utils import timezone
from directory.publish import publishing
from directory.rules import accounts, inert
from tests import make
from tests.hostile.doors import Doors
from tests.hostile.texts import ON_A_PAGE, together
setup_test_environment()
settings.PUBLISHER = "request"
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
sokha = make.person("sokha", is_staff=True)
dara = make.person("dara", verifies=True, is_staff=True)
for user, role in ((sokha, accounts.EDITORS), (dara, accounts.EDITORS), (dara, accounts.HANDLERS)):
    user.groups.add(Group.objects.get(name=role))
doors = Doors(Client(), editor=sokha, verifier=dara)
listed, read = [], 0
for number, few in enumerate(together(%d, ON_A_PAGE)):
    # What begins like this is refused; behind another word it is taken.
    few = [f"x {text}" if text.startswith("javascript:") else text for text in few]
    one = doors.entry(number)
    doors.form(one, few)
    if doors.confirm(one):
        listed.append(one)
        said = " ".join(" ".join(inert.texts(one.verifications.get().listing)).split())
        read += sum(" ".join(text.split()) in said for text in few)
        doors.partner(one, few)
        doors.acts(one, few)
publishing.publish(at=timezone.now())
client = Client()
client.force_login(dara)
session = client.cookies[settings.SESSION_COOKIE_NAME].value
ids = [one.public_id for one in listed]
print("PLANTED" + json.dumps([ids, str(listed[0].pk), session, read]))
"""
# What no page may do. The policy complains of what it stopped; the rest was not stopped.
COMPLAIN = """
addEventListener("securitypolicyviolation", (event) =>
    console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
# What would be wrong on a page, so that it is known to be noticed.
BAD = """() => {
    const made = document.createElement("b");
    made.className = "hostile";
    document.body.append(made);
    new Image().src = "https://hostile.example/";
}"""
# Pages of an entry, which show all that was typed.
OF_ENTRY = ("change/", "verify/", "history/", "comments/", "alert/", "withdraw/", "vetting/")
# Those to which no link leads here.
OF_ENTRY += ("link/", "verify/1/", "compare/?from=1&to=2")
# Which routes of the desk the whole walk leaves out, and why.
LEFT_OUT = {
    "leads on, or refuses everybody": "<path:object_id>/(delete/)?$|admin/(r/|.*(url>|app_label>))"
    "|/(answer|edit|province|snapshot|verification)/(<path:object_id>/delete|add)/$",
    "takes an act alone, or ends the session": "/(claim|restore|leave|logout|login|remove)/$",
    "is a file, or an answer to a script": r"\.(csv|svg|xlsx)$|/(autocomplete|passkeys/login)/$",
    "asks for a factor, which Dara has none of": "account/(again|factor/(code|passkeys)/again"
    "|factor/codes?)/$",
    "is of account keepers, who read names of accounts alone": "admin/auth/",
    "shows a table that was sent: tests/hostile/test_doors.py": "admin/import/(columns|look)/$",
    "is of a row that is not there: answers, days off, samples, merges": "/answer/<path:object_id>/"
    "(change|history)/$|/dayoff/<path.*(change|history)/$|admin/sample/<uuid|/unmerge/$",
    "is the admin's own history, as of a need": "/(organization|province)/<path.*/history/$",
}
LEAVING = ("/admin/logout/", "/admin/account/leave/", "/i18n/")
# These are files, or begin a walk of their own.
FILES = re.compile(r"/(export|api|data|static)/|\.(xlsx|csv|vcf|svg|json)$")


class Walker:
    """A browser that goes from page to page and remembers what was wrong on which."""

    def __init__(self, browser, site, session):
        self.site, self.wrong, self.count = site, [], 0
        self.context = browser.new_context(
            base_url=site.url, locale="km-KH", viewport={"width": 390, "height": 844}
        )
        self.context.add_init_script(COMPLAIN)
        self.context.on("request", self.look_at_request)
        self.context.on("console", lambda said: self.note(said.text, said.type == "error"))
        self.context.on("weberror", lambda error: self.note(str(error.error)))
        self.context.on("dialog", lambda dialog: (self.note("a dialog"), dialog.dismiss()))
        name = {"name": "sessionid", "value": session, "url": site.url}
        self.context.add_cookies([name])
        self.page = self.context.new_page()

    def look_at_request(self, request):
        host = urlsplit(request.url).netloc
        if host and host != urlsplit(self.site.url).netloc:
            self.note(f"asked for {request.url}")

    def note(self, what, is_wrong=True):
        # That there is no page or no network is no mistake of a script.
        if is_wrong and "Failed to load resource" not in what:
            self.wrong.append((self.page.url, what[:300]))

    def open(self, address):
        """Open a page, unfold what is folded, and look, and return whether it is there."""
        answer = self.page.goto(address)
        self.page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        self.look()
        return (answer.status, urlsplit(answer.url).path) == (200, urlsplit(address).path)

    def look(self):
        self.count += 1
        made, ran = self.page.evaluate(IN_A_BROWSER)
        if made or ran:
            self.note(f"made {made}, ran {ran}")

    def crawl(self, starts, within, most):
        """Open a page of every route that links lead to, or of so many; return what is there."""
        waiting, seen, there = [*starts], set(), set()
        while waiting and len(seen) < most:
            address = waiting.pop(0)
            path = urlsplit(address).path
            is_ours = path.startswith(within) and not urlsplit(address).netloc
            if not is_ours or path.startswith(LEAVING) or FILES.search(path):
                continue
            if route_of(address) in seen:
                continue
            seen.add(route_of(address))
            if self.open(address):
                there.add(route_of(address))
            links = self.page.eval_on_selector_all(
                "a[href]", "all => all.map((a) => a.getAttribute('href'))"
            )
            waiting += [urljoin(address, link).partition("#")[0] for link in links]
        return there


def routes(resolver=None, before=""):
    """Every route of the site, in the language that is on."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern, route)
        else:
            yield route


def of_the_desk():
    return {route for route in routes() if route.startswith("admin/")}


def left_out(reasons=tuple(LEFT_OUT)):
    """The routes that the whole walk leaves out for one of these reasons."""
    patterns = [LEFT_OUT[reason] for reason in reasons]
    return {route for route in of_the_desk() if any(re.search(one, route) for one in patterns)}


def routes_alone():
    """Every route that is an address as it stands, whether or not a link leads to it."""
    return [route for route in routes() if not re.search(r"[<(^\\]", route)]


def route_of(address):
    """The language and the route of a page: those of one route differ in what is on them alone."""
    path = urlsplit(address).path
    # Django resolves the addresses of the language that is on.
    with translation.override("en" if path.startswith("/en/") else "km"):
        return path[:4], resolve(path).route


@pytest.mark.parametrize("reason", LEFT_OUT)
def test_what_the_walk_leaves_out_is_at_the_desk(reason):
    assert left_out([reason])


@pytest.mark.parametrize(
    ("count", "most"), [(12, 20), pytest.param(500, 1000, marks=pytest.mark.slow)]
)
def test_nothing_runs_and_nothing_leaves_on_any_page(browser, own_site, tmp_path, count, most):
    said = own_site.manage("shell", "--verbosity=0", "-c", PLANT % count)
    ids, first, session, read = json.loads(said.partition("PLANTED")[2])
    walker = Walker(browser, own_site, session)
    page = walker.page
    page.goto("/km/about/")
    with page.expect_console_message(lambda said: said.text.startswith("CSP: img-src")):
        page.evaluate(BAD)
    walker.look()
    assert any("made" in what for _address, what in walker.wrong)
    walker.wrong.clear()

    alone = [f"/{route}" for route in routes_alone()]
    of_entry = [f"/admin/directory/organization/{first}/{name}" for name in OF_ENTRY]
    of_entry += [f"/admin/directory/report/trouble/{name}/" for name in ("unknown", first)]
    desk = walker.crawl([*of_entry, *alone], "/admin/", most)
    left = of_the_desk() - {route for _start, route in desk}
    print(f"not visited, of {len(of_the_desk())} routes of the desk:", *sorted(left), sep="\n")
    assert most < len(of_the_desk()) or left == left_out()
    readers = walker.crawl([f"/km/o/{ids[0]}/", "/en/", *alone], ("/km/", "/en/"), most)
    one_file = tmp_path / "directory.html"
    one_file.write_bytes(page.request.get("/export/directory.html").body())

    page.goto("/km/")
    page.wait_for_selector(READY)
    for text in texts(count)[:12]:
        page.fill("#id_q", text)
        walker.look()
    page.fill("#id_q", "")
    on_the_phone(walker, ids, ("km", "en"))
    own_site.kill()
    walker.context.set_offline(True)
    on_the_phone(walker, ids, ("en", "km"))
    page.goto(one_file.as_uri())
    walker.look()
    print(
        f"{count} hostile texts, {read} of them in listings; {len(desk)} pages of the desk, "
        f"{len(readers)} for readers, {walker.count} looks: {len(walker.wrong)} were wrong"
    )
    walker.context.close()
    assert walker.wrong == []


def on_the_phone(walker, ids, languages):
    """Open each hostile listing as the phone draws it, the languages by turns."""
    for public_id, language in zip(ids, itertools.cycle(languages), strict=False):
        walker.page.goto(f"/{language}/o/{public_id}/")
        walker.page.wait_for_selector(READY)
        walker.page.wait_for_selector("[data-details] dl")
        # It is there, and it is read.
        assert '="hostile"' in walker.page.locator("main").inner_text()
        walker.look()
