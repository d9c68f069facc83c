"""The coverage table: fresh, due or none."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from directory.desk import agenda
from directory.models import (
    Province,
)
from directory.publish import publishing, reader
from directory.rules import editing, unmet
from tests import make
from tests.desk.listed import listed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]


def test_coverage_tells_fresh_from_due_from_none(sokha, dara):
    listed("fresh", editor=sokha, by=dara)
    listed("late", editor=sokha, by=dara, ago=400)
    home = make.organization("home", editor=sokha, kind="safe-house", residential=True)
    home.services.get().provinces.set([Province.objects.get(code="12")])
    editing.save(home, by=sokha, at=timezone.now())
    make.confirm(home, by=dara, at=timezone.now(), on=timezone.localdate() - timedelta(days=100))
    publishing.publish(at=timezone.now())
    current = reader.current()
    table = agenda.coverage(current.records(), current.file("catalogue"), timezone.localdate())
    told = {
        (province and province["code"], category["code"]): (fresh, due)
        for province, cells in table
        for category, fresh, due in cells
    }
    assert told == {
        (None, "shelter"): (0, 0),
        (None, "legal"): (0, 0),
        ("06", "shelter"): (0, 0),
        ("06", "legal"): (1, 1),
        ("12", "shelter"): (0, 1),
        ("12", "legal"): (0, 0),
    }


def test_coverage_page_opens_before_anything_was_published(client, dara):
    assert client.get("/admin/coverage/").status_code == 200


def test_what_five_readers_did_not_find_is_shown(client, sokha, dara):
    listed("river", editor=sokha, by=dara)
    publishing.publish(at=timezone.now())
    # The last is of a kind that the catalogue has no more.
    for kind, count in (("legal-aid", 5), ("safe-house", 4), ("gone", 6)):
        for _number in range(count):
            fields = {"id": uuid.uuid4(), "kind": kind, "province": "06"}
            unmet.receive(fields, at=timezone.now())
    rows = client.get("/admin/coverage/").context["unmet"]
    told = [([name["en"] for name in row["names"]], row["total"]) for row in rows]
    assert told == [(["gone", "Kampong Thom"], 6), (["legal-aid", "Kampong Thom"], 5)]
