"""Form fields and base forms: they clean and check what people type at the desk."""

import re
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory.desk.asking import AskingMixin
from directory.models import Phone, Schedule, TaxonomyTerm
from directory.models.organization import PRINTED_PATTERN
from directory.text import hours, in_latin_digits, khmer
from directory.text.languages import KHMER
from directory.text.signs import INVISIBLE, WEB
from directory.text.writing import first_day

# So long is a text where its field does not say, typed or in a cell of a table.
LONGEST_TEXT = 10_000
# No revision and no check has a longer number, and every database can look one up.
_WHOLE = re.compile(r"\d{1,9}")


def whole_number(typed):
    """The number of a revision or a check as it was sent, or None where it can be none."""
    return int(typed) if _WHOLE.fullmatch(typed) else None


def visible(text):
    """A text as it is stored: no invisible signs, no blanks at its ends, Khmer marks in order."""
    return khmer.canonical(INVISIBLE.sub("", text.replace("\r\n", "\n")).strip())


class CleanTextMixin(AskingMixin):
    """Brings every text into the form in which it is stored."""

    def clean(self):
        data = super().clean() or self.cleaned_data
        for name, value in list(data.items()):
            if not isinstance(value, str):
                continue
            field = self.fields[name]
            data[name] = text = visible(value)
            if field.required and not text:
                self.add_error(name, field.error_messages["required"])
            elif self._is_too_long(name, text):
                with self.errors_at(name):
                    MaxLengthValidator(LONGEST_TEXT)(text)
            elif isinstance(field, forms.URLField) and text and not WEB.match(text):
                self.add_error(name, field.error_messages["invalid"])
            elif name.endswith(f"_{KHMER.code}"):
                with self.errors_at(name):
                    self.require_readable(name, text)
        return data

    def _is_too_long(self, name, text):
        """Whether a text is longer than any may be. What was stored before stays as it is."""
        field = self.fields[name]
        if len(text) <= LONGEST_TEXT or getattr(field, "max_length", None):
            return False
        return text != visible(str(self.get_initial_for_field(field, name) or ""))


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
        return self.read_hours("hours", visible(self.cleaned_data["hours"]))

    def save_hours(self):
        """Replace the opening windows by those that were written."""
        owner = {"phone" if isinstance(self.instance, Phone) else "service": self.instance}
        self.instance.schedules.all().delete()
        Schedule.objects.bulk_create(
            Schedule(byday=day, opens_at=opens, closes_at=closes, **owner)
            for day, opens, closes in self.cleaned_data["hours"]
        )


def term_choices(*taxonomies):
    """The terms of these taxonomies as choices: (code, name)."""
    rows = TaxonomyTerm.objects.filter(taxonomy__in=taxonomies)
    return [(row.code, str(row)) for row in rows]


class WordsField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [word for line in (value or "").splitlines() if (word := visible(line))]


class DayField(forms.DateField):
    """A day, shown and read day first: 25/11/2026; Khmer digits and 2026-11-25 will do as well."""

    widget = forms.DateInput(format="%d/%m/%Y", attrs={"autocomplete": "off"})
    default_error_messages = {"invalid": _("Write the day like 25/11/2026.")}

    def __init__(self, **kwargs):
        super().__init__(help_text=self.default_error_messages["invalid"], **kwargs)

    def to_python(self, value):
        return super().to_python(in_latin_digits(value) if isinstance(value, str) else value)


class PrintedField(forms.CharField):
    """When something was printed, as precisely as is known: 2021, 03/2021 or 05/03/2021."""

    default_error_messages = {
        "invalid": _("Write when it was printed like 2021, 03/2021 or 05/03/2021."),
        "future": _("This lies in the future."),
    }

    def __init__(self, **kwargs):
        advice = _("A year, a month or a day, as precisely as is known: 2021, 03/2021, 05/03/2021.")
        label = kwargs.pop("label", _("when it was printed"))
        super().__init__(required=False, max_length=10, help_text=advice, label=label, **kwargs)

    def prepare_value(self, value):
        # What was typed and is refused is shown as it was typed.
        is_stored = bool(value and re.fullmatch(PRINTED_PATTERN, value))
        return "/".join(reversed(value.split("-"))) if is_stored else value

    def to_python(self, value):
        """The ISO form of what was typed: 2021, 2021-03 or 2021-03-05; or nothing."""
        typed = in_latin_digits(visible(value or ""))
        if not typed:
            return ""
        if found := re.fullmatch(r"(?:(?:(\d\d?)/)?(\d\d?)/)?(\d{4})", typed):
            day, month, year = found.groups()
            typed = "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
        try:
            first_day(typed)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"]) from error
        if not re.fullmatch(PRINTED_PATTERN, typed):
            raise ValidationError(self.error_messages["invalid"])
        if typed > timezone.localdate().isoformat():
            raise ValidationError(self.error_messages["future"])
        return typed


class MomentField(forms.DateTimeField):
    """A day and an hour, read like a day; an hour alone means the next time that it comes."""

    default_error_messages = {"invalid": _("Write it like 14:30, or like 25/11/2026 14:30.")}

    def __init__(self, *, now, **kwargs):
        super().__init__(**kwargs)
        self.now = now

    def to_python(self, value):
        text = in_latin_digits(value or "").strip()
        if found := re.fullmatch("([0-9]{1,2})[:.]([0-5][0-9])", text):
            if int(found[1]) > 23:
                raise ValidationError(self.error_messages["invalid"])
            here = timezone.localtime(self.now)
            moment = here.replace(hour=int(found[1]), minute=int(found[2]), second=0, microsecond=0)
            return moment if moment > here else moment + timedelta(days=1)
        return super().to_python(text)
