"""What people send: checked here, once, and handed on as plain values."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LONGEST_QUERY = 200
# Which parts of the catalogue a filter chooses from.
CHOICES = {"kind": ("kinds", "categories"), "province": ("provinces",), "served": ("served",)}


class SearchForm(forms.Form):
    """A search and its filters; the choices come from the published catalogue."""

    q = forms.CharField(
        required=False,
        max_length=LONGEST_QUERY,
        label=_("Search a service, place or organization"),
        widget=forms.TextInput(
            attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}
        ),
        error_messages={"max_length": _("That is too long to search for. Use a few words.")},
    )
    kind = forms.MultipleChoiceField(required=False, label=_("Kind of help"))
    province = forms.MultipleChoiceField(required=False, label=_("Province"))
    served = forms.MultipleChoiceField(required=False, label=_("People served"))
    free = forms.BooleanField(required=False, label=_("Free of charge"))
    open_now = forms.BooleanField(required=False, label=_("Open now"))
    verified = forms.BooleanField(required=False, label=_("Confirmed by the organization"))

    def __init__(self, data, *, catalogue):
        super().__init__(data)
        language = get_language()
        for name, groups in CHOICES.items():
            # A category and one of its kinds may have the same code; the category holds both.
            terms = {term["code"]: term for group in groups for term in catalogue[group]}
            self.fields[name].choices = [
                (code, term["name"][language] or term["name"]["km"]) for code, term in terms.items()
            ]

    def filters(self):
        """The filters that were chosen, as search.find takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "q" and value}
