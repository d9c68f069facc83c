"""Who did what in a month: counted on a page, and line by line in a file."""

import re
from collections import Counter
from datetime import date, datetime, time

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.publish.exports import cells
from directory.rules import activity
from directory.text import writing

# So many months can be chosen on the page; any other by its address.
MONTHS = 12


def page(request):
    """How often each person did what in a month."""
    first = _month(request)
    counts = Counter((act.by, act.what, act.result) for act in _acts(request, first))
    context = {
        **admin.site.each_context(request),
        "title": _("Who did what"),
        "month": f"{first:%Y-%m}",
        "month_in_words": writing.month(f"{first:%Y-%m}", get_language()),
        "months": _months(),
        "rows": sorted(
            ((str(by), what, result, count) for (by, what, result), count in counts.items()),
        ),
    }
    return render(request, "admin/activity.html", context)


def csv(request):
    """Every act of a month as CSV for spreadsheets."""
    first = _month(request)
    rows = [
        [_("When"), _("Who"), _("What"), _("Result"), _("Entry"), _("Short name")],
        *(_row(act) for act in _acts(request, first)),
    ]
    response = HttpResponse(cells.to_csv(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="acts-{first:%Y-%m}.csv"'
    return response


def _row(act):
    entry = act.organization
    at = timezone.localtime(act.at).strftime("%Y-%m-%d %H:%M")
    known_by = [str(entry), entry.slug] if entry else ["", ""]
    return [at, str(act.by), act.what, act.result, *known_by]


def _acts(request, first):
    if not activity.may_read(request.user):
        raise PermissionDenied
    since, until = (
        timezone.make_aware(datetime.combine(day, time.min)) for day in (first, _after(first))
    )
    return activity.acts(since, until, by=request.user)


def _month(request):
    """The first day of the month that was asked for, else of this one."""
    asked = request.GET.get("month", "")
    if re.fullmatch("20[0-9]{2}-(0[1-9]|1[0-2])", asked):
        return date.fromisoformat(f"{asked}-01")
    return timezone.localdate().replace(day=1)


def _after(first):
    """The first day of the next month."""
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _months():
    """The last months, the newest first: (2026-11, November 2026)."""
    this = timezone.localdate()
    numbers = [this.year * 12 + this.month - 1 - back for back in range(MONTHS)]
    keys = [f"{number // 12}-{number % 12 + 1:02}" for number in numbers]
    return [(key, writing.month(key, get_language())) for key in keys]
