"""Vetting: trust has a last day, and what must not be listed stays out."""

from datetime import timedelta

import pytest

from directory.publish import files, publishing
from directory.rules import (
    standing,
    vetting,
)
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import change, only_standing, vet

pytestmark = pytest.mark.django_db


def test_vetting_is_public_by_its_last_day_alone(river, dara):
    make.confirm(river, by=dara)
    assert only_standing()["vetted_until"] is None
    vet(river, dara, note="Kanari", licence="Kanari", vouched_by="Kanari")
    assert only_standing()["vetted_until"] == "2027-11-25"
    assert only_standing(make.TODAY + timedelta(days=366))["vetted_until"] is None
    assert b"Kanari" not in files.to_bytes(publishing.build(make.NOW))


def test_listing_says_whether_somebody_vouches(river, dara):
    make.confirm(river, by=dara)
    nobody = publishing.build(make.NOW)["details.en"][0]["html"]
    assert "Not vetted: only its details were checked" in nobody
    vet(river, dara)
    somebody = publishing.build(make.NOW)["details.en"][0]["html"]
    assert '<p class="note" data-ends="2027-11-25">Vetted:' in somebody


def test_vetting_ends_at_once(river, dara):
    make.confirm(river, by=dara)
    vet(river, dara)
    vetting.end(river, by=dara, reason="Licence ran out", at=make.NOW)
    assert only_standing()["vetted_until"] is None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"vouched_by": " "}, "which organization vouched"),
        ({"expires_on": make.TODAY}, "at the longest"),
        ({"expires_on": make.TODAY + timedelta(days=731)}, "at the longest"),
        ({"on": make.TODAY + timedelta(days=1)}, "future"),
    ],
)
def test_vetting_is_whole(river, dara, fields, said):
    with pytest.raises(Refused, match=said):
        vet(river, dara, **fields)


def test_do_not_list_takes_the_listing_back_and_lets_none_return(river, dara, sokha):
    make.confirm(river, by=dara)
    vetting.do_not_list(river, by=dara, reason="Bought girls", at=make.NOW)
    assert standing.current_check(river) is None
    assert river.vettings.first().note == "Bought girls"
    change(river, sokha, name_en="Harmless")
    with pytest.raises(Refused, match="must not be listed"):
        make.confirm(river, by=dara)
    with pytest.raises(Refused, match="must not be listed"):
        vet(river, dara)


def test_do_not_list_is_lifted_with_a_reason(river, dara):
    vetting.do_not_list(river, by=dara, reason="Confused with another", at=make.NOW)
    vetting.end(river, by=dara, reason="It was another", at=make.NOW)
    assert make.confirm(river, by=dara).outcome == "confirmed"


def test_do_not_list_needs_a_reason_and_is_said_once(river, dara):
    said = {"by": dara, "at": make.NOW}
    with pytest.raises(Refused, match="Say why"):
        vetting.do_not_list(river, reason=" ", **said)
    vetting.do_not_list(river, reason="A broker", **said)
    with pytest.raises(Refused, match="said already"):
        vetting.do_not_list(river, reason="A broker", **said)


def test_ending_a_vetting_needs_one_and_a_reason(river, dara):
    said = {"by": dara, "at": make.NOW}
    with pytest.raises(Refused, match="nothing to end"):
        vetting.end(river, reason="Over", **said)
    vetting.do_not_list(river, reason="A broker", **said)
    with pytest.raises(Refused, match="Say why this ends"):
        vetting.end(river, reason=" ", **said)
    vetting.end(river, reason="Mistaken", **said)
    with pytest.raises(Refused, match="nothing to end"):
        vetting.end(river, reason="Again", **said)
