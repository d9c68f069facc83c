"""A new organization is listed only once it is proved; nobody goes round that."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from directory.models import Contact, Organization, Phone, Verification
from directory.publish import records
from directory.rules import accounts, audit, editing, importing, merging, proofs, verification
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import card, change

pytestmark = pytest.mark.django_db
ELSEWHERE = {"called": make.ELSEWHERE, "called_source": "Ministry's list of 2026"}


def test_visit_or_an_independent_number_lists_it(river, dara):
    row = make.confirm(river, by=dara, **ELSEWHERE)
    kept = (row.evidence, row.evidence_detail, row.vouched_by, row.agreed_on)
    assert kept == make.FIRST
    assert list(audit.violations()) == []


def test_visit_needs_no_call(river, dara):
    none = {"called": "", "called_source": ""}
    assert make.confirm(river, by=dara, method="visit", **none).evidence == "registration"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"called": ""}, "Visit it, or call a number of it that you found elsewhere"),
        ({"called": make.NUMBER}, "comes from the entry itself"),
        ({"called": make.HELD_NUMBER}, "comes from the entry itself"),
        ({"called": "+8550000004"}, "comes from the entry itself"),
        ({"called": "+8550000005"}, "comes from the entry itself"),
        ({"called_source": " "}, "where you found"),
    ],
)
def test_number_that_came_with_the_entry_proves_nothing(river, sokha, dara, fields, said):
    Phone.objects.create(organization=river, number=make.HELD_NUMBER, is_held=True)
    planted = Phone.objects.create(organization=river, number="+8550000004", is_held=True)
    Contact.objects.create(organization=river, contact_type="whatsapp", value="000 00 005")
    editing.save(river, by=sokha, at=make.NOW)
    # Out of the entry it is no number found elsewhere either.
    planted.delete()
    editing.save(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match=said):
        make.confirm(river, by=dara, **ELSEWHERE | fields)


@pytest.mark.parametrize(
    "note",
    [
        {"notes": "ហៅ ០០០ ០០០ ០៦៦ បានតែពេលព្រឹក"},
        {"note": "2026-11-20: 00 00 000-66 answered"},
        {"raw_as_printed": "(00) 0000.066"},
    ],
    ids=str,
)
def test_number_in_a_note_of_the_entry_was_not_found_elsewhere(river, sokha, dara, note):
    row = river if "notes" in note else river.phones.get()
    for texts in (note, dict.fromkeys(note, "")):
        type(row).objects.filter(pk=row.pk).update(**texts)
        river.refresh_from_db()
        editing.save(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match="comes from the entry itself"):
        make.confirm(river, by=dara, **ELSEWHERE)
    make.confirm(river, by=dara, called="+8550000007", called_source="Ministry's list")
    assert list(audit.violations()) == []
    make.take_triggers_away()
    Verification.objects.update(called=make.ELSEWHERE)
    assert list(audit.violations()) == ["river: check 1: a new organization without proof"]


def test_digits_in_the_key_of_a_row_are_no_number_of_the_entry(river, sokha, dara):
    key = "a117b000-0000-4000-8000-00000000000a"
    Contact.objects.create(pk=key, organization=river, contact_type="telegram", value="@river")
    editing.save(river, by=sokha, at=make.NOW)
    assert make.confirm(river, by=dara, **ELSEWHERE | {"called": "117"}).evidence == "registration"
    assert list(audit.violations()) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"evidence": ""}, "what shows that it exists"),
        ({"evidence": "starter"}, "what shows that it exists"),
        ({"evidence": "earlier"}, "what shows that it exists"),
        ({"evidence_detail": " "}, "where you saw it"),
        ({"vouched_by": " "}, "which other organization vouches"),
        ({"agreed_on": None}, "on which day it agreed"),
        ({"agreed_on": make.TODAY + timedelta(days=1)}, "on which day it agreed"),
    ],
    ids=str,
)
def test_proof_is_whole(river, dara, changed, said):
    with pytest.raises(Refused, match=said):
        make.confirm(river, by=dara, first=make.FIRST._replace(**changed))


# Only the starter data rests on print alone.
@pytest.mark.parametrize("method", ["visit", "published-source"])
def test_nothing_said_is_no_proof(river, dara, method):
    with pytest.raises(Refused, match="what shows that it exists"):
        make.confirm(river, by=dara, method=method, first=None)


def test_account_of_the_starter_data_vouches_for_print_alone(river):
    starter = make.get_user_model().objects.get(username=accounts.STARTER_ACCOUNT)
    with pytest.raises(Refused, match="what shows that it exists"):
        make.confirm(river, by=starter, method="visit", first=None)


def test_later_check_needs_no_proof(river, dara, bopha):
    make.confirm(river, by=dara)
    assert make.confirm(river, by=bopha, called="").evidence == ""


def test_listing_that_comes_back_is_not_new(river, dara, bopha):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=dara, reason="Moved", at=make.NOW)
    verification.ask_return(river, by=dara, reason="Back", at=make.NOW)
    assert make.confirm(river, by=bopha, called="").evidence == ""


def test_entry_that_becomes_another_organization_is_new(river, sokha, dara):
    make.confirm(river, by=dara)
    change(river, sokha, name_en="Lotus House")
    assert make.confirm(river, by=dara, called="").evidence == ""
    change(river, sokha, name_en="New Home", name_km="ផ្ទះថ្មី")
    with pytest.raises(Refused, match="This organization is new here"):
        make.confirm(river, by=dara, called="")
    assert make.confirm(river, by=dara, first=make.FIRST, **ELSEWHERE).evidence == "registration"
    assert list(audit.violations()) == []


def test_number_without_a_source_is_not_confirmed(river, sokha, dara):
    river.phones.update(source_codes=" ")
    editing.save(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match=r"Nobody has said where 000 000 01 comes from"):
        make.confirm(river, by=dara)
    assert make.confirm(river, by=dara, facts=make.least(river)).listing["phones"] == []


def test_number_that_was_listed_needs_no_source(river, sokha, dara):
    make.confirm(river, by=dara)
    river.phones.update(source_codes="")
    editing.save(river, by=sokha, at=make.NOW)
    assert len(make.confirm(river, by=dara).listing["phones"]) == 1


def test_unconfirmed_number_is_sourced_where_it_was_printed(river, sokha, dara):
    fields = {"is_held": True, "is_unconfirmed": True, "printed_on": "2021"}
    phone = Phone.objects.create(organization=river, number=make.HELD_NUMBER, **fields)
    editing.save(river, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match=r"where 000 000 02 comes from"):
        make.confirm(river, by=dara)
    phone.printed_in_en = "A directory"
    phone.save()
    editing.save(river, by=sokha, at=make.NOW)
    assert len(make.confirm(river, by=dara).listing["unconfirmed"]) == 1


def test_imported_organization_and_number_are_proved_like_others(river, sokha, dara):
    sokha.groups.add(Group.objects.get(name=accounts.EDITORS))
    row = {"slug": "pond", "name_km": "អង្គការ pond", "kinds": ["legal-aid"]}
    for said in ({"phones": [(make.HELD_NUMBER, "")]}, {"phones": [], "phones_source": "List"}):
        importing.save(importing.plan({2: row | said}, {}), by=sokha, at=make.NOW)
        pond = Organization.objects.get(slug="pond")
        with pytest.raises(Refused, match=r"comes from|is new here"):
            make.confirm(pond, by=dara, first=None)
    row |= {"phones": [(make.HELD_NUMBER, "")], "phones_source": "Their list"}
    importing.save(importing.plan({2: row}, {}), by=sokha, at=make.NOW)
    assert make.confirm(pond, by=dara).listing["phones"][0]["number"] == make.HELD_NUMBER


def test_entry_that_takes_over_a_listed_twin_is_still_new(river, sokha, dara, bopha):
    make.confirm(river, by=bopha)
    pond = make.organization("pond", editor=sokha)
    pair = merging.Pair(river, pond, river.revision, pond.revision)
    merging.merge(pair, taken=["name_en"], by=bopha, at=make.NOW)
    with pytest.raises(Refused, match="This organization is new here"):
        make.confirm(pond, by=dara, first=None)


def test_restored_revision_is_still_new(river, sokha, dara):
    editing.restore(river.edits.last(), by=sokha, at=make.NOW)
    with pytest.raises(Refused, match="This organization is new here"):
        make.confirm(river, by=dara, first=None)


# New for readers --------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "until"), [(0, "2026-12-25"), (30, "2026-12-25"), (31, None)])
def test_listing_is_new_for_thirty_days(river, dara, days, until):
    make.confirm(river, by=dara)
    day = timedelta(days=days)
    [row] = records.standings(make.NOW + day)
    assert row["new_until"] == until
    new_until = proofs.new_until_of(river, make.TODAY + day)
    assert (new_until and new_until.isoformat()) == until


def test_organization_is_new_by_its_own_first_check_alone(river, sokha, dara, bopha):
    pond = make.organization("pond", editor=sokha)
    assert proofs.new_until_of(pond, make.TODAY) is None
    make.confirm(river, by=dara)
    make.confirm(river, by=bopha, at=make.NOW + timedelta(days=9))
    assert proofs.new_until_of(pond, make.TODAY) is None
    assert proofs.newest_proof(river).get().number == 1


@pytest.mark.parametrize(("proved_at", "is_new"), [(None, False), (make.NOW, True)])
def test_only_what_was_proved_is_new(proved_at, is_new):
    assert proofs.is_still_new(proved_at, make.TODAY) == is_new


@pytest.mark.parametrize(
    ("number", "source", "kept"),
    [
        (make.NUMBER, "book", "book"),
        (make.HELD_NUMBER, " book ", ""),
        (make.HELD_NUMBER, "card", "card"),
        (make.NUMBER, "card", "card"),
    ],
)
def test_source_of_the_old_number_is_none_of_the_new(number, source, kept):
    assert proofs.source_kept((make.NUMBER, "book"), (number, source)) == kept


def test_card_says_so_in_both_languages_and_when_it_ends(river, dara, bopha):
    make.confirm(river, by=dara)
    make.confirm(river, by=bopha)
    assert '<span data-ends="2026-12-25">New in this list, until' in card("en")
    assert '<span data-ends="2026-12-25">ថ្មីក្នុងបញ្ជីនេះ' in card("km")


def test_listing_of_an_earlier_release_is_not_new(river, dara):
    make.confirm(river, by=dara)
    make.take_triggers_away()
    Verification.objects.update(evidence="earlier")
    assert proofs.new_until(make.TODAY) == {}


# What the database and the audit hold ------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"evidence": ""},
        {"evidence_detail": ""},
        {"vouched_by": ""},
        {"agreed_on": None},
        {"called": ""},
        {"called_source": ""},
        {"evidence": "hearsay"},
    ],
    ids=str,
)
def test_database_refuses_a_first_check_without_proof(river, dara, change):
    make.confirm(river, by=dara)
    make.take_triggers_away()
    with pytest.raises(IntegrityError), transaction.atomic():
        Verification.objects.update(**change)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"called": make.NUMBER}, "a new organization without proof"),
        ({"evidence": "starter"}, "a new organization without proof"),
        ({"evidence": "earlier"}, "a new organization without proof"),
    ],
    ids=str,
)
def test_first_check_without_proof_is_found(river, sokha, dara, change, line):
    make.confirm(river, by=dara)
    day = timedelta(days=1)
    pond = make.organization("pond", editor=sokha)
    make.confirm(pond, by=dara, at=make.NOW - day, on=make.TODAY - day)
    make.take_triggers_away()
    Verification.objects.filter(organization=river).update(**change)
    assert list(audit.violations([river])) == [f"river: check 1: {line}"]


def test_number_without_a_source_is_found(river, sokha, dara):
    make.confirm(river, by=dara)
    make.take_triggers_away()
    edit = river.edits.get()
    document = {**edit.document.stored}
    document["phones"] = [row | {"source_codes": ""} for row in document["phones"]]
    river.edits.update(document=document)
    river.phones.update(source_codes="")
    assert list(audit.violations([river])) == ["river: check 1: a number without a source"]
