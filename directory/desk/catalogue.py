"""Admin screens of the catalogue: kinds of help, people served, provinces."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from directory.desk.fields import TextForm, WordsField
from directory.models import Province, TaxonomyTerm
from directory.text.languages import columns


class TermForm(TextForm):
    """A term; every kind of help stands under a category, as each listing names the category."""

    synonyms = WordsField(required=False, label=_("search words"))

    class Meta:
        model = TaxonomyTerm
        fields = ["parent"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = TaxonomyTerm.objects.filter(
            taxonomy=TaxonomyTerm.Taxonomy.CATEGORY
        )

    def clean(self):
        data = super().clean()
        taxonomy = data.get("taxonomy", self.instance.taxonomy)
        messages = self.fields["parent"].error_messages
        if taxonomy == TaxonomyTerm.Taxonomy.KIND:
            if not data.get("parent") and "parent" not in self.errors:
                self.add_error("parent", messages["required"])
        elif data.get("parent"):
            self.add_error("parent", messages["invalid_choice"])
        return data


class ProvinceForm(TextForm):
    """A province with the words by which it is found."""

    other_names = WordsField(
        required=False,
        label=_("other names"),
        help_text=_("One name a line: former and popular names."),
    )

    class Meta:
        model = Province
        fields = ["other_names"]


@admin.register(TaxonomyTerm)
class TaxonomyTermAdmin(TranslationAdmin):
    form = TermForm
    list_display = [*columns("name"), "taxonomy", "code"]
    list_filter = ["taxonomy"]
    search_fields = [*columns("name"), "code"]
    fieldsets = [
        (None, {"fields": ["taxonomy", "code", columns("name")]}),
        (None, {"fields": [columns("description"), "synonyms", "parent", "order"]}),
        (None, {"fields": [("is_time_critical", "sinks_when_overdue")]}),
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
