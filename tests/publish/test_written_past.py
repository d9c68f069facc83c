"""What somebody writes past the program, and what no release can read, stops nothing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from directory.models import Snapshot, SnapshotStep
from directory.publish import local, publishing
from directory.rules import publication, verification
from tests import make

pytestmark = pytest.mark.django_db

LATER = make.NOW + timedelta(hours=1)
# More digits than Python reads, more depth than it reads and than it copies, half a character.
UNREADABLE = {
    "digits": f'{{"seq": {"9" * 5000}}}',
    "deep": '{"seq":' * 2000 + "1" + "}" * 2000,
    "less deep": f'{{"seq": 0, "more": {"[" * 600}{"]" * 600}}}',
    "half": '{"seq": 0, "more": "\\ud800", "signature": "eA=="}',
}


@pytest.fixture
def dara(river):
    return get_user_model().objects.get(username="dara")


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_pointer_stops_no_withdrawal(published, dara, text):
    seq = Snapshot.objects.get().seq + 1
    columns = "(id, seq, published_at, made_of, pointer)"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and "ud800" in text:
            pytest.skip("NOT RUN: PostgreSQL takes no half character")
        cursor.execute(
            f"INSERT INTO directory_snapshot {columns} VALUES (%s, %s, %s, '', %s)",  # noqa: S608
            [uuid4().hex, seq, make.NOW, text.replace('"seq": 0', f'"seq": {seq}')],
        )
    local.copy().update(now=True)
    assert (local.copy().told["seq"], publication.signature_state()) == (seq - 1, "refused")
    verification.withdraw(published, by=dara, reason="x", at=LATER)
    assert publishing.publish(at=LATER)["withdrawn"] == [published.public_id]


@pytest.mark.parametrize("lines", [{"home": "x"}, {"home": [[5, 9**9]]}, "x", {"home": [{}]}])
def test_forged_step_leads_no_phone_and_stops_no_list(published, dara, lines):
    """The first list of a day leads to the first of the day before, by all between them."""
    first = Snapshot.objects.get().seq
    soon, day = make.NOW + timedelta(seconds=5), make.NOW + timedelta(days=1)
    make.confirm(published, by=dara, at=soon, on=make.TODAY - timedelta(days=1))
    second = publishing.publish(at=soon)["seq"]
    assert SnapshotStep.objects.filter(seq=second, former=first).update(lines=lines) == 1
    make.confirm(published, by=dara, at=day, on=day.date())
    third = publishing.publish(at=day)["seq"]
    assert third > second
    assert local.copy().read(f"{first}-{third}.json") is None
