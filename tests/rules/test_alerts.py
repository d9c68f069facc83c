"""Alerts: public at once, for some days, and without a number in them."""

from datetime import timedelta

import pytest

from directory.publish import files, publishing
from directory.rules import (
    alerts,
    vetting,
)
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import card, only_standing, raise_alert, vet

pytestmark = pytest.mark.django_db


def test_alert_is_public_without_a_check_and_until_its_last_day(river, dara):
    make.confirm(river, by=dara)
    raise_alert(river, dara, text_en="Closed for now")
    assert only_standing()["alert"] == {
        "text": {"km": "បិទបណ្តោះអាសន្ន", "en": "Closed for now"},
        "ends_on": "2026-11-25",
    }
    assert only_standing(make.TODAY + timedelta(days=1))["alert"] is None


def test_alert_is_at_the_top_of_the_listing_with_its_end(river, dara):
    make.confirm(river, by=dara)
    raise_alert(river, dara)
    markup = card("en")
    assert '<p class="alert" data-ends="2026-11-25">' in markup
    assert '<span lang="km">បិទបណ្តោះអាសន្ន</span>' in markup
    assert markup.index('class="alert"') < markup.index("tel:")
    assert "data-ends" not in card("en", make.NOW + timedelta(days=1))


def test_alert_stands_beside_a_hotline_on_the_first_page(sokha, dara):
    make.catalogue()
    lotus = make.organization("lotus", editor=sokha, hotline=True)
    make.confirm(lotus, by=dara)
    raise_alert(lotus, dara)
    assert "បិទបណ្តោះអាសន្ន" in "".join(publishing.build(make.NOW)["home"]["km"])


def test_alert_ends_early_by_a_new_row(river, dara):
    make.confirm(river, by=dara)
    raise_alert(river, dara)
    alerts.end(river, by=dara, reason="Open again", at=make.NOW)
    assert [row.number for row in river.alerts.all()] == [2, 1]
    assert only_standing()["alert"] is None


def test_reason_of_an_alert_stays_inside(river, dara):
    make.confirm(river, by=dara)
    raise_alert(river, dara, reason="Kanari")
    assert b"Kanari" not in files.to_bytes(publishing.build(make.NOW))


@pytest.mark.parametrize(
    "text",
    [
        "ទូរសព្ទ ០០ ០០០ ០០១",
        "Call 000 000 01",
        "Call +855-0-0-0-0-0-1",
        "Write to a@river.example",
        "See https://river.example",
        "See www.river.example",
        "See t.me/river",
        "Call 000,000,001",
        "Call 000/000/001",
        "Call 000_000_001",
        "See facebook.com/river",
        "See fb.me/river",
        "See river.asia",
        "សូមមើល river.asiaឥឡូវ",
        "សូមមើលទន្លេ.ASIA",
    ],
)
@pytest.mark.parametrize("field", ["text_km", "text_en"])
def test_alert_leads_nobody_elsewhere(river, dara, field, text):
    make.confirm(river, by=dara)
    with pytest.raises(Refused, match="names no number"):
        raise_alert(river, dara, **{field: text})


@pytest.mark.parametrize(
    "text",
    [
        "បិទរហូតដល់ 30/11/2026។ សូមទូរសព្ទ 1280។",
        "បិទនៅម៉ោង 5.30 ល្ងាច ដូចជា ល.ស. និង អ.ស.ប.។",
        "Closed on holidays, e.g. Pchum Ben, from 5 p.m. Call 1280.",
    ],
)
def test_alert_may_name_a_short_code_and_a_day(river, dara, text):
    make.confirm(river, by=dara)
    assert raise_alert(river, dara, text_km=text).text_km == text


@pytest.mark.parametrize("days", [-1, 91])
def test_alert_is_neither_over_nor_for_ever(river, dara, days):
    make.confirm(river, by=dara)
    with pytest.raises(Refused, match="ends today at the earliest"):
        raise_alert(river, dara, ends_on=make.TODAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("fields", "said"), [({"reason": " "}, "Say why"), ({"text_km": " "}, "Khmer text")]
)
def test_alert_is_whole(river, dara, fields, said):
    make.confirm(river, by=dara)
    with pytest.raises(Refused, match=said):
        raise_alert(river, dara, **fields)


def test_alert_needs_a_standing_listing(river, dara):
    with pytest.raises(Refused, match="no standing listing"):
        raise_alert(river, dara)


def test_alert_and_trust_are_of_one_organization_alone(river, dara, sokha):
    lake = make.organization("lake", editor=sokha)
    make.confirm(river, by=dara)
    raise_alert(river, dara)
    vet(river, dara)
    assert alerts.current(lake, make.TODAY) is None
    assert vetting.current(lake, make.TODAY) is None


def test_ending_an_alert_needs_one_and_a_reason(river, dara):
    make.confirm(river, by=dara)
    said = {"by": dara, "at": make.NOW}
    with pytest.raises(Refused, match="has no alert"):
        alerts.end(river, reason="Over", **said)
    alerts.start(river, text_km="ប្រយ័ត្ន", ends_on=make.TODAY, reason="Flood", **said)
    with pytest.raises(Refused, match="Say why the alert ends"):
        alerts.end(river, reason=" ", **said)
