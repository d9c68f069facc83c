"""The audit of returns, vettings, alerts, partners and accounts."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from directory.models import (
    Alert,
    Organization,
    PartnerAnswer,
    PartnerLink,
    Verification,
    Vetting,
)
from directory.rules import (
    accounts,
    alerts,
    audit,
    editing,
    listing,
    verification,
    vetting,
)
from tests import make
from tests.rules.audit.found import LATER, WITHDRAWN, found

pytestmark = pytest.mark.django_db


def test_second_withdrawal_in_a_row_did_not_come_back(river, no_triggers):
    Verification.objects.filter(number=3).update(**WITHDRAWN)
    assert [line for line in found(river) if "check 4" in line] == [
        "river: check 4: withdraws what did not stand"
    ]


def test_name_smuggled_into_a_listing_is_found(river, no_triggers):
    row = Verification.objects.get(number=5)
    row.listing = row.listing.stored
    row.listing["name"]["en"] = "Another"
    row.sha256 = listing.listing_digest(row.listing)
    row.save()
    assert found(river) == ["river: check 5: a name that its revision does not have"]


def test_request_for_a_listing_that_stands_is_found(river, people, no_triggers):
    lake = make.organization("lake", editor=people.sokha)
    river.verifications.get(number=4).return_requests.update(
        withdrawal=river.verifications.get(number=3)
    )
    assert (found(river), found(lake)) == (
        [
            "river: check 5: came back by one person",
            "river: a request to return what was not withdrawn",
        ],
        [],
    )


def test_return_by_one_person_alone_is_no_violation(people):
    get_user_model().objects.filter(pk=people.bopha.pk).update(is_active=False)
    pond = make.organization("pond", editor=people.sokha)
    make.confirm(pond, by=people.dara)
    verification.withdraw(pond, by=people.dara, reason="x", at=make.NOW)
    make.confirm(pond, by=people.dara, at=LATER)
    assert found(pond) == []


def test_request_by_whoever_confirms_does_not_count(river, people, no_triggers):
    river.verifications.get(number=4).return_requests.update(by=people.bopha)
    assert found(river) == ["river: check 5: came back by one person"]


TRUSTED = {
    "outcome": "trusted",
    "vouched_by": "x",
    "vetted_on": make.TODAY,
    "expires_on": make.TODAY + timedelta(days=731),
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"number": 3}, "vetting numbers [1, 3] have a gap"),
        ({"outcome": "do-not-list"}, "check 5: stands although it must not be listed"),
        (TRUSTED, "vetting 2: trusts what must not be listed"),
        (TRUSTED, "vetting 2: holds longer than the policy allows"),
    ],
)
def test_tampered_vetting_is_found(river, no_triggers, change, said):
    Vetting.objects.filter(number=2).update(**change)
    assert f"river: {said}" in found(river)


def test_trust_that_goes_on_is_no_violation(river, people):
    until = make.TODAY + timedelta(days=730)
    for _ in range(2):
        vetting.vet(
            river, by=people.dara, on=make.TODAY, vouched_by="x", expires_on=until, at=LATER
        )
    assert found(river) == []


def test_alert_that_was_ended_is_no_violation(river, people):
    alerts.end(river, by=people.dara, reason="x", at=make.NOW)
    assert found(river) == []


def test_check_after_do_not_list_is_found(river, no_triggers):
    Vetting.objects.filter(number=2).update(at=LATER + timedelta(days=1))
    assert found(river) == ["river: check 5: lists what must not be listed"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"number": 2}, "alert numbers [2] have a gap"),
        (
            {"sentence": "", "text_km": "x", "text_en": "Call 000 000 01"},
            "alert 1: names a number or an address",
        ),
        ({"ends_on": make.TODAY + timedelta(days=91)}, "alert 1: holds longer"),
    ],
)
def test_tampered_alert_is_found(river, no_triggers, change, said):
    Alert.objects.update(**change)
    assert any(said in line for line in found(river))


def test_answer_by_a_dead_link_is_found_where_it_stands(river, people):
    lake = make.organization("lake", editor=people.sokha)
    PartnerLink.objects.update(revoked_at=make.NOW)
    assert found(river) == ["river: an answer by a link that did not work"]
    assert found(lake) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"at": make.NOW}, "an answer by a link that did not work"),
        ({"corrections": {"shoes": "x"}}, "an answer on a fact that was not asked"),
    ],
)
def test_tampered_answer_of_a_partner_is_found(river, change, said):
    PartnerAnswer.objects.update(**change)
    assert found(river) == [f"river: {said}"]


def test_what_is_not_public_needs_no_confirmation(people):
    pond = make.organization("pond", editor=people.sokha)
    make.plant_canaries(pond, "KEEPOUT")
    editing.save(pond, by=people.sokha, at=make.NOW)
    make.confirm(pond, by=people.dara)
    assert found(pond) == []


def test_website_is_confirmed_like_any_fact(people):
    pond = make.organization("pond", editor=people.sokha, website="https://pond.example/")
    make.confirm(pond, by=people.dara)
    assert found(pond) == []


@pytest.mark.parametrize("name", ["keeper", "superuser"])
def test_whoever_keeps_accounts_and_verifies_is_found(river, people, name):
    if name == "keeper":
        people.dara.groups.add(Group.objects.get(name=accounts.KEEPERS))
    else:
        get_user_model().objects.filter(pk=people.dara.pk).update(is_superuser=True)
    assert list(audit.violations()) == ["dara: keeps accounts and verifies"]


def test_every_organization_is_looked_at(river, people, no_triggers):
    lake = make.organization("lake", editor=people.sokha)
    Organization.objects.filter(pk=lake.pk).update(revision=2)
    assert list(audit.violations()) == ["lake: revisions [1] do not lead to 2"]
