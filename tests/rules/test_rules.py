"""Editing and verification: what becomes a listing, who may confirm it, and what cannot change."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from directory.models import (
    Alert,
    Answer,
    Edit,
    Location,
    Organization,
    PartnerAnswer,
    PartnerLink,
    Phone,
    Province,
    ReturnRequest,
    Schedule,
    ServedGroup,
    SheetDraft,
    Snapshot,
    TaxonomyTerm,
    Verification,
    Vetting,
    triggers,
)
from directory.publish import files, publishing
from directory.rules import (
    alerts,
    calls,
    differences,
    editing,
    listing,
    verification,
    vetting,
)
from directory.rules.refusal import Refused
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.DATA_ROOT = tmp_path


@pytest.fixture
def sokha():
    return make.person("sokha")


@pytest.fixture
def dara():
    return make.person("dara", verifies=True)


@pytest.fixture
def river(sokha):
    make.catalogue()
    return make.organization("river", editor=sokha)


def change(organization, by, **fields):
    for name, value in fields.items():
        setattr(organization, name, value)
    organization.save()
    editing.save(organization, by=by, at=make.NOW)


def published_files():
    return {name: files.to_bytes(content) for name, content in publishing.build(make.NOW).items()}


def test_saving_without_a_change_makes_no_revision(river, sokha):
    assert editing.save(river, by=sokha, at=make.NOW) is None
    assert river.edits.count() == 1


def test_differences_name_what_changed(river, sokha):
    change(river, sokha, description_en="New")
    after, before = river.edits.all()
    assert [line["path"] for line in differences.between(before.document, after.document)] == [
        ("description_en",)
    ]


def test_unverified_edit_changes_no_public_byte(river, sokha, dara):
    make.confirm(river, by=dara)
    before = published_files()
    change(river, sokha, description_km="អត្ថបទដែលមិនទាន់ត្រួតពិនិត្យ", name_en="Other")
    river.phones.update(number=make.HELD_NUMBER)
    assert published_files() == before


def test_unconfirmed_fact_does_not_reach_the_listing(river, dara):
    row = make.confirm(river, by=dara, facts=["name"])
    assert (row.listing["phones"], row.listing["services"]) == ([], [])
    assert row.listing["description"] == {"km": "", "en": ""}


def test_stale_revision_is_refused(river, sokha, dara):
    change(river, sokha, description_en="New")
    with pytest.raises(Refused):
        make.confirm(river, by=dara, seen_revision=1)


def test_nobody_confirms_own_edit_while_two_can_verify(river, dara):
    make.person("bopha", verifies=True)
    change(river, dara, description_en="Mine")
    with pytest.raises(Refused):
        make.confirm(river, by=dara)


def test_earlier_editor_cannot_hide_behind_a_later_one(river, sokha, dara):
    make.person("bopha", verifies=True)
    change(river, dara, description_en="Mine")
    change(river, sokha, description_en="Mine, mended")
    with pytest.raises(Refused):
        make.confirm(river, by=dara)


def test_only_verifier_may_confirm_own_edit_and_it_shows(river, dara):
    change(river, dara, description_en="Mine")
    assert make.confirm(river, by=dara).by_one_person is True


def test_superuser_is_no_verifier(river):
    root = make.person("root", is_superuser=True)
    with pytest.raises(Refused):
        make.confirm(river, by=root)


def test_listing_without_khmer_name_is_refused(sokha, dara):
    make.catalogue()
    nameless = make.organization("nameless", editor=sokha, name_km="")
    with pytest.raises(Refused):
        make.confirm(nameless, by=dara)


def test_listing_whose_name_nobody_confirmed_is_refused(river, dara):
    with pytest.raises(Refused):
        make.confirm(river, by=dara, facts=["description"])


def test_entry_that_was_never_recorded_is_refused(dara):
    new = Organization.objects.create(slug="new", name_km="ថ្មី")
    with pytest.raises(Refused):
        make.confirm(new, by=dara)


@pytest.mark.parametrize(
    ("fields", "days"),
    [({"hotline": True}, 30), ({"residential": True}, 90), ({}, 180)],
)
def test_next_check_is_due_by_risk(sokha, dara, fields, days):
    make.catalogue()
    row = make.confirm(make.organization("lotus", editor=sokha, **fields), by=dara)
    assert (row.due_on - row.checked_on).days == days


def test_withdrawn_listing_leaves_the_next_snapshot(river, dara):
    make.confirm(river, by=dara)
    verification.withdraw(river, by=dara, reason="Wrong number", at=make.NOW)
    pointer = publishing.publish(at=make.NOW)
    assert (pointer["count"], pointer["withdrawn"]) == (0, [river.public_id])


def test_withdrawing_needs_a_reason(river, dara):
    make.confirm(river, by=dara)
    with pytest.raises(Refused):
        verification.withdraw(river, by=dara, reason=" ", at=make.NOW)


def test_database_refuses_a_verifier_who_is_the_editor(river, dara):
    row = make.confirm(river, by=dara)
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    fields |= {"id": None, "number": 2, "whole_before": 1, "editor_id": dara.pk}
    del fields["id"]
    with pytest.raises(IntegrityError, match="four_eyes"), transaction.atomic():
        Verification.objects.create(**fields)


@pytest.fixture
def recorded(river, dara):
    """Of every kind of record at least one row."""
    make.confirm(river, by=dara)
    publishing.publish(at=make.NOW)
    who = {"by": dara, "at": make.NOW}
    calls.record_attempt(river, number=make.NUMBER, result="no-answer", **who)
    alerts.put(river, text_km="ប្រយ័ត្ន", ends_on=make.TODAY, reason="x", **who)
    until = make.TODAY + timedelta(days=1)
    vetting.vet(river, on=make.TODAY, vouched_by="A coalition", expires_on=until, **who)
    verification.withdraw(river, reason="x", **who)
    verification.ask_return(river, reason="x", **who)
    Answer.objects.create(
        organization=river,
        is_sealed=False,
        outcome="accepted",
        answered_by=dara,
        answered_at=make.NOW,
    )
    # PostgreSQL empties no table while it still has to check a foreign key.
    connection.check_constraints()


def refuse(statement, table):
    with (
        pytest.raises(DatabaseError, match=f"{table} is append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


@pytest.mark.parametrize("record", triggers.APPEND_ONLY)
@pytest.mark.parametrize("act", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_recorded_rows_cannot_be_changed_or_deleted(recorded, record, act):
    refuse(act, f"directory_{record}")


@pytest.mark.parametrize("record", triggers.APPEND_ONLY)
def test_recorded_rows_cannot_be_replaced_or_emptied_away(recorded, record):
    act = {
        "sqlite": "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
        "postgresql": "TRUNCATE {} CASCADE",
    }
    refuse(act[connection.vendor], f"directory_{record}")


# Each with the column by which its rows are told apart besides the id, and another value for it.
TOLD_APART = [
    ("edit", "organization_id, revision", {"revision": "revision + 9"}),
    ("verification", "organization_id, number", {"number": "number + 9"}),
    ("vetting", "organization_id, number", {"number": "number + 9"}),
    ("alert", "organization_id, number", {"number": "number + 9"}),
    ("snapshot", "seq", {"seq": "seq + 9"}),
    (
        "returnrequest",
        "withdrawal_id, by_id",
        {"by_id": "(SELECT id FROM auth_user WHERE username = 'sokha')"},
    ),
]
PUT_IN_PLACE = {
    "sqlite": "INSERT OR REPLACE INTO {table} ({columns}) SELECT {values} FROM {table}",
    "postgresql": (
        "INSERT INTO {table} ({columns}) SELECT {values} FROM {table} "
        "ON CONFLICT ({key}) DO UPDATE SET id = excluded.id"
    ),
}
NEW_ID = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}


@pytest.mark.parametrize(("record", "key", "another"), TOLD_APART)
@pytest.mark.parametrize("way", ["by its id", "by its number"])
def test_recorded_row_cannot_be_replaced_by_one_that_has_one_thing_in_common(
    recorded, record, key, another, way
):
    table = f"directory_{record}"
    if way == "by its id":
        key = "id"
    else:
        another = {"id": NEW_ID[connection.vendor]}
    with connection.cursor() as cursor:
        columns = [c.name for c in connection.introspection.get_table_description(cursor, table)]
    values = ", ".join(another.get(name, name) for name in columns)
    parts = {"table": table, "columns": ", ".join(columns), "values": values, "key": key}
    refuse(PUT_IN_PLACE[connection.vendor].format(**parts), table)


@pytest.fixture
def everything(recorded, river, sokha, dara):
    """Of every kind of row at least one, and nothing but the tables to guard them."""
    link = PartnerLink.objects.create(
        organization=river,
        verification=river.verifications.last(),
        token_sha256="x",
        by=dara,
        at=make.NOW,
        expires_at=make.NOW + timedelta(days=7),
    )
    PartnerAnswer.objects.create(link=link, at=make.NOW)
    SheetDraft.objects.create(organization=river, by=sokha, saved_at=make.NOW)
    Location.objects.create(organization=river, visibility="partial", is_residential=True)
    Schedule.objects.create(
        service=river.services.get(), byday="MO", opens_at="08:00", closes_at="17:00"
    )
    make.take_triggers_away()


@pytest.mark.parametrize(
    ("model", "different"),
    [
        (Organization, {"slug": "lake"}),
        (Organization, {"public_id": "aaaaaa"}),
        (Province, {"code": "99"}),
        (Province, {"iso_3166_2": "KH-99"}),
        (TaxonomyTerm, {}),
        (ServedGroup, {}),
        (Phone, {}),
        (Edit, {}),
        (Verification, {}),
        (ReturnRequest, {}),
        (Vetting, {}),
        (Alert, {}),
        (Snapshot, {}),
        (PartnerLink, {}),
        (SheetDraft, {}),
    ],
)
def test_table_holds_no_second_row_of_the_same(everything, model, different):
    row = model.objects.first()
    row.pk = model._meta.pk.get_default()
    for name, value in different.items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize(
    ("model", "change", "rule"),
    [
        (Phone, {"number": "0"}, "phone_can_be_dialled"),
        (Location, {"visibility": "full"}, "shelter_has_no_address"),
        (Location, {"address_km": "ផ្លូវ ១"}, "shelter_has_no_address"),
        (Location, {"address_en": "Street 1"}, "shelter_has_no_address"),
        (Schedule, {"service": None}, "schedule_has_one_owner"),
        (Schedule, {"byday": "XX"}, "schedule_day_known"),
        (Verification, {"whole_revision": 9}, "check_reaches_no_further_than_seen"),
        (ReturnRequest, {"reason": ""}, "return_has_reason"),
        (PartnerLink, {"expires_at": make.NOW}, "link_expires"),
        (PartnerAnswer, {"handled_at": make.NOW}, "answer_handled_by_somebody"),
        (Answer, {"outcome": "dismissed"}, "dismissed_with_reason"),
    ],
)
def test_table_holds_no_row_that_says_what_cannot_be(everything, model, change, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        model.objects.update(**change)


def test_public_fields_are_these(river):
    built = listing.build(river)
    assert sorted(built) == [
        "acronym",
        "alternate_names",
        "contacts",
        "description",
        "locations",
        "name",
        "name_is_translation",
        "order",
        "phones",
        "public_id",
        "services",
        "slug",
        "type",
        "website",
    ]
    assert sorted(built["phones"][0]) == [
        "hours",
        "id",
        "languages",
        "number",
        "purpose",
        "service",
        "toll_free",
    ]


def test_edit_holds_the_whole_working_copy(river):
    document = Edit.objects.get(organization=river).document
    assert [phone["number"] for phone in document["phones"]] == [make.NUMBER]
    assert document["services"][0]["served"] == {"women": True}
