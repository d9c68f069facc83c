"""The working copy in one form, what waits for a check, and the check itself."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import OuterRef, Subquery
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from directory import editing, listing, snapshot, verification
from directory.admin_forms import PhoneForm, ServiceForm, TextForm, VerifyForm, WithdrawForm
from directory.models import (
    Contact,
    Location,
    Organization,
    Phone,
    Service,
    Source,
    Verification,
)

# A website without its scheme is taken to be an encrypted one.
HTTPS_BY_DEFAULT = {models.URLField: {"assume_scheme": "https"}}


class ServiceInline(TranslationStackedInline):
    model = Service
    form = ServiceForm
    extra = 0
    fields = [
        ("name_km", "name_en"),
        ("description_km", "description_en"),
        "kinds",
        "serves",
        "does_not_serve",
        "provinces",
        ("nationwide", "free_of_charge"),
        ("is_hotline", "is_residential"),
        "hours",
        ("eligibility_description_km", "eligibility_description_en"),
        ("application_process_km", "application_process_en"),
        ("required_documents_km", "required_documents_en"),
        ("fees_description_km", "fees_description_en"),
        "order",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("schedules", "served_groups")


class PhoneInline(TranslationStackedInline):
    model = Phone
    form = PhoneForm
    extra = 0
    fields = [
        ("number", "is_held"),
        ("description_km", "description_en"),
        ("service", "toll_free", "languages"),
        "hours",
        ("raw_as_printed", "source_codes"),
        "note",
        "order",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("schedules")

    def get_formset(self, request, obj=None, **kwargs):
        self.parent = obj
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "service":
            # A number can only belong to a service of its own organization.
            kwargs["queryset"] = Service.objects.filter(organization=self.parent)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ContactInline(TranslationStackedInline):
    model = Contact
    form = TextForm
    extra = 0
    fields = [("contact_type", "value", "is_held"), ("description_km", "description_en"), "order"]


class LocationInline(TranslationStackedInline):
    model = Location
    form = TextForm
    extra = 0
    fields = [
        ("visibility", "is_residential", "province"),
        ("name_km", "name_en"),
        ("address_km", "address_en"),
        "order",
    ]


class SourceInline(admin.StackedInline):
    model = Source
    form = TextForm
    formfield_overrides = HTTPS_BY_DEFAULT
    extra = 0
    fields = [("code", "date"), "title", "url", "supports", "reveals_shelter_place", "order"]


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("standing", _("Standing")),
            ("due", _("Due")),
            ("withdrawn", _("Withdrawn")),
            ("never", _("Never checked")),
            ("waiting", _("Waiting for check")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "standing":
                return queryset.filter(last_outcome="confirmed")
            case "due":
                today = timezone.localdate()
                return queryset.filter(last_outcome="confirmed", last_due__lte=today)
            case "withdrawn":
                return queryset.filter(last_outcome="withdrawn")
            case "never":
                return queryset.filter(last_outcome=None)
            case "waiting":
                return queryset.exclude(last_revision=None).filter(
                    revision__gt=Subquery(last_words("revision"))
                )
        return queryset


def last_words(field):
    """The newest check of the organization in the outer query."""
    return (
        Verification.objects.filter(organization=OuterRef("pk"))
        .order_by("-number")
        .values(field)[:1]
    )


@admin.register(Organization)
class OrganizationAdmin(TranslationAdmin):
    form = TextForm
    formfield_overrides = HTTPS_BY_DEFAULT
    inlines = [ServiceInline, PhoneInline, ContactInline, LocationInline, SourceInline]
    list_display = ["name_km", "name_en", "state", "checked", "due", "check_link"]
    list_filter = [StateFilter, "organization_type"]
    search_fields = ["name_km", "name_en", "acronym", "slug"]
    list_per_page = 50
    fieldsets = [
        (None, {"fields": [("name_km", "name_en"), "name_is_translation", ("acronym", "slug")]}),
        (None, {"fields": [("alternate_name_km", "alternate_name_en")]}),
        (None, {"fields": [("description_km", "description_en")]}),
        (None, {"fields": [("organization_type", "website", "order")]}),
        (
            gettext_lazy("For editors only"),
            {"fields": ["operating_status", "conflicts", "notes"]},
        ),
    ]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .annotate(
                last_outcome=Subquery(last_words("outcome")),
                last_revision=Subquery(last_words("revision")),
                last_checked=Subquery(last_words("checked_on")),
                last_due=Subquery(last_words("due_on")),
            )
        )

    @admin.display(description=gettext_lazy("state"))
    def state(self, organization):
        if organization.last_outcome is None:
            return _("Never checked")
        if organization.last_outcome == Verification.Outcome.WITHDRAWN:
            return _("Withdrawn")
        if organization.revision > organization.last_revision:
            return _("Waiting for check")
        return _("Standing")

    @admin.display(description=gettext_lazy("checked on"), ordering="last_checked")
    def checked(self, organization):
        return organization.last_checked

    @admin.display(description=gettext_lazy("due"), ordering="last_due")
    def due(self, organization):
        if organization.last_due and organization.last_due <= timezone.localdate():
            return _("overdue since %(day)s") % {"day": organization.last_due.isoformat()}
        return organization.last_due

    @admin.display(description=gettext_lazy("check"))
    def check_link(self, organization):
        address = reverse("admin:directory_organization_verify", args=[organization.pk])
        return format_html('<a href="{}">{}</a>', address, _("Check now"))

    def has_delete_permission(self, request, obj=None):
        # A listing is withdrawn; its history stays.
        return False

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        for row in formset.forms:
            if row.instance._state.adding or row in formset.deleted_forms:
                continue
            for act in ("save_hours", "save_served"):
                if hasattr(row, act):
                    getattr(row, act)()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        editing.save(form.instance, by=request.user, at=timezone.now())

    def get_urls(self):
        verify = path(
            "<uuid:pk>/verify/",
            self.admin_site.admin_view(self.verify),
            name="directory_organization_verify",
        )
        return [verify, *super().get_urls()]

    def verify(self, request, pk):
        """The call sheet: what would become public, fact by fact, beside what stands."""
        if not verification.is_verifier(request.user):
            raise PermissionDenied
        organization = get_object_or_404(Organization, pk=pk)
        facts = listing.facts(listing.build(organization))
        standing = verification.standing(organization)
        confirmed = listing.facts(standing.listing) if standing else {}
        data = request.POST if request.method == "POST" else None
        is_withdrawal = data is not None and "withdraw" in data
        form = VerifyForm(
            None if is_withdrawal else data,
            facts=facts,
            initial={"seen_revision": organization.revision, "on": timezone.localdate()},
        )
        withdraw_form = WithdrawForm(data if is_withdrawal else None)
        if data is not None and self._act(request, organization, form, withdraw_form):
            return redirect("admin:directory_organization_changelist")
        chosen = data.getlist("facts") if data is not None and not is_withdrawal else list(facts)
        rows = [
            {
                "name": name,
                "label": fact_label(name, value),
                "value": fact_text(value),
                "standing": fact_text(confirmed.get(name)),
                "is_changed": standing is not None and confirmed.get(name) != value,
                "is_chosen": name in chosen,
            }
            for name, value in facts.items()
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Check"),
            "organization": organization,
            "form": form,
            "withdraw_form": withdraw_form,
            "rows": rows,
            "standing": standing,
            "opts": self.opts,
        }
        return render(request, "admin/directory/organization/verify.html", context)

    def _act(self, request, organization, form, withdraw_form):
        """Confirm or withdraw; return whether it was done, else leave the reason on the form."""
        now = timezone.now()
        chosen = withdraw_form if withdraw_form.is_bound else form
        if not chosen.is_valid():
            return False
        try:
            if withdraw_form.is_bound:
                verification.withdraw(
                    organization, by=request.user, at=now, **withdraw_form.cleaned_data
                )
                done = _("The listing was withdrawn. Phones learn of it at their next contact.")
            else:
                facts = form.cleaned_data.pop("facts")
                verification.confirm(
                    organization,
                    by=request.user,
                    confirmed_facts=facts,
                    at=now,
                    **form.cleaned_data,
                )
                done = _("The listing was confirmed. Phones receive it at their next contact.")
        except verification.Refused as refusal:
            chosen.add_error(None, refusal)
            return False
        snapshot.publish(at=now)
        messages.success(request, f"{organization}: {done}")
        return True


def fact_label(name, value):
    """What kind of fact this is, in words."""
    labels = {
        "name": _("Name"),
        "description": _("Description"),
        "website": _("Website"),
        "phones": _("Number"),
        "services": _("Service"),
        "contacts": _("Contact"),
        "locations": _("Place"),
    }
    return labels[name.split("/")[0]]


def fact_text(value):
    """A fact as lines of text that can be read aloud."""
    if value is None:
        return ""
    if not isinstance(value, dict):
        return str(value)
    lines = []
    for key, inner in value.items():
        if key == "id" or inner in (None, "", [], False):
            continue
        if text := plain(inner):
            lines.append(text if key in ("km", "en", "number") else f"{key}: {text}")
    return "\n".join(lines)


def plain(value):
    """A value out of a listing on one line."""
    if isinstance(value, dict):
        return " / ".join(text for text in value.values() if text)
    if isinstance(value, list):
        return ", ".join(" ".join(one) if isinstance(one, list) else str(one) for one in value)
    return str(value)
