"""Reports from the field: take them in once, group them, answer them, forget their words.

A report never changes a listing. Nothing says who sent it, so nothing here counts people:

- Two "wrong number" reports about the same number count as independent when the server received
  them at least `INDEPENDENT_AFTER` apart. One person who taps twice, or one phone that sends
  its queue, does not reach that. Somebody patient can; what it brings about is one call.
- Limits count what arrived in a day, for each entry and in all. They know no addresses, because
  one carrier's address stands for thousands of phones. What is over the limit stays on the
  phones and comes later.
- Reports alone change no public byte. Good news is told to readers only once a person accepted it,
  see `reached`.
"""

import json
import re
import unicodedata
import uuid
from datetime import UTC, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Case, Count, F, Max, Min, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import RowNumber, TruncDate, TruncMonth
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import text
from directory.models import Answer, Organization, Report, Verification
from directory.rules.accounts import HANDLERS

# What is answered together. Only report handlers see the sealed lane; good news is no trouble.
SEALED = "safety"
GOOD = "works"
LANES = {
    SEALED: [Report.Kind.UNSAFE],
    "trouble": [
        kind for kind in Report.Kind if kind not in (Report.Kind.UNSAFE, Report.Kind.WORKS)
    ],
    GOOD: [Report.Kind.WORKS],
}
LARGEST_BODY = 4096
LONGEST_NOTE = 500
INDEPENDENT_AFTER = timedelta(hours=12)
# A day's worth of the busiest imaginable real use, many times over; and what a disk bears.
LIMIT_WINDOW = timedelta(days=1)
LIMIT_OF_AN_ENTRY = 12_000
LIMIT_OF_ALL = 36_000
LONGEST_WAIT = timedelta(hours=1)
# On so many days of one month a number was reported to work before readers are told of it.
DAYS_OF_A_SIGN = 3
NOTE_LIVES_AFTER_ANSWER = timedelta(days=30)
NOTE_LIVES_AT_MOST = timedelta(days=180)

# The order of the groups in a lane, wherever they are shown.
PRESSING = ["-is_doubted", "-wrong", "-newest", "organization", "number"]

REQUIRED = {"id", "listing", "seq", "kind", "made_at"}
OPTIONAL = {"phone", "note"}
UUID_PATTERN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"


class Malformed(Exception):
    """A report that cannot be taken; `errors` says what is wrong with which key."""

    def __init__(self, errors):
        super().__init__(errors)
        self.errors = errors


class Busy(Exception):
    """Too many reports for now; `wait` says for how long to keep them."""

    def __init__(self, wait):
        super().__init__(wait)
        self.wait = wait


class Refused(ValidationError):
    """An answer that the rules do not allow; its message says why, in the reader's language."""


def parse(body):
    """The plain data of a JSON body. Raises Malformed."""
    try:
        data = json.loads(body, object_pairs_hook=_each_key_once)
    except (ValueError, RecursionError) as error:
        raise Malformed({"body": "is not JSON, or has a key twice"}) from error
    if not isinstance(data, dict):
        raise Malformed({"body": "is not a JSON object"})
    return data


def check(data):
    """The fields of a Report out of plain data. Raises Malformed."""
    errors = dict.fromkeys(REQUIRED - data.keys(), "is missing")
    errors |= dict.fromkeys(data.keys() - REQUIRED - OPTIONAL, "is not known")
    fields = {}
    for name in (REQUIRED | OPTIONAL) & data.keys():
        try:
            fields[name] = CHECKS[name](data[name])
        except (ValueError, OverflowError, TypeError, AttributeError):
            errors[name] = SHOULD_BE[name]
    if errors:
        raise Malformed(errors)
    return {"phone": "", "note": ""} | fields


def receive(fields, *, at):
    """Store a report once, and return "new", "same" or "other" for what its id then stands for.

    `fields` come from `check`, `at` is the server's aware time. Raises Busy.
    """
    if (known := _compare(fields)) is not None:
        return known
    organization = _organization(fields["listing"])
    _require_room(organization, at)
    listed = _listed_number(organization, fields["phone"])
    try:
        with transaction.atomic():
            Report.objects.create(
                **fields | {"phone": listed or fields["phone"]},
                organization=organization,
                is_listed=bool(listed),
                received_at=at,
            )
    except IntegrityError:
        # The same report came by another line in this very moment.
        return _compare(fields)
    return "new"


def is_handler(user):
    """Whether this account may read notes and safety reports, and answer. Superusers may not."""
    return user.groups.filter(name=HANDLERS).exists()


def may_read(user):
    """Whether this account sees the queue; its sealed lane is for report handlers alone."""
    return user.has_perm("directory.view_report") or is_handler(user)


