"""Whose address a request has, and what is left of it."""

import pytest
from django.core.cache import caches
from django.core.exceptions import ImproperlyConfigured

from directory.server import addresses
from directory.settings import env_proxies

# An address is no matter of the database.
pytestmark = pytest.mark.one_database


def seen(rf, **headers):
    """The address that views see, of a request that the machine next to us sent."""
    request = rf.get("/", headers=headers, REMOTE_ADDR="10.0.0.1")
    return addresses.AddressMiddleware(lambda asked: asked.META["REMOTE_ADDR"])(request)


def digest(rf, address):
    return addresses.digest(rf.get("/", REMOTE_ADDR=address))


@pytest.mark.parametrize(
    ("proxies", "told", "address"),
    [
        (0, "192.0.2.1", "10.0.0.1"),
        (1, "192.0.2.1", "192.0.2.1"),
        (1, "203.0.113.9, 192.0.2.1", "192.0.2.1"),
        (1, "203.0.113.9,192.0.2.1 ", "192.0.2.1"),
        (2, "203.0.113.9, 192.0.2.1, 10.0.0.2", "192.0.2.1"),
        # It did not come by both, so nobody whom we trust wrote this.
        (2, "203.0.113.9", "10.0.0.1"),
    ],
)
def test_address_is_what_the_last_trusted_proxy_heard(rf, settings, proxies, told, address):
    settings.PROXIES = proxies
    assert seen(rf, **{"X-Forwarded-For": told}) == address


def test_address_is_the_senders_own_where_no_proxy_told_it(rf, settings):
    settings.PROXIES = 1
    assert seen(rf) == "10.0.0.1"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("", "unknown", True),
    ],
)
def test_senders_of_one_network_count_as_one(rf, one, other, is_same):
    assert (digest(rf, one) == digest(rf, other)) is is_same


def test_digest_is_another_once_the_salt_is_forgotten(rf):
    before = digest(rf, "192.0.2.1")
    caches["memory"].delete("salt")
    assert digest(rf, "192.0.2.1") != before


def test_salt_is_forgotten_within_a_day(rf):
    assert addresses.SALT_AGE.total_seconds() < 24 * 60 * 60
    digest(rf, "192.0.2.1")
    memory = caches["memory"]
    assert list(memory._expire_info) == [memory.make_key("salt")]
    assert memory._expire_info[memory.make_key("salt")] is not None


def test_what_is_remembered_of_addresses_is_in_memory_only(settings):
    backend = settings.CACHES["memory"]["BACKEND"]
    assert backend == "django.core.cache.backends.locmem.LocMemCache"


@pytest.mark.parametrize("value", ["", "-1", "10", "one", "1.5"])
def test_number_of_proxies_that_is_none_stops_the_start(monkeypatch, value):
    monkeypatch.setenv("PHLOV_PROXIES", value)
    with pytest.raises(ImproperlyConfigured) as refused:
        env_proxies()
    assert str(refused.value) == f"PHLOV_PROXIES must be a number from 0 to 9, not {value!r}."


@pytest.mark.parametrize(("value", "number"), [("0", 0), ("2", 2)])
def test_number_of_proxies_comes_from_the_environment(monkeypatch, value, number):
    monkeypatch.setenv("PHLOV_PROXIES", value)
    assert env_proxies() == number
