"""Vetting at the desk, and what must not be listed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.rules import (
    standing,
    vetting,
)
from tests.desk.acts.act import act

# A screen: what it calls is tried on both databases in tests/rules.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]


def test_vetting_is_recorded_apart_from_the_check(client, dara, house):
    client.force_login(dara)
    today = timezone.localdate()
    act(
        client,
        house,
        "vetting",
        vet="",
        vouched_by="A coalition, its secretary",
        on=today.isoformat(),
        expires_on=(today + timedelta(days=365)).isoformat(),
        visited="on",
        child_protection_policy="True",
    )
    held = vetting.current(house, today)
    assert (held.visited, held.child_protection_policy) == (True, True)
    assert house.verifications.count() == 1


def test_do_not_list_withdraws_at_once_and_keeps_its_reason(client, dara, house):
    client.force_login(dara)
    act(client, house, "vetting", forbid="", **{"forbid-reason": "A broker runs it"})
    assert standing.current_check(house) is None
    client.cookies["django_language"] = "en"
    sheet = client.get(f"/admin/directory/organization/{house.pk}/verify/")
    assert "Do not list: A broker runs it" in sheet.text
