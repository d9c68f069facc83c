"""The audit of edits and checks: what was written past the rules and past the triggers."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from directory.models import (
    Edit,
    Organization,
    Verification,
    triggers,
)
from directory.rules import (
    listing,
)
from tests import make
from tests.rules.audit.found import WITHDRAWN, found

pytestmark = pytest.mark.django_db


def test_kept_rules_are_no_violation(river, capsys):
    call_command("audit_verifications")
    assert capsys.readouterr().out == "violations: 0\n"


def test_command_says_what_and_fails(river, no_triggers, capsys):
    Verification.objects.filter(number=1).update(sha256="0")
    triggers.install(connection)
    with pytest.raises(SystemExit, match="1"):
        call_command("audit_verifications")
    first, *guards, last = capsys.readouterr().out.splitlines()
    assert first == "river: check 1: the listing is not the one that was frozen"
    # The fixture took them away.
    assert all(line.startswith("trigger ") for line in guards)
    assert last == f"violations: {1 + len(guards)}"


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
    row.sha256 = listing.listing_digest(row.listing)
    row.save()
    assert found(river) == [
        "river: check 5: a number that its revision does not have",
        "river: check 5: says wrongly whether a number or an address is new",
        "river: check 5: a changed number or address without a call to another number",
    ]


@pytest.mark.parametrize(
    "change",
    [{"acronym": "X"}, {"order": 1}, {"type": "un"}, {"slug": "x"}, {"name_is_translation": True}],
)
def test_another_name_than_the_revision_has_is_found(river, no_triggers, change):
    row = Verification.objects.get(number=5)
    row.listing = row.listing.stored | change
    row.sha256 = listing.listing_digest(row.listing)
    row.save()
    assert found(river) == ["river: check 5: a name that its revision does not have"]


def test_check_of_a_missing_revision_is_found(river, no_triggers):
    Edit.objects.filter(revision=1).delete()
    assert "river: check 1: confirms a revision that nobody recorded" in found(river)


def test_entry_that_was_never_recorded_is_no_violation(river):
    assert found(Organization.objects.create(slug="new", name_km="ថ្មី")) == []


UNCALLED = {"has_new_number": False, "called": ""}


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
        (3, {"has_new_number": False}, "says wrongly whether a number or an address"),
        (3, {"called": make.HELD_NUMBER}, "address without a call"),
        (3, {"called": "+8550000009"}, "address without a call"),
        (3, {"called": make.HELD_NUMBER, "called_source": "x"}, "address without a call"),
        (3, UNCALLED | {"called_source": "x"}, "address without a call"),
        (5, {"returned_with": None}, "came back by one person"),
        (5, {"due_on": make.TODAY + timedelta(days=181)}, "due later than the policy allows"),
        (1, {"kept_facts": ["name"]}, "keeps what did not stand"),
        (5, {"kept_facts": ["name"]}, "keeps what did not stand"),
        (3, {"kept_facts": ["name"], "kept_by_one_person": True}, "says wrongly how many checked"),
        (3, {"kept_facts": ["name"], "rest_method": "call"}, "looked at no rest"),
        (5, {"evidence": "starter"}, "says wrongly that the organization is new"),
    ],
)
def test_tampered_check_is_found(river, no_triggers, number, change, said):
    Verification.objects.filter(number=number).update(**change)
    assert any(said in line for line in found(river))


@pytest.mark.parametrize(
    "change",
    [{"called": "+8550000009", "called_source": "x"}, {"method": "visit", "called": ""}],
)
def test_independent_call_or_visit_is_no_violation(river, no_triggers, change):
    Verification.objects.filter(number=3).update(**change)
    assert found(river) == []
