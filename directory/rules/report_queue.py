"""Reports at the desk: grouped by entry and number, decided on by report handlers.

Nothing says who sent a report, so nothing here counts people. Two "wrong number" reports about the
same number count as independent when the server received them at least `INDEPENDENT_AFTER` apart.
One person who taps twice, or one phone that sends its queue, does not reach that. Somebody patient
can; what it brings about is one call.

Reports alone change nothing public. Readers are told that a number works only once a report
handler accepted the reports, see `reached`.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import (
    Case,
    Count,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber, TruncDate, TruncMonth
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Answer, Organization, Report, Verification
from directory.rules import publication, standing, verification
from directory.rules.accounts import HANDLERS
from directory.rules.refusal import Refused
from directory.text import languages

# The lanes of the queue: kinds that are decided on together. Report handlers alone see SEALED.
SEALED = "safety"
GOOD = "works"
LANES = {
    SEALED: [Report.Kind.UNSAFE],
    "trouble": [
        kind for kind in Report.Kind if kind not in (Report.Kind.UNSAFE, Report.Kind.WORKS)
    ],
    GOOD: [Report.Kind.WORKS],
}
INDEPENDENT_AFTER = timedelta(hours=12)
# On how many days of a month a number must be reported to work before readers are told so.
DAYS_OF_A_SIGN = 3

# The order of the groups in a lane, wherever they are shown.
PRESSING = ["-is_doubted", "-wrong", "-newest", "organization", "number"]


def is_handler(user: User) -> bool:
    """Whether this account may read notes and safety reports, and decide. Superusers may not."""
    return user.groups.filter(name=HANDLERS).exists()


def may_read(user: User) -> bool:
    """Whether this account sees the queue; its sealed lane is for report handlers alone."""
    return user.has_perm("directory.view_report") or is_handler(user)


def queue(lane: str) -> QuerySet[Report, dict]:
    """The open reports of a lane, one row for each entry and number, most pressing first."""
    counts = {
        f"count_{kind.replace('-', '_')}": Count("pk", filter=Q(kind=kind)) for kind in LANES[lane]
    }
    return (
        _open(lane)
        .values("organization", "number", *languages.columns("organization__name"))
        .annotate(**_press(), **counts)
        .order_by(*PRESSING)
    )


def first(*, sealed: bool, most: int) -> list[dict]:
    """The most pressing groups of each lane, at most `most` of them; sealed ones if asked for.

    Each row has its `lane` and `in_lane`, which counts all groups of that lane.
    """
    lanes = [name for name in LANES if sealed or name != SEALED]
    # By number, as the order of the lanes is not that of their names.
    order = Case(*(When(kind__in=LANES[name], then=at) for at, name in enumerate(lanes)))
    rows = (
        _open(*lanes)
        .annotate(at=order)
        .values("at", "organization", "number", *languages.columns("organization__name"))
        .annotate(**_press())
        .annotate(
            in_lane=Window(Count("*"), partition_by="at"),
            place=Window(RowNumber(), partition_by="at", order_by=PRESSING),
        )
        .filter(place__lte=most)
        .order_by("at", "place")
    )
    return [row | {"lane": lanes[row["at"]]} for row in rows]


def waiting() -> dict[str, int]:
    """How many reports are open: {lane: number}."""
    counts = {name: Count("pk", filter=Q(kind__in=kinds)) for name, kinds in LANES.items()}
    return Report.objects.filter(answer=None).aggregate(**counts)


def group(*, lane: str, organization: Organization | None, number: str) -> QuerySet[Report]:
    """The open reports of a lane about one number of an entry, or about the entry as a whole."""
    return _open(lane).filter(organization=organization, number=number)


def seen(rows: QuerySet[Report]) -> dict:
    """The state that a decision on these reports must name: how many, and when the newest came."""
    return rows.order_by().aggregate(seen=Count("pk"), up_to=Max("received_at"))


def by_day(*, lane: str, organization: Organization | None, number: str) -> list[dict]:
    """How many open reports of each kind came on each day, newest day first; refusals by reason.

    Reports that it works are among them, to weigh against reports of trouble.
    """
    lanes = [SEALED] if lane == SEALED else LANES.keys() - {SEALED}
    days = (
        _open(*lanes)
        .filter(organization=organization, number=number)
        .order_by()
        .annotate(day=TruncDate("received_at"))
        .values("day", "kind", "why")
        .annotate(total=Count("pk"))
        .order_by("-day", "kind", "why")
    )
    return [row | {"label": _label(row)} for row in days]


def due() -> QuerySet[Organization]:
    """The organizations that reports make due today.

    That is: two independent "wrong number" reports about a listed number, or about none, since the
    last check, or news of trouble that a person accepted since then. The next check ends it; the
    reports change nothing. Sealed news is left out: whoever may not read it must not infer it.
    """
    doubted = (
        Report.objects.filter(Q(is_listed=True) | Q(phone=""))
        .filter(answer=None, received_at__gt=_last_check())
        .order_by()
        .values("organization", "phone")
        .annotate(**_wrong())
        .filter(_independent())
        .values("organization")
    )
    last = Verification.objects.filter(organization=OuterRef("pk")).order_by("-number")
    reported = Organization.objects.filter(
        Q(pk__in=doubted) | Q(pk__in=_in_trouble("trouble"))
    ).annotate(last_outcome=Subquery(last.values("outcome")[:1]))
    return reported.filter(last_outcome=Verification.Outcome.CONFIRMED)


def outcomes(lane: str, organization: Organization | None) -> list[str]:
    """How reports of a lane can be answered; sealed ones can only be closed if nothing stands."""
    if lane != SEALED:
        return [Answer.Outcome.ACCEPTED, Answer.Outcome.DISMISSED]
    if organization is None or standing.current_check(organization) is None:
        return [Answer.Outcome.DISMISSED]
    return [Answer.Outcome.SUSPENDED, Answer.Outcome.ACCEPTED, Answer.Outcome.DISMISSED]


def reached(*, at: datetime) -> dict[UUID, dict[str, str]]:
    """The numbers that were reached, if their listing stands: {organization: {number: "2026-11"}}.

    Such a number was reported to work on `DAYS_OF_A_SIGN` different days of that month, this one
    or the one before, a report handler accepted those reports, and no trouble of the entry was
    accepted since its last check. Only the month is public, so that it points to nobody and
    changes at most once a month.
    """
    this_month = timezone.localtime(at).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    rows = (
        Report.objects.filter(
            kind=Report.Kind.WORKS,
            answer__outcome=Answer.Outcome.ACCEPTED,
            received_at__gte=(this_month - timedelta(days=1)).replace(day=1),
        )
        .exclude(organization__in=_in_trouble("trouble", SEALED))
        .order_by()
        .annotate(month=TruncMonth("received_at"))
        .values("organization", "phone", "month")
        .annotate(days=Count(TruncDate("received_at"), distinct=True))
        .filter(days__gte=DAYS_OF_A_SIGN)
        .order_by("month")
    )
    months = {}
    for row in rows:
        months.setdefault(row["organization"], {})[row["phone"]] = row["month"].strftime("%Y-%m")
    return months


@transaction.atomic
def decide(
    *,
    lane: str,
    organization: Organization | None,
    number: str,
    outcome: str,
    reason: str,
    seen: int,
    up_to: datetime,
    by: User,
    at: datetime,
) -> Answer:
    """Close a group of open reports with one decision. Raises Refused.

    `seen` is how many reports the handler saw, `up_to` when the newest of them came: what came
    later stays open.
    """
    if not is_handler(by):
        raise Refused(_("Only report handlers may do this."))
    if organization:
        organization = standing.lock(organization)
        standing.require_open(organization)
    if outcome not in outcomes(lane, organization):
        raise Refused(_("These reports cannot be answered like this. Choose another answer."))
    if outcome == Answer.Outcome.DISMISSED and not reason.strip():
        raise Refused(_("Say why the reports are dismissed."))
    if outcome == Answer.Outcome.SUSPENDED and not reason.strip():
        raise Refused(_("Say why the listing is suspended; only report handlers read it."))
    given = Answer.objects.create(
        organization=organization,
        number=number,
        is_sealed=lane == SEALED,
        outcome=outcome,
        reason=reason.strip(),
        answered_by=by,
        answered_at=at,
    )
    rows = group(lane=lane, organization=organization, number=number)
    rows = rows.filter(received_at__lte=up_to)
    if rows.update(answer=given) != seen:
        raise changed_since_opened()
    if outcome == Answer.Outcome.SUSPENDED:
        verification.suspend(organization, answer=given)
    elif organization:
        publication.due(organization, at=at)
    return given


def changed_since_opened() -> Refused:
    """Why nothing is decided on reports that are not those on the page."""
    return Refused(_("These reports have changed since you opened them. Read them again."))


def decisions(organization: Organization | None, *, by: User) -> QuerySet[Answer]:
    """The decisions on an entry's reports, newest first, as far as this account may read them."""
    rows = Answer.objects.filter(organization=organization).select_related("answered_by")
    rows = rows.annotate(total=Count("reports")).order_by("-answered_at")
    return rows if is_handler(by) else rows.filter(is_sealed=False)


