"""Second factors: an app, recovery codes, a passkey; and the last one stays."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import connection

from directory.rules import accounts
from tests import make
from tests.desk.signin.accounts import FACTOR, ROLES, code_of, sign_in

pytestmark = pytest.mark.one_database


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
