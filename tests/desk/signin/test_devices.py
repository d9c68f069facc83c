"""Whoever guesses on purpose does not keep the owner out: devices and passkeys are apart."""

import pytest
from django.core import signing
from django.core.cache import cache
from django.http import HttpResponse
from django.urls import reverse

from directory.desk import devices
from tests.desk.signin.accounts import FACTOR, code_of, sign_in

pytestmark = pytest.mark.one_database


@pytest.fixture
def secret(client, enrol, people):
    """Dara signed in on this device in full, and out again; the secret of her app."""
    made = enrol("dara")
    client.get("/admin/")
    client.post("/admin/logout/")
    return made


@pytest.fixture
def stranger(client):
    """Somebody elsewhere, without the cookie of Dara's device."""
    return type(client)()


def guess_passwords(stranger, name="dara", times=6):
    for _ in range(times):
        sign_in(stranger, name, "wrong")


def test_known_device_has_an_allowance_of_its_own(client, secret, stranger):
    guess_passwords(stranger)
    assert sign_in(stranger, "dara").status_code == 200
    assert sign_in(client, "dara").status_code == 302


def test_who_leaves_with_the_first_page_just_leaves(client, enrol, people, settings):
    enrol("dara")
    assert client.post(reverse("account_logout")).status_code == 302
    assert settings.DEVICE_COOKIE_NAME not in client.cookies


def test_guesses_on_a_known_device_are_counted_as_elsewhere(client, secret):
    guess_passwords(client)
    assert sign_in(client, "dara").status_code == 200


def test_guessed_codes_elsewhere_close_no_known_device(client, secret, stranger):
    sign_in(stranger, "dara")
    for _ in range(6):
        stranger.post(f"{FACTOR}code/", {"code": "000000"})
    assert stranger.post(f"{FACTOR}code/", {"code": code_of(secret, 1)}).status_code == 200
    sign_in(client, "dara")
    assert client.post(f"{FACTOR}code/", {"code": code_of(secret, 1)}).url == "/admin/"


@pytest.mark.parametrize("code", ["000000", "00000000"])
def test_codes_guessed_on_a_known_device_are_counted(client, secret, code):
    sign_in(client, "dara")
    for _ in range(6):
        client.post(f"{FACTOR}code/", {"code": code})
    assert client.post(f"{FACTOR}code/", {"code": code_of(secret, 1)}).status_code == 200


def test_device_of_one_is_not_that_of_another(client, secret):
    guess_passwords(client, "sokha")
    cache.clear()
    guess_passwords(type(client)(), "sokha")
    assert sign_in(client, "sokha").status_code == 200


def test_new_password_makes_every_device_unknown(client, secret, people, stranger):
    people["dara"].set_password("another long password")
    people["dara"].save()
    guess_passwords(stranger)
    assert sign_in(client, "dara", "another long password").status_code == 200


@pytest.mark.parametrize("value", ["", "x", "e30:1:x"])
def test_forged_cookie_is_none(client, secret, stranger, people, value):
    stranger.cookies["device"] = value
    guess_passwords(stranger)
    other = type(client)()
    other.cookies["device"] = signing.dumps({str(people["dara"].pk): ["x", "y"]}, salt="other")
    assert sign_in(other, "dara").status_code == 200


def test_password_alone_makes_no_device_known(client, people):
    sign_in(client, "dara")
    client.get("/admin/")
    assert "device" not in client.cookies


def test_cookie_tells_nothing_and_goes_nowhere_else(client, enrol, people, settings):
    settings.DEVICE_COOKIE_NAME, settings.SESSION_COOKIE_SECURE = "__Host-device", True
    enrol("dara")
    answer = client.get("/admin/", secure=True)
    cookie = answer.cookies["__Host-device"]
    said = [cookie[name] for name in ("httponly", "secure", "samesite", "path", "domain")]
    assert said == [True, True, "Lax", "/", ""]
    assert "dara" not in signing.b64_decode(cookie.value.split(":")[0].encode()).decode("latin1")
    assert "__Host-device" not in client.get("/admin/", secure=True).cookies


def test_office_machine_knows_the_last_eight_people(rf, people):
    request = rf.get("/")
    for number in range(10):
        request.user = people["dara"].__class__(pk=number, username=f"p{number}")
        response = HttpResponse()
        devices.remember(request, response)
        request.COOKIES["device"] = response.cookies["device"].value
    known = signing.loads(request.COOKIES["device"], salt=devices.SALT)
    assert [*known] == [str(number) for number in range(2, 10)]


# Floods -------------------------------------------------------------------------------------------


@pytest.fixture
def three_a_minute(settings):
    """Three sign-ins a minute from an address, behind one proxy."""
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "3/m/ip"}
    settings.PROXIES = 1


def flood(client, told, times=4):
    headers = {"X-Forwarded-For": told}
    answers = [sign_in(client, "sokha", **headers) for _ in range(times)]
    return [answer.status_code for answer in answers]


def test_flood_is_counted_by_the_address_that_the_proxy_heard(client, people, three_a_minute):
    assert flood(client, "192.0.2.1", 4)[-1] == 429
    # What a client writes itself stands before, and makes no new sender of it.
    forged = [flood(client, f"203.0.113.{n}, 192.0.2.1", 1) for n in range(3)]
    assert forged == [[429], [429], [429]]
    assert flood(client, "192.0.2.2", 1) == [302]


def test_network_of_ipv6_is_one_sender(people, client, three_a_minute):
    for number in range(3):
        flood(client, f"2001:db8::{number}", 1)
    assert flood(client, "2001:db8::ffff", 1) == [429]
    assert flood(client, "2001:db8:0:1::1", 1) == [302]


def test_flood_from_the_office_closes_no_known_device(client, secret, stranger, three_a_minute):
    flood(stranger, "192.0.2.1")
    assert sign_in(client, "dara", X_Forwarded_For="192.0.2.1").status_code == 302


def test_limits_of_sign_in_stay_as_they_are(settings):
    assert settings.ACCOUNT_RATE_LIMITS == {
        "login_failed": "5/5m/key,50/d/key",
        "login": "120/m/ip",
    }
    assert settings.MFA_RATE_LIMITS == {"webauthn_login": "120/m/ip"}
