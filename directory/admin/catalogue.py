"""Kinds of help, people served, provinces."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from directory.models import Province, TaxonomyTerm


@admin.register(TaxonomyTerm)
class TaxonomyTermAdmin(TranslationAdmin):
    list_display = ["name_km", "name_en", "taxonomy", "code"]
    list_filter = ["taxonomy"]
    search_fields = ["name_km", "name_en", "code"]
    fieldsets = [
        (None, {"fields": ["taxonomy", "code", ("name_km", "name_en")]}),
        (None, {"fields": [("description_km", "description_en"), "synonyms", "parent", "order"]}),
    ]


@admin.register(Province)
class ProvinceAdmin(TranslationAdmin):
    list_display = ["code", "name_km", "name_en"]
    fields = [("name_km", "name_en"), "code", "iso_3166_2", "other_names", "latitude", "longitude"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