def _label(row):
    """What a report says, in words."""
    kind, why = Report.Kind(row["kind"]).label, row["why"]
    return f"{kind}: {Report.Why(why).label}" if why else kind


def _open(*lanes):
    """The reports that nobody has decided on, each with the number that groups it.

    Numbers that were never listed form no groups, so that they cannot flood the queue.
    """
    number = Case(When(is_listed=True, then=F("phone")), default=Value(""))
    kinds = [kind for lane in lanes for kind in LANES[lane]]
    return Report.objects.filter(kind__in=kinds, answer=None).annotate(number=number)


def _last_check():
    """When the entry of a report was last checked or withdrawn."""
    looks = Verification.objects.looks().filter(organization=OuterRef("organization"))
    last = looks.order_by("-number")
    return Subquery(last.values("recorded_at")[:1])


def _in_trouble(*lanes):
    """The organizations of which news in these lanes was accepted since their last check."""
    accepted = Report.objects.filter(
        answer__outcome=Answer.Outcome.ACCEPTED, answer__answered_at__gt=_last_check()
    )
    kinds = [kind for lane in lanes for kind in LANES[lane]]
    return accepted.filter(kind__in=kinds).order_by().values("organization")


def _press():
    """The annotations by which groups are ordered."""
    return {
        "total": Count("pk"),
        "newest": Max("received_at"),
        **_wrong(),
        "is_doubted": Case(When(_independent(), then=True), default=False),
    }


def _wrong():
    is_wrong = Q(kind=Report.Kind.WRONG_NUMBER)
    return {
        "wrong": Count("pk", filter=is_wrong),
        "first_wrong": Min("received_at", filter=is_wrong),
        "last_wrong": Max("received_at", filter=is_wrong),
    }


def _independent():
    return Q(last_wrong__gte=F("first_wrong") + INDEPENDENT_AFTER)
