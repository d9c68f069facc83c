"""Who may verify, and what only verifiers do."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from directory.rules import (
    accounts,
    alerts,
    verification,
    verifiers,
    vetting,
)
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import attempt, raise_alert, vet

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_member", [False, True])
def test_superuser_keeps_accounts_and_so_confirms_nothing(river, dara, is_member):
    root = make.person("root", is_superuser=True, is_staff=True, verifies=is_member)
    with pytest.raises(Refused, match="Only verifiers"):
        make.confirm(river, by=root)


@pytest.mark.parametrize("who", ["sokha", "root"])
def test_whoever_may_not_confirm_may_not_withdraw(river, dara, sokha, who):
    people = {"sokha": sokha, "root": make.person("root", is_superuser=True)}
    make.confirm(river, by=dara)
    with pytest.raises(Refused, match="Only verifiers"):
        verification.withdraw(river, by=people[who], reason="No", at=make.NOW)
    assert river.verifications.count() == 1


@pytest.mark.parametrize(
    "act",
    [
        raise_alert,
        lambda river, by: alerts.end(river, by=by, reason="x", at=make.NOW),
        vet,
        lambda river, by: vetting.end(river, by=by, reason="x", at=make.NOW),
        lambda river, by: vetting.do_not_list(river, by=by, reason="x", at=make.NOW),
        lambda river, by: attempt(river, by, 1),
    ],
)
def test_only_verifiers_may_do_what_acts_at_once(river, dara, sokha, act):
    make.confirm(river, by=dara)
    with pytest.raises(Refused, match="Only verifiers"):
        act(river, sokha)


@pytest.mark.parametrize(
    ("roles", "is_superuser", "may"),
    [
        ({accounts.VERIFIERS}, False, True),
        ({accounts.VERIFIERS, accounts.KEEPERS}, False, False),
        ({accounts.VERIFIERS}, True, False),
        ({accounts.EDITORS}, False, False),
    ],
)
def test_page_offers_a_check_to_verifiers_alone(roles, is_superuser, may):
    somebody = get_user_model()(is_superuser=is_superuser)
    somebody.roles = roles
    assert verifiers.is_verifier(somebody) is may


def test_page_asks_the_database_where_no_role_was_read(river, dara, sokha):
    assert (verifiers.is_verifier(dara), verifiers.is_verifier(sokha)) == (True, False)


def test_editors_and_verifiers_may_ask_that_a_listing_returns(river, dara, sokha):
    sokha.groups.add(Group.objects.get(name=accounts.EDITORS))
    asked = [verifiers.may_ask_return(one, make.NOW) for one in (dara, sokha, make.person("chan"))]
    assert asked == [True, True, False]


def test_others_who_confirm_are_active_and_somebody_else(river, dara, bopha):
    make.person("chan", verifies=True, is_active=False)
    assert [*verifiers.others(dara)] == [bopha]


def test_act_asks_the_database_who_verifies_and_not_the_page(river, dara):
    dara.roles = {accounts.VERIFIERS}
    dara.groups.clear()
    with pytest.raises(Refused, match="Only verifiers"):
        make.confirm(river, by=dara)


def test_only_verifiers_forbid_what_never_stood(river, sokha):
    with pytest.raises(Refused, match="Only verifiers"):
        vetting.do_not_list(river, by=sokha, reason="x", at=make.NOW)


def test_whoever_keeps_accounts_may_not_verify(river, dara):
    dara.groups.add(Group.objects.get(name=accounts.KEEPERS))
    with pytest.raises(Refused, match="Only verifiers"):
        make.confirm(river, by=dara)
    assert verifiers.count_verifiers() == 0


def test_superuser_is_no_verifier(river):
    root = make.person("root", is_superuser=True)
    with pytest.raises(Refused):
        make.confirm(river, by=root)


def test_roles_write_what_has_a_form_and_no_records_of_acts():
    """A new table is written by acts alone, until somebody adds it here."""
    accounts.create_roles()
    writing = ~Q(codename__startswith="view_")
    rows = Permission.objects.filter(writing, group__name__in=accounts.ROLES)
    written = {}
    for role, model in rows.values_list("group__name", "content_type__model"):
        written.setdefault(role, set()).add(model)
    catalogue = {"askrule", "dayoff", "line", "need", "province", "taxonomyterm", "urgentmessage"}
    entry = {"contact", "location", "organization", "phone", "schedule", "servedgroup"}
    assert written == {
        accounts.EDITORS: catalogue | entry | {"service", "source"},
        accounts.VERIFIERS: {"verification"},
        accounts.KEEPERS: {"user"},
    }
