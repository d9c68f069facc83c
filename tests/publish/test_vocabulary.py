"""Phones get the needs that two people confirmed; until then those of the release."""

import pytest

from directory.models import Need
from directory.publish import contents, vocabulary
from directory.rules import catalogue_check, catalogue_editing
from tests import make

pytestmark = pytest.mark.django_db


def add_need(code="beaten", words=("ប្តីវាយ", "Husband beats her"), *, by):
    Need.objects.create(code=code, kinds=["legal-aid"], served=["women"], words=[*words])
    return catalogue_editing.save(by=by, at=make.NOW)


def published_needs():
    return contents.build(make.NOW)["vocabulary"]["needs"]


def test_needs_of_the_release_hold_while_none_is_confirmed(river, chan):
    before = published_needs()
    add_need(by=chan)
    assert (published_needs(), len(before) > 50) == (before, True)


def test_confirmed_need_reaches_phones(river, chan):
    edit = add_need(by=chan)
    rath = make.person("rath", verifies=True)
    catalogue_check.confirm(by=rath, seen_revision=edit.revision, at=make.NOW)
    keys = ["ប្តីវាយ", "husband beats her"]
    assert published_needs() == [
        {"code": "beaten", "kinds": ["legal-aid"], "served": ["women"], "keys": keys}
    ]
    # Groups whose need is gone are plain people again.
    assert vocabulary.build_vocabulary()["situations"] == {}


def test_hours_of_the_clock_stay_with_their_need(river, chan):
    edit = add_need("round-the-clock", ["at night"], by=chan)
    rath = make.person("rath", verifies=True)
    catalogue_check.confirm(by=rath, seen_revision=edit.revision, at=make.NOW)
    [need] = published_needs()
    assert (need["keys"][0], "24 hours" in need["keys"]) == ("at night", True)


def test_rejected_need_goes(river, chan):
    edit = add_need(by=chan)
    rath = make.person("rath", verifies=True)
    catalogue_check.reject(
        by=rath, seen_revision=edit.revision, reason="Nobody says so", at=make.NOW
    )
    assert Need.objects.count() == 0
