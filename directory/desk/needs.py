"""Admin screen of the needs: what people say of situations, and the help that each leads to."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from directory.desk.catalogue import CatalogueAdmin, CatalogueForm, PlainWordsField
from directory.desk.fields import term_choices
from directory.models import Need, TaxonomyTerm

# So many kinds of help a need leads to.
MOST_KINDS = 5


class KindsWidget(forms.MultiWidget):
    """A few drop-down lists, the most fitting kind of help first."""

    use_fieldset = True

    def __init__(self):
        super().__init__([forms.Select() for _place in range(MOST_KINDS)])

    def decompress(self, value):
        return [*(value or [])][:MOST_KINDS]


class KindsField(forms.MultiValueField):
    """Kinds of help in the order in which they fit, each once."""

    widget = KindsWidget

    def __init__(self, **kwargs):
        fields = [forms.ChoiceField(required=False) for _place in range(MOST_KINDS)]
        super().__init__(fields, require_all_fields=False, **kwargs)

    def offer(self, choices):
        """Let each place choose among these."""
        places = zip(self.fields, self.widget.widgets, strict=True)
        for place, (field, widget) in enumerate(places, 1):
            # A label names one input alone.
            widget.attrs["aria-label"] = f"{self.label} {place}"
            field.choices = widget.choices = [("", "–"), *choices]

    def compress(self, data_list):
        return list(dict.fromkeys(filter(None, data_list or [])))


class NeedForm(CatalogueForm):
    """A need with its words in all three writings, one a line."""

    kinds = KindsField(label=_("kinds of help"), help_text=_("The most fitting one first."))
    served = forms.MultipleChoiceField(
        required=False, label=_("people served"), widget=forms.CheckboxSelectMultiple
    )
    words = PlainWordsField(
        label=_("search words"),
        help_text=_("One a line: what people write in Khmer, in English or in Latin letters."),
    )

    class Meta:
        model = Need
        fields = ["code", "order", "kinds", "served", "words"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Whoever may only look has no fields.
        if "kinds" in self.fields:
            self.fields["kinds"].offer(term_choices(TaxonomyTerm.Taxonomy.KIND))
            self.fields["served"].choices = term_choices(TaxonomyTerm.Taxonomy.SERVED)

    def _take_over(self, name, value):
        if name == "kinds":
            for place in range(MOST_KINDS):
                self.data[f"kinds_{place}"] = value[place] if place < len(value) else ""
        elif name == "served":
            self.data.setlist(name, value)
        else:
            super()._take_over(name, value)


@admin.register(Need)
class NeedAdmin(CatalogueAdmin, admin.ModelAdmin):
    form = NeedForm
    list_display = ["code", "first_words", "order"]
    search_fields = ["code"]
    fieldsets = [(None, {"fields": ["code", "order", "kinds", "served", "words"]})]

    @admin.display(description=_("search words"))
    def first_words(self, need):
        """What the need is about, in its first words."""
        return ", ".join(need.words[:3])

    def get_search_results(self, request, queryset, search_term):
        """Needs by their codes and words; a database may store Khmer in JSON as escapes."""
        typed = search_term.casefold()
        found = [
            need.pk for need in queryset if typed in "\n".join([need.code, *need.words]).casefold()
        ]
        return queryset.filter(pk__in=found), False

    def get_readonly_fields(self, request, obj=None):
        # The search of the release names some needs by their codes.
        return ["code"] if obj else []
