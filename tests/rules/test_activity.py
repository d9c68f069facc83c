"""Who did what: every kind of act, and no word of what was written."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import Group

from directory.models import Answer
from directory.models.triggers import APPEND_ONLY
from directory.rules import accounts, activity, comments, verification
from directory.rules.refusal import Refused
from tests import make
from tests.rules.acts import attempt

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def told(by, since=make.NOW - DAY, until=make.NOW + DAY):
    return [
        (str(act.by), act.what, act.result, act.organization)
        for act in activity.acts(since, until, by=by)
    ]


def test_acts_of_a_span_are_listed_by_time(river, sokha, dara, bopha):
    make.confirm(river, by=dara)
    attempt(river, bopha, day=0)
    comments.add(river, by=bopha, text="x", at=make.NOW + timedelta(hours=1))
    verification.withdraw(river, by=bopha, reason="x", at=make.NOW + timedelta(hours=2))
    assert [line for line in told(dara) if line[3] == river] == [
        ("sokha", "Changed the entry", "", river),
        ("dara", "Check", "Confirmed", river),
        ("bopha", "Call in vain", "No answer", river),
        ("bopha", "Comment", "", river),
        ("bopha", "Check", "Withdrawn", river),
    ]


def test_span_ends_before_its_last_moment(river, dara):
    assert told(dara, since=make.NOW, until=make.NOW) == []
    assert told(dara, since=make.NOW + DAY, until=make.NOW + 2 * DAY) == []


def test_of_a_sealed_answer_not_even_the_entry_is_told(river, dara, chan):
    said = {"organization": river, "outcome": "dismissed", "reason": "KEEPOUT"}
    for is_sealed in (True, False):
        Answer.objects.create(is_sealed=is_sealed, answered_by=chan, answered_at=make.NOW, **said)
    found = [line for line in told(dara) if line[0] == "chan"]
    assert sorted(found, key=str) == sorted(
        [("chan", "Answered reports", "", None), ("chan", "Answered reports", "", river)], key=str
    )


def test_of_a_sealed_suspension_not_even_the_entry_is_told(river, dara, bopha, chan):
    make.confirm(river, by=dara)
    answer = Answer.objects.create(
        organization=river,
        is_sealed=True,
        outcome="suspended",
        reason="KEEPOUT",
        answered_by=chan,
        answered_at=make.NOW,
    )
    verification.suspend(river, answer=answer)
    found = [line for line in told(bopha) if line[0] == "chan"]
    assert sorted(found) == [
        ("chan", "Answered reports", "", None),
        ("chan", "Check", "Withdrawn", None),
    ]


def test_verifiers_and_keepers_alone_read_it(river, sokha, dara, chan):
    kolab = make.person("kolab")
    kolab.groups.add(Group.objects.get_or_create(name=accounts.KEEPERS)[0])
    # Whoever keeps accounts alone may not look at entries.
    assert told(kolab) == [(*line[:3], None) for line in told(dara)] != []
    for somebody in (sokha, chan):
        with pytest.raises(Refused, match="Only verifiers and account keepers"):
            told(somebody)


def test_every_record_of_an_act_is_told():
    # What no person did: lists, their chain, and what a restored database lost; and what comes with
    # the sample that somebody drew.
    models = {apps.get_model("directory", noun) for noun in APPEND_ONLY}
    names = {model.__name__ for model in models}
    names -= {"Snapshot", "Link", "LostWithdrawal", "LostHistory", "SampledListing"}
    told_of = {kind.model.__name__ for kind in activity._KINDS}
    assert told_of == names | {"AccountChange", "PartnerAnswer", "PartnerLink"}
