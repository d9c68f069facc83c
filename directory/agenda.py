"""What waits for somebody at the desk, and how well the provinces are covered. It only reads.

The number of queries does not depend on the number of organizations.
"""

from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from directory import gaps, partner, reports, verification
from directory import listing as listings
from directory.models import (
    Attempt,
    Organization,
    ReturnRequest,
    Service,
    Verification,
    Vetting,
)

SOON = timedelta(days=14)
VETTING_SOON = timedelta(days=30)
WEEKS = 8
ATTEMPTS_COUNT_FOR = timedelta(days=60)
# So many entries are compared with their listing at one time; whoever works through them sees the
# next ones.
MOST_COMPARED = 200


def today(now):
    """What there is to do at this moment: group -> rows, the most pressing first."""
    on = timezone.localdate(now)
    vettings = list(Vetting.objects.last_words().select_related("organization"))
    forbidden = {row.organization_id for row in vettings if row.outcome == "do-not-list"}
    rows = [row for row in _organizations() if row.pk not in forbidden]
    standing = [row for row in rows if row.outcome == Verification.Outcome.CONFIRMED]
    # Reports from the field never change a listing, but they can make it due.
    reported = set(reports.due().values_list("pk", flat=True))
    due = {row.pk for row in standing if row.due_on <= on or row.pk in reported}
    pressing = sorted(standing, key=lambda row: (_risk_order(row), row.due_on))
    return {
        "due": sorted(
            (row for row in pressing if row.pk in due),
            key=lambda row: (_risk_order(row), row.pk not in reported),
        ),
        "waiting": _waiting([row for row in standing if row.revision > row.whole_revision]),
        "attempts": _attempts(rows, now),
        "answers": list(partner.queue()),
        "returns": _returns(),
        "never": [row for row in rows if row.outcome is None],
        "lapsing": [row for row in pressing if row.pk not in due and row.due_on <= on + SOON],
        "vettings": sorted(
            (row for row in vettings if row.expires_on and row.expires_on <= on + VETTING_SOON),
            key=lambda row: row.expires_on,
        ),
        "gaps": [row for row in rows if row.has_gap],
        "weeks": _weeks(standing, on),
    }


def risk(row):
    """How fast this organization's listing ages; told from the working copy, so only an order."""
    return "hotline" if row.is_hotline else "residential" if row.is_residential else "other"


def coverage(facts, catalogue, on):
    """Province by category of help: how many listings are fresh and how many overdue on a day.

    `facts` and `catalogue` are those of the published snapshot: what phones hold. Returns a list
    of (province, [(category, fresh, overdue)]); a province of None stands for the whole country.
    """
    category_of = {kind["code"]: kind["parent"] for kind in catalogue["kinds"]}
    counts = Counter()
    for fact in facts:
        is_fresh = fact["due_on"] >= on.isoformat()
        places = [*fact["provinces"], *([None] if fact["nationwide"] else [])]
        for category in {category_of[kind] for kind in fact["kinds"]}:
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
    """Every organization with its last word, as light rows."""
    services = Service.objects.filter(organization=OuterRef("pk"))
    return (
        Organization.objects.order_by("order", "slug")
        .annotate(
            is_hotline=Exists(services.filter(is_hotline=True)),
            is_residential=Exists(services.filter(is_residential=True)),
            has_gap=gaps.condition(),
            **{
                name: Subquery(_last_word().values(name)[:1])
                for name in ("outcome", "whole_revision", "due_on", "recorded_at")
            },
        )
        .values_list(
            "pk",
            "name_km",
            "name_en",
            "revision",
            "is_hotline",
            "is_residential",
            "has_gap",
            "outcome",
            "whole_revision",
            "due_on",
            "recorded_at",
            named=True,
        )
    )


def _risk_order(row):
    return list(settings.CHECK_DAYS).index(risk(row))


def _waiting(rows):
    """The entries that would give another listing: (row, facts now, facts that stand).

    A revision confirmed whole gives the listing that stands, so only later ones are compared.
    """
    rows = sorted(rows, key=lambda row: (_risk_order(row), row.recorded_at))[:MOST_COMPARED]
    keys = [row.pk for row in rows]
    frozen = _last_word().values("listing")[:1]
    organizations = Organization.objects.filter(pk__in=keys).annotate(frozen=Subquery(frozen))
    organizations = listings.with_parts(organizations).in_bulk()
    found = []
    for row in rows:
        now, before = listings.build(organizations[row.pk]), organizations[row.pk].frozen
        if now != before:
            found.append((row, listings.facts(now), listings.facts(before)))
    return found


def _last_word():
    """The newest check of the organization in the outer query."""
    return Verification.objects.filter(organization=OuterRef("pk")).order_by("-number")


def _attempts(rows, now):
    """Who was called in vain since the last check: (row, last attempt, day that made unreachable).

    Where somebody asked to be called back, the moment for it comes first.
    """
    by_key = {row.pk: row for row in rows}
    unreachable = verification.unreachable()
    last = {}
    recent = Attempt.objects.filter(at__gte=now - ATTEMPTS_COUNT_FOR).order_by("at")
    for attempt in recent:
        row = by_key.get(attempt.organization_id)
        if row and (row.recorded_at is None or attempt.at > row.recorded_at):
            last[row] = attempt
    found = [(row, attempt, unreachable.get(row.pk)) for row, attempt in last.items()]
    return sorted(found, key=lambda item: item[1].call_back_at or item[1].at)


def _returns():
    """Withdrawn listings that somebody wants back."""
    withdrawn = Verification.objects.withdrawn().values("pk")
    return list(
        ReturnRequest.objects.filter(withdrawal__in=Subquery(withdrawn)).select_related(
            "withdrawal__organization", "by"
        )
    )


def _weeks(standing, on):
    """How many checks fall due in each coming week, by risk: (first day, total, Counter)."""
    monday = on - timedelta(days=on.weekday())
    counts = {monday + timedelta(weeks=number): Counter() for number in range(WEEKS)}
    for row in standing:
        week = max(monday, row.due_on - timedelta(days=row.due_on.weekday()))
        if week in counts:
            counts[week][risk(row)] += 1
    return [(week, count.total(), count) for week, count in counts.items()]
