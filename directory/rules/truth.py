"""How true the list is: what the newest sample found, and how fast reports are checked."""

from collections import Counter
from datetime import date, datetime, timedelta
from math import ceil, floor, sqrt
from statistics import median
from typing import NamedTuple

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from directory.models import Answer, Attempt, Comparison, Report, Sample, Verification
from directory.rules import samples

# A share of fewer says nothing.
FEWEST_ASKED = 10
# Days from reports to checks are told of the answers of so long, and of no fewer.
LOOK_BACK = timedelta(days=90)
FEWEST_CHECKED = 5
# Of the normal distribution, for an interval of 95 %.
Z = 1.96


class Figure(NamedTuple):
    """What a sample found: of `asked` listings `right` had no wrong fact, from one day to another.

    `low` and `high` are the interval in per cent; `apart` could not be asked, and count as neither.
    """

    asked: int
    right: int
    low: int
    high: int
    apart: int
    since: date
    until: date


def of_sample(sample: Sample) -> Figure | None:
    """What a sample found so far, or None while nobody was asked.

    A listing was asked if at least one fact of it turned out right or wrong.
    """
    judged = {Comparison.Result.RIGHT, Comparison.Result.WRONG}
    rows = Comparison.objects.filter(call__sampled__sample=sample)
    found = [
        (has_wrong, timezone.localdate(at))
        for results, has_wrong, at in rows.values_list("results", "has_wrong", "call__at")
        if judged & {*results.values()}
    ]
    if not found:
        return None
    asked = len(found)
    right = sum(not has_wrong for has_wrong, _on in found)
    days = [on for _has_wrong, on in found]
    apart = sample.listings.count() - asked
    return Figure(asked, right, *wilson(right, asked), apart, min(days), max(days))


def figure(at: datetime) -> Figure | None:
    """What the newest finished sample found; one that goes on would tell of the easy calls first.

    Of fewer than `FEWEST_ASKED` listings nothing is told.

    It is finished once every listing was compared, went, or was called in vain on
    settings.UNREACHABLE_AFTER days; and when its quarter is over.
    """
    quarter = samples.quarter_of(timezone.localdate(at))
    for sample in Sample.objects.filter(quarter__lte=quarter):
        if sample.quarter < quarter or _is_done(sample, at):
            found = of_sample(sample)
            if found and found.asked >= FEWEST_ASKED:
                return found
    return None


def wilson(right: int, asked: int) -> tuple[int, int]:
    """The 95 % score interval of a share (Wilson 1927) in per cent, rounded outwards.

    It also holds for small samples and for shares near 0 and 1.
    """
    share, square = right / asked, Z * Z / asked
    middle = share + square / 2
    half = Z * sqrt(share * (1 - share) / asked + square / asked / 4)
    low, high = ((middle + side) / (1 + square) * 100 for side in (-half, half))
    # Not a per cent more for what only the machine's arithmetic adds.
    return max(0, floor(round(low, 6))), min(100, ceil(round(high, 6)))


def report_to_check(at: datetime) -> float | None:
    """Days from the first report of each answered group to a check or a withdrawal: their median.

    None while fewer than `FEWEST_CHECKED` accepted groups have led to one in the last `LOOK_BACK`.
    Those about safety are left out: only report handlers know that there are any.
    """
    reports = Report.objects.filter(answer=OuterRef("pk")).exclude(kind=Report.Kind.WORKS)
    after = Verification.objects.filter(
        Q(outcome=Verification.Outcome.WITHDRAWN) | Q(kept_facts=[]),
        organization=OuterRef("organization"),
        recorded_at__gt=OuterRef("first"),
    )
    answers = (
        Answer.objects.filter(
            answered_at__gte=at - LOOK_BACK, organization__isnull=False, is_sealed=False
        )
        .exclude(outcome=Answer.Outcome.DISMISSED)
        .order_by()
        .annotate(first=Subquery(reports.order_by("received_at").values("received_at")[:1]))
        .annotate(checked=Subquery(after.order_by("number").values("recorded_at")[:1]))
    )
    pairs = answers.values_list("first", "checked")
    times = [checked - first for first, checked in pairs if checked]
    return round(median(times) / timedelta(days=1), 1) if len(times) >= FEWEST_CHECKED else None


def told(at: datetime) -> dict:
    """What readers are told, as plain data: the sample's figure and the days, each None if unknown.

    Of the days only whole ones are told, so that the list does not change with every report.
    """
    found, days = figure(at), report_to_check(at)
    return {
        "sample": found
        and found._asdict()
        | {name: getattr(found, name).isoformat() for name in ("since", "until")},
        "days": None if days is None else max(1, ceil(days)),
    }


def _is_done(sample, at):
    left = samples.waiting(at).filter(sample=sample)
    left = [*left.values_list("verification__organization", flat=True)]
    tried = {
        (organization, timezone.localdate(moment))
        for organization, moment in Attempt.objects.filter(
            organization__in=left, at__gte=sample.at, result=Attempt.Result.NO_ANSWER
        ).values_list("organization", "at")
    }
    days = Counter(organization for organization, _on in tried)
    return all(days[one] >= settings.UNREACHABLE_AFTER for one in left)
