"""Numbers of the starter data that wait: proposed as not confirmed, and released by a person."""

import pytest
from django.utils import timezone

from directory.models import Phone, Verification
from directory.rules import audit, numbers
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter_data")]


def unconfirmed():
    """What standing listings show as not confirmed: by the short name of the organization."""
    listings = (check.listing for check in Verification.objects.standing())
    return {
        one["slug"]: [part["number"] for part in one["unconfirmed"]]
        for one in listings
        if one["unconfirmed"]
    }


def test_thirteen_numbers_are_proposed_and_none_is_shown():
    proposed = Phone.objects.filter(is_unconfirmed=True)
    assert (proposed.count(), unconfirmed()) == (13, {})
    assert [phone for phone in proposed if not phone.printed_in_km] == []
    assert proposed.filter(organization__services__is_residential=True).count() == 0


def test_disputed_numbers_are_marked_and_held():
    disputed = Phone.objects.filter(has_conflict=True)
    assert (disputed.count(), disputed.filter(is_held=False).count()) == (7, 0)


def test_verifier_releases_a_number_of_the_starter_data():
    bopha = make.person("bopha", verifies=True)
    phone = Phone.objects.get(organization__slug="adhoc", is_unconfirmed=True)
    numbers.release(phone, by=bopha, at=timezone.now(), seen=make.seen(phone))
    assert unconfirmed() == {"adhoc": [phone.number]}
    assert list(audit.violations([phone.organization])) == []
