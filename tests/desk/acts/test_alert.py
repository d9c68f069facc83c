"""Alerts at the desk: raised, ended, and what is typed stays."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from directory.rules import (
    alerts,
)
from tests import make
from tests.desk.acts.act import act

# A screen: what it calls is tried on both databases in tests/rules.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("desk_places"),
    pytest.mark.one_database,
]


def test_alert_is_raised_with_its_last_day_and_ended(client, dara, house):
    client.force_login(dara)
    last = timezone.localdate() + timedelta(days=3)
    words = {"sentence": "closed", "reason": "Flood", "ends_on": f"{last:%d/%m/%Y}"}
    act(client, house, "alert", **words, **{"raise": ""})
    assert alerts.current(house, last).sentence == "closed"
    act(client, house, "alert", end="", **{"end-reason": "Dry again"})
    assert alerts.current(house, timezone.localdate()) is None


TOMORROW = f"{timezone.localdate() + timedelta(days=1):%d/%m/%Y}"


@pytest.mark.parametrize(
    ("pages", "data"),
    [
        (
            ("alert", "verify"),
            {"sentence": "closed", "reason": "Flood", "ends_on": TOMORROW, "raise": ""},
        ),
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
        house,
        by=dara,
        sentence="closed",
        ends_on=timezone.localdate(),
        reason="x",
        at=timezone.now(),
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


WORDS = {"word-text_km": "បិទដោយសារទឹកជំនន់", "word-reason": "Flood", "word-ends_on": TOMORROW}


def test_page_offers_no_text_but_to_two_people(client, dara, house):
    client.force_login(dara)
    form = client.get(f"/admin/directory/organization/{house.pk}/alert/").context["form"]
    assert list(form.fields) == ["sentence", "ends_on", "reason"]


def test_own_words_wait_on_today_for_a_second_person(client, dara, house):
    page = f"/admin/directory/organization/{house.pk}/alert/"
    bopha = make.person("bopha", verifies=True, is_staff=True)
    client.force_login(dara)
    assert act(client, house, "alert", **WORDS, word="").url == page
    assert alerts.current(house, timezone.localdate()) is None
    [wording] = alerts.waiting(timezone.localdate())
    client.force_login(bopha)
    assert page in client.get("/admin/").text
    act(client, house, "alert", agree=wording.pk)
    assert alerts.current(house, timezone.localdate()).text_km == "បិទដោយសារទឹកជំនន់"


def test_own_words_that_are_refused_stay_in_the_form(client, dara, house):
    client.force_login(dara)
    response = act(client, house, "alert", **WORDS | {"word-text_km": "ហៅ 012 345 678"}, word="")
    assert response.status_code == 200
    assert response.context["word_form"].non_field_errors()
    assert "ហៅ 012 345 678" in response.text


def test_agreeing_with_oneself_is_refused_in_words(client, dara, house):
    client.force_login(dara)
    client.cookies["django_language"] = "en"
    act(client, house, "alert", **WORDS, word="")
    [wording] = alerts.waiting(timezone.localdate())
    page = client.post(
        f"/admin/directory/organization/{house.pk}/alert/", {"agree": wording.pk}, follow=True
    )
    assert "You worded this yourself." in page.text
    assert alerts.current(house, timezone.localdate()) is None


def test_alert_with_a_day_that_is_none_keeps_what_was_typed(client, dara, house):
    client.force_login(dara)
    typed = {"sentence": "moved", "reason": "Moved", "ends_on": "31/02/2026"}
    response = act(client, house, "alert", **typed, **{"raise": ""})
    assert list(response.context["form"].errors) == ["ends_on"]
    assert "31/02/2026" in response.text
    assert response.context["form"]["sentence"].value() == "moved"
