"""Which page of the desk each role reaches, and nobody without a second factor."""

import re
import uuid

import pytest
from django.apps import apps
from django.urls import get_resolver

from directory.models import AskRule, DayOff, Line, Need, UrgentMessage
from directory.publish import publishing
from directory.rules import report_intake, report_queue, samples
from tests import make
from tests.desk.signin.accounts import FACTOR, ROLES, person, sign_in

pytestmark = pytest.mark.one_database

# What each route below /admin/ lets a role do: write (w), read (r), or nothing (-). In the order of
# ROLES: editor, verifier, report handler, account keeper; then somebody without a role. A new page
# needs a new line here.
ACCESS = """
w w w w w  (the first page)
w w w w w  password_change/
r r r r r  password_change/done/
w w w w w  account/sessions/
- - - - -  autocomplete/
r r r r r  jsi18n/
w w - - -  directory/taxonomyterm/
w - - - -  directory/taxonomyterm/add/
w w - - -  directory/taxonomyterm/<path:object_id>/history/
- - - - -  directory/taxonomyterm/<path:object_id>/delete/
w r - - -  directory/taxonomyterm/<path:object_id>/change/
w w - - -  directory/need/
w - - - -  directory/need/add/
w w - - -  directory/need/<path:object_id>/history/
- - - - -  directory/need/<path:object_id>/delete/
w r - - -  directory/need/<path:object_id>/change/
w w - - -  directory/dayoff/
w - - - -  directory/dayoff/add/
w w - - -  directory/dayoff/<path:object_id>/history/
- - - - -  directory/dayoff/<path:object_id>/delete/
w r - - -  directory/dayoff/<path:object_id>/change/
w w - - -  directory/province/
- - - - -  directory/province/add/
w w - - -  directory/province/<path:object_id>/history/
- - - - -  directory/province/<path:object_id>/delete/
w r - - -  directory/province/<path:object_id>/change/
- w - - -  directory/organization/<uuid:pk>/verify/
w w w - -  coverage/
r r r r r  manual/
w w w w w  publication/
r w - - -  catalogue/
w w - - -  catalogue/history/
w w w - -  directory/organization/<uuid:pk>/verify/<int:number>/
w w - - -  directory/organization/<uuid:pk>/history/
w w - - -  directory/organization/<uuid:pk>/compare/
w - - - -  directory/organization/<uuid:pk>/restore/
- w - - -  directory/organization/<uuid:pk>/alert/
w w - - -  directory/organization/<uuid:pk>/twins/
- w - - -  directory/organization/<uuid:pk>/merge/<uuid:other>/
- w - - -  directory/organization/<uuid:pk>/unmerge/
w w - - -  directory/organization/<uuid:pk>/comments/
- w - - -  directory/organization/<uuid:pk>/withdraw/
- w - - -  directory/organization/<uuid:pk>/vetting/
- w - - -  directory/organization/<uuid:pk>/link/
- w - - -  directory/organization/answer/<uuid:pk>/
- w - - -  directory/organization/print/
w w w - -  directory/organization/
w - - - -  directory/organization/add/
w w - - -  directory/organization/<path:object_id>/history/
- - - - -  directory/organization/<path:object_id>/delete/
w r r - -  directory/organization/<path:object_id>/change/
- - - w -  auth/user/<id>/password/
- - - w -  auth/user/
- - - w -  auth/user/add/
- - - w -  auth/user/<path:object_id>/history/
- - - - -  auth/user/<path:object_id>/delete/
- - - w -  auth/user/<path:object_id>/change/
- w - - -  directory/edit/
- - - - -  directory/edit/add/
- w - - -  directory/edit/<path:object_id>/history/
- - - - -  directory/edit/<path:object_id>/delete/
- r - - -  directory/edit/<path:object_id>/change/
- w - - -  directory/verification/
- - - - -  directory/verification/add/
- w - - -  directory/verification/<path:object_id>/history/
- - - - -  directory/verification/<path:object_id>/delete/
- r - - -  directory/verification/<path:object_id>/change/
- w - - -  directory/snapshot/
- - - - -  directory/snapshot/add/
- w - - -  directory/snapshot/<path:object_id>/history/
- - - - -  directory/snapshot/<path:object_id>/delete/
- r - - -  directory/snapshot/<path:object_id>/change/
- w w - -  directory/report/
- r w - -  directory/report/<slug:lane>/unknown/
- r w - -  directory/report/<slug:lane>/<uuid:pk>/
- w w - -  directory/answer/
- - - - -  directory/answer/add/
- w w - -  directory/answer/<path:object_id>/history/
- - - - -  directory/answer/<path:object_id>/delete/
- r r - -  directory/answer/<path:object_id>/change/
w w - - -  numbers/
w w - - -  numbers/paper/
w w - - -  held/
- w - - -  sample/
- w - - -  sample/<uuid:pk>/
- w - w -  activity/
- w - w -  activity/acts.csv
- w - - -  numbers/<uuid:pk>/
w - - - -  import/
w - - - -  import/look/
w - - - -  import/columns/
r - - - -  import/template.xlsx
r - - - -  import/wrong.xlsx
w w - - -  directory/line/
w - - - -  directory/line/add/
w w - - -  directory/line/<path:object_id>/history/
- - - - -  directory/line/<path:object_id>/delete/
w r - - -  directory/line/<path:object_id>/change/
w w - - -  directory/askrule/
w - - - -  directory/askrule/add/
w w - - -  directory/askrule/<path:object_id>/history/
- - - - -  directory/askrule/<path:object_id>/delete/
w r - - -  directory/askrule/<path:object_id>/change/
w w - - -  directory/urgentmessage/
w - - - -  directory/urgentmessage/add/
w w - - -  directory/urgentmessage/<path:object_id>/history/
- - - - -  directory/urgentmessage/<path:object_id>/delete/
w r - - -  directory/urgentmessage/<path:object_id>/change/
- w - - -  directory/organization/<uuid:pk>/claim/
"""