def queue(lane):
    """The open reports of a lane, one row for each entry and number, most pressing first."""
    counts = {
        f"count_{kind.replace('-', '_')}": Count("pk", filter=Q(kind=kind)) for kind in LANES[lane]
    }
    return (
        _open(lane)
        .values("organization", "number", "organization__name_km", "organization__name_en")
        .annotate(**_press(), **counts)
        .order_by(*PRESSING)
    )


def first(*, sealed, most):
    """The most pressing open groups of each lane: at most so many, the sealed ones if asked for.

    Each row has its `lane` and `in_lane`, which counts all groups of that lane.
    """
    lanes = [name for name in LANES if sealed or name != SEALED]
    # By number, as the order of the lanes is not that of their names.
    order = Case(*(When(kind__in=LANES[name], then=at) for at, name in enumerate(lanes)))
    rows = (
        _open(*lanes)
        .annotate(at=order)
        .values("at", "organization", "number", "organization__name_km", "organization__name_en")
        .annotate(**_press())
        .annotate(
            in_lane=Window(Count("*"), partition_by="at"),
            place=Window(RowNumber(), partition_by="at", order_by=PRESSING),
        )
        .filter(place__lte=most)
        .order_by("at", "place")
    )
    return [row | {"lane": lanes[row["at"]]} for row in rows]


def waiting():
    """How many reports are open: {lane: number}."""
    counts = {name: Count("pk", filter=Q(kind__in=kinds)) for name, kinds in LANES.items()}
    return Report.objects.filter(answer=None).aggregate(**counts)


def group(*, lane, organization, number):
    """The open reports of a lane about one number of an entry, or about the entry as a whole."""
    return _open(lane).filter(organization=organization, number=number)


def seen(rows):
    """What an answer to these reports must name: how many there are, when the newest came."""
    return rows.order_by().aggregate(seen=Count("pk"), up_to=Max("received_at"))


def by_day(*, lane, organization, number):
    """How many open reports of each kind came on each day, newest day first.

    Good news stands beside the trouble, so that one can be weighed against the other.
    """
    lanes = [SEALED] if lane == SEALED else LANES.keys() - {SEALED}
    days = (
        _open(*lanes)
        .filter(organization=organization, number=number)
        .order_by()
        .annotate(day=TruncDate("received_at"))
        .values("day", "kind")
        .annotate(total=Count("pk"))
        .order_by("-day", "kind")
    )
    return [row | {"label": Report.Kind(row["kind"]).label} for row in days]


def due():
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


def reached(*, at):
    """The numbers that were reached, if their listing stands: {organization: {number: "2026-11"}}.

    Such a number was reported to work on `DAYS_OF_A_SIGN` different days of that month, this one
    or the one before, a report handler accepted those reports, and no trouble of the entry was
    accepted since its last check. The month is all that is told, so that the sign points to
    nobody and changes once a month at most.
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
def answer(*, lane, organization, number, outcome, reason, seen, up_to, by, at):
    """Close a group of open reports with one answer. Raises Refused.

    `seen` is how many reports the handler saw, `up_to` when the newest of them came: what came
    later stays open.
    """
    if not is_handler(by):
        raise Refused(_("Only report handlers may do this."))
    if outcome == Answer.Outcome.DISMISSED and not reason.strip():
        raise Refused(_("Say why the reports are dismissed."))
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
        raise Refused(_("These reports have changed since you opened them. Read them again."))
    return given


def answers(organization, *, by):
    """The answers in an entry's history, newest first, as far as this account may read them."""
    rows = Answer.objects.filter(organization=organization).select_related("answered_by")
    rows = rows.annotate(total=Count("reports")).order_by("-answered_at")
    return rows if is_handler(by) else rows.filter(is_sealed=False)


def forget(*, at):
    """Erase the notes whose time is over, also from the database's files; return how many."""
    erased = erase_notes(at=at)
    with connection.cursor() as cursor:
        # Every time, because a crash may have come between an erasure and this. SQLite overwrites
        # what it erases, but may leave copies where it moved rows; PostgreSQL only marks it.
        # Both write the table anew here.
        on_postgresql = connection.vendor == "postgresql"
        cursor.execute("VACUUM FULL directory_report" if on_postgresql else "VACUUM")
    return erased


def erase_notes(*, at):
    """Empty the notes whose time is over; return how many."""
    past = Q(answer__answered_at__lte=at - NOTE_LIVES_AFTER_ANSWER)
    past |= Q(received_at__lte=at - NOTE_LIVES_AT_MOST)
    return Report.objects.filter(past).exclude(note="").update(note="", note_erased=True)


