"""Alerts in words of one's own: two people, and nothing that leads elsewhere."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from directory.models import Alert, AlertWording
from directory.rules import alerts, audit, verification
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import only_standing, raise_alert, word_alert
from tests.rules.disguised import HELD_BACK, OPEN

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def river(river, dara):
    make.confirm(river, by=dara)
    return river


def test_text_is_public_only_once_a_second_person_agreed(river, dara, bopha):
    wording = word_alert(river, dara, text_en="Closed after the flood")
    assert only_standing()["alert"] is None
    alerts.agree(wording, by=bopha, at=make.NOW)
    assert only_standing()["alert"]["text"] == {
        "km": "បិទដោយសារទឹកជំនន់",
        "en": "Closed after the flood",
    }


def test_nobody_agrees_with_a_text_of_their_own(river, dara):
    with pytest.raises(Refused, match="worded this yourself"):
        alerts.agree(word_alert(river, dara), by=dara, at=make.NOW)


def test_only_verifiers_word_and_agree(river, dara, sokha):
    with pytest.raises(Refused, match="Only verifiers"):
        word_alert(river, sokha)
    with pytest.raises(Refused, match="Only verifiers"):
        alerts.agree(word_alert(river, dara), by=sokha, at=make.NOW)


def test_text_is_agreed_to_once(river, dara, bopha):
    wording = word_alert(river, dara)
    alerts.agree(wording, by=bopha, at=make.NOW)
    with pytest.raises(Refused, match="waits no longer"):
        alerts.agree(wording, by=bopha, at=make.NOW)


def test_text_whose_last_day_is_over_waits_no_longer(river, dara, bopha):
    wording = word_alert(river, dara)
    with pytest.raises(Refused, match="waits no longer"):
        alerts.agree(wording, by=bopha, at=make.NOW + timedelta(days=1))


def test_number_that_was_proposed_past_the_rule_is_not_agreed_to(river, dara, bopha):
    """As before a release that learns of one more disguise."""
    said = {"text_km": "បិទ", "text_en": "Call 000 000 003", "ends_on": make.TODAY, "reason": "x"}
    wording = AlertWording.objects.create(organization=river, by=dara, at=make.NOW, **said)
    with pytest.raises(Refused, match="names no number"):
        alerts.agree(wording, by=bopha, at=make.NOW)


def test_text_needs_a_standing_listing_when_it_is_agreed_to(river, dara, bopha):
    wording = word_alert(river, dara)
    verification.withdraw(river, by=dara, reason="x", at=make.NOW)
    with pytest.raises(Refused, match="no standing listing"):
        alerts.agree(wording, by=bopha, at=make.NOW)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"reason": " "}, "Say why"),
        ({"text_km": " "}, "Khmer text"),
        ({"ends_on": make.TODAY + timedelta(days=91)}, "ends today at the earliest"),
    ],
)
def test_text_is_whole(river, dara, fields, said):
    with pytest.raises(Refused, match=said):
        word_alert(river, dara, **fields)


@pytest.mark.parametrize("text", [*OPEN, *HELD_BACK])
@pytest.mark.parametrize("field", ["text_km", "text_en"])
def test_disguised_number_or_address_is_refused(river, dara, field, text):
    with pytest.raises(Refused, match="names no number"):
        word_alert(river, dara, **{field: text})


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("We are now behind the market", "behind the market"),
        ("ឥឡូវនៅទល់មុខផ្សារ", "ទល់មុខផ្សារ"),
        ("Ask Ms. Sok Dara", "Ms. Sok Dara"),
        ("សូមសួរ លោក សុខ", "លោក សុខ"),
    ],
)
def test_place_and_person_are_refused_by_what_was_found(river, dara, text, named):
    with pytest.raises(Refused, match=f"no place and no person. Take “{named}” out"):
        word_alert(river, dara, text_en=text)


@pytest.mark.parametrize(
    "text",
    [
        "បិទដោយសារទឹកជំនន់។ សូមមកវិញនៅសប្តាហ៍ក្រោយ។",
        "មិនទទួលករណីថ្មីក្នុងពិធីបុណ្យភ្ជុំបិណ្ឌ",
        "Closed for the water festival, open again after it.",
        "The road is under water; the office works by telephone only.",
    ],
)
def test_plain_words_are_no_disguise(river, dara, text):
    assert word_alert(river, dara, text_km=text).text_km == text


def test_database_refuses_a_text_by_one_person(river, dara):
    wording = word_alert(river, dara)
    said = {"text_km": "x", "ends_on": make.TODAY, "reason": "x", "wording": wording}
    with pytest.raises(IntegrityError, match="alert_text_by_two"), transaction.atomic():
        Alert.objects.create(
            organization=river, number=1, by=dara, at=make.NOW, worded_by=dara, **said
        )


def test_text_by_one_person_after_the_list_came_is_found(river, dara):
    raise_alert(river, dara)
    said = {"text_km": "x", "ends_on": make.TODAY, "reason": "x"}
    Alert.objects.create(organization=river, number=2, by=dara, at=make.NOW, **said)
    assert list(audit.violations([river])) == ["river: alert 2: its text is by one person"]


def test_other_words_than_were_proposed_are_found(river, dara, bopha):
    wording = word_alert(river, dara)
    said = {"text_km": "Another", "ends_on": make.TODAY, "reason": "x", "wording": wording}
    Alert.objects.create(
        organization=river, number=1, by=bopha, at=make.NOW, worded_by=dara, **said
    )
    assert list(audit.violations([river])) == [
        "river: alert 1: says other words than somebody else proposed"
    ]
