"""What waits for somebody at the desk, and how well the provinces are covered. It only reads.

The number of queries does not depend on the number of organizations: the database sorts and counts
them, and gives out those that are shown.
"""

import sys
from collections import Counter
from datetime import timedelta
from typing import NamedTuple

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.utils import timezone

from directory.models import Organization, ReturnRequest, Service, Verification, Vetting
from directory.rules import (
    alerts,
    claims,
    gaps,
    numbers,
    partner,
    report_queue,
    safety,
    samples,
    sources,
    standing,
    twins,
)
from directory.rules.calls import call_backs, calls_in_vain, unreachable
from directory.rules.days_off import DaysOff
from directory.rules.listing import Risk, build_listing, facts, is_overdue, with_parts
from directory.text import languages

SOON = timedelta(days=14)
VETTING_SOON = timedelta(days=30)
WEEKS = 8
ATTEMPTS_COUNT_FOR = timedelta(days=60)
# How many changed entries are compared with their listings: building a listing is slow.
# The rest are compared as these are worked through; until then they count as changed.
MOST_COMPARED = 60


class Group(NamedTuple):
    """The first of what waits, and how much waits in all."""

    rows: list
    total: int

    @property
    def rest(self):
        """How many are not shown."""
        return self.total - len(self.rows)


def today(now, most=sys.maxsize):
    """What there is to do at this moment: name -> Group of at most so many rows.

    The most pressing come first. "weeks" is beside them what is to come.
    """
    on = timezone.localdate(now)
    return {
        "sealed": _first(safety.handed_over(), most),
        "numbers": _first(numbers.waiting(), most),
        **_organizations_to_do(on, most),
        "waiting": _waiting(most),
        "callbacks": _cut(call_backs(now), most),
        "attempts": _attempts(now, most),
        "sources": _first(sources.waiting(), most),
        "answers": _first(partner.queue(), most),
        "returns": _first(_returns(), most),
        "vettings": _first(_vettings(on), most),
        "twin_requests": _first(twins.waiting(), most),
        "twins": _twins(most),
        "wordings": _first(alerts.waiting(on), most),
        "weeks": _weeks(on),
    }


def to_do(group, on):
    """Every organization of one of the groups "due", "lapsing", "never", "gaps", "waiting"."""
    return _organizations().filter(_conditions(on)[group])


def next_due(now, user, *, leave_out):
    """The next due organization for somebody, their own first; None if nothing is left for them.

    What a colleague takes care of is left to them. `total` counts what is left.
    """
    on = timezone.localdate(now)
    held = claims.held(now)
    others = held.exclude(by=user).values("organization")
    own = Case(When(pk__in=held.filter(by=user).values("organization"), then=0), default=1)
    rows = to_do("due", on).exclude(pk=leave_out.pk).exclude(pk__in=others)
    rows = rows.annotate(total=Window(Count("pk")), own=own)
    first = rows.order_by("own", *rows.query.order_by).only("pk").first()
    return Group([first], first.total) if first else None


def of_risk(risk):
    """Every organization whose listing ages so fast; told from the working copy."""
    return _organizations().filter(risk=list(Risk).index(Risk(risk)))


def risk(row):
    """How fast this organization's listing ages; told from the working copy, so only an order."""
    return list(Risk)[row.risk]


def coverage(records, catalogue, on):
    """Province by category of help: how many listings are fresh and how many overdue on a day.

    A listing without a number helps nobody who has to call, so it does not count. `records` and
    `catalogue` are those of the published snapshot: what phones hold. Returns a list of
    (province, [(category, fresh, overdue)]); a province of None stands for the whole country.
    """
    category_of = {kind["code"]: kind["parent"] for kind in catalogue["kinds"]}
    counts = Counter()
    for record in records:
        if not record["numbers"]:
            continue
        is_fresh = not is_overdue(record["due_on"], on.isoformat())
        places = [*record["provinces"], *([None] if record["nationwide"] else [])]
        for category in {category_of[kind] for kind in record["kinds"]}:
            counts.update((place, category, is_fresh) for place in places)
    return [
        (
            province,
            [
                (
                    category,
                    counts[province and province["code"], category["code"], True],
                    counts[province and province["code"], category["code"], False],
                )
                for category in catalogue["categories"]
            ],
        )
        for province in [None, *catalogue["provinces"]]
    ]


