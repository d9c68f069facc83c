"""Phones get the needs that two people confirmed, and those of the release that the desk lacks."""

import pytest

from directory.models import Need
from directory.publish import contents
from directory.rules import catalogue_check, catalogue_editing
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def add_need(code="beaten", words=("ប្តីវាយ", "Husband beats her"), *, by):
    Need.objects.create(code=code, kinds=["legal-aid"], served=["women"], words=[*words])
    return catalogue_editing.save(by=by, at=make.NOW)


def published_needs():
    return contents.build(make.NOW)["vocabulary"]["needs"]


def test_needs_of_the_release_hold_while_none_is_confirmed(river, chan):
    before = published_needs()
    add_need(by=chan)
    assert (published_needs(), len(before) > 50) == (before, True)


def test_confirmed_need_reaches_phones_beside_the_others(river, chan):
    before = published_needs()
    edit = add_need(by=chan)
    rath = make.person("rath", verifies=True)
    catalogue_check.confirm(by=rath, seen_revision=edit.revision, at=make.NOW)
    keys = ["ប្តីវាយ", "husband beats her"]
    first, *rest = published_needs()
    assert first == {"code": "beaten", "kinds": ["legal-aid"], "served": ["women"], "keys": keys}
    assert rest == before


def test_need_of_the_desk_takes_the_place_of_one_of_the_release(river, chan):
    edit = add_need("round-the-clock", ["at night"], by=chan)
    rath = make.person("rath", verifies=True)
    catalogue_check.confirm(by=rath, seen_revision=edit.revision, at=make.NOW)
    needs = [need for need in published_needs() if need["code"] == "round-the-clock"]
    assert [need["kinds"] for need in needs] == [["legal-aid"]]
    # No desk may write a digit, so hours of the clock stay with it.
    assert (needs[0]["keys"][0], "24 hours" in needs[0]["keys"]) == ("at night", True)


def test_rejected_need_goes(river, chan):
    edit = add_need(by=chan)
    rath = make.person("rath", verifies=True)
    catalogue_check.reject(
        by=rath, seen_revision=edit.revision, reason="Nobody says so", at=make.NOW
    )
    assert Need.objects.count() == 0
