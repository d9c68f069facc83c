"""Alerts from a list: public at once, for some days, and in no other words."""

from datetime import timedelta

import pytest

from directory.models import Alert
from directory.models.alerts import Sentence
from directory.publish import contents, files
from directory.rules import (
    alerts,
    audit,
    vetting,
)
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import card, only_standing, raise_alert, vet

pytestmark = pytest.mark.django_db


def test_alert_is_public_without_a_check_and_until_its_last_day(river, dara):
    make.confirm(river, by=dara)
    raise_alert(river, dara)
    assert only_standing()["alert"] == {
        "text": {"km": "បិទ។", "en": "Closed."},
        "ends_on": "2026-11-25",
    }
    assert only_standing(make.TODAY + timedelta(days=1))["alert"] is None


def test_alert_is_at_the_top_of_the_listing_with_its_end(river, dara):
    make.confirm(river, by=dara)
    raise_alert(river, dara)
    markup = card("en")
    assert '<p class="alert" data-ends="2026-11-25">' in markup
    assert "Closed." in markup
    assert markup.index('class="alert"') < markup.index("tel:")
    assert 'class="alert"' not in card("en", make.NOW + timedelta(days=1))


def test_alert_stands_beside_a_hotline_on_the_first_page(sokha, dara):
    make.catalogue()
    lotus = make.organization("lotus", editor=sokha, hotline=True)
    make.confirm(lotus, by=dara)
    raise_alert(lotus, dara)
    assert "បិទ។" in "".join(contents.build(make.NOW)["home"]["km"])


def test_alert_ends_early_by_a_new_row(river, dara):
    make.confirm(river, by=dara)
    raise_alert(river, dara)
    alerts.end(river, by=dara, reason="Open again", at=make.NOW)
    assert [row.number for row in river.alerts.all()] == [2, 1]
    assert only_standing()["alert"] is None


def test_reason_of_an_alert_stays_inside(river, dara):
    make.confirm(river, by=dara)
    raise_alert(river, dara, reason="Kanari")
    assert b"Kanari" not in files.to_bytes(contents.build(make.NOW))


@pytest.mark.parametrize("days", [-1, 91])
def test_alert_is_neither_over_nor_for_ever(river, dara, days):
    make.confirm(river, by=dara)
    with pytest.raises(Refused, match="ends today at the earliest"):
        raise_alert(river, dara, ends_on=make.TODAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("fields", "said"), [({"reason": " "}, "Say why"), ({"sentence": "call 012"}, "Choose what")]
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
    alerts.start(river, sentence="moved", ends_on=make.TODAY, reason="Flood", **said)
    with pytest.raises(Refused, match="Say why the alert ends"):
        alerts.end(river, reason=" ", **said)


@pytest.mark.parametrize("sentence", Sentence.values)
def test_sentence_says_something_in_each_language(river, dara, sentence):
    make.confirm(river, by=dara)
    texts = alerts.texts(raise_alert(river, dara, sentence=sentence))
    assert texts["km"] != texts["en"]
    assert "%" not in "".join(texts.values())


def test_day_in_a_sentence_is_its_last_day(river, dara):
    make.confirm(river, by=dara)
    texts = alerts.texts(raise_alert(river, dara, sentence="do-not-come"))
    assert texts == {
        "km": "សូមកុំមកនៅថ្ងៃទី ២៥ វិច្ឆិកា ២០២៦។",
        "en": "Do not come on 25 November 2026.",
    }


def test_text_of_an_older_release_is_published_as_before(river, dara):
    make.confirm(river, by=dara)
    said = {"text_km": "បិទ 1280", "ends_on": make.TODAY, "reason": "x"}
    Alert.objects.create(organization=river, number=1, by=dara, at=make.NOW, **said)
    assert only_standing()["alert"]["text"] == {"km": "បិទ 1280", "en": ""}
    assert list(audit.violations([river])) == []
