"""The working copy in one form, what waits for a check, and the check itself."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from directory import editing, listing, reports, verification
from directory.admin import publishing, sheet
from directory.admin_forms import (
    LocationForm,
    PhoneForm,
    ServiceForm,
    TextForm,
    VerifyForm,
    WithdrawForm,
)
from directory.models import (
    Contact,
    Location,
    Organization,
    Phone,
    Service,
    Source,
    Verification,
)
from directory.templatetags.phlov import day

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
    form = LocationForm
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
            ("withdrawn", _("Withdrawn")),
            ("never", _("Never checked")),
            ("waiting", _("Waiting for check")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "standing":
                return queryset.filter(last_outcome="confirmed", revision__lte=F("last_revision"))
            case "waiting":
                return queryset.filter(last_outcome="confirmed", revision__gt=F("last_revision"))
            case "withdrawn":
                return queryset.filter(last_outcome="withdrawn")
            case "never":
                return queryset.filter(last_outcome=None)
        return queryset


class DueFilter(admin.SimpleListFilter):
    title = gettext_lazy("due")
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [("yes", _("Due"))]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            is_due = Q(last_outcome="confirmed", last_due__lte=timezone.localdate())
            return queryset.filter(is_due | Q(pk__in=reports.due().values("pk")))
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
    list_filter = [StateFilter, DueFilter, "organization_type"]
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
        return day(organization.last_checked) if organization.last_checked else None

    @admin.display(description=gettext_lazy("due"), ordering="last_due")
    def due(self, organization):
        if organization.last_due and organization.last_due <= timezone.localdate():
            return _("overdue since %(day)s") % {"day": organization.last_due.isoformat()}
        if organization.last_due:
            return _("Next check due by %(day)s.") % {"day": day(organization.last_due)}
        return None

    @admin.display(description=gettext_lazy("check"))
    def check_link(self, organization):
        address = reverse("admin:directory_organization_verify", args=[organization.pk])
        return format_html('<a href="{}">{}</a>', address, _("Check now"))

    def get_list_display(self, request):
        # Nobody is sent to a page that is closed to them.
        shown = super().get_list_display(request)
        return shown if verification.is_verifier(request.user) else shown[:-1]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        extra = {"may_verify": verification.is_verifier(request.user), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, extra)

    def history_view(self, request, object_id, extra_context=None):
        answers = reports.answers(object_id, by=request.user)
        extra = {"answers": answers, **(extra_context or {})}
        return super().history_view(request, object_id, extra)

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
        confirmed = listing.facts(standing.listing) if standing else None
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
        if form.is_bound and form["seen_revision"].value() != str(organization.revision):
            # The page now shows the entry as it is, so what was ticked before must be read again.
            form.data = data.copy()
            form.data["seen_revision"] = organization.revision
            chosen = []
        context = {
            **self.admin_site.each_context(request),
            "title": _("Check"),
            "organization": organization,
            "form": form,
            "withdraw_form": withdraw_form,
            "rows": sheet.rows(facts, confirmed, chosen),
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
        publishing.publish(
            request, organization, done, is_withdrawal=withdraw_form.is_bound, at=now
        )
        return True
