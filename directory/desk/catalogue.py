"""Kinds of help, people served, provinces."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from directory.desk.catalogue_forms import ProvinceForm, TermForm
from directory.models import Province, TaxonomyTerm
from directory.text.languages import columns


@admin.register(TaxonomyTerm)
class TaxonomyTermAdmin(TranslationAdmin):
    form = TermForm
    list_display = [*columns("name"), "taxonomy", "code"]
    list_filter = ["taxonomy"]
    search_fields = [*columns("name"), "code"]
    fieldsets = [
        (None, {"fields": ["taxonomy", "code", columns("name")]}),
        (None, {"fields": [columns("description"), "synonyms", "parent", "order"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        # Listings that stand name a term by its code, so that a published code holds for good.
        return ["taxonomy", "code"] if obj else []

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Province)
class ProvinceAdmin(TranslationAdmin):
    form = ProvinceForm
    readonly_fields = ["code", "iso_3166_2"]
    list_display = ["code", *columns("name")]
    fields = [columns("name"), "code", "iso_3166_2", "other_names", "latitude", "longitude"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
