"""Merging twins: one entry stays, the other is closed, and nothing is public by that."""

import pytest
from django.db import IntegrityError, transaction

from directory.desk import agenda
from directory.models import Claim, Edit, Merge, Phone, Service, TaxonomyTerm, Vetting
from directory.publish import publishing
from directory.rules import (
    audit,
    claims,
    editing,
    importing,
    merging,
    standing,
    twins,
    verification,
    vetting,
)
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import MERGED_AT, change, merge

pytestmark = pytest.mark.django_db


@pytest.fixture
def stays(river, bopha):
    make.confirm(river, by=bopha)
    return river


@pytest.fixture
def pond(stays, sokha, bopha):
    """A second entry with the number of River, and with one more that is held."""
    made = make.organization("pond", editor=sokha, acronym="POND")
    Phone.objects.create(
        organization=made,
        service=made.services.get(),
        number=make.HELD_NUMBER,
        is_held=True,
        is_unconfirmed=True,
        printed_on="2021",
        source_codes="Their letter",
    )
    make.parts(made)
    editing.save(made, by=sokha, at=make.NOW)
    make.confirm(made, by=bopha)
    return made


def offered(gone, stays):
    return merging.offers(editing.document(stays), editing.document(gone), set())


def test_what_stays_is_offered_what_it_lacks(pond, stays):
    service, contact = pond.services.get(), pond.contacts.get()
    held = pond.phones.get(is_held=True)
    assert offered(pond, stays) == [
        *("name_km", "name_en", "acronym"),
        f"services/{service.pk}",
        f"phones/{held.pk}",
        f"contacts/{contact.pk}",
        f"locations/{pond.locations.get().pk}",
        f"sources/{pond.sources.get().pk}",
    ]


def test_taken_facts_join_the_working_copy_and_nothing_is_public(pond, stays, dara):
    before = standing.current_check(stays).sha256
    service, held = pond.services.get(), pond.phones.get(is_held=True)
    merge(pond, stays, dara, "acronym", f"services/{service.pk}", f"phones/{held.pk}")
    stays.refresh_from_db()
    assert (stays.acronym, stays.name_en, stays.slug) == ("POND", "House river", "river")
    phone = stays.phones.get(number=make.HELD_NUMBER)
    assert (phone.is_held, phone.is_unconfirmed) == (True, False)
    assert phone.service == stays.services.get(schedules__byday="MO")
    assert (stays.revision, stays.edits.first().editor) == (2, dara)
    assert standing.current_check(stays).sha256 == before
    assert set(pond.phones.values_list("pk")) & set(stays.phones.values_list("pk")) == set()


def test_number_without_its_service_belongs_to_none(pond, stays, dara):
    merge(pond, stays, dara, f"phones/{pond.phones.get(is_held=True).pk}")
    assert stays.phones.get(number=make.HELD_NUMBER).service is None


def test_who_merged_does_not_confirm(pond, stays, dara, bopha):
    merge(pond, stays, dara, "acronym")
    with pytest.raises(Refused, match="You helped to edit"):
        make.confirm(stays, by=dara)
    assert make.confirm(stays, by=bopha).listing["acronym"] == "POND"


def test_other_entry_is_withdrawn_and_phones_are_told(pond, stays, dara):
    publishing.publish(at=make.NOW)
    merge(pond, stays, dara)
    last = pond.verifications.first()
    assert (last.outcome, last.note) == ("withdrawn", "Merged into House river.")
    assert publishing.publish(at=MERGED_AT)["withdrawn"] == [pond.public_id]


def test_entry_that_no_phone_shows_is_closed_all_the_same(stays, sokha, dara):
    lake = make.organization("lake", editor=sokha)
    merge(lake, stays, dara)
    assert (lake.verifications.count(), standing.merge_of(lake).stays) == (0, stays)
    stays.refresh_from_db()
    assert stays.revision == 1


def test_merged_entry_is_closed_and_its_history_stays(pond, stays, sokha, dara, bopha):
    claims.take(pond, by=bopha, at=make.NOW)
    edits = Edit.objects.filter(organization=pond).count()
    merge(pond, stays, dara)
    closed = "was merged into House river"
    with pytest.raises(Refused, match=closed), transaction.atomic():
        change(pond, sokha, description_en="Back")
    pond.refresh_from_db()
    with pytest.raises(Refused, match=closed):
        make.confirm(pond, by=bopha)
    with pytest.raises(Refused, match=closed):
        verification.ask_return(pond, by=bopha, reason="x", at=MERGED_AT)
    assert (pond.edits.count(), Claim.objects.count()) == (edits, 0)


def test_merged_entry_waits_for_nobody_and_is_no_twin(pond, stays, dara):
    merge(pond, stays, dara, "acronym")
    groups = agenda.today(MERGED_AT)
    assert [group.total for name, group in groups.items() if name in ("never", "gaps")] == [0, 1]
    assert (twins.find_twins(stays), twins.find_twins(pond)) == ([], [])