def _organizations():
    """Every organization that may be listed, with its last word; the most pressing first."""
    services = Service.objects.filter(organization=OuterRef("pk"))
    checks = Verification.objects.filter(organization=OuterRef("pk")).order_by("-number")
    is_last = Q(verifications__number=Subquery(checks.values("number")[:1]))
    rank = {risk: place for place, risk in enumerate(Risk)}
    # The managers of modeltranslation would give the columns of a union in any order.
    return (
        QuerySet(Organization)
        .exclude(pk__in=standing.closed())
        .exclude(pk__in=_forbidden())
        .annotate(
            last=FilteredRelation("verifications", condition=is_last),
            outcome=F("last__outcome"),
            whole_revision=F("last__whole_revision"),
            due_on=F("last__due_on"),
            recorded_at=F("last__recorded_at"),
            risk=Case(
                When(Exists(services.filter(is_hotline=True)), then=rank[Risk.HOTLINE]),
                When(Exists(services.filter(is_residential=True)), then=rank[Risk.RESIDENTIAL]),
                default=rank[Risk.OTHER],
            ),
            # Reports from the field never change a listing, but they can make it due.
            is_reported=Case(
                When(pk__in=report_queue.due().values("pk"), then=True), default=False
            ),
            # Nor does a call of the sample that found something wrong.
            has_wrong_fact=Case(When(pk__in=samples.due(), then=True), default=False),
        )
        .order_by("risk", "-is_reported", "-has_wrong_fact", "due_on", "order", "slug")
    )


def _conditions(on):
    """What puts an organization into a group."""
    stands = Q(outcome=Verification.Outcome.CONFIRMED)
    # To be done on the day itself, on which nothing is overdue yet; see listing.is_overdue. What
    # falls due on a day off, on which nobody answers, is done before it.
    last = DaysOff().last_before_open(on)
    is_due = Q(due_on__lte=last) | Q(is_reported=True) | Q(has_wrong_fact=True)
    return {
        "due": stands & is_due,
        "lapsing": stands & ~is_due & Q(due_on__lte=on + SOON),
        "never": Q(outcome=None),
        "gaps": gaps.has_gaps(),
        "waiting": _changed_since_check(),
    }


def _changed_since_check():
    """A revision confirmed whole gives the listing that stands, so only later ones count."""
    return Q(outcome=Verification.Outcome.CONFIRMED, revision__gt=F("whole_revision"))


def _organizations_to_do(on, most):
    """The groups of organizations as light rows, all out of two queries."""
    conditions = _conditions(on)
    del conditions["waiting"]
    rows = _organizations()
    totals = rows.aggregate(
        **{name: Count("pk", filter=condition) for name, condition in conditions.items()}
    )
    first = [
        rows.filter(pk__in=rows.filter(condition).values("pk")[:most]).annotate(group=Value(name))
        for name, condition in conditions.items()
    ]
    columns = ("group", "pk", *languages.columns("name"), "due_on", "risk")
    columns += ("is_reported", "has_wrong_fact")
    arms = [arm.order_by().values_list(*columns, "order", "slug", named=True) for arm in first]
    found = {name: [] for name in conditions}
    for row in arms[0].union(*arms[1:], all=True).order_by(*rows.query.order_by):
        found[row.group].append(row)
    return {name: Group(rows, totals[name]) for name, rows in found.items()}


def _first(rows, most):
    """The first rows of a query and how many it would give, out of one query."""
    found = list(rows.annotate(total=Window(Count("pk")))[:most])
    return Group(found, found[0].total if found else 0)