def _each_key_once(pairs):
    data = dict(pairs)
    if len(data) != len(pairs):
        raise ValueError
    return data


def _match(pattern, value):
    if not re.fullmatch(pattern, value, re.ASCII):
        raise ValueError
    return value


def _number_of_snapshot(value):
    if type(value) is not int or not 0 < value < 2**63:
        raise ValueError
    return value


def _phone(value):
    typed = text.in_latin_digits(text.BETWEEN_DIGITS.sub("", value))
    return _match(r"\+?[0-9]{2,15}", typed)


def _note(value):
    if not isinstance(value, str):
        raise TypeError
    # Signs that nobody sees could steer or hide text, and no database takes half a character.
    seen = "".join(
        sign
        for sign in value
        if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs")
    ).strip()
    if len(seen) > LONGEST_NOTE:
        raise ValueError
    return seen


def _moment(value):
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError
    moment = moment.astimezone(UTC)
    # A phone's clock may be years off; what lies further out is no clock.
    if not 1970 <= moment.year <= 2999:
        raise ValueError
    return moment


CHECKS = {
    "id": lambda value: uuid.UUID(_match(UUID_PATTERN, value.lower())),
    "listing": lambda value: _match(r"[-a-zA-Z0-9_]{1,50}", value),
    "seq": _number_of_snapshot,
    "kind": lambda value: Report.Kind(value).value,
    "phone": _phone,
    "note": _note,
    "made_at": _moment,
}
SHOULD_BE = {
    "id": "should be a UUID as text",
    "listing": "should be the short name of a listing",
    "seq": "should be the number of a snapshot",
    "kind": f"should be one of {', '.join(sorted(Report.Kind.values))}",
    "phone": "should be a telephone number as text",
    "note": f"should be text of at most {LONGEST_NOTE} characters",
    "made_at": "should be an ISO 8601 moment with its zone",
}


def _compare(fields):
    """Whether the report with this id is the "same" or an "other" one; None if there is none."""
    known = Report.objects.filter(pk=fields["id"]).first()
    if known is None:
        return None
    plain = ["listing", "seq", "kind", "made_at"] + ([] if known.note_erased else ["note"])
    is_same = all(getattr(known, name) == fields[name] for name in plain)
    # A number is stored as its listing writes it.
    is_same &= text.phone_key(known.phone) == text.phone_key(fields["phone"])
    return "same" if is_same else "other"


def _organization(slug):
    """Whose listing that is, or was under a former name; None if nobody's."""
    found = Organization.objects.filter(slug=slug).first()
    if found is None:
        former = Verification.objects.filter(listing__slug=slug).order_by("-recorded_at").first()
        found = former.organization if former else None
    return found


def _require_room(organization, at):
    """Raise Busy when as many reports came in a day as the limits allow."""
    arrived = Report.objects.filter(received_at__gt=at - LIMIT_WINDOW)
    for rows, limit in (
        (arrived, LIMIT_OF_ALL),
        (arrived.filter(organization=organization), LIMIT_OF_AN_ENTRY),
    ):
        in_the_way = rows.order_by("-received_at").values_list("received_at", flat=True)
        for oldest in in_the_way[limit - 1 : limit]:
            raise Busy(min(oldest + LIMIT_WINDOW - at, LONGEST_WAIT))


def _listed_number(organization, phone):
    """The number as a listing of this entry writes it, if any ever did."""
    if organization is None:
        return ""
    key = text.phone_key(phone)
    listings = organization.verifications.exclude(listing=None).values_list("listing", flat=True)
    numbers = (part["number"] for listing in listings for part in listing["phones"])
    return next((number for number in numbers if text.phone_key(number) == key), "")


def _open(*lanes):
    """What nobody has answered yet, each with the number that it is grouped by.

    Made-up numbers form no groups, so that they do not fill the queue.
    """
    number = Case(When(is_listed=True, then=F("phone")), default=Value(""))
    kinds = [kind for lane in lanes for kind in LANES[lane]]
    return Report.objects.filter(kind__in=kinds, answer=None).annotate(number=number)


def _last_check():
    """When the entry of a report was last checked or withdrawn."""
    last = Verification.objects.filter(organization=OuterRef("organization")).order_by("-number")
    return Subquery(last.values("recorded_at")[:1])


def _in_trouble(*lanes):
    """The organizations of which news in these lanes was accepted since their last check."""
    accepted = Report.objects.filter(
        answer__outcome=Answer.Outcome.ACCEPTED, answer__answered_at__gt=_last_check()
    )
    kinds = [kind for lane in lanes for kind in LANES[lane]]
    return accepted.filter(kind__in=kinds).order_by().values("organization")


def _press():
    """What says how pressing a group is."""
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