def test_table_finds_the_entry_that_stays(pond, stays, dara):
    merge(pond, stays, dara, "name_en")
    by_name, by_slug = importing.plan(
        {2: {"name_en": "House pond", "acronym": "X"}, 3: {"slug": "pond", "acronym": "X"}}, {}
    )
    assert (by_name.organization, by_name.state) == (stays, "changed")
    [refusal] = by_slug.refusals[3]
    assert (refusal.why, refusal.right) == (
        "This entry was merged into House pond. Go on there.",
        "river",
    )


@pytest.mark.parametrize("name", ["sokha", "nobody"])
def test_only_verifiers_merge(stays, sokha, name):
    by = sokha if name == "sokha" else make.person(name)
    # Nothing of it is listed, so that no withdrawal asks for a verifier.
    lake = make.organization("lake", editor=sokha)
    with pytest.raises(Refused, match="Only verifiers"):
        merge(lake, stays, by)


def test_what_must_not_be_listed_is_not_merged_away(pond, stays, dara):
    vetting.do_not_list(pond, by=dara, reason="A broker", at=make.NOW)
    with pytest.raises(Refused, match="so that its lock stays"):
        merge(pond, stays, dara)
    assert not Merge.objects.exists()


def test_lock_takes_over_what_is_merged_into_it(pond, stays, sokha, dara):
    vetting.do_not_list(stays, by=dara, reason="A broker", at=make.NOW)
    merge(pond, stays, dara)
    with pytest.raises(twins.ForbiddenTwin, match="POND"):
        make.organization("lake", editor=sokha, acronym="POND")


def test_lock_reaches_what_was_merged_by_way_of_another(pond, stays, sokha, dara):
    lake = make.organization("lake", editor=sokha)
    merge(pond, stays, dara)
    merge(stays, lake, dara)
    assert twins.merged_into({lake.pk}) == {pond.pk: lake.pk, stays.pk: lake.pk}


def test_merge_needs_two_twins_that_are_open_and_were_read(pond, stays, sokha, dara):
    with pytest.raises(Refused, match="into itself"):
        merge(stays, stays, dara)
    lake = make.organization("lake", editor=sokha)
    lake.phones.all().delete()
    editing.save(lake, by=sokha, at=make.NOW)
    with pytest.raises(Refused, match="in common"):
        merge(lake, stays, dara)
    with pytest.raises(Refused, match="after you opened it"):
        merge(pond, stays, dara, "notes")
    for revisions in ((1, 1), (2, 0)):
        with pytest.raises(editing.Stale):
            merging.merge(merging.Pair(pond, stays, *revisions), taken=[], by=dara, at=MERGED_AT)
    merge(pond, stays, dara)
    for pair in ((pond, stays), (stays, pond)):
        with pytest.raises(Refused, match="was merged into"):
            merge(*pair, dara)


def test_shelter_takes_over_no_address_in_a_text(stays, pond, sokha, dara):
    service = stays.services.get()
    Service.objects.filter(pk=service.pk).update(is_residential=True)
    service.kinds.set([TaxonomyTerm.objects.get(code="safe-house")])
    editing.save(stays, by=sokha, at=make.NOW)
    change(pond, sokha, description_en="Call 000 000 009")
    with pytest.raises(Refused, match="000 000 009"):
        merge(pond, stays, dara, "description_en")
    assert not Merge.objects.exists()


def test_database_refuses_to_list_what_was_merged(pond, stays, dara):
    row = pond.verifications.first()
    merge(pond, stays, dara)
    row.pk, row.number, row.recorded_at = None, 3, MERGED_AT
    row.returned_with, row.whole_before = dara, row.whole_revision
    row._state.adding = True
    with pytest.raises(IntegrityError, match="merged_is_closed"), transaction.atomic():
        row.save(force_insert=True)


def test_database_refuses_a_merge_with_itself(stays, dara):
    with pytest.raises(IntegrityError, match="merge_is_of_two"), transaction.atomic():
        Merge.objects.create(gone=stays, stays=stays, common={}, by=dara, at=MERGED_AT)


def test_merge_past_the_rules_is_found(pond, stays, sokha, dara):
    Merge.objects.create(gone=pond, stays=stays, common={}, by=dara, at=make.NOW)
    assert list(audit.violations([pond])) == [
        "pond: is listed though it was merged into another entry"
    ]
    Edit.objects.create(
        organization=pond,
        revision=3,
        editor=sokha,
        edited_at=MERGED_AT,
        document=pond.edits.first().document,
    )
    pond.revision = 3
    pond.save()
    verification.withdraw(pond, by=dara, reason="x", at=make.NOW)
    said = {"outcome": Vetting.Outcome.DO_NOT_LIST, "note": "x", "by": dara, "at": make.NOW}
    Vetting.objects.create(organization=pond, number=1, **said)
    assert list(audit.violations([pond])) == [
        "pond: was merged away though it must not be listed",
        "pond: was edited after it was merged into another entry",
    ]
    assert list(audit.violations([stays])) == []
