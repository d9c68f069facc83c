"""The list of organizations: its filters, its search, and what can be done with several at once."""

from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import Q
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from directory.desk.organization_filters import (
    CategoryFilter,
    KindFilter,
    KnownFilter,
    ProvinceFilter,
    RiskFilter,
    StateFilter,
    TodoFilter,
    in_place,
    with_number,
)
from directory.rules import verifiers


class OrganizationListMixin:
    """What the list of organizations can do."""

    list_filter = [
        *(TodoFilter, StateFilter, KnownFilter, RiskFilter, ProvinceFilter),
        *(CategoryFilter, KindFilter, "organization_type"),
    ]
    list_per_page = 20
    search_help_text = gettext_lazy("A name, a place, or a number or some of its digits")
    actions = ["print_sheets"]

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

    def has_verify_permission(self, request):
        """Whether this person may act on the list as a verifier."""
        return verifiers.is_verifier(request.user)
