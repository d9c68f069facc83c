"""Unmet needs: what a search did not find, as codes of the catalogue, without a word.

Nothing says who sent one, and of when only the week is stored. The desk sees a need only from
`SHOWN_FROM` of the same week on, so that none points to a person.

They come out of the same box as reports, the oldest first. So none is ever told to wait: what is
over a limit is acknowledged and left out.
"""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils import timezone

from directory.models import UnmetNeed
from directory.rules import report_intake, report_room

# Among reports it is told apart by this kind.
KIND = report_room.UNMET
SHOWN_FROM = 5
WEEKS_KEPT = 12
# So many are stored of a week: many times what all caseworkers of the country would send.
MOST_A_WEEK = 10_000
# The lists of a published catalogue that codes come from.
LISTS = ("kinds", "categories", "provinces")


def check(data: dict, catalogue: dict) -> dict:
    """Validate plain data; return the fields of an UnmetNeed. Raises report_intake.Malformed.

    Only codes of the catalogue that phones hold are taken, so that nobody can write a word.
    """
    known = {name: {term["code"] for term in catalogue[name]} for name in LISTS}
    names = {"id", "kind", "need", "province"}
    errors = dict.fromkeys(data.keys() - names, "is not known")
    try:
        id = report_intake.CHECKS["id"](data.get("id"))
    except (ValueError, TypeError, AttributeError):
        id, errors["id"] = None, report_intake.SHOULD_BE["id"]
    need, province = data.get("need"), data.get("province", "")
    if not isinstance(need, str) or need not in known["kinds"] | known["categories"]:
        errors["need"] = "should be the code of a kind of help"
    if not isinstance(province, str) or province not in known["provinces"] | {""}:
        errors["province"] = "should be the code of a province"
    if errors:
        raise report_intake.Malformed(errors, id)
    return {"id": id, "kind": need, "province": province}


def receive(fields: dict, *, at: datetime, sender: str = "") -> str:
    """Store a need once; return "new", "same" if it was known, "other" if its id is taken.

    `sender` is a digest that is not stored. When the week is full, or the half of it that busy
    senders fill, the need counts for nothing and is "new" all the same.
    """
    if (known := _compare(fields)) is not None:
        return known
    week = _week(timezone.localdate(at))
    limit = MOST_A_WEEK // report_room.share(KIND, sender=sender)
    if UnmetNeed.objects.filter(week=week).count() >= limit:
        return "new"
    try:
        with transaction.atomic():
            UnmetNeed.objects.create(**fields, week=week)
    except IntegrityError:
        # The same came over another connection at the same moment.
        return _compare(fields)
    report_room.count(KIND, sender=sender)
    return "new"


def forget(*, at: datetime) -> None:
    """Delete the needs of weeks that are shown no more."""
    UnmetNeed.objects.filter(week__lt=_first_week(timezone.localdate(at))).delete()


def by_week(on: date) -> list[dict]:
    """The needs of the last weeks as {"week", "kind", "province", "total"}, the newest first.

    Each was told at least `SHOWN_FROM` times in its week.
    """
    rows = (
        UnmetNeed.objects.filter(week__gte=_first_week(on))
        .order_by()
        .values("week", "kind", "province")
    )
    rows = rows.annotate(total=Count("pk")).filter(total__gte=SHOWN_FROM)
    return list(rows.order_by("-week", "-total", "kind", "province"))


def _compare(fields):
    known = UnmetNeed.objects.filter(pk=fields["id"]).values("id", "kind", "province")
    found = known.first()
    return found and ("same" if found == fields else "other")


def _first_week(on):
    return _week(on) - timedelta(weeks=WEEKS_KEPT)


def _week(on):
    return on - timedelta(days=on.weekday())
