"""What tests of rules share: changes of an entry, and columns of a stored check."""

from datetime import timedelta

from directory.publish import catalogue, pieces, records
from directory.rules import (
    alerts,
    calls,
    editing,
    merging,
    vetting,
)
from tests import make

MERGED_AT = make.NOW + timedelta(hours=30)


def change(organization, by, **fields):
    for name, value in fields.items():
        setattr(organization, name, value)
    organization.save()
    editing.save(organization, by=by, at=make.NOW)


def change_number(organization, by):
    organization.phones.update(number=make.HELD_NUMBER)
    editing.save(organization, by=by, at=make.NOW)


def merge(gone, stays, by, *taken, at=MERGED_AT):
    """Merge two entries as somebody who read both as they stand."""
    for one in (gone, stays):
        one.refresh_from_db()
    pair = merging.Pair(gone, stays, gone.revision, stays.revision)
    return merging.merge(pair, taken=taken, by=by, at=at)


# What acts at once: alerts, vetting, calls that failed.


def raise_alert(organization, by, **fields):
    options = {"sentence": "closed", "ends_on": make.TODAY, "reason": "They said so"}
    return alerts.start(organization, by=by, at=make.NOW, **options | fields)


def word_alert(organization, by, **fields):
    options = {"text_km": "បិទដោយសារទឹកជំនន់", "ends_on": make.TODAY, "reason": "They said so"}
    return alerts.word(organization, by=by, at=make.NOW, **options | fields)


def only_standing(on=make.TODAY):
    return records.standings(make.NOW + (on - make.TODAY))[0]


def card(language, at=make.NOW):
    [one] = records.standings(at)
    return pieces.card(one, catalogue.build_catalogue(at), language)


def vet(organization, by, **fields):
    until = make.TODAY + timedelta(days=365)
    options = {"on": make.TODAY, "vouched_by": "Chab Dai, member network", "expires_on": until}
    return vetting.vet(organization, by=by, at=make.NOW, **options | fields)


def attempt(organization, by, day, result="no-answer", **fields):
    at = make.NOW + timedelta(days=day)
    return calls.record_attempt(
        organization, by=by, number=make.NUMBER, result=result, at=at, **fields
    )
