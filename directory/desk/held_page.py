"""What phones held on a day: the whole list, or one listing of it."""

import re
from datetime import datetime, time

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory import text
from directory.desk import errors, words
from directory.desk.fields import DayField
from directory.models import Snapshot
from directory.rules import held, listing
from directory.text import in_latin_digits, languages

# So many listings stand on one page.
PAGE = 50


class HeldForm(forms.Form):
    """A day and an hour, and what to look for in the list of then."""

    day = DayField(label=gettext_lazy("day"))
    at = forms.CharField(
        required=False,
        label=gettext_lazy("hour"),
        help_text=gettext_lazy("For example 14:30. Without one the end of the day counts."),
    )
    q = forms.CharField(required=False, label=gettext_lazy("Name or number"))

    def clean_day(self):
        """The day, of this century: nothing was published before."""
        day = self.cleaned_data["day"]
        if day.year < 2000:
            raise forms.ValidationError(self.fields["day"].error_messages["invalid"])
        return day

    def clean_at(self):
        """The hour, or the last one of a day."""
        typed = in_latin_digits(self.cleaned_data["at"]).strip()
        if not typed:
            return time.max
        if not (found := re.fullmatch("([01]?[0-9]|2[0-3]):([0-5][0-9])", typed)):
            raise forms.ValidationError(_("Write it like 14:30."))
        return time(int(found[1]), int(found[2]))

    @property
    def moment(self):
        """The moment that was asked for, in Cambodia."""
        data = self.cleaned_data
        return timezone.make_aware(datetime.combine(data["day"], data["at"]))


def page(request):
    """The list that phones held at a moment; with `listing` one of it, in full."""
    # It shows what was withdrawn as well, so it is for who works on entries.
    if not request.user.has_perm("directory.view_source"):
        raise PermissionDenied
    data = request.GET.copy()
    data.setdefault("day", timezone.localdate().strftime("%d/%m/%Y"))
    form = HeldForm(data)
    found = moment = None
    if form.is_valid():
        moment = min(form.moment, timezone.now())
        found = held.held_at(moment)
    context = {
        **admin.site.each_context(request),
        "title": _("What phones held on a day"),
        "form": form,
        "moment": moment,
        "found": found,
        "first": Snapshot.objects.last(),
    }
    if found:
        context |= _list(request, form, found, moment)
    return render(request, "admin/held.html", context)


def _list(request, form, found, moment):
    checks = found.checks
    if typed := form.cleaned_data["q"].strip():
        names = [f"organization__{column}__icontains" for column in languages.columns("name")]
        is_called = Q(name_km__icontains=typed)
        for name in names:
            is_called |= Q(**{name: typed})
        checks = checks.filter(is_called | Q(pk__in=_with_number(found, typed)))
    query = request.GET.copy()
    for name in ("listing", "page"):
        query.pop(name, None)
    chosen = request.GET.get("listing", "")
    context = {"query": query.urlencode()}
    if not chosen:
        pages = Paginator(checks.only("name_km", "listing", "checked_on", "method"), PAGE)
        shown = pages.get_page(request.GET.get("page"))
        rows = [(check, found.listing_of(check)) for check in shown]
        return context | {"page": shown, "listings": rows}
    check = found.checks.filter(organization__public_id=chosen).first()
    if check is None:
        raise errors.Missing(_("This listing was not among those that phones held then."))
    on = timezone.localdate(moment)
    published_at = found.snapshot.published_at
    alert = check.organization.alerts.filter(at__lte=published_at).first()
    vetting = check.organization.vettings.filter(at__lte=published_at).first()
    return context | {
        "check": check,
        "rows": words.facts_beside(listing.facts(found.listing_of(check)), None),
        "alert": alert if alert and alert.ends_on and alert.ends_on >= on else None,
        "vetting": vetting if vetting and vetting.expires_on and vetting.expires_on >= on else None,
    }


def _with_number(found, typed):
    """The keys of the checks whose listing had a number with the digits that were typed.

    The entry may have other numbers by now, and whoever asks may hold a note of an old one.
    """
    is_typed = text.phone_test(typed)
    return [
        check.pk
        for check in found.checks.only("listing", "organization")
        if any(is_typed(text.phone_key(number)) for number in _numbers(found.listing_of(check)))
    ]


def _numbers(shown):
    """All numbers that a listing shows, confirmed or not."""
    return [phone["number"] for phone in shown["phones"] + shown["unconfirmed"]]
