"""Unmet needs: what a search did not find, as codes of the catalogue, without a word.

Nothing says who sent one, and of when only the week is stored. The desk sees a need only from
`SHOWN_FROM` of the same week on, so that none points to a person.
"""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils import timezone

from directory.models import UnmetNeed
from directory.rules import report_intake, report_room

# Among reports it is told apart by this kind.
KIND = "unmet"
SHOWN_FROM = 5
WEEKS_SHOWN = 12
# So many are taken in a week: many times what all caseworkers of the country would send.
MOST_A_WEEK = 10_000
MOST_GROUPS = 20
# The lists of a published catalogue that codes come from.
LISTS = ("kinds", "categories", "provinces", "served")


def check(data: dict, catalogue: dict) -> dict:
    """Validate plain data; return the fields of an UnmetNeed. Raises report_intake.Malformed.

    Only codes of the catalogue that phones hold are taken, so that nobody can write a word.
    """
    known = {name: {term["code"] for term in catalogue[name]} for name in LISTS}
    names = {"id", "kind", "need", "province", "served"}
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
    served = data.get("served", [])
    if not isinstance(served, list) or len(served) > MOST_GROUPS or not _all_in(served, known):
        errors["served"] = "should be a list of codes of people served"
    if errors:
        raise report_intake.Malformed(errors, id)
    return {
        "id": id,
        "kind": need,
        "province": province,
        "served": sorted({*served}),
    }


def receive(fields: dict, *, at: datetime) -> str:
    """Store a need once; return "new", "same" if it was known, "other" if its id is taken.

    Raises report_room.Busy when the week is full.
    """
    if (known := _compare(fields)) is not None:
        return known
    week = _week(timezone.localdate(at))
    if UnmetNeed.objects.filter(week=week).count() >= MOST_A_WEEK:
        raise report_room.Busy(report_room.LONGEST_WAIT)
    try:
        with transaction.atomic():
            UnmetNeed.objects.create(**fields, week=week)
    except IntegrityError:
        # The same came over another connection at the same moment.
        return _compare(fields)
    return "new"


def by_week(on: date) -> list[dict]:
    """The needs of the last weeks as {"week", "kind", "province", "total"}, the newest first.

    Each was told at least `SHOWN_FROM` times in its week.
    """
    since = _week(on) - timedelta(weeks=WEEKS_SHOWN)
    rows = UnmetNeed.objects.filter(week__gte=since).order_by().values("week", "kind", "province")
    rows = rows.annotate(total=Count("pk")).filter(total__gte=SHOWN_FROM)
    return list(rows.order_by("-week", "-total", "kind", "province"))


def _all_in(served, known):
    return all(isinstance(code, str) and code in known["served"] for code in served)


def _compare(fields):
    known = UnmetNeed.objects.filter(pk=fields["id"]).values("id", "kind", "province", "served")
    found = known.first()
    return found and ("same" if found == fields else "other")


def _week(on):
    return on - timedelta(days=on.weekday())
