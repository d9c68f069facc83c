"""The chain: what was recorded cannot be changed, taken away or chained anew without it showing."""

import shutil
from datetime import timedelta
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection

from directory.models import (
    Attempt,
    Comment,
    Edit,
    Link,
    LostHistory,
    Organization,
    Snapshot,
    Verification,
    triggers,
)
from directory.models.first_listing import Evidence
from directory.publish import local, publishing
from directory.rules import calls, chain, chain_audit, comments, publication
from tests import make
from tests.shared import undone_within

pytestmark = pytest.mark.django_db
CALL = "EXECUTE FUNCTION directory_append_only()"


@pytest.fixture(scope="module")
def chained_rows(history_rows, tmp_path_factory):
    """Everything that is recorded, chained; with a published list, and rows of other tables."""
    folder = tmp_path_factory.mktemp("chained")
    dara = get_user_model().objects.get(username="dara")
    with undone_within(folder):
        comments.add(Organization.objects.get(), by=dara, text="Ask in spring", at=make.NOW)
        publishing.publish(at=make.NOW)
        yield folder


@pytest.fixture
def chained(chained_rows, river, settings, tmp_path):
    """The same, in a folder of one test alone."""
    settings.DATA_ROOT = shutil.copytree(chained_rows, tmp_path / "data")
    return river


def violations():
    """What is wrong, beside the triggers that a test took away."""
    return [*chain_audit.of_links(), *chain_audit.of_chained(), *chain_audit.of_heads()]


def chain_anew():
    """Compute the whole chain again, as somebody with the password of the database could."""
    make.take_triggers_away()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM directory_link")
    chain.extend()


def test_every_recorded_row_is_chained_once(chained):
    rows = {row.pk for noun in chain.CHAINED for row in chain.model_of(noun).objects.all()}
    links = [*Link.objects.order_by("number")]
    assert [link.number for link in links] == [*range(1, len(rows) + 1)]
    assert {link.row for link in links} == rows
    assert violations() == []


def test_row_with_the_key_of_a_row_elsewhere_is_chained_as_well(chained, people):
    said = {"organization": chained, "by": people.dara, "text": "x", "at": make.NOW}
    twin = Comment.objects.create(pk=Edit.objects.first().pk, **said)
    chain.extend()
    assert {link.noun for link in Link.objects.filter(row=twin.pk)} == {"edit", "comment"}
    assert violations() == []


def test_pointer_carries_the_head(chained):
    pointer = Snapshot.objects.get().pointer
    assert pointer["history"] == chain.head() == local.copy().pointer["history"]


def test_what_is_chained_already_is_not_chained_again(chained):
    head = chain.head()
    chain.extend()
    assert chain.head() == head


def test_withdrawal_waits_for_no_chaining(chained, people):
    head = chain.head()
    comments.add(chained, by=people.dara, text="x", at=make.NOW)
    publication.recall(chained, at=make.NOW)
    assert (chain.head(), Snapshot.objects.first().pointer["history"]) == (head, head)


def test_changed_row_is_named(chained):
    make.take_triggers_away()
    Edit.objects.filter(revision=2).update(edited_at=make.NOW - timedelta(days=1))
    assert violations() == ["river: edit 2: is not as it was recorded"]


def test_row_without_a_number_is_named_by_its_key(chained):
    make.take_triggers_away()
    Comment.objects.update(text="Never ask")
    key = Comment.objects.get().pk
    assert violations() == [f"river: comment {key}: is not as it was recorded"]


def test_row_that_is_gone_is_named(chained):
    make.take_triggers_away()
    key = Comment.objects.get().pk
    Comment.objects.all().delete()
    assert violations() == [f"river: comment {key}: was recorded, and is gone"]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM directory_link WHERE number = 2", "chain: link 2 is missing before 3"),
        ("UPDATE directory_link SET digest = head WHERE number = 2", "chain: link 2 does not"),
        ("UPDATE directory_link SET organization = row WHERE number = 2", "chain: link 2 does not"),
    ],
)
def test_changed_chain_is_found(chained, statement, said):
    make.take_triggers_away()
    with connection.cursor() as cursor:
        cursor.execute(statement)
    assert any(line.startswith(said) for line in violations())


def test_row_that_was_chained_twice_is_found(chained):
    last = Link.objects.order_by("-number").first()
    again = Link(number=last.number + 1, noun=last.noun, row=last.row, digest=last.digest)
    again.head = chain.head_after(last.head, again)
    again.save()
    assert violations() == [f"chain: link {again.number} chains a row for the second time"]


def test_chain_computed_anew_does_not_have_the_old_heads(chained):
    seq = Snapshot.objects.get().seq
    make.take_triggers_away()
    Edit.objects.filter(revision=2).update(edited_at=make.NOW - timedelta(days=1))
    chain_anew()
    assert violations() == [f"list {seq}: tells of a history that this database does not have"]