def _cut(rows, most):
    return Group(rows[:most], len(rows))


def _waiting(most):
    """The entries that would give another listing: (row, facts now, facts that stand).

    Only the first MOST_COMPARED entries are compared; the rest count as changed, so the total may
    be too high, but never too low.
    """
    changed = _first(with_parts(_changed()), MOST_COMPARED)
    found = _compared(changed.rows)
    return Group(found[:most], changed.total - len(changed.rows) + len(found))


def changes():
    """Every entry that would give another listing: (row, facts now, facts that stand)."""
    return _compared(with_parts(_changed()))


def _changed():
    """The entries that were edited since all of them was confirmed, with what stands."""
    changed = _organizations().filter(_changed_since_check()).annotate(frozen=F("last__listing"))
    return changed.order_by("risk", "recorded_at")


def _compared(rows):
    built = [(row, build_listing(row)) for row in rows]
    return [(row, facts(now), facts(row.frozen)) for row, now in built if now != row.frozen]


def _attempts(now, most):
    """Who was called in vain since the last check: (last attempt, day that made unreachable)."""
    last = Verification.objects.filter(organization=OuterRef("organization")).order_by("-number")
    calls = (
        calls_in_vain()
        .exclude(organization__in=standing.closed())
        .exclude(organization__in=_forbidden())
        .annotate(checked_at=Subquery(last.values("recorded_at")[:1]))
        .select_related("organization")
        .only("at", "result", "call_back_at", *languages.columns("organization__name"))
    )
    newest = {
        call.organization_id: call
        for call in calls
        if call.at >= now - ATTEMPTS_COUNT_FOR
        and (call.checked_at is None or call.at > call.checked_at)
    }
    unreached = unreachable(calls)
    # Who asked to be called back is in a group of its own.
    found = sorted(
        (call for call in newest.values() if not call.call_back_at), key=lambda call: call.at
    )
    rows = [(call, unreached.get(call.organization_id)) for call in found[:most]]
    return Group(rows, len(found))


def _forbidden():
    """The keys of the organizations that must not be listed."""
    said = Vetting.objects.last_words().filter(outcome=Vetting.Outcome.DO_NOT_LIST)
    return said.values("organization")


def _returns():
    """Withdrawn listings that somebody wants back."""
    withdrawn = Verification.objects.withdrawn().values("pk")
    requests = ReturnRequest.objects.filter(withdrawal__in=Subquery(withdrawn))
    requests = requests.exclude(withdrawal__organization__in=standing.closed())
    return requests.select_related("withdrawal__organization", "by").defer("withdrawal__listing")


def _vettings(on):
    """Vettings that have ended or end soon, the oldest first."""
    ending = Vetting.objects.last_words().exclude(organization__in=standing.closed())
    ending = ending.filter(expires_on__lte=on + VETTING_SOON)
    return ending.select_related("organization").order_by("expires_on")


def _twins(most):
    """The entries that may be one that must not be listed: (entry, Twin)."""
    found = twins.without_permit()
    return Group(found[:most], len(found))


def _weeks(on):
    """How many checks fall due in each coming week, by risk: (first day, total, Counter)."""
    monday = on - timedelta(days=on.weekday())
    counts = {monday + timedelta(weeks=week): Counter() for week in range(WEEKS)}
    listed = _organizations().filter(outcome=Verification.Outcome.CONFIRMED)
    coming = listed.filter(due_on__lt=monday + timedelta(weeks=WEEKS))
    rows = coming.order_by().values("due_on", "risk").annotate(total=Count("pk"))
    for row in rows.values_list("due_on", "risk", "total", named=True):
        week = max(monday, row.due_on - timedelta(days=row.due_on.weekday()))
        counts[week][risk(row)] += row.total
    return [(week, count.total(), count) for week, count in counts.items()]
