"""What phones keep of an entry that is refused: its words of before, with the warnings of now."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from directory.models import NumberCall, Refusal, SnapshotFile
from directory.publish import admission, local, publisher, publishing, reader
from directory.rules import calls, verification
from tests import make
from tests.publish.test_admission import LATER, forged
from tests.rules.acts import raise_alert

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
MISSING = "Nothing was published: river must stay as phones have it"


@pytest.fixture
def dara(river):
    return get_user_model().objects.get(username="dara")


@pytest.fixture
def refused(published):
    """An entry whose newest check is forged."""
    forged(published.verifications.get(), 2, recorded_at=LATER)
    return published


@pytest.fixture
def without_documents(refused, settings):
    """The last list is of a release that made no documents, or their file is lost."""
    name = reader.read_pointer()["documents"]
    SnapshotFile.objects.filter(name=name).delete()
    for path in settings.DATA_ROOT.glob(f"{name}*"):
        path.unlink()
    return refused


def document():
    [row] = reader.current().documents()
    return row


def test_new_alert_is_told_of_a_refused_entry(refused, dara):
    raise_alert(refused, dara)
    publishing.publish(at=LATER)
    assert document()["alert"]["ends_on"] >= make.TODAY.isoformat()
    assert [phone["number"] for phone in document()["listing"]["phones"]] == [make.NUMBER]


def test_refuted_number_leaves_a_refused_entry(refused, dara):
    said = {"number": make.NUMBER, "by": dara, "at": LATER + timedelta(minutes=1)}
    NumberCall.objects.create(organization=refused, result="wrong-number", **said)
    publishing.publish(at=LATER + timedelta(hours=1))
    assert document()["listing"]["phones"] == []


def test_forged_check_does_not_end_that_nobody_answers(published, dara, settings):
    settings.UNREACHABLE_AFTER = 1
    later = LATER + timedelta(days=5)
    said = {"number": make.NUMBER, "result": "no-answer", "at": later}
    calls.record_attempt(published, by=dara, **said)
    publishing.publish(at=later)
    before = document()["unreachable_on"]
    forged(published.verifications.get(), 2, recorded_at=later)
    publishing.publish(at=later)
    assert before is not None
    assert document()["unreachable_on"] == before


def test_nothing_is_published_where_what_phones_have_is_unknown(without_documents):
    with pytest.raises(admission.FormerUnknown, match=MISSING):
        publishing.publish(at=LATER)
    assert Refusal.objects.get().organization == without_documents
    assert reader.read_pointer()["count"] == 1


def test_log_and_exit_code_say_so(without_documents, caplog):
    with pytest.raises(CommandError, match=MISSING):
        call_command("publish")
    assert publisher.publish_due() is False
    assert any(MISSING in line for line in caplog.messages)


def test_withdrawal_goes_out_and_ends_it(without_documents, dara):
    verification.withdraw(without_documents, by=dara, reason="x", at=LATER)
    local.copy().update(now=True)
    assert reader.read_pointer()["withdrawn"] == [without_documents.public_id]
    assert publishing.publish(at=LATER)["count"] == 0
