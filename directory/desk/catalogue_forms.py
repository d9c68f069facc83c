"""Forms of terms and provinces."""

from django.utils.translation import gettext_lazy as _

from directory.desk.fields import TextForm, WordsField
from directory.models import Province, TaxonomyTerm


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
