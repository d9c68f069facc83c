"""Admin screen of days off by decree: part of the catalogue, so a second person confirms them."""

from datetime import date

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from directory.desk.catalogue import CatalogueAdmin, CatalogueForm
from directory.desk.fields import DayField
from directory.models import DayOff
from directory.text.languages import columns


class IsoDayField(DayField):
    """A day that is typed as any other and stored as an ISO text."""

    def prepare_value(self, value):
        try:
            return date.fromisoformat(value).strftime("%d/%m/%Y")
        except (TypeError, ValueError):
            return value

    def to_python(self, value):
        day = super().to_python(value)
        return day and day.isoformat()


class DayOffForm(CatalogueForm):
    """A day off, its name, and who declared it."""

    code = IsoDayField(label=_("day"))

    class Meta:
        model = DayOff
        fields = ["code", "source", "is_cancelled"]

    def clean_code(self):
        """The day, if phones can count with it."""
        code = self.cleaned_data["code"]
        if not code.startswith("20"):
            raise forms.ValidationError(self.fields["code"].error_messages["invalid"])
        return code


@admin.register(DayOff)
class DayOffAdmin(CatalogueAdmin, TranslationAdmin):
    form = DayOffForm
    list_display = ["code", *columns("name"), "is_cancelled"]
    search_fields = ["code", *columns("name")]
    fieldsets = [(None, {"fields": ["code", columns("name"), "source", "is_cancelled"]})]

    def get_readonly_fields(self, request, obj=None):
        # Another day is another row.
        return ["code"] if obj else []
