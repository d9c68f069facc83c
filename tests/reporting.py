"""What tests of reports share: a report as a phone sends it, the endpoint, decisions."""

import json
import uuid
from datetime import timedelta

from django.contrib.auth import get_user_model

from directory.models import Report
from directory.rules import (
    report_intake,
    report_queue,
)
from tests import make

HOUR = timedelta(hours=1)


DAY = timedelta(days=1)


def body(**changes):
    """A report as a phone sends it; None takes a key away."""
    whole = {
        "id": str(uuid.uuid4()),
        "listing": "river",
        "seq": 1764040000,
        "kind": "wrong-number",
        "phone": make.NUMBER,
        "note": "Someone else answers",
        "made_at": "2026-11-25T09:30:00.123+07:00",
    } | changes
    return {name: value for name, value in whole.items() if value is not None}


def post(client, content, content_type="application/json", **headers):
    return client.post(
        "/reports/",
        content if isinstance(content, (str, bytes)) else json.dumps(content),
        content_type=content_type,
        headers=headers,
    )


def take(at=make.NOW, **changes):
    """Store a report past the door, as of a moment."""
    fields = report_intake.check(body(**changes))
    assert report_intake.receive(fields, at=at) == "new"
    return Report.objects.get(pk=fields["id"])


def verifier():
    return get_user_model().objects.get(username="dara")


def give(
    organization, by, *, number=make.NUMBER, lane="trouble", at=make.NOW + 24 * HOUR, **changes
):
    """Decide on a group as somebody who saw all of it."""
    about = {"organization": organization, "number": number, "lane": lane}
    seen = report_queue.seen(report_queue.group(**about))
    words = {"outcome": "accepted", "reason": ""} | seen | changes
    return report_queue.decide(**about, **words, by=by, at=at)


def flood(organization, count):
    """Reports of every kind, many of them about numbers and listings that are made up."""
    kinds = Report.Kind.values
    Report.objects.bulk_create(
        Report(
            id=uuid.uuid4(),
            listing="river",
            organization=organization if number % 3 else None,
            seq=1,
            kind=kinds[number % len(kinds)],
            phone=f"0{number:08}",
            made_at=make.NOW,
            received_at=make.NOW + timedelta(seconds=number),
        )
        for number in range(count)
    )
