"""The rows of an entry on its form: services, numbers, other channels, places, sources."""

from django.contrib import admin
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationStackedInline

from directory.desk.fields import TextForm
from directory.desk.organization_forms import (
    WHENCE,
    LocationForm,
    PhoneForm,
    RowsInOrder,
    ServiceForm,
    ServicesInOrder,
    SourceForm,
)
from directory.models import Contact, Location, Phone, Service, Source
from directory.text.languages import columns

# A website without its scheme is taken to be an encrypted one.
HTTPS_BY_DEFAULT = {models.URLField: {"assume_scheme": "https"}}
TEMPLATE = "admin/directory/organization/entry/rows.html"
# What is seldom needed is closed, unless something in it is wrong.
CLOSED = ["collapse"]


class HoursInline(TranslationStackedInline):
    """Shows the hours to those who only look, too; to the model they are rows of their own."""

    template = TEMPLATE
    # The one that is blank is closed: to open it is to add one.
    extra = 1

    @admin.display(description=gettext_lazy("Hours"))
    def hours(self, row):
        return self.form(instance=row).initial["hours"]


class ServiceInline(HoursInline):
    model = Service
    form = ServiceForm
    formset = ServicesInOrder
    fieldsets = [
        (
            None,
            {
                "fields": [
                    columns("name"),
                    "kinds",
                    "nationwide",
                    "provinces",
                    "serves",
                    "hours",
                    ("new_number", "new_source"),
                    "free_of_charge",
                    ("is_hotline", "is_residential"),
                ]
            },
        ),
        (gettext_lazy("Not for"), {"classes": CLOSED, "fields": ["does_not_serve"]}),
        (
            gettext_lazy("Description, conditions, how to refer, what to bring, cost"),
            {
                "classes": CLOSED,
                "fields": [
                    columns("description"),
                    columns("eligibility_description"),
                    columns("application_process"),
                    columns("required_documents"),
                    columns("fees_description"),
                    "order",
                ],
            },
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("schedules", "served_groups__term")

    @admin.display(description=gettext_lazy("For whom"))
    def serves(self, service):
        return self._groups(service, is_served=True)

    @admin.display(description=gettext_lazy("Not for"))
    def does_not_serve(self, service):
        return self._groups(service, is_served=False)

    @admin.display(description=gettext_lazy("Number of this service"))
    def new_number(self, service):
        return ""

    @admin.display(description=capfirst(WHENCE))
    def new_source(self, service):
        return ""

    def _groups(self, service, is_served):
        groups = [group for group in service.served_groups.all() if group.is_served == is_served]
        return ", ".join(str(group.term) for group in groups)


class PhoneInline(HoursInline):
    model = Phone
    form = PhoneForm
    formset = RowsInOrder
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("number", "source_codes"),
                    "service",
                    columns("description"),
                    ("is_held", "is_unconfirmed"),
                ]
            },
        ),
        (
            gettext_lazy("Hours, languages, print, sources"),
            {
                "classes": CLOSED,
                "fields": [
                    "hours",
                    ("toll_free", "languages"),
                    ("printed_on", "has_conflict"),
                    columns("printed_in"),
                    "raw_as_printed",
                    "note",
                    "order",
                ],
            },
        ),
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
    formset = RowsInOrder
    template = TEMPLATE
    extra = 1
    fields = [("contact_type", "value", "is_held"), columns("description"), "order"]


class LocationInline(TranslationStackedInline):
    model = Location
    form = LocationForm
    formset = RowsInOrder
    template = TEMPLATE
    extra = 1
    fields = [
        ("visibility", "is_residential", "province"),
        columns("name"),
        columns("address"),
        "order",
    ]


class SourceInline(admin.StackedInline):
    model = Source
    form = SourceForm
    formset = RowsInOrder
    formfield_overrides = HTTPS_BY_DEFAULT
    template = TEMPLATE
    extra = 1
    fields = [
        ("code", "printed_on", "is_weak"),
        "date",
        "title",
        "url",
        "supports",
        "reveals_shelter_place",
        "order",
    ]


INLINES = [ServiceInline, PhoneInline, ContactInline, LocationInline, SourceInline]
