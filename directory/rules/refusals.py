"""Why services turned people away, as readers report it: a question for the next call."""

from django.db.models import Count, Max, Min, OuterRef, Q, Subquery

from directory.models import Answer, Organization, Report, Verification
from directory.rules.report_queue import INDEPENDENT_AFTER

# So many reports of a kind put it on the call sheet.
ENOUGH = 2


def to_ask(organization: Organization) -> list[tuple[str, int]]:
    """The reasons that at least `ENOUGH` reports since the last check give, each with its count.

    They must be as far apart as those on a wrong number: one phone that sends twice asks nothing.
    Reports that somebody dismissed do not count.
    """
    looks = Verification.objects.looks().filter(organization=OuterRef("organization"))
    last = Subquery(looks.order_by("-number").values("recorded_at")[:1])
    rows = (
        Report.objects.filter(organization=organization)
        .exclude(why="")
        .exclude(answer__outcome=Answer.Outcome.DISMISSED)
        .annotate(last=last)
        .filter(Q(last=None) | Q(received_at__gt=last))
        .order_by()
        .values("why")
        .annotate(total=Count("pk"), first=Min("received_at"), newest=Max("received_at"))
        .filter(total__gte=ENOUGH)
    )
    found = {
        row["why"]: row["total"]
        for row in rows
        if row["newest"] - row["first"] >= INDEPENDENT_AFTER
    }
    return [(why, found[why]) for why in Report.Why.values if why in found]
