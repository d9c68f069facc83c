"""What people send: checked here, once, and handed on as plain values."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

# Which list of the catalogue a filter chooses from.
CHOICES = {"province": "provinces", "served": "served", "language": "languages"}
ANY = ("", _("All"))


class SearchForm(forms.Form):
    """A search and its filters; the choices come from the published catalogue."""

    q = forms.CharField(
        required=False,
        label=_("Search a service, place or organization"),
        widget=forms.TextInput(
            attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}
        ),
    )
    kind = forms.ChoiceField(required=False, label=_("Kind of help"))
    province = forms.ChoiceField(required=False, label=_("Province"))
    served = forms.ChoiceField(required=False, label=_("People served"))
    language = forms.ChoiceField(required=False, label=_("Language spoken"))
    free = forms.BooleanField(required=False, label=_("Free of charge"))
    open_now = forms.BooleanField(required=False, label=_("Open now"))
    verified = forms.BooleanField(required=False, label=_("Confirmed by the organization"))

    def __init__(self, data, *, catalogue):
        # The chip of a filter sends its name as "without", and that of a word the query as it
        # is without that word, after the field itself.
        kept = {name: data[name] for name in data if name != data.get("without")}
        super().__init__({name: value.replace("\0", "") for name, value in kept.items()})
        for name, group in CHOICES.items():
            self.fields[name].choices = [ANY, *map(_choice, catalogue[group])]
        self.fields["kind"].choices = [ANY, *_kinds_by_category(catalogue)]

    def filters(self):
        """The filters that were chosen, as search.find takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "q" and value}


def _kinds_by_category(catalogue):
    """Each category as a heading, with itself as its first choice."""
    categories = [category["code"] for category in catalogue["categories"]]
    return [
        (
            _choice(category)[1],
            [_choice(category)]
            + [
                _choice(kind)
                for kind in catalogue["kinds"]
                # A kind with the code of a category is found by it.
                if kind["parent"] == category["code"] and kind["code"] not in categories
            ],
        )
        for category in catalogue["categories"]
    ]


def _choice(term):
    return term["code"], term["name"][get_language()] or term["name"]["km"]