# Pages that lead elsewhere or hold what every page holds.
OPEN = ("catch_all_view", "logout", "app_index", "shortcut", "RedirectView")


# Whose rows the pages beside the admin's own are about.
OWN_PAGES = {"numbers": "phone", "sample": "sampledlisting"}


def desk_routes(resolver=None, before=""):
    """Each route below /admin/ that asks who is there, with an address that fits it."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            if route.startswith("admin/"):
                yield from desk_routes(pattern, route)
        elif route.startswith("admin/") and not (
            pattern.lookup_str.rpartition(".")[2] in OPEN
            or f"{pattern.name}".startswith(("account_", "mfa_", "login"))
        ):
            _, app, model, *_ = f"{route}//".split("/")
            if app in OWN_PAGES:
                app, model = "directory", OWN_PAGES[app]
            # Reports are read by the entry that they are about.
            model = "organization" if model == "report" else model
            rows = apps.get_model(app, model).objects if model and "<" in route else None
            row = rows.first() if rows else None
            address = route.replace("<slug:lane>", "trouble").replace("<int:number>", "1")
            address = re.sub("<[^>]+>", str(row.pk if row else "1"), address)
            yield route.removeprefix("admin/") or "(the first page)", f"/{address}"


def answer_a_report(organization, *, by):
    told = {"id": str(uuid.uuid4()), "listing": organization.slug, "seq": 1, "kind": "moved"}
    told["made_at"] = make.NOW.isoformat()
    report_intake.receive(report_intake.check(told), at=make.NOW)
    about = {"lane": "trouble", "organization": organization, "number": ""}
    answer = {"outcome": "accepted", "reason": "", "seen": 1, "up_to": make.NOW}
    report_queue.decide(**about, **answer, by=by, at=make.NOW)


def may(client, address):
    """What an address lets somebody do: write (w), read (r), or nothing (-)."""
    may_read, may_write = (
        method(address).status_code not in (403, 405) for method in (client.get, client.post)
    )
    return "w" if may_write else "r" if may_read else "-"


def test_each_role_reaches_what_its_line_says(client, people, settings, tmp_path):
    settings.SECOND_FACTOR, settings.DATA_ROOT = False, tmp_path
    make.catalogue()
    Need.objects.create(code="beaten", kinds=["legal-aid"], words=["beats her"])
    DayOff.objects.create(code="2027-01-29", source="Sub-decree")
    for model in (Line, AskRule, UrgentMessage):
        model.objects.create(code="danger")
    river = make.organization("river", editor=people["sokha"])
    make.confirm(river, by=people["dara"])
    publishing.publish(at=make.NOW)
    samples.draw(by=people["dara"], at=make.NOW)
    answer_a_report(river, by=people["rith"])
    marks = {}
    for user in [*people.values(), person("vanna")]:
        client.force_login(user)
        # Of two pages at one address the first answers.
        for route, address in dict(desk_routes()).items():
            marks.setdefault(route, []).append(may(client, address))
    found = [f"{' '.join(each)}  {route}" for route, each in marks.items()]
    assert sorted(found) == sorted(ACCESS.strip().splitlines())


@pytest.mark.parametrize("name", [*ROLES, "vanna"])
def test_password_alone_opens_no_page_of_the_desk(client, people, name):
    people["vanna"] = person("vanna")
    sign_in(client, name)
    for _, address in desk_routes():
        for method in (client.get, client.post):
            answer = method(address)
            assert (address, answer.status_code, answer.get("Location")) == (address, 302, FACTOR)


def test_stranger_reaches_no_page_of_the_desk(client, people):
    for _, address in desk_routes():
        for method in (client.get, client.post):
            answer = method(address)
            assert answer.status_code in (302, 404), address
            assert answer.get("Location", "/admin/login/").startswith("/admin/login/")
