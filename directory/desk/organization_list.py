"""The list of organizations: its filters, its search, and what can be done with several at once."""

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.desk.organization_filters import (
    CategoryFilter,
    KindFilter,
    KnownFilter,
    MineFilter,
    ProvinceFilter,
    RiskFilter,
    StateFilter,
    TodoFilter,
    in_place,
    with_number,
)
from directory.models import Verification
from directory.publish import reader
from directory.publish.exports import spreadsheet
from directory.rules import proofs, verifiers

# The filters whose answers stand above the list, each with its count.
CHIPS = (MineFilter, KnownFilter)


class OrganizationListMixin:
    """What the list of organizations can do."""

    list_filter = [
        *(MineFilter, TodoFilter, StateFilter, KnownFilter, RiskFilter, ProvinceFilter),
        *(CategoryFilter, KindFilter, "organization_type"),
    ]
    list_per_page = 20
    search_help_text = gettext_lazy("A name, a place, or a number or some of its digits")
    actions = ["print_sheets", "export_listings"]

    def changelist_view(self, request, extra_context=None):
        """The list, with the chips above it."""
        more = {"chips": self._chips(request)} | (extra_context or {})
        page = super().changelist_view(request, more)
        if changes := getattr(page, "context_data", {}).get("cl"):
            page.context_data["filters_on"] = sum(
                any(name in request.GET for name in spec.expected_parameters())
                for spec in changes.filter_specs
            )
        return page

    def _chips(self, request):
        """The answers of some filters, each with its count and the address that it leads to."""
        rows = self.get_queryset(request)
        found = []
        for filter_class in CHIPS:
            name = filter_class.parameter_name
            for value, label in filter_class(request, {}, self.model, self).lookup_choices:
                spec = filter_class(request, {name: [value]}, self.model, self)
                is_on = request.GET.get(name) == value
                found.append(
                    {
                        "label": label,
                        "count": spec.queryset(request, rows).count(),
                        # Once more takes it away.
                        "query": "" if is_on else urlencode({name: value}),
                        "is_on": is_on,
                    }
                )
        return found

    def get_search_results(self, request, queryset, search_term):
        """What is called, stands or is dialled as was typed."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if not search_term.strip():
            return found, may_repeat
        others = Q(pk__in=with_number(search_term, request.user)) | Q(pk__in=in_place(search_term))
        return queryset.filter(Q(pk__in=found.values("pk")) | others), False

    def lookup_allowed(self, lookup, value, request):
        """Only what the filters offer: an address could ask for a private text letter by letter."""
        offered = {getattr(one, "parameter_name", one) for one in self.list_filter}
        return lookup.partition("__")[0] in offered

    @admin.action(description=gettext_lazy("Print call sheets"), permissions=["verify"])
    def print_sheets(self, request, queryset):
        """Lead to a page that says what will be printed."""
        keys = [str(pk) for pk in queryset.values_list("pk", flat=True)]
        address = reverse("admin:directory_organization_print")
        return redirect(f"{address}?{urlencode({'id': keys}, doseq=True)}")

    @admin.action(description=gettext_lazy("Save as Excel (.xlsx)"), permissions=["view"])
    def export_listings(self, request, queryset):
        """A workbook of what phones show of the chosen ones; no working copy is in it."""
        published = reader.current()
        ids = set(queryset.values_list("public_id", flat=True))
        chosen = published and reader.Reader(published.pointer, only=ids)
        if not (chosen and chosen.has_documents() and chosen.documents()):
            nothing = _("Phones show none of these yet, so there is nothing to save.")
            messages.warning(request, nothing)
            return None
        return HttpResponse(
            spreadsheet.to_xlsx(chosen, request.LANGUAGE_CODE),
            content_type=spreadsheet.XLSX,
            headers={"Content-Disposition": 'attachment; filename="listings.xlsx"'},
        )

    def has_verify_permission(self, request):
        """Whether this person may act on the list as a verifier."""
        return verifiers.is_verifier(request.user)

    @admin.display(description=gettext_lazy("state"))
    def state(self, organization):
        """How far an entry is: of its last check, and of what was changed since."""
        if organization.is_merged:
            return _("Merged")
        if organization.last_outcome is None:
            return _("Never checked")
        if organization.last_outcome == Verification.Outcome.WITHDRAWN:
            return _("Withdrawn")
        if organization.revision > organization.whole_revision:
            return _("Waiting for check")
        if proofs.is_still_new(organization.proved_at, timezone.localdate()):
            return _("Standing, new")
        return _("Standing")
