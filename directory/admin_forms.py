"""What editors and verifiers send, checked and handed on as the models want it."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory import hours
from directory.models import Phone, Schedule, ServedGroup, Service, TaxonomyTerm, Verification

# Signs that nobody sees: they split words for searching and turn text around for reading.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


class CleanTextMixin:
    """Takes invisible signs and blanks at both ends out of every text."""

    def clean(self):
        data = super().clean() or self.cleaned_data
        for name, value in data.items():
            if isinstance(value, str):
                data[name] = INVISIBLE.sub("", value).strip()
        return data


class TextForm(CleanTextMixin, forms.ModelForm):
    """A form of rows that hold text."""


class HoursForm(TextForm):
    """A form of something with opening hours, written in one line."""

    hours = forms.CharField(
        required=False,
        label=_("Hours"),
        help_text=_("For example: Mon-Fri 08:00-17:00; Sat 08:00-12:00, or 24/7"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            week = [
                [row.byday, f"{row.opens_at:%H:%M}", f"{row.closes_at:%H:%M}"]
                for row in self.instance.schedules.all()
            ]
            self.initial["hours"] = hours.format(week, get_language()) if week else ""

    def clean_hours(self):
        """The line as a weekly schedule."""
        line = self.cleaned_data["hours"]
        try:
            return hours.parse(line) if line.strip() else []
        except ValueError as error:
            raise ValidationError(
                _("These hours cannot be read. Write them like: Mon-Fri 08:00-17:00")
            ) from error

    def save_hours(self):
        """Replace the opening windows by those that were written."""
        owner = {"phone" if isinstance(self.instance, Phone) else "service": self.instance}
        self.instance.schedules.all().delete()
        Schedule.objects.bulk_create(
            Schedule(byday=day, opens_at=opens, closes_at=closes, **owner)
            for day, opens, closes in self.cleaned_data["hours"]
        )


class PhoneForm(HoursForm):
    """A number as people write it becomes the number as it is dialled."""

    number = forms.CharField(max_length=40, label=_("number"))

    class Meta:
        model = Phone
        fields = ["number"]

    def clean_number(self):
        """E.164, or a short code."""
        typed = INVISIBLE.sub("", self.cleaned_data["number"])
        digits = "".join(str(unicodedata.digit(sign)) for sign in typed if sign.isdigit())
        if digits.startswith("00"):
            digits, typed = digits[2:], "+"
        if typed.strip().startswith("+") or (digits.startswith("855") and len(digits) >= 11):
            country, rest = digits[:3], digits[3:]
            return f"+855{rest.removeprefix('0')}" if country == "855" else f"+{digits}"
        return f"+855{digits[1:]}" if digits.startswith("0") else digits


class ServiceForm(HoursForm):
    """A service with the groups that it takes and does not take."""

    serves = forms.ModelMultipleChoiceField(
        TaxonomyTerm.objects.filter(taxonomy=TaxonomyTerm.Taxonomy.SERVED),
        required=False,
        label=_("For whom"),
        widget=forms.CheckboxSelectMultiple,
    )
    does_not_serve = forms.ModelMultipleChoiceField(
        TaxonomyTerm.objects.filter(taxonomy=TaxonomyTerm.Taxonomy.SERVED),
        required=False,
        label=_("Not for"),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Service
        fields = ["kinds", "provinces"]
        widgets = {
            "kinds": forms.CheckboxSelectMultiple,
            "provinces": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            groups = list(self.instance.served_groups.all())
            self.initial["serves"] = [group.term_id for group in groups if group.is_served]
            self.initial["does_not_serve"] = [g.term_id for g in groups if not g.is_served]

    def clean(self):
        data = super().clean()
        if set(data.get("serves", ())) & set(data.get("does_not_serve", ())):
            self.add_error("does_not_serve", _("A group cannot be both served and not served."))
        return data

    def save_served(self):
        """Replace the answers by those that were given."""
        self.instance.served_groups.all().delete()
        ServedGroup.objects.bulk_create(
            ServedGroup(service=self.instance, term=term, is_served=answer)
            for field, answer in (("serves", True), ("does_not_serve", False))
            for term in self.cleaned_data[field]
        )


class VerifyForm(forms.Form):
    """How a check was done, and which facts it confirmed."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput)
    method = forms.ChoiceField(choices=Verification.Method, label=_("Method"))
    on = forms.DateField(label=_("Day of the check"))
    spoken_to = forms.CharField(
        required=False, max_length=100, label=_("Role of the person spoken to (no name)")
    )
    note = forms.CharField(
        required=False, label=_("Note"), widget=forms.Textarea(attrs={"rows": 2})
    )
    facts = forms.MultipleChoiceField(required=False)

    def __init__(self, *args, facts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facts"].choices = [(name, name) for name in facts]


class WithdrawForm(forms.Form):
    """Why a listing is taken back."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))
