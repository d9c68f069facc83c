"""The queue of reports: safety in a lane of its own, the rest by entry and number."""

from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Min
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.desk import errors, words
from directory.desk.fields import CleanTextMixin
from directory.desk.read_only import ReadOnlyAdmin
from directory.models import Answer, Organization, Report
from directory.rules import report_queue, safety, standing, verifiers
from directory.rules.refusal import Refused
from directory.text.languages import columns

PAGE = 50
# No report is older than the first installation.
FIRST_YEAR = 2000


class DecisionForm(CleanTextMixin, forms.Form):
    """The decision on a group of reports, and which of them the handler saw."""

    # The button that was pressed.
    outcome = forms.ChoiceField(choices=Answer.Outcome)
    reason = forms.CharField(
        required=False,
        max_length=300,
        # Enter in a field of one line would press the first button, which suspends.
        widget=forms.Textarea(attrs={"rows": 2}),
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy(
            "It stays in the history of the entry. Write no names, and nothing of a note."
        ),
    )
    seen = forms.IntegerField(min_value=1)
    up_to = forms.DateTimeField()

    def clean_up_to(self):
        """The moment, if a database can look it up: the year 1 has none in every time zone."""
        up_to = self.cleaned_data["up_to"]
        if up_to.year < FIRST_YEAR:
            raise forms.ValidationError(self.fields["up_to"].error_messages["invalid"])
        return up_to

    def clean(self):
        """Say on the page what is wrong in the fields that nobody sees."""
        data = super().clean()
        if {"seen", "up_to"} & self.errors.keys():
            self.add_error(None, report_queue.changed_since_opened())
        return data


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    """Shows groups of open reports; single rows have no page of their own."""

    def has_view_permission(self, request, obj=None):
        return report_queue.may_read(request.user)

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("", view(self.queue), name="directory_report_changelist"),
            path("<slug:lane>/unknown/", view(self.group), name="directory_report_unknown"),
            path("<slug:lane>/<uuid:pk>/", view(self.group), name="directory_report_group"),
        ]

    def queue(self, request):
        """Every lane, most pressing first; the sealed one only for report handlers."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        is_handler = report_queue.is_handler(request.user)
        due = set(report_queue.due().values_list("pk", flat=True))
        lanes = []
        for name in report_queue.LANES:
            if name == report_queue.SEALED and not is_handler:
                continue
            page = Paginator(report_queue.queue(name), PAGE).get_page(request.GET.get(name))
            rows = [_row(name, row, due) for row in page]
            lanes.append({"name": name, "rows": rows, "page": page})
        context = {
            **self.admin_site.each_context(request),
            "title": _("Reports"),
            "lanes": lanes,
            "is_verifier": verifiers.is_verifier(request.user),
            "sealed": _handed_over(request.user, is_handler),
            "opts": self.opts,
        }
        return render(request, "admin/directory/report/queue.html", context)

    def group(self, request, lane, pk=None):
        """The reports about one number of an entry, day by day, and the decision on them."""
        is_handler = report_queue.is_handler(request.user)
        only_handlers = lane == report_queue.SEALED or request.method == "POST"
        if not self.has_view_permission(request) or (only_handlers and not is_handler):
            raise PermissionDenied
        if lane not in report_queue.LANES:
            raise errors.Missing(_("There is no such list of reports."))
        about = {
            "lane": lane,
            "organization": errors.find(Organization, pk=pk) if pk else None,
            "number": request.GET.get("number", ""),
        }
        form = DecisionForm(request.POST if request.method == "POST" else None)
        if self._decide(request, form, about):
            return redirect("admin:directory_report_changelist")
        rows = report_queue.group(**about)
        context = {
            **self.admin_site.each_context(request),
            **about,
            "title": _("Reports"),
            "days": report_queue.by_day(**about),
            "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
            # The decision is about what this page shows, also after a refusal.
            "seen": report_queue.seen(rows),
            "form": form,
            "is_handler": is_handler,
            "outcomes": report_queue.outcomes(lane, about["organization"]),
            "check": about["organization"] and standing.current_check(about["organization"]),
            "tell_at": _tell_at(lane, rows),
            "is_due": report_queue.due().filter(pk=pk).exists(),
            "may_verify": verifiers.is_verifier(request.user),
            "decisions": report_queue.decisions(about["organization"], by=request.user),
            "opts": self.opts,
        }
        return render(request, "admin/directory/report/group.html", context)

    def _decide(self, request, form, about):
        """Record the decision; return whether it was done, else leave the reason on the form."""
        if not form.is_valid():
            return False
        try:
            report_queue.decide(**about, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, refusal)
            return False
        messages.success(request, _("The reports are answered."))
        return True


@admin.register(Answer)
class AnswerAdmin(ReadOnlyAdmin):
    list_display = ["organization", "number", "outcome", "reason", "answered_by", "answered_at"]
    list_select_related = ["organization", "answered_by"]
    list_filter = ["outcome"]

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) or report_queue.is_handler(request.user)

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows if report_queue.is_handler(request.user) else rows.filter(is_sealed=False)


def _handed_over(user, is_handler):
    """What verifiers have to look into, and for how long; for them and for report handlers."""
    if not (is_handler or verifiers.is_verifier(user)):
        return []
    now = timezone.now()
    return [(answer, words.waited(now - answer.answered_at)) for answer in safety.handed_over()]


def _tell_at(lane, rows):
    """When verifiers are told that these sealed reports wait; None in other lanes."""
    oldest = rows.aggregate(oldest=Min("received_at"))["oldest"]
    return oldest + safety.UNANSWERED_AFTER if lane == report_queue.SEALED and oldest else None


def address_of(lane, row):
    """Where a group of reports is read and decided on."""
    pk = row["organization"]
    page = (
        reverse("admin:directory_report_group", args=[lane, pk])
        if pk
        else reverse("admin:directory_report_unknown", args=[lane])
    )
    return f"{page}?{urlencode({'number': row['number']})}" if row["number"] else page


def _row(lane, row, due):
    """A row of the queue in words, with the address of its reports."""
    names = [row[column] for column in columns("organization__name")]
    counts = [
        (kind.label, row[f"count_{kind.replace('-', '_')}"])
        for kind in Report.Kind
        if row.get(f"count_{kind.replace('-', '_')}")
    ]
    return row | {
        "name": next(filter(None, names), None),
        "address": address_of(lane, row),
        "counts": counts,
        "is_due": row["organization"] in due,
    }
