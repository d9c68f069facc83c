"""The parameters of the read API: what is sent is checked, and handed on as plain values."""

from datetime import datetime, time

from django import forms
from django.utils.dateparse import parse_date, parse_datetime

from directory.text.hours import PHNOM_PENH

PER_PAGE = 50
MOST_PER_PAGE = 1000


class TrueOrFalse(forms.Field):
    """The words true and false."""

    def clean(self, value):
        """True or False; False if nothing is sent. Raises ValidationError."""
        if value not in (None, "", "true", "false"):
            raise forms.ValidationError('Write "true" or "false".')
        return value == "true"


class Moment(forms.Field):
    """A moment as ISO 8601; of a day its beginning, and without a zone the time of Cambodia."""

    def clean(self, value):
        """An aware datetime, or None if nothing is sent. Raises ValidationError."""
        if not value:
            return None
        try:
            # In an address a plus that is not escaped is a space.
            found = parse_datetime(value.replace(" ", "+"))
            if found is None and (day := parse_date(value)):
                found = datetime.combine(day, time())
        except ValueError:
            found = None
        if found is None:
            raise forms.ValidationError("Write a moment such as 2026-11-30T08:00:00+07:00.")
        return found if found.tzinfo else found.replace(tzinfo=PHNOM_PENH)


class Parameters(forms.Form):
    """What the endpoints take; each takes some of them, see api.py."""

    search = forms.CharField(required=False)
    page = forms.IntegerField(required=False, min_value=1)
    per_page = forms.IntegerField(required=False, min_value=1, max_value=MOST_PER_PAGE)
    format = forms.ChoiceField(required=False, choices=[("json", "json")])
    taxonomy_term_id = forms.UUIDField(required=False)
    taxonomy_id = forms.UUIDField(required=False)
    organization_id = forms.UUIDField(required=False)
    parent_id = forms.UUIDField(required=False)
    modified_after = Moment(required=False)
    minimal = TrueOrFalse(required=False)
    full = TrueOrFalse(required=False)
    top_only = TrueOrFalse(required=False)

    def __init__(self, data, allowed):
        super().__init__(data)
        self._allowed = allowed

    def clean(self):
        """Refuse what is not taken here: an answer that left a filter out would mislead."""
        for name, values in self.data.lists():
            if name not in self._allowed:
                self.add_error(None, f"This endpoint takes no parameter {name[:50]!r}.")
            elif len(values) > 1:
                self.add_error(name, "Send it once.")
        return self.cleaned_data

    def mistakes(self):
        """What is wrong, by parameter, in words."""
        return {name.strip("_"): list(found) for name, found in self.errors.items()}
