"""Signing in: who gets in, with what, for how long, and who makes whom a verifier."""

import os
import re
import subprocess
import sys
import time
import uuid
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone, translation

from directory.desk.signin import AccountAdapter
from directory.models import AccountChange
from directory.publish import publishing
from directory.rules import accounts, report_intake, report_queue, verifiers
from directory.rules.refusal import Refused
from directory.server import checks
from directory.templatetags.desk import moment
from tests import make
from tests.site import CHECKOUT

PASSWORD = "a long enough password"
FACTOR = "/admin/account/factor/"
ROLES = {
    "sokha": accounts.EDITORS,
    "dara": accounts.VERIFIERS,
    "rith": accounts.HANDLERS,
    "kolab": accounts.KEEPERS,
}


@pytest.fixture
def people(db, settings):
    """Somebody for each role, where the second factor is asked for."""
    settings.SECOND_FACTOR = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    return {name: person(name, role) for name, role in ROLES.items()}


def person(name, *roles):
    user = get_user_model().objects.create_user(name, password=PASSWORD, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def sign_in(client, name, password=PASSWORD, **headers):
    data = {"login": name, "password": password}
    return client.post("/admin/login/", data, headers=headers)


def code_of(secret, steps=0):
    """What an app with this secret shows now, or some steps of 30 seconds later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


@pytest.fixture
def enrol(client):
    """Sign somebody in and set up their app, as they do the first time; return its secret."""

    def enrol(name):
        sign_in(client, name)
        secret = client.get(f"{FACTOR}app/").context["form"].secret
        assert client.post(f"{FACTOR}app/", {"code": code_of(secret)}).url == f"{FACTOR}codes/"
        return secret

    return enrol


# What each route below /admin/ lets a role do: write (w), read (r), or nothing (-). In the order of
# ROLES: editor, verifier, report handler, account keeper. A new page needs a new line here.
ACCESS = """
w w w w  (the first page)
w w w w  password_change/
r r r r  password_change/done/
- - - -  autocomplete/
r r r r  jsi18n/
w w - -  directory/taxonomyterm/
w - - -  directory/taxonomyterm/add/
w w - -  directory/taxonomyterm/<path:object_id>/history/
- - - -  directory/taxonomyterm/<path:object_id>/delete/
w r - -  directory/taxonomyterm/<path:object_id>/change/
w w - -  directory/province/
- - - -  directory/province/add/
w w - -  directory/province/<path:object_id>/history/
- - - -  directory/province/<path:object_id>/delete/
w r - -  directory/province/<path:object_id>/change/
- w - -  directory/organization/<uuid:pk>/verify/
w w w -  coverage/
w w w -  directory/organization/<uuid:pk>/verify/<int:number>/
w w - -  directory/organization/<uuid:pk>/history/
w w - -  directory/organization/<uuid:pk>/compare/
w - - -  directory/organization/<uuid:pk>/restore/
- w - -  directory/organization/<uuid:pk>/alert/
- w - -  directory/organization/<uuid:pk>/withdraw/
- w - -  directory/organization/<uuid:pk>/vetting/
- w - -  directory/organization/<uuid:pk>/link/
- w - -  directory/organization/answer/<uuid:pk>/
w w w -  directory/organization/
w - - -  directory/organization/add/
w w - -  directory/organization/<path:object_id>/history/
- - - -  directory/organization/<path:object_id>/delete/
w r r -  directory/organization/<path:object_id>/change/
- - - w  auth/user/<id>/password/
- - - w  auth/user/
- - - w  auth/user/add/
- - - w  auth/user/<path:object_id>/history/
- - - -  auth/user/<path:object_id>/delete/
- - - w  auth/user/<path:object_id>/change/
- w - -  directory/edit/
- - - -  directory/edit/add/
- w - -  directory/edit/<path:object_id>/history/
- - - -  directory/edit/<path:object_id>/delete/
- r - -  directory/edit/<path:object_id>/change/
- w - -  directory/verification/
- - - -  directory/verification/add/
- w - -  directory/verification/<path:object_id>/history/
- - - -  directory/verification/<path:object_id>/delete/
- r - -  directory/verification/<path:object_id>/change/
- w - -  directory/snapshot/
- - - -  directory/snapshot/add/
- w - -  directory/snapshot/<path:object_id>/history/
- - - -  directory/snapshot/<path:object_id>/delete/
- r - -  directory/snapshot/<path:object_id>/change/
- w w -  directory/report/
- r w -  directory/report/<slug:lane>/unknown/
- r w -  directory/report/<slug:lane>/<uuid:pk>/
- w w -  directory/answer/
- - - -  directory/answer/add/
- w w -  directory/answer/<path:object_id>/history/
- - - -  directory/answer/<path:object_id>/delete/
- r r -  directory/answer/<path:object_id>/change/
"""
# Pages that lead elsewhere or hold what every page holds.
OPEN = ("catch_all_view", "logout", "app_index", "shortcut", "RedirectView")


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


@pytest.mark.one_database
def test_each_role_reaches_what_its_line_says(client, people, settings, tmp_path):
    settings.SECOND_FACTOR, settings.DATA_ROOT = False, tmp_path
    make.catalogue()
    river = make.organization("river", editor=people["sokha"])
    make.confirm(river, by=people["dara"])
    publishing.publish(at=make.NOW)
    answer_a_report(river, by=people["rith"])
    marks = {}
    for user in people.values():
        client.force_login(user)
        # Of two pages at one address the first answers.
        for route, address in dict(desk_routes()).items():
            may_read, may_write = (
                method(address).status_code not in (403, 405)
                for method in (client.get, client.post)
            )
            marks.setdefault(route, []).append("w" if may_write else "r" if may_read else "-")
    found = [f"{' '.join(each)}  {route}" for route, each in marks.items()]
    assert sorted(found) == sorted(ACCESS.strip().splitlines())


@pytest.mark.one_database
def test_password_alone_opens_no_page_of_the_desk(client, people):
    sign_in(client, "dara")
    for _, address in desk_routes():
        for method in (client.get, client.post):
            answer = method(address)
            assert (address, answer.status_code, answer.get("Location")) == (address, 302, FACTOR)


@pytest.mark.one_database
def test_stranger_reaches_no_page_of_the_desk(client, people):
    for _, address in desk_routes():
        answer = client.get(address)
        assert answer.status_code in (302, 404), address
        assert answer.get("Location", "/admin/login/").startswith("/admin/login/")


@pytest.mark.parametrize("name", ROLES)
def test_app_opens_the_desk_from_the_first_sign_in_on(client, people, enrol, name):
    enrol(name)
    assert client.get("/admin/", follow=True).status_code == 200


def test_secret_is_shown_as_text_and_as_a_picture_of_our_own(client, people):
    sign_in(client, "dara")
    page = client.get(f"{FACTOR}app/")
    assert page.context["form"].secret in page.text
    assert "data:" not in page.text
    picture = client.get(f"{FACTOR}app/qr.svg")
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/svg+xml")
    assert "<svg" in picture.text
    assert "style=" not in picture.text


def test_no_picture_without_a_secret(client, people):
    sign_in(client, "dara")
    assert client.get(f"{FACTOR}app/qr.svg").status_code == 404


def test_code_may_be_in_khmer_digits(client, people, enrol):
    secret = enrol("dara")
    client.post("/admin/logout/")
    sign_in(client, "dara")
    khmer = code_of(secret).translate({ord(str(n)): 0x17E0 + n for n in range(10)})
    assert client.post(f"{FACTOR}code/", {"code": khmer}).url == "/admin/"


def test_code_opens_once(client, people, enrol):
    secret = enrol("dara")
    code = code_of(secret, 1)
    for answer in (302, 200):
        client.post("/admin/logout/")
        sign_in(client, "dara")
        # The package alone forgets a used code after half a minute.
        cache.delete(f"allauth.mfa.totp.used?user={people['dara'].pk}&code={code}")
        assert client.post(f"{FACTOR}code/", {"code": code}).status_code == answer
    assert client.get("/admin/").status_code == 302


def test_recovery_codes_are_shown_once_and_open_once(client, people, enrol):
    enrol("dara")
    shown = re.findall(r"<code>(\d{8})</code>", client.get(f"{FACTOR}codes/").text)
    assert len(set(shown)) == 10
    assert re.findall(r"<code>(\d{8})</code>", client.get(f"{FACTOR}codes/").text) == []
    for answer in (302, 200):
        client.post("/admin/logout/")
        sign_in(client, "dara")
        assert client.post(f"{FACTOR}code/", {"code": shown[0]}).status_code == answer


def test_secrets_are_not_readable_in_the_database(people, enrol):
    secret = enrol("dara")
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        stored = str(cursor.fetchall())
    assert secret not in stored
    codes = Authenticator.objects.get(type="recovery_codes").wrap()
    assert len(codes.generate_codes()) == 10
    assert codes.instance.data["seed"].startswith("gAAAA")


def test_last_factor_stays(client, people, enrol):
    enrol("dara")
    assert client.post(f"{FACTOR}app/remove/").status_code == 200
    assert accounts.has_second_factor(people["dara"])


def test_last_passkey_stays(client, people, enrol):
    enrol("dara")
    Authenticator.objects.filter(type="totp").update(type="webauthn", data={"name": "Key"})
    key = Authenticator.objects.get(type="webauthn")
    assert client.post(f"{FACTOR}passkeys/{key.pk}/remove/").url == FACTOR
    assert accounts.has_second_factor(people["dara"])


def test_last_factor_stays_whatever_others_have(client, people, enrol):
    Authenticator.objects.create(user=people["sokha"], type="webauthn", data={"name": "Key"})
    enrol("dara")
    client.post(f"{FACTOR}app/remove/")
    assert accounts.has_second_factor(people["dara"])


def test_factor_of_somebody_else_is_not_ones_own(people, enrol):
    enrol("dara")
    assert accounts.has_second_factor(people["sokha"]) is False


def test_recovery_codes_alone_are_no_second_factor(people):
    Authenticator.objects.create(user=people["dara"], type="recovery_codes", data={})
    assert accounts.has_second_factor(people["dara"]) is False


def test_reset_leaves_the_factors_of_others(people, enrol):
    enrol("dara")
    accounts.reset_second_factor(people["sokha"], at=make.NOW)
    assert accounts.has_second_factor(people["dara"])


def test_factor_goes_where_another_is_left(client, people, enrol):
    enrol("dara")
    Authenticator.objects.create(user=people["dara"], type="webauthn", data={"name": "Key"})
    assert client.post(f"{FACTOR}app/remove/").url == FACTOR
    assert not Authenticator.objects.filter(type="totp").exists()


def test_guesses_close_an_account_but_not_the_office_around_it(client, people):
    for number in range(6):
        # A made-up address changes nothing.
        sign_in(client, "dara", "wrong", X_Forwarded_For=f"192.0.2.{number}")
    assert sign_in(client, "dara").status_code == 200
    assert sign_in(client, "sokha").status_code == 302


def test_guesses_are_counted_for_all_processes_and_without_addresses(client, people):
    sign_in(client, "dara", "wrong")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM directory_cache")
        rows = str(cursor.fetchall())
    assert "login_failed" in rows
    assert "127.0.0.1" not in rows


def test_guessed_codes_close_the_account(client, people, enrol):
    secret = enrol("dara")
    client.post("/admin/logout/")
    sign_in(client, "dara")
    for _ in range(6):
        client.post(f"{FACTOR}code/", {"code": "000000"})
    assert client.post(f"{FACTOR}code/", {"code": code_of(secret, 1)}).status_code == 200
    assert client.get("/admin/").status_code == 302


def test_nobody_signs_up_and_nobody_resets_by_mail():
    for name in ("account_signup", "account_reset_password", "account_email"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert "allauth.urls" not in str(get_resolver().url_patterns)


def test_door_for_signing_up_is_closed_even_if_somebody_gives_it_an_address():
    assert AccountAdapter().is_open_for_signup(None) is False


def test_password_alone_is_enough_to_sign_out(client, people):
    sign_in(client, "dara")
    client.post("/admin/logout/")
    assert "_auth_user_id" not in client.session


def test_visit_without_news_writes_nothing_about_accounts(client, people, enrol):
    enrol("dara")
    client.get("/admin/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/")
    written = [query["sql"] for query in queries if query["sql"].startswith("UPDATE")]
    assert [sql for sql in written if "accountchange" in sql] == []


def test_new_verifier_is_announced_to_a_superuser(client, people, enrol):
    get_user_model().objects.filter(username="rith").update(is_superuser=True)
    appoint(people, at=timezone.now())
    enrol("rith")
    client.cookies["django_language"] = "en"
    page = client.get("/admin/", follow=True).text
    assert page.count("kolab made sokha a verifier, from") == 1


def test_somebody_outside_the_desk_does_not_get_in(client, people):
    get_user_model().objects.create_user("guest", password=PASSWORD)
    assert sign_in(client, "guest").url == "/admin/account/inactive/"
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    ("idle", "age", "ended"),
    [(29, 29, False), (31, 31, True), (1, 12 * 60 - 1, False), (1, 12 * 60 + 1, True)],
)
def test_session_ends_in_time(people, idle, age, ended):
    begun = make.NOW - timedelta(minutes=age)
    session = {
        "desk_begun": begun.timestamp(),
        "desk_seen": (make.NOW - timedelta(minutes=idle)).timestamp(),
        "desk_roles": [],
    }
    facts = {"roles": set(), "changes": [], "at": make.NOW}
    assert accounts.has_ended(session, people["dara"], **facts) is ended


@pytest.mark.parametrize(
    ("name", "minutes", "ended"), [("dara", 1, True), ("dara", -1, False), ("sokha", 1, False)]
)
def test_session_ends_with_a_later_reset_of_its_own_account(people, name, minutes, ended):
    at = make.NOW + timedelta(minutes=minutes)
    accounts.reset_second_factor(people[name], at=at)
    assert session_of_dara_has_ended(people) is ended


def test_session_does_not_end_with_an_appointment(people):
    accounts.set_roles(people["dara"], [], by=people["kolab"], at=make.NOW)
    appoint(people, "dara", at=make.NOW + timedelta(minutes=1))
    assert session_of_dara_has_ended(people) is False


def test_session_ends_for_whoever_left_the_desk(people):
    leave_desk(people["dara"])
    people["dara"].refresh_from_db()
    assert session_of_dara_has_ended(people) is True


def session_of_dara_has_ended(people):
    """Whether a session of make.NOW has ended two minutes later."""
    begun = make.NOW.timestamp()
    session = {"desk_begun": begun, "desk_seen": begun, "desk_roles": []}
    changes = list(accounts.recent_changes(make.NOW))
    at = make.NOW + timedelta(minutes=2)
    return accounts.has_ended(session, people["dara"], roles=set(), changes=changes, at=at)


def test_session_without_a_proof_gives_one_before_a_change(client, people, settings):
    settings.SECOND_FACTOR = False
    client.force_login(people["dara"])
    assert "/again/" in client.get(f"{FACTOR}app/").url


def test_idle_session_has_to_sign_in_again(client, people, enrol):
    enrol("dara")
    session = client.session
    session["desk_seen"] -= 31 * 60
    session.save()
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("seconds", "asks"), [(280, False), (301, True)])
def test_factor_is_changed_within_five_minutes_of_a_proof_or_after_another(
    client, people, enrol, seconds, asks
):
    enrol("dara")
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= seconds
    session.save()
    answer = client.get(f"{FACTOR}codes/new/")
    assert (answer.status_code, "/again/" in answer.get("Location", "")) == (
        (302, True) if asks else (200, False)
    )


def take_role(user):
    user.groups.clear()


def close(user):
    get_user_model().objects.filter(pk=user.pk).update(is_active=False)


def leave_desk(user):
    get_user_model().objects.filter(pk=user.pk).update(is_staff=False)


def change_password(user):
    user.set_password("another long password")
    user.save()


@pytest.mark.parametrize("act", [take_role, close, leave_desk, change_password])
def test_session_ends_with_what_it_was_begun_with(client, people, enrol, act):
    enrol("dara")
    client.get("/admin/")
    act(people["dara"])
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"


def test_session_without_the_factor_ends_once_there_is_one(client, people):
    client.force_login(people["dara"])
    Authenticator.objects.create(user=people["dara"], type="totp", data={})
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"


def test_reset_at_the_server_ends_sessions_and_is_told(client, people, enrol):
    enrol("dara")
    client.get("/admin/")
    call_command("reset_second_factor", "dara", verbosity=0)
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"
    sign_in(client, "dara")
    assert client.get("/admin/").url == FACTOR
    client.post("/admin/logout/")
    enrol("kolab")
    client.cookies["django_language"] = "en"
    told = "The second factor of dara was taken away by somebody at the server on"
    assert told in client.get("/admin/", follow=True).text


# New verifiers ---------------------------------------------------------------------------------


def appoint(people, name="sokha", at=make.NOW):
    roles = [accounts.EDITORS, accounts.VERIFIERS]
    accounts.set_roles(people[name], roles, by=people["kolab"], at=at)


def test_new_verifier_waits_a_day(people):
    appoint(people)
    sokha = people["sokha"]
    assert accounts.take_up(sokha, at=make.NOW + timedelta(hours=23)) is False
    assert verifiers.is_verifier(sokha) is False
    assert accounts.take_up(sokha, at=make.NOW + timedelta(hours=24)) is True
    assert verifiers.is_verifier(sokha) is True


def test_new_verifier_counts_from_the_first_visit_with_a_second_factor(client, people, enrol):
    appoint(people, at=timezone.now() - timedelta(days=2))
    sign_in(client, "sokha")
    for address in ("/admin/", FACTOR):
        client.get(address)
    assert not verifiers.is_verifier(people["sokha"])
    enrol("sokha")
    client.get("/admin/")
    assert verifiers.is_verifier(people["sokha"])


def test_appointment_can_be_taken_back(people):
    appoint(people)
    accounts.set_roles(
        people["sokha"], [accounts.EDITORS], by=people["kolab"], at=make.NOW + timedelta(hours=1)
    )
    assert accounts.take_up(people["sokha"], at=make.NOW + timedelta(days=9)) is False


def test_verifier_of_old_whose_role_was_taken_away_waits_again(people):
    appoint(people)
    days = [make.NOW + timedelta(days=number) for number in (1, 2, 9)]
    assert accounts.take_up(people["sokha"], at=days[0]) is True
    accounts.set_roles(people["sokha"], [accounts.EDITORS], by=people["kolab"], at=days[1])
    assert accounts.take_up(people["sokha"], at=days[2]) is False
    appoint(people, at=days[2])
    assert accounts.waiting(people["sokha"]).get().at == days[2]


def test_record_of_an_appointment_outlives_the_role(people):
    appoint(people)
    later = make.NOW + timedelta(days=1)
    accounts.take_up(people["sokha"], at=later)
    accounts.set_roles(people["sokha"], [accounts.EDITORS], by=people["kolab"], at=later)
    assert people["sokha"].changes.get().taken_up_at == later


def test_reset_of_a_second_factor_makes_nobody_a_verifier(people):
    accounts.reset_second_factor(people["sokha"], at=make.NOW)
    assert accounts.take_up(people["sokha"], at=make.NOW + timedelta(days=9)) is False


@pytest.mark.parametrize(("name", "count"), [("dara", 1), ("kolab", 1), ("rith", 0)])
def test_new_verifier_is_announced_at_the_desk(client, people, enrol, name, count):
    accounts.set_roles(
        people["sokha"], [accounts.VERIFIERS], by=people["kolab"], at=make.NOW + timedelta(days=999)
    )
    enrol(name)
    client.cookies["django_language"] = "en"
    page = client.get("/admin/", follow=True).text
    assert page.count("kolab made sokha a verifier, from") == count


def test_new_verifier_is_announced_by_mail_where_there_is_a_server(
    people, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_HOST = "mail.example"
    for name in ("dara", "kolab"):
        get_user_model().objects.filter(username=name).update(email=f"{name}@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        appoint(people)
    assert [message.bcc for message in mail.outbox] == [["dara@example.org", "kolab@example.org"]]


@pytest.mark.parametrize(("server", "is_active"), [("mail.example", False), ("", True)])
def test_no_mail_goes_to_a_closed_account_or_without_a_server(
    people, settings, django_capture_on_commit_callbacks, server, is_active
):
    settings.EMAIL_HOST = server
    get_user_model().objects.filter(username="dara").update(
        email="dara@example.org", is_active=is_active
    )
    with django_capture_on_commit_callbacks(execute=True):
        appoint(people)
    assert mail.outbox == []


def test_no_mail_is_sent_where_nobody_has_an_address(
    people, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_HOST = "mail.example"
    with django_capture_on_commit_callbacks(execute=True):
        appoint(people)
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("name", "roles", "by"),
    [
        ("kolab", [accounts.KEEPERS, accounts.VERIFIERS], "kolab"),
        ("kolab", [accounts.VERIFIERS], "kolab"),
        ("sokha", [accounts.KEEPERS, accounts.VERIFIERS], "kolab"),
        ("sokha", [accounts.VERIFIERS], "dara"),
        ("root", [accounts.EDITORS], "kolab"),
        ("root", [accounts.VERIFIERS], "owner"),
    ],
)
def test_roles_that_are_refused(people, name, roles, by):
    for superuser in ("root", "owner"):
        people[superuser] = get_user_model().objects.create_superuser(superuser)
    with pytest.raises(Refused):
        accounts.set_roles(people[name], roles, by=people[by], at=make.NOW)
    assert not AccountChange.objects.exists()


def test_superuser_gives_roles_also_to_another_superuser(people):
    for superuser in ("root", "owner"):
        people[superuser] = get_user_model().objects.create_superuser(superuser)
    for name in ("sokha", "root"):
        accounts.set_roles(people[name], [accounts.HANDLERS], by=people["owner"], at=make.NOW)
        assert accounts.roles_of(people[name]) == {accounts.HANDLERS}


def test_keeper_makes_another_keeper(people):
    accounts.set_roles(people["rith"], [accounts.KEEPERS], by=people["kolab"], at=make.NOW)
    assert accounts.roles_of(people["rith"]) == {accounts.KEEPERS}


def test_group_that_is_no_role_counts_for_nothing_and_stays(people):
    sokha = people["sokha"]
    sokha.groups.add(Group.objects.create(name="choir"))
    assert accounts.roles_of(sokha) == {accounts.EDITORS}
    accounts.set_roles(sokha, [accounts.HANDLERS], by=people["kolab"], at=make.NOW)
    assert set(sokha.groups.values_list("name", flat=True)) == {"choir", accounts.HANDLERS}


def test_keeper_begins_with_the_accounts(client, people, settings):
    settings.SECOND_FACTOR = False
    client.force_login(people["kolab"])
    assert client.get("/admin/").url == "/admin/auth/user/"


def test_account_without_a_role_is_told_which_there_are_and_whom_to_ask(client, people, enrol):
    person("veasna")
    enrol("veasna")
    client.cookies["django_language"] = "en"
    page = client.get("/admin/")
    assert page.status_code == 200
    assert [str(role) for role in page.context["roles"]] == [
        "Editor",
        "Verifier",
        "Report handler",
        "Account keeper",
    ]
    assert "Tell an account keeper of your organization" in page.text


def test_verifier_who_waits_is_told_until_when(client, people, enrol):
    veasna = person("veasna")
    accounts.set_roles(veasna, [accounts.VERIFIERS], by=people["kolab"], at=timezone.now())
    enrol("veasna")
    page = client.get("/admin/")
    assert page.context["starts_at"] == veasna.changes.get().starts_at
    assert moment(page.context["starts_at"]) in page.text


def test_roles_of_an_older_version_are_brought_up_to_date(people):
    group = Group.objects.get(name=accounts.EDITORS)
    allowed = set(group.permissions.all())
    group.permissions.clear()
    accounts.create_roles()
    assert set(group.permissions.all()) == allowed


def test_database_refuses_an_appointment_of_oneself(people):
    with pytest.raises(IntegrityError), transaction.atomic():
        AccountChange.objects.create(
            kind="verifier",
            user=people["kolab"],
            by=people["kolab"],
            at=make.NOW,
            starts_at=make.NOW,
        )


def test_database_lets_a_verifier_wait_once(people):
    appoint(people)
    with (
        pytest.raises(IntegrityError, match=r"accountchange\.user_id|waits_once"),
        transaction.atomic(),
    ):
        AccountChange.objects.create(
            kind="verifier", user=people["sokha"], at=make.NOW, starts_at=make.NOW
        )


def test_closed_account_that_opens_again_waits_like_a_new_one(people):
    dara = people["dara"]
    dara.is_active = False
    dara.save()
    accounts.set_roles(dara, [accounts.VERIFIERS], by=people["kolab"], at=make.NOW)
    assert accounts.roles_of(dara) == set()
    dara.is_active = True
    dara.save()
    accounts.set_roles(dara, [accounts.VERIFIERS], by=people["kolab"], at=make.NOW)
    assert verifiers.is_verifier(dara) is False


def test_account_that_is_saved_as_it_stands_keeps_its_roles(client, people, settings):
    settings.SECOND_FACTOR = False
    address = f"/admin/auth/user/{people['dara'].pk}/change/"
    client.force_login(people["kolab"])
    form = client.get(address).context["adminform"].form
    shown = {field.html_name: field.value() for field in form if field.name in form.fields}
    assert client.post(address, {**shown, "email": "dara@example.org"}).status_code == 302
    assert accounts.roles_of(people["dara"]) == {accounts.VERIFIERS}


def test_roles_that_exclude_each_other_are_refused_beside_their_field(client, people, settings):
    settings.SECOND_FACTOR = False
    client.force_login(people["kolab"])
    address = f"/admin/auth/user/{people['sokha'].pk}/change/"
    sent = {"username": "sokha", "is_active": "on", "roles": [accounts.KEEPERS, accounts.VERIFIERS]}
    page = client.post(address, sent)
    assert list(page.context["adminform"].form.errors) == ["roles"]
    assert accounts.roles_of(people["sokha"]) == {accounts.EDITORS}


@pytest.mark.parametrize(
    ("name", "status"),
    [("sokha", 302), ("kolab", 403), ("root", 403), (accounts.STARTER_ACCOUNT, 404)],
)
def test_keeper_sets_no_password_of_their_own_of_a_superuser_or_of_the_starter_data(
    client, people, settings, name, status
):
    settings.SECOND_FACTOR = False
    people["root"] = get_user_model().objects.create_superuser("root")
    people[accounts.STARTER_ACCOUNT] = get_user_model().objects.create_user(
        accounts.STARTER_ACCOUNT
    )
    client.force_login(people["kolab"])
    new = "another long password"
    sent = {"password1": new, "password2": new, "usable_password": "true"}
    page = client.post(f"/admin/auth/user/{people[name].pk}/password/", sent)
    people[name].refresh_from_db()
    assert (page.status_code, people[name].check_password(new)) == (status, status == 302)


def test_list_of_accounts_says_which_roles_count_and_who_has_a_second_factor(
    client, people, settings
):
    settings.SECOND_FACTOR = False
    appoint(people)
    Authenticator.objects.create(user=people["dara"], type="webauthn", data={"name": "Key"})
    get_user_model().objects.filter(username="rith").update(is_active=False)
    client.force_login(people["kolab"])
    found = client.get("/admin/auth/user/").context["cl"]
    with translation.override("en"):
        told = [
            (row.username, found.model_admin.state(row), found.model_admin.roles(row))
            for row in found.result_list
        ]
    assert told == [
        ("dara", "In use", "Verifier"),
        ("kolab", "No second factor yet", "Account keeper"),
        ("rith", "Account closed", "Report handler"),
        ("sokha", "No second factor yet", "Editor, Verifier (waits)"),
    ]


# Where a password alone may do -------------------------------------------------------------------


def test_demo_says_so_on_every_page(client, people, settings):
    settings.SECOND_FACTOR = False
    client.cookies["django_language"] = "en"
    said = "a password alone opens it"
    assert said in client.get("/admin/login/").text
    client.force_login(people["dara"])
    for address in ("/admin/", "/admin/directory/organization/", "/admin/password_change/", FACTOR):
        assert said in client.get(address).text


@pytest.mark.parametrize(
    ("factor", "local", "https", "count"),
    [
        (False, True, False, 0),
        (False, True, True, 1),
        (False, False, False, 1),
        (False, False, True, 1),
        (True, False, True, 0),
    ],
)
def test_check_allows_a_password_alone_only_at_home(settings, factor, local, https, count):
    settings.SECOND_FACTOR, settings.IS_LOCAL, settings.HTTPS = factor, local, https
    assert len(checks.second_factor()) == count


def test_server_for_others_does_not_start_with_a_password_alone(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", "import directory.wsgi"],
        cwd=CHECKOUT,
        env={
            **os.environ,
            "PHLOV_VAR": str(tmp_path),
            "PHLOV_HOSTS": "phlov.example",
            "PHLOV_SECOND_FACTOR": "0",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.splitlines()) == (
        1,
        [
            "PHLOV_SECOND_FACTOR=0 is for this machine alone, but others are served from it.",
            "Take PHLOV_SECOND_FACTOR out of the environment.",
        ],
    )


def test_second_factor_is_asked_for_unless_somebody_turns_it_off(tmp_path):
    ask = "from django.conf import settings; print(settings.SECOND_FACTOR)"
    environment = {**os.environ, "PHLOV_VAR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--verbosity=0", "-c", ask],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "True\n"


# In a real browser ------------------------------------------------------------------------------

ACCOUNT = f"""
from django.contrib.auth.models import Group, User
user = User.objects.create_user("dara", password="{PASSWORD}", is_staff=True)
user.groups.add(Group.objects.get(name="verifiers"))
"""
PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def desk(browser, own_site):
    """Dara's first sign-in, on a phone that keeps passkeys: the page and what it complained of."""
    own_site.kill()
    own_site.environment["PHLOV_SECOND_FACTOR"] = "1"
    own_site.manage("shell", "--verbosity=0", "-c", ACCOUNT)
    own_site.start()
    # Passkeys belong to a name, never to a number.
    address = own_site.url.replace("127.0.0.1", "localhost")
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 844})
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
    page.goto("/admin/")
    page.fill("#id_username", "dara")
    page.fill("#id_password", PASSWORD)
    page.click("#content [type=submit]")
    page.wait_for_url("**/account/factor/")
    yield page, complaints
    context.close()


def test_passkey_opens_the_desk_without_a_password(desk):
    page, complaints = desk
    page.click("a[href$='passkeys/add/']")
    page.check("#id_passwordless")
    assert page.locator("#passkey-failed").is_hidden()
    page.click("#add")
    page.wait_for_url("**/account/factor/codes/")
    assert page.locator(".codes li").count() == 10
    page.click("#content .button")
    page.wait_for_url("**/admin/")
    page.click("#logout-form button")
    page.goto("/admin/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/admin/")
    assert page.locator("#user-tools").is_visible()
    assert complaints == []


def test_app_is_set_up_on_a_small_screen(desk):
    page, complaints = desk
    page.click("a[href$='app/']")
    picture = page.locator(".qr")
    picture.wait_for()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.fill("#id_code", code_of(page.locator("#secret").inner_text()))
    page.click("#content [type=submit]")
    page.wait_for_url("**/account/factor/codes/")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert complaints == []
