"""Alerts at the desk: raised, ended, and what is typed stays."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from directory.rules import (
    alerts,
)
from tests.desk.acts.act import act

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk_places")]


def test_alert_is_raised_with_its_last_day_and_ended(client, dara, house):
    client.force_login(dara)
    last = timezone.localdate() + timedelta(days=3)
    words = {"text_km": "បិទបណ្តោះអាសន្ន", "reason": "Flood", "ends_on": f"{last:%d/%m/%Y}"}
    act(client, house, "alert", **words, **{"raise": ""})
    assert alerts.current(house, last).text_km == "បិទបណ្តោះអាសន្ន"
    act(client, house, "alert", end="", **{"end-reason": "Dry again"})
    assert alerts.current(house, timezone.localdate()) is None


TOMORROW = f"{timezone.localdate() + timedelta(days=1):%d/%m/%Y}"


@pytest.mark.parametrize(
    ("pages", "data"),
    [
        (("alert", "verify"), {"text_km": "បិទ", "reason": "Flood", "ends_on": TOMORROW}),
        (("withdraw", "verify"), {"reason": "Nobody answers"}),
        (("vetting", "vetting"), {"forbid": "", "forbid-reason": "A broker runs it"}),
    ],
)
def test_reloading_after_an_act_repeats_nothing(client, dara, house, pages, data):
    client.force_login(dara)
    page, onwards = pages
    response = act(client, house, page, **data)
    assert response.url == f"/admin/directory/organization/{house.pk}/{onwards}/"


@pytest.mark.parametrize("page", ["alert", "withdraw", "vetting"])
def test_missing_fields_are_named_by_the_page_not_the_browser(client, dara, house, page):
    alerts.start(
        house, by=dara, text_km="បិទ", ends_on=timezone.localdate(), reason="x", at=timezone.now()
    )
    client.force_login(dara)
    opened = client.get(f"/admin/directory/organization/{house.pk}/{page}/").text
    forms = re.findall("<form([^>]*)>(.*?)</form>", opened, re.DOTALL)
    asking = [attributes for attributes, fields in forms if " required" in fields]
    assert asking
    assert [attributes for attributes in asking if "novalidate" not in attributes] == []


@pytest.mark.parametrize("page", ["alert", "withdraw"])
def test_form_that_nobody_sent_complains_of_nothing(client, dara, house, page):
    client.force_login(dara)
    opened = client.get(f"/admin/directory/organization/{house.pk}/{page}/")
    assert opened.context["form"].errors == {}


def test_ending_an_alert_complains_only_of_the_missing_reason(client, dara, house):
    client.force_login(dara)
    refused = act(client, house, "alert", end="").context
    assert (refused["form"].errors, list(refused["end_form"].errors)) == ({}, ["reason"])


def test_alert_that_is_refused_keeps_what_was_typed(client, dara, house):
    client.force_login(dara)
    typed = {"text_km": "ហៅ 012 345 678", "reason": "Moved", "ends_on": "៣០/១២/២០២៦"}
    response = act(client, house, "alert", **typed, **{"raise": ""})
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert "ហៅ 012 345 678" in response.text


def test_alert_with_a_day_that_is_none_keeps_what_was_typed(client, dara, house):
    client.force_login(dara)
    typed = {"text_km": "បិទបណ្តោះអាសន្ន", "reason": "Moved", "ends_on": "31/02/2026"}
    response = act(client, house, "alert", **typed, **{"raise": ""})
    assert list(response.context["form"].errors) == ["ends_on"]
    assert "31/02/2026" in response.text
