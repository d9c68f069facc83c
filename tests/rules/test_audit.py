"""The audit finds what was written past the rules and past the triggers, and nothing else."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection

from directory.models import (
    AccountChange,
    Alert,
    Edit,
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
    partner,
    verification,
    vetting,
)
from tests import make

pytestmark = pytest.mark.django_db

LATER = make.NOW + timedelta(hours=1)


@pytest.fixture
def people():
    return SimpleNamespace(
        sokha=make.person("sokha"),
        dara=make.person("dara", verifies=True),
        bopha=make.person("bopha", verifies=True),
    )


@pytest.fixture
def river(people):
    """An entry with a history in which every rule was kept."""
    make.catalogue()
    made = make.organization("river", editor=people.sokha)
    make.confirm(made, by=people.dara)
    made.phones.update(number=make.HELD_NUMBER)
    editing.save(made, by=people.dara, at=make.NOW)
    make.confirm(made, by=people.bopha, facts=["name"])
    make.confirm(made, by=people.bopha)
    said = {"by": people.dara, "reason": "x", "at": make.NOW}
    alerts.put(made, text_km="x", ends_on=make.TODAY, **said)
    vetting.do_not_list(made, **said)
    vetting.end(made, **said)
    verification.ask_return(made, **said)
    make.confirm(made, by=people.bopha, at=LATER)
    _, token = partner.make_link(made, by=people.dara, at=LATER)
    partner.answer(token, corrections={"name": "x"}, at=LATER)
    return made


@pytest.fixture
def no_triggers(river):
    make.take_triggers_away()


def found(organization):
    organization.refresh_from_db()
    return list(audit.violations([organization]))


def test_kept_rules_are_no_violation(river, capsys):
    call_command("audit_verifications")
    assert capsys.readouterr().out == "violations: 0\n"


def test_command_says_what_and_fails(river, no_triggers, capsys):
    Verification.objects.filter(number=1).update(sha256="0")
    with pytest.raises(SystemExit, match="1"):
        call_command("audit_verifications")
    assert capsys.readouterr().out == (
        "river: check 1: the listing is not the one that was frozen\nviolations: 1\n"
    )


def test_working_copy_changed_past_the_history_is_found(river):
    river.phones.update(number=make.NUMBER)
    assert found(river) == ["river: the working copy was changed without a revision"]


def test_edit_laid_at_another_door_is_found(river, people, no_triggers):
    Edit.objects.filter(revision=2).update(editor=people.bopha)
    assert found(river) == [
        "river: check 2: confirmed by one of its editors",
        "river: check 2: names another editor than the last",
        "river: check 3: confirmed by one of its editors",
        "river: check 3: names another editor than the last",
    ]


def test_missing_revision_is_found(river, no_triggers):
    Edit.objects.filter(revision=2).delete()
    assert "river: revisions [1] do not lead to 2" in found(river)


def test_number_smuggled_into_a_listing_is_found(river, no_triggers):
    row = Verification.objects.get(number=5)
    row.listing = row.listing.stored
    row.listing["phones"][0]["number"] = "+8550000009"
    row.sha256 = listing.digest(row.listing)
    row.save()
    assert found(river) == [
        "river: check 5: a number that its revision does not have",
        "river: check 5: says wrongly whether a number is new",
        "river: check 5: a changed number without a call to another one",
    ]


def test_check_of_a_missing_revision_is_found(river, no_triggers):
    Edit.objects.filter(revision=1).delete()
    assert "river: check 1: confirms a revision that nobody recorded" in found(river)


def test_entry_that_was_never_recorded_is_no_violation(river):
    assert found(Organization.objects.create(slug="new", name_km="ថ្មី")) == []


UNCALLED = {"has_new_number": False, "called": ""}
WITHDRAWN = {"outcome": "withdrawn", "due_on": None, "listing": None, "note": "x"}


@pytest.mark.parametrize(
    ("number", "change", "said"),
    [
        (1, WITHDRAWN, "check 1: withdraws what did not stand"),
        (3, WITHDRAWN, "check 4: withdraws what did not stand"),
        (5, {"number": 6}, "a number is missing before it"),
        (5, {"revision": 1, "whole_before": 1, "whole_revision": 1}, "an older revision"),
        (2, {"whole_before": 0}, "says another revision than the one"),
        (5, {"recorded_at": make.NOW - timedelta(days=1)}, "recorded before the check before"),
        (5, {"checked_on": make.TODAY + timedelta(days=1)}, "recorded before it was done"),
        (4, {"whole_before": 1, "whole_revision": 1}, "a withdrawal confirms nothing"),
        (3, {"by_one_person": True, "active_verifiers": 1}, "that one person did everything"),
        (5, {"by_one_person": True, "active_verifiers": 1}, "that one person did everything"),
        (2, {"editor": None}, "names another editor"),
        (2, {"whole_revision": 2}, "says wrongly whether everything"),
        (1, {"whole_revision": 0}, "says wrongly whether everything"),
        (1, {"name_km": "x"}, "a name that its revision does not have"),
        (3, {"confirmed_facts": ["name"]}, "shows a fact that nobody confirmed"),
        (3, {"has_new_number": False}, "says wrongly whether a number is new"),
        (3, {"called": make.HELD_NUMBER}, "a changed number without a call"),
        (3, {"called": "+8550000009"}, "a changed number without a call"),
        (3, {"called": make.HELD_NUMBER, "called_source": "x"}, "a changed number without a call"),
        (3, UNCALLED | {"called_source": "x"}, "a changed number without a call"),
        (5, {"returned_with": None}, "came back by one person"),
        (5, {"due_on": make.TODAY + timedelta(days=181)}, "due later than the policy allows"),
    ],
)
def test_tampered_check_is_found(river, no_triggers, number, change, said):
    Verification.objects.filter(number=number).update(**change)
    assert any(said in line for line in found(river))


@pytest.mark.parametrize(
    "change",
    [{"called": "+8550000009", "called_source": "x"}, {"method": "visit", "called": ""}],
)
def test_changed_number_may_come_by_an_independent_call_or_a_visit(river, no_triggers, change):
    Verification.objects.filter(number=3).update(**change)
    assert found(river) == []


def test_second_withdrawal_in_a_row_did_not_come_back(river, no_triggers):
    Verification.objects.filter(number=3).update(**WITHDRAWN)
    assert [line for line in found(river) if "check 4" in line] == [
        "river: check 4: withdraws what did not stand"
    ]


def test_name_smuggled_into_a_listing_is_found(river, no_triggers):
    row = Verification.objects.get(number=5)
    row.listing = row.listing.stored
    row.listing["name"]["en"] = "Another"
    row.sha256 = listing.digest(row.listing)
    row.save()
    assert found(river) == ["river: check 5: a name that its revision does not have"]


def test_request_for_what_was_not_withdrawn_is_found_where_it_stands(river, people, no_triggers):
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
    make.catalogue()
    get_user_model().objects.filter(pk=people.bopha.pk).update(is_active=False)
    pond = make.organization("pond", editor=people.sokha)
    make.confirm(pond, by=people.dara)
    verification.withdraw(pond, by=people.dara, reason="x", at=make.NOW)
    make.confirm(pond, by=people.dara, at=LATER)
    assert found(pond) == []


@pytest.fixture
def no_checks(no_triggers):
    """Somebody who may alter the tables as well."""
    without, again = {
        "sqlite": ["PRAGMA ignore_check_constraints = ON", "PRAGMA ignore_check_constraints = OFF"],
        "postgresql": [
            "ALTER TABLE directory_verification DROP CONSTRAINT one_person_only_while_alone",
            "SELECT 1",
        ],
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(without)
        yield
        cursor.execute(again)


def test_one_person_while_two_could_verify_is_found(river, people, no_checks):
    Edit.objects.filter(revision=2).update(editor=people.bopha)
    Verification.objects.filter(number=2).update(editor=people.bopha, by_one_person=True)
    assert "river: check 2: says wrongly that one person did everything" in found(river)


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
        ({"text_en": "Call 000 000 01"}, "alert 1: names a number or an address"),
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
    make.catalogue()
    pond = make.organization("pond", editor=people.sokha)
    make.plant_canaries(pond, "KEEPOUT")
    editing.save(pond, by=people.sokha, at=make.NOW)
    make.confirm(pond, by=people.dara)
    assert found(pond) == []


def test_website_is_confirmed_like_any_fact(people):
    make.catalogue()
    pond = make.organization("pond", editor=people.sokha, website="https://pond.example/")
    make.confirm(pond, by=people.dara)
    assert found(pond) == []


@pytest.fixture
def alone(river, people):
    """Dara confirmed what dara had made, in the hour between two checks by bopha."""
    lake = make.organization("lake", editor=people.sokha)
    make.confirm(lake, by=people.bopha)
    get_user_model().objects.exclude(pk=people.dara.pk).update(is_active=False)
    made = make.organization("pond", editor=people.dara)
    make.confirm(made, by=people.dara, at=make.NOW + timedelta(minutes=30))
    make.confirm(lake, by=people.bopha, at=LATER)
    return made


ALONE = "pond: check 1: says that one person was alone, while others verified before and after"


def test_one_person_among_others_is_found(alone):
    assert found(alone) == [ALONE]


def test_check_with_others_around_is_no_lonely_one(alone, people):
    tree = make.organization("tree", editor=people.sokha)
    make.confirm(tree, by=people.dara, at=make.NOW + timedelta(minutes=30))
    assert found(tree) == []


def test_one_person_is_believed_where_the_others_may_have_been_away(alone, people):
    moment = make.NOW + timedelta(minutes=45)
    AccountChange.objects.create(
        kind="verifier", user=people.bopha, at=make.NOW, starts_at=moment, taken_up_at=moment
    )
    assert found(alone) == []


def test_appointment_that_waits_ends_no_absence(alone, people):
    AccountChange.objects.create(
        kind="verifier", user=people.bopha, at=make.NOW, starts_at=make.NOW
    )
    assert found(alone) == [ALONE]


def test_appointment_before_a_lonely_check_makes_nobody_absent(alone, people):
    AccountChange.objects.create(
        kind="verifier", user=people.bopha, at=make.NOW, starts_at=make.NOW, taken_up_at=make.NOW
    )
    assert found(alone) == [ALONE]


def test_one_person_is_believed_where_the_other_verified_only_later(people):
    make.catalogue()
    get_user_model().objects.filter(pk=people.bopha.pk).update(is_active=False)
    pond, lake = (make.organization(slug, editor=people.dara) for slug in ("pond", "lake"))
    make.confirm(pond, by=people.dara)
    make.confirm(lake, by=people.bopha, at=LATER)
    assert found(pond) == []


def test_first_check_by_the_account_of_the_starter_data_is_no_lonely_one(alone, people):
    get_user_model().objects.filter(pk=people.dara.pk).update(is_active=False)
    assert found(alone) == []


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
