"""What Today says of the list as a whole: how it is known, how old it is, what an office can do.

It only reads, in a number of queries that does not depend on how much there is.
"""

import re
from collections import Counter
from datetime import timedelta
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from directory.models import Source, Verification
from directory.rules import accounts, truth

WEEKS = 8
# The ages of checks in days, youngest first; the last bar is all that is older.
AGES = [30, 90, 180]
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
RECENT, OLD = 1, 4


class Plot(NamedTuple):
    """Bars with their figures: (label, count, per cent of the longest)."""

    title: str
    bars: list[tuple[str, int, int]]
    said: str


def known(on):
    """How standing listings are known: {"all", "print", "called", "seen"} and the age of checks."""
    method = Verification.Method
    # Reading a print is no look at an organization: its age is that of the print, see `prints`.
    looked = ~Q(method=method.PUBLISHED_SOURCE)
    ages = {
        f"within_{days}": Count("pk", filter=looked & Q(checked_on__gte=on - timedelta(days=days)))
        for days in AGES
    }
    counts = Verification.objects.standing().aggregate(
        all=Count("pk"),
        print=Count("pk", filter=Q(method=method.PUBLISHED_SOURCE)),
        called=Count("pk", filter=Q(method=method.CALL)),
        seen=Count("pk", filter=Q(method__in=[method.VISIT, method.WRITTEN])),
        **ages,
    )
    within = [0, *(counts[f"within_{days}"] for days in AGES), counts["all"] - counts["print"]]
    return counts | {"ages": [late - early for early, late in pairwise(within)]}


def prints(on):
    """How old the newest source is of what rests on print alone: [(label, listings)]."""
    only = Verification.objects.standing().filter(method=Verification.Method.PUBLISHED_SOURCE)
    newest = dict.fromkeys(only.values_list("organization", flat=True), 0)
    dates = Source.objects.filter(organization__in=only.values("organization"))
    for key, written in dates.order_by().values_list("organization", "date"):
        # A source of which the date says two years was printed in the later one at most.
        years = [int(year) for year in YEAR.findall(written) if int(year) <= on.year]
        newest[key] = max([newest[key], *years])
    counts = Counter(_print_age(year, on) for year in newest.values())
    labels = {
        "recent": _("of this or last year"),
        "old": _("two to four years old"),
        "older": _("five years old or more"),
        "unknown": _("of no known year"),
    }
    return [(label, counts[name]) for name, label in labels.items() if counts[name]]


def _print_age(year, on):
    if not year:
        return "unknown"
    years = on.year - year
    return "recent" if years <= RECENT else "old" if years <= OLD else "older"


def capacity(now, weeks):
    """Checks that people recorded in a week, as the median of the last weeks, and what falls due.

    `weeks` are those of `agenda.today`. Returns (checks a week, due a week); the first is None
    while nobody has checked anything.
    """
    since = now - timedelta(weeks=WEEKS)
    checks = Verification.objects.looks().filter(recorded_at__gt=since, recorded_at__lte=now)
    checks = checks.filter(outcome=Verification.Outcome.CONFIRMED)
    checks = checks.exclude(verifier__username=accounts.STARTER_ACCOUNT)
    counts = Counter((now - at) // timedelta(weeks=1) for at in _moments(checks))
    due = sum(total for _week, total, _count in weeks)
    done = median(counts[week] for week in range(WEEKS)) if counts else None
    return done and round(done), -(-due // len(weeks))


def plots(now, counts):
    """The small plots of Today, each with its figures in words."""
    found = truth.figure(now)
    days = truth.report_to_check(now)
    ages = [
        *(_("up to %(days)d days") % {"days": days} for days in AGES),
        _("more than %(days)d days") % {"days": AGES[-1]},
    ]
    return [
        plot(
            _("How the listings are known"),
            [
                (_("called"), counts["called"]),
                (_("visit, writing"), counts["seen"]),
                (_("published source"), counts["print"]),
            ],
        ),
        plot(_("Age of the last check"), zip(ages, counts["ages"], strict=True)),
        plot(
            _("Listings called again for the sample"),
            [
                (_("no wrong fact"), found.right),
                (_("a wrong fact"), found.asked - found.right),
                (_("not asked"), found.apart),
            ]
            if found
            else [],
            "" if found else _("No sample that was called to its end is large enough yet."),
        ),
        plot(
            _("From the first report to a check"),
            [],
            _("Too few reports have been answered yet.")
            if days is None
            else _("%(days)s days, the median of the last 90 days") % {"days": days},
        ),
    ]


def plot(title, figures, said=""):
    """Bars as long as their figures, the longest as wide as the plot."""
    figures = list(figures) if not said else []
    most = max((count for _label, count in figures), default=0) or 1
    bars = [(label, count, round(100 * count / most)) for label, count in figures]
    return Plot(title, bars, said)


def _moments(checks):
    return checks.order_by().values_list("recorded_at", flat=True)
