"""What tests of signing in share: accounts, passwords, codes."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from directory.rules import accounts
from tests import make

PASSWORD = "a long enough password"


FACTOR = "/admin/account/factor/"


ROLES = {
    "sokha": accounts.EDITORS,
    "dara": accounts.VERIFIERS,
    "rith": accounts.HANDLERS,
    "kolab": accounts.KEEPERS,
}


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


# New verifiers ---------------------------------------------------------------------------------


def appoint(people, name="sokha", at=make.NOW):
    roles = [accounts.EDITORS, accounts.VERIFIERS]
    accounts.set_roles(people[name], roles, by=people["kolab"], at=at)
