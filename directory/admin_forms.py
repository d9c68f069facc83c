"""What editors and verifiers send, checked and handed on as the models want it."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory import hours
from directory.models import (
    Answer,
    Location,
    Phone,
    Province,
    Schedule,
    ServedGroup,
    Service,
    TaxonomyTerm,
    Verification,
)

# Signs that nobody sees: they split words for searching, turn text around for reading, or steer.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
WEB = re.compile("https?://", re.IGNORECASE)
# How people part the digits of a number.
BETWEEN_DIGITS = re.compile(r"[\s().\-\u2010-\u2015/·]")


def visible(text):
    """A text without invisible signs and without blanks at its ends."""
    return INVISIBLE.sub("", text).strip()


def in_latin_digits(text):
    """A text with Khmer and other digits as 0 to 9."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


class CleanTextMixin:
    """Takes invisible signs and blanks at both ends out of every text."""

    def clean(self):
        data = super().clean() or self.cleaned_data
        for name, value in list(data.items()):
            if not isinstance(value, str):
                continue
            field = self.fields[name]
            data[name] = text = visible(value)
            if field.required and not text:
                self.add_error(name, field.error_messages["required"])
            elif isinstance(field, forms.URLField) and text and not WEB.match(text):
                self.add_error(name, field.error_messages["invalid"])
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
        except hours.HoursError as error:
            advice = _("These hours cannot be read. Write them like: Mon-Fri 08:00-17:00")
            raise ValidationError([advice, f"“{error.piece}”"]) from error

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
        """E.164, or a short code; a number in Cambodia has 8 or 9 digits after its first 0."""
        typed = BETWEEN_DIGITS.sub("", in_latin_digits(visible(self.cleaned_data["number"])))
        if found := re.fullmatch(r"(?:(?:\+|00)?8550?|0)([0-9]{8,9})", typed):
            return f"+855{found[1]}"
        if found := re.fullmatch(r"(?:\+|00)((?!855)[1-9][0-9]{6,14})", typed):
            return f"+{found[1]}"
        if re.fullmatch("1[0-9]{2,3}", typed):
            return typed
        raise ValidationError(
            _("Write +855 and the number without its first 0, or a short code such as 1280.")
        )


class LocationForm(TextForm):
    """A place; where people stay its address is refused before it is stored."""

    class Meta:
        model = Location
        fields = ["visibility", "is_residential"]

    def clean(self):
        data = super().clean()
        if data.get("is_residential"):
            secret = _("People stay here. Its address is never stored and never shown.")
            for name in ("address_km", "address_en"):
                if data.get(name):
                    self.add_error(name, secret)
            if data.get("visibility") == Location.Visibility.FULL:
                self.add_error("visibility", secret)
        return data


class WordsField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [word for line in (value or "").splitlines() if (word := visible(line))]

    def has_changed(self, initial, data):
        return (initial or []) != self.to_python(data)


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


class DayField(forms.DateField):
    """A day, shown as 2026-11-25 and read with Khmer digits too."""

    widget = forms.DateInput(format="%Y-%m-%d")

    def to_python(self, value):
        return super().to_python(in_latin_digits(value) if isinstance(value, str) else value)


class VerifyForm(CleanTextMixin, forms.Form):
    """How a check was done, and which facts it confirmed."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput)
    method = forms.ChoiceField(choices=Verification.Method, label=_("Method"))
    on = DayField(label=_("Day of the check"))
    spoken_to = forms.CharField(
        required=False, max_length=100, label=_("Role of the person spoken to (no name)")
    )
    note = forms.CharField(
        required=False, label=_("Note"), widget=forms.Textarea(attrs={"rows": 2})
    )
    facts = forms.MultipleChoiceField(
        required=False,
        error_messages={
            "invalid_choice": _(
                "The entry was changed after you opened it. Read it again, then confirm."
            )
        },
    )

    def __init__(self, *args, facts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facts"].choices = [(name, name) for name in facts]


class WithdrawForm(CleanTextMixin, forms.Form):
    """Why a listing is taken back."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


class AnswerForm(CleanTextMixin, forms.Form):
    """The answer to a group of reports, and which of them the handler saw."""

    outcome = forms.ChoiceField(choices=Answer.Outcome, widget=forms.RadioSelect, label=_("Answer"))
    reason = forms.CharField(
        required=False,
        max_length=300,
        label=_("Reason"),
        help_text=_("It stays in the history of the entry. Write no names, and nothing of a note."),
    )
    seen = forms.IntegerField()
    up_to = forms.DateTimeField()
