"""Recorded rows: nobody changes, deletes or replaces them."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import override_settings

from directory.models import (
    Alert,
    AlertWording,
    Answer,
    Comparison,
    Edit,
    Location,
    LostHistory,
    LostWithdrawal,
    Merge,
    MergeUndo,
    Need,
    NumberCall,
    Organization,
    PartnerAnswer,
    PartnerLink,
    Phone,
    Province,
    Report,
    ReturnRequest,
    Sample,
    SampledListing,
    Schedule,
    SecondCall,
    ServedGroup,
    SheetDraft,
    Snapshot,
    TaxonomyTerm,
    TwinPermit,
    Verification,
    Vetting,
    triggers,
)
from directory.publish import publishing
from directory.rules import (
    alerts,
    calls,
    comments,
    samples,
    twins,
    verification,
    vetting,
)
from tests import make
from tests.shared import undone_at_the_end

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def record_rows(django_db_setup, django_db_blocker, tmp_path_factory):
    """Of every kind of record at least one row, made once for all these tests."""
    folder = override_settings(DATA_ROOT=tmp_path_factory.mktemp("data"))
    with folder, undone_at_the_end(django_db_blocker):
        make.catalogue()
        dara = make.person("dara", verifies=True)
        river = make.organization("river", editor=make.person("sokha"))
        make.confirm(river, by=dara)
        publishing.publish(at=make.NOW)
        who = {"by": dara, "at": make.NOW}
        calls.record_attempt(river, number=make.NUMBER, result="no-answer", **who)
        NumberCall.objects.create(
            organization=river, number=make.HELD_NUMBER, result="no-answer", **who
        )
        alerts.start(river, sentence="closed", ends_on=make.TODAY, reason="x", **who)
        [sampled] = samples.draw(**who).listings.all()
        second = SecondCall.objects.create(
            sampled=sampled, answers={"help": "x"}, has_wrong_number=False, **who
        )
        Comparison.objects.create(call=second, results={"help": "right"}, has_wrong=False, **who)
        words = {"text_km": "ប្រយ័ត្ន", "ends_on": make.TODAY, "reason": "x"}
        alerts.word(river, **words, **who)
        request = twins.ask(uuid.uuid4(), "x", twins.Twin(river, {}), reason="x", **who)
        bopha = make.person("bopha", verifies=True)
        twins.permit(request, reason="x", by=bopha, at=make.NOW)
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
        comments.add(river, text="x", **who)
        lake = make.organization("lake", editor=dara)
        merge = Merge.objects.create(gone=lake, stays=river, common={}, **who)
        MergeUndo.objects.create(merge=merge, reason="x", **who)
        LostWithdrawal.objects.create(public_id="x", seq=1, published_at=make.NOW)
        LostHistory.objects.create(seq=1, head="x", at=make.NOW)
        yield


@pytest.fixture
def recorded(record_rows, db):
    # PostgreSQL empties no table while it still has to check a foreign key.
    connection.check_constraints()


@pytest.fixture
def river(recorded):
    return Organization.objects.get(slug="river")


@pytest.fixture
def sokha(recorded):
    return get_user_model().objects.get(username="sokha")


@pytest.fixture
def dara(recorded):
    return get_user_model().objects.get(username="dara")


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
    ("catalogueedit", "revision", {"revision": "revision + 9"}),
    ("cataloguecheck", "number", {"number": "number + 9"}),
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
def test_recorded_row_cannot_be_replaced_through_any_unique_key(
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
    Report.objects.create(
        id=uuid.uuid4(), kind="moved", seq=1, made_at=make.NOW, received_at=make.NOW
    )
    Need.objects.create(code="beaten", kinds=["legal-aid"], words=["beats her"])
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
        (Need, {}),
        (ServedGroup, {}),
        (Phone, {}),
        (Edit, {}),
        (Verification, {}),
        (ReturnRequest, {}),
        (Vetting, {}),
        (Alert, {}),
        (Snapshot, {}),
        (TwinPermit, {}),
        (PartnerLink, {}),
        (SheetDraft, {}),
        (Sample, {}),
        (SampledListing, {}),
        (SecondCall, {}),
        (Comparison, {}),
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
        (AlertWording, {"text_km": ""}, "alert_wording_is_whole"),
        (Alert, {"sentence": "call 012"}, "alert_is_whole"),
        (Comparison, {"results": {}}, "comparison_has_results"),
        (Report, {"why": "papers"}, "only_refusals_have_a_reason"),
    ],
)
def test_table_holds_no_row_that_says_what_cannot_be(everything, model, change, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        model.objects.update(**change)