def test_list_with_less_history_than_one_before_is_found(chained):
    first = Link.objects.get(number=1)
    said = [*chain_audit.of_heads([(Snapshot.objects.get().seq + 1, first.head)])]
    seq = Snapshot.objects.get().seq + 1
    assert said == [f"list {seq}: tells of less history than a list before it"]


def test_publisher_records_that_the_history_is_another(chained, caplog):
    seq = local.copy().pointer["seq"]
    make.take_triggers_away()
    Snapshot.objects.all().delete()
    Edit.objects.filter(revision=2).update(edited_at=make.NOW - timedelta(days=1))
    chain_anew()
    for _ in range(2):
        publishing.publish(at=make.NOW + timedelta(minutes=1))
    assert [lost.seq for lost in LostHistory.objects.all()] == [seq]
    assert f"List {seq} tells of a history that this database does not have" in caplog.messages
    assert violations() == []


def test_digest_of_a_row_stays_what_it_is():
    """Another one would make everything look rewritten that was chained before."""
    made = {"id": UUID(int=1), "organization_id": UUID(int=2), "revision": 1}
    edit = Edit(**made, editor_id=3, edited_at=make.NOW, document={"name_km": "ក"})
    check = Verification(**made, number=1, outcome="confirmed", checked_on=make.TODAY, called="")
    assert [chain.digest(edit), chain.digest(check)] == [
        "f68efdf677118dcf1688ade34f397af574598fd6afce302a0ee11090e678d5f6",
        "b2b0daaaabb6eefba1a1ba7c0d96122f0c8edff98cf27650ebc05517d47cd954",
    ]


def test_check_chained_before_proofs_were_asked_for_stays_it():
    made = {"id": UUID(int=1), "organization_id": UUID(int=2), "revision": 1}
    digests = {said: chain.digest(Verification(**made, evidence=said)) for said in Evidence.values}
    before = chain.digest(Verification(**made))
    assert [said for said, digest in digests.items() if digest == before] == ["earlier"]


def test_numbers_that_were_called_are_in_no_line(chained, people):
    calls.record_attempt(
        chained, by=people.bopha, number=make.NUMBER, result="no-answer", at=make.NOW
    )
    chain.extend()
    make.take_triggers_away()
    key = Attempt.objects.get().pk
    Attempt.objects.update(result="wrong-number")
    assert violations() == [f"river: attempt {key}: is not as it was recorded"]


@pytest.mark.parametrize(
    ("sqlite", "postgresql", "said"),
    [
        (
            "DROP TRIGGER directory_edit_no_update",
            "DROP TRIGGER directory_edit_no_update ON directory_edit",
            ["trigger directory_edit_no_update: is missing"],
        ),
        (
            "CREATE TRIGGER other AFTER INSERT ON directory_edit BEGIN SELECT 1; END",
            f"CREATE TRIGGER other AFTER INSERT ON directory_edit {CALL}",
            ["trigger other: is not ours"],
        ),
        (
            None,
            "ALTER TABLE directory_edit DISABLE TRIGGER directory_edit_no_update",
            ["trigger directory_edit_no_update: is switched off"],
        ),
        (
            None,
            triggers.APPEND_ONLY_FUNCTION.replace("RAISE", "RETURN NEW; RAISE").replace(
                "CREATE", "CREATE OR REPLACE"
            ),
            ["trigger function directory_append_only: is another"],
        ),
    ],
)
def test_trigger_that_does_not_stand_guard_is_named(db, sqlite, postgresql, said):
    statement = sqlite if connection.vendor == "sqlite" else postgresql
    if statement is None:
        pytest.skip("SQLite cannot switch a trigger off")
    assert [*chain_audit.of_triggers()] == []
    with connection.cursor() as cursor:
        cursor.execute(statement)
    assert [*chain_audit.of_triggers()] == said


def test_command_puts_the_triggers_back_and_says_what_stays(db, capsys):
    make.take_triggers_away()
    assert {what for _name, what in triggers.differences(connection)} == {"is missing"}
    call_command("install_triggers")
    assert capsys.readouterr().out == "The triggers are in place.\n"


def test_command_compares_with_a_pointer_that_somebody_kept(chained, tmp_path, capsys):
    kept = tmp_path / "kept.json"
    kept.write_text('{"seq": 7, "history": "another"}', encoding="utf-8")
    with pytest.raises(SystemExit):
        call_command("audit_verifications", f"--witness={kept}")
    assert capsys.readouterr().out.splitlines() == [
        "list 7: tells of a history that this database does not have",
        "violations: 1",
    ]


def test_witness_that_is_none_is_refused(db, tmp_path):
    with pytest.raises(CommandError, match="is no pointer of a list"):
        call_command("audit_verifications", f"--witness={tmp_path}")


@pytest.mark.parametrize("told", [{}, [1], 5])
def test_list_that_tells_of_no_text_is_named(chained, told):
    newest = Snapshot.objects.get()
    forged = {"seq": newest.seq + 1, "history": told}
    Snapshot.objects.create(seq=newest.seq + 1, published_at=make.NOW, pointer=forged)
    assert violations() == [
        f"list {newest.seq + 1}: tells of a history that this database does not have"
    ]
