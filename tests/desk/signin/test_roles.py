"""Roles: who gives which to whom, and what the pages say of them."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone, translation

from directory.models import AccountChange
from directory.rules import accounts
from directory.rules.refusal import Refused
from directory.templatetags.desk import moment
from tests import make
from tests.desk.signin.accounts import appoint, person


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


def test_account_without_a_role_is_told_whom_to_ask(client, people, enrol):
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


def shown(client, address):
    """The form of an account as its page shows it."""
    form = client.get(address).context["adminform"].form
    return {field.html_name: field.value() for field in form if field.name in form.fields}


@pytest.mark.parametrize("typed", [{"email": "dara@example.org"}, {"roles": [accounts.EDITORS]}])
def test_account_that_was_closed_meanwhile_stays_closed(client, people, settings, typed):
    settings.SECOND_FACTOR = False
    dara = people["dara"]
    address = f"/admin/auth/user/{dara.pk}/change/"
    client.force_login(people["kolab"])
    old = shown(client, address) | typed
    dara.is_active = False
    dara.save()
    accounts.set_roles(dara, [], by=people["kolab"], at=timezone.now())
    page = client.post(address, old)
    form = page.context["adminform"].form
    assert (page.status_code, [*form.errors]) == (409, ["__all__", "is_active", "roles"])
    assert {name: form[name].value() for name in typed} == typed
    assert not form["is_active"].value()
    again = {field.html_name: field.value() for field in form if field.name in form.fields}
    assert client.post(address, again | {"is_active": ""}).status_code == 302
    dara.refresh_from_db()
    assert (dara.is_active, accounts.roles_of(dara)) == (False, set())


def test_account_that_is_saved_as_it_stands_keeps_its_roles(client, people, settings):
    settings.SECOND_FACTOR = False
    address = f"/admin/auth/user/{people['dara'].pk}/change/"
    client.force_login(people["kolab"])
    sent = shown(client, address) | {"email": "dara@example.org"}
    assert client.post(address, sent).status_code == 302
    assert accounts.roles_of(people["dara"]) == {accounts.VERIFIERS}


def test_exclusive_roles_are_refused_beside_their_field(client, people, settings):
    settings.SECOND_FACTOR = False
    client.force_login(people["kolab"])
    address = f"/admin/auth/user/{people['sokha'].pk}/change/"
    sent = shown(client, address) | {"roles": [accounts.KEEPERS, accounts.VERIFIERS]}
    page = client.post(address, sent)
    assert list(page.context["adminform"].form.errors) == ["roles"]
    assert accounts.roles_of(people["sokha"]) == {accounts.EDITORS}


@pytest.mark.parametrize(
    ("name", "status"),
    [("sokha", 302), ("kolab", 403), ("root", 403), (accounts.STARTER_ACCOUNT, 404)],
)
def test_keeper_sets_the_password_of_certain_accounts_only(client, people, settings, name, status):
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


def test_list_of_accounts_shows_roles_and_second_factors(client, people, settings):
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
