"""The search form: checks what people send, and hands it on as plain values."""

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory.text import languages

# Which list of the catalogue a filter chooses from.
CHOICES = {"province": "provinces", "served": "served", "language": "languages"}
# Where nobody works, the search offers who works nationwide or near.
OFFERED_ANYWAY = "province"
ANY = ("", _("All"))


class OneChoice(forms.Select):
    """A drop-down list; unlike Django's, it takes several values if a program sends them."""

    def value_from_datadict(self, data, files, name):
        return data.getlist(name)


class AnyOf(forms.MultipleChoiceField):
    """Values any of which will do."""

    widget = OneChoice

    def clean(self, value):
        """The values that were chosen, without "All"."""
        return [one for one in super().clean(value) if one]


class SearchForm(forms.Form):
    """A search and its filters; the choices come from the published catalogue."""

    q = forms.CharField(
        required=False,
        # The phone does not strip it either.
        strip=False,
        label=_("What help, and where?"),
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "autocomplete": "off",
                "enterkeyhint": "search",
                "placeholder": _("For example: shelter kampong thom"),
            }
        ),
    )
    kind = AnyOf(required=False, label=_("Kind of help"))
    province = AnyOf(required=False, label=_("Province"))
    served = AnyOf(required=False, label=_("People served"))
    language = AnyOf(required=False, label=_("Language spoken"))
    free = forms.BooleanField(required=False, label=_("Free of charge"))
    open_now = forms.BooleanField(required=False, label=_("Open now"))
    verified = forms.BooleanField(required=False, label=_("Confirmed by the organization"))

    def __init__(self, data=None, *, catalogue, counts=None):
        """Offer what some listing is known to answer, by `counts`; all that there is without."""
        # The chip of a filter sends its name as "without", and that of a word the query as it
        # is without that word, after the field itself.
        data = data or MultiValueDict()
        kept = {name: values for name, values in data.lists() if name != data.get("without")}
        # Of what cannot be stored the phone makes spaces as well.
        readable = {name: [one.replace("\0", " ") for one in kept[name]] for name in kept}
        super().__init__(MultiValueDict(readable))
        for name, group in CHOICES.items():
            self.fields[name].choices = [ANY, *map(_choice, catalogue[group])]
        self.fields["kind"].choices = [ANY, *_kinds_by_category(catalogue)]
        for name, field in self.fields.items():
            if name != "q":
                self._offer(name, field, counts and getattr(counts, name))

    def _offer(self, name, field, counts):
        """Say at each choice how many listings answer it; keep those out that none does."""
        field.is_offered, field.count = True, None
        if isinstance(field, forms.BooleanField):
            if counts is not None:
                field.is_offered = counts > 0 or name in self.data
                # How many are open changes from minute to minute, and pages are kept.
                field.count = None if name == "open_now" else counts
            return
        if counts is not None:
            # All of them stay valid: an address or a program may ask for any.
            chosen = self.data.getlist(name)
            is_offered = {*counts, *chosen} if name != OFFERED_ANYWAY else None
            field.widget.choices = _with_counts(field.choices, counts, is_offered)
        field.is_offered = len(field.widget.choices) > 1

    def filters(self):
        """The filters that were chosen, as search.find takes them: a list of values each."""
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        chosen.pop("q", None)
        return {
            name: value if isinstance(value, list) else [value] for name, value in chosen.items()
        }


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


def _with_counts(choices, counts, is_offered):
    """These choices, and the choices in groups of them, with their counts."""
    found = []
    for code, word in choices:
        if isinstance(word, (list, tuple)):
            if inner := _with_counts(word, counts, is_offered):
                found.append((code, inner))
        elif not code:
            found.append((code, word))
        elif is_offered is None or code in is_offered:
            found.append((code, f"{word} ({counts[code]})"))
    return found


def _choice(term):
    return term["code"], languages.choose(term["name"], get_language())[1]
