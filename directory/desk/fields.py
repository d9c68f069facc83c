"""What editors and verifiers send, checked and handed on as the models want it."""

import re
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory.models import (
    Answer,
    Contact,
    Location,
    Organization,
    Phone,
    Province,
    Schedule,
    ServedGroup,
    Service,
    TaxonomyTerm,
    Verification,
    Vetting,
)
from directory.text import BETWEEN_DIGITS, hours, in_latin_digits

# Signs that nobody sees: they split words for searching, turn text around for reading, or steer.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
WEB = re.compile("https?://", re.IGNORECASE)


def visible(text):
    """A text without invisible signs and blanks at its ends, its lines as they are stored."""
    return INVISIBLE.sub("", text.replace("\r\n", "\n")).strip()


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


def to_dialled(text):
    """A number as people write it, as it is dialled: E.164, or a short code such as 115 or 1280.

    A number in Cambodia has 8 or 9 digits after its first 0. Raises ValidationError.
    """
    typed = BETWEEN_DIGITS.sub("", in_latin_digits(visible(text)))
    if found := re.fullmatch(r"(?:(?:\+|00)?8550?|0)([0-9]{8,9})", typed):
        return f"+855{found[1]}"
    if found := re.fullmatch(r"(?:\+|00)((?!855)[1-9][0-9]{6,14})", typed):
        return f"+{found[1]}"
    if re.fullmatch("1[0-9]{2,3}", typed):
        return typed
    raise ValidationError(
        _("Write +855 and the number without its first 0, or a short code such as 1280.")
    )


class PhoneForm(HoursForm):
    """A number as people write it becomes the number as it is dialled."""

    number = forms.CharField(max_length=40, label=_("number"))

    class Meta:
        model = Phone
        fields = ["number"]

    def clean_number(self):
        """The number as it is dialled."""
        return to_dialled(self.cleaned_data["number"])


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
    """A day, shown and read day first: 25/11/2026; Khmer digits and 2026-11-25 will do as well."""

    widget = forms.DateInput(format="%d/%m/%Y", attrs={"autocomplete": "off"})
    default_error_messages = {"invalid": _("Write the day like 25/11/2026.")}

    def __init__(self, **kwargs):
        super().__init__(help_text=self.default_error_messages["invalid"], **kwargs)

    def to_python(self, value):
        return super().to_python(in_latin_digits(value) if isinstance(value, str) else value)


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


class ReasonForm(CleanTextMixin, forms.Form):
    """Why something is done that one person may do alone."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


class AlertForm(CleanTextMixin, forms.Form):
    """A warning that stands on a listing until a day."""

    text_km = forms.CharField(
        max_length=300, label=_("text in Khmer"), widget=forms.Textarea(attrs={"rows": 2})
    )
    text_en = forms.CharField(
        required=False,
        max_length=300,
        label=_("text in English"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    ends_on = DayField(label=_("last day"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


class VettingForm(CleanTextMixin, forms.ModelForm):
    """On whose word an organization is trusted, and until when."""

    on = DayField(label=_("vetted on"))
    expires_on = DayField(label=_("holds until"))
    vouched_by = forms.CharField(
        max_length=200, label=_("who vouched: organization and role, no name")
    )

    class Meta:
        model = Vetting
        fields = ["visited", "child_protection_policy", "licence", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    field_order = ["vouched_by", "on", "expires_on"]


class SheetPhoneForm(PhoneForm):
    """A number on the call sheet; no organization has the same number twice."""

    class Meta(PhoneForm.Meta):
        fields = ["number", "description_km", "description_en"]

    def clean_number(self):
        number = super().clean_number()
        others = Phone.objects.filter(organization=self.instance.organization_id, number=number)
        if others.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("The entry has this number already."))
        return number


class SheetServiceForm(HoursForm):
    """What can be corrected of a service during a call; the rest is for the whole form."""

    class Meta:
        model = Service
        fields = [
            "name_km",
            "name_en",
            "description_km",
            "description_en",
            "nationwide",
            "free_of_charge",
            "eligibility_description_km",
            "eligibility_description_en",
            "application_process_km",
            "application_process_en",
            "required_documents_km",
            "required_documents_en",
            "fees_description_km",
            "fees_description_en",
        ]


class NameForm(TextForm):
    """The name of an organization; a listing needs the Khmer one."""

    class Meta:
        model = Organization
        fields = ["name_km", "name_en"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name_km"].required = True


class WebsiteForm(TextForm):
    """A website; without its scheme it is taken to be an encrypted one."""

    website = forms.URLField(required=False, assume_scheme="https", label=_("website"))

    class Meta:
        model = Organization
        fields = ["website"]


def _form_of(model, *fields):
    return forms.modelform_factory(model, TextForm, fields=fields)


DescriptionForm = _form_of(Organization, "description_km", "description_en")
SheetContactForm = _form_of(Contact, "value", "description_km", "description_en")
SheetLocationForm = _form_of(Location, "name_km", "name_en", "address_km", "address_en")

YES, NO = "yes", "no"
# In a prefix of a form of its own, so that nothing else has a field of that name.
DECIDE, SEEN, FIX = "decide", "seen", "fix"
OTHER_NUMBER = "other"


class SheetForm(CleanTextMixin, forms.Form):
    """The call sheet: what was said of each fact, and how the check was done.

    `organization` comes with its parts; `facts` are those of its listing, `standing` those of the
    listing that stands, or None; `numbers` are (number, as people write it) of those that a
    listing had before.
    """

    seen_revision = forms.IntegerField(widget=forms.HiddenInput)
    all_unchanged = forms.BooleanField(
        required=False, label=_("Everything that has not changed was confirmed")
    )
    method = forms.ChoiceField(
        choices=Verification.Method, label=_("How was it checked?"), widget=forms.RadioSelect
    )
    on = DayField(label=_("Day of the check"))
    due_on = DayField(required=False, label=_("Day of the next check (as proposed, or earlier)"))
    spoken_to = forms.CharField(
        required=False, max_length=100, label=_("Role of the person spoken to (no name)")
    )
    note = forms.CharField(
        required=False, label=_("Note"), widget=forms.Textarea(attrs={"rows": 2})
    )
    called = forms.ChoiceField(
        required=False, label=_("Which number did you call?"), widget=forms.RadioSelect
    )
    called_other = forms.CharField(required=False, label=_("Another number"))
    called_source = forms.CharField(
        required=False, max_length=200, label=_("Where did you find the other number?")
    )

    def __init__(self, data=None, *, organization, facts, standing, numbers, **kwargs):
        super().__init__(data, **kwargs)
        self.facts, self.standing = facts, standing
        self.corrections = correction_forms(organization, facts, data)
        self.fields["called"].choices = [
            *numbers,
            (OTHER_NUMBER, _("Another number")),
        ]
        for name in facts:
            self.fields[f"{DECIDE}-{name}"] = forms.ChoiceField(
                required=False,
                choices=[(YES, _("Confirmed")), (NO, _("Leave out"))],
                widget=forms.RadioSelect,
            )

    def is_unchanged(self, name):
        """Whether a fact is what stands."""
        return self.standing is not None and self.standing.get(name) == self.facts[name]

    def corrected(self):
        """The names of the facts that were corrected in place."""
        return [name for name, form in self.corrections.items() if form.has_changed()]

    def clean_called_other(self):
        """The number as it is dialled, or nothing."""
        typed = self.cleaned_data["called_other"]
        return to_dialled(typed) if typed.strip() else ""

    def clean(self):
        data = super().clean()
        corrected = self.corrected()
        confirmed = []
        for name in self.facts:
            decision = data.get(f"{DECIDE}-{name}")
            if not decision and data.get("all_unchanged") and self.is_unchanged(name):
                decision = NO if name in corrected else YES
            if decision == YES:
                confirmed.append(name)
            elif not decision and name not in corrected:
                self.add_error(f"{DECIDE}-{name}", _("Say whether this is right, or leave it out."))
        for name in corrected:
            if not self.corrections[name].is_valid():
                self.add_error(f"{DECIDE}-{name}", _("The correction below cannot be used yet."))
        data["confirmed_facts"] = confirmed
        if data.get("called") == OTHER_NUMBER:
            data["called"] = data.get("called_other", "")
        return data

    def check(self):
        """What verification.confirm takes."""
        names = ["seen_revision", "method", "on", "spoken_to", "note", "called", "called_source"]
        # A proposal that was left alone follows the day of the check.
        names += ["confirmed_facts", *({"due_on"} & set(self.changed_data))]
        return {name: self.cleaned_data[name] for name in names}


def correction_forms(organization, facts, data):
    """Fact name -> the form in which it is corrected in place, for those that can be."""
    parts = {
        f"{noun}/{part.pk}": part
        for noun in ("phones", "services", "contacts", "locations")
        for part in getattr(organization, noun).all()
    }
    classes = {
        "name": NameForm,
        "description": DescriptionForm,
        "website": WebsiteForm,
        "phones": SheetPhoneForm,
        "services": SheetServiceForm,
        "contacts": SheetContactForm,
        "locations": SheetLocationForm,
    }
    forms_ = {}
    for name, value in facts.items():
        noun = name.split("/")[0]
        if noun == "locations" and not any(value["address"].values()):
            # What is not shown is not asked for either.
            continue
        instance = parts.get(name, organization)
        forms_[name] = classes[noun](data, instance=instance, prefix=f"{FIX}-{name}")
        for field in forms_[name].fields.values():
            # What somebody else changed meanwhile must not pass for a change made here.
            field.show_hidden_initial = True
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 3
    return forms_


def save_correction(form):
    """Write what was corrected, and only that, into the row as it now is."""
    row = type(form.instance).objects.get(pk=form.instance.pk)
    for name in form.changed_data:
        if name != "hours":
            setattr(row, name, form.cleaned_data[name])
    row.save()
    if "hours" in form.changed_data:
        form.instance = row
        form.save_hours()


def rebased(data, forms_):
    """What was typed, carried over to an entry that was changed since.

    Fields that nobody touched show what the entry now says; what was typed stays.
    """
    data = data.copy()
    for form in forms_.values():
        for bound in form:
            name, initial = bound.html_name, bound.html_initial_name
            if name not in data:
                continue
            now = form.get_initial_for_field(bound.field, bound.name)
            now = "" if now is None else str(now)
            if data[name] == data.get(initial):
                data[name] = now
            data[initial] = now
    return data


class PartnerForm(CleanTextMixin, forms.Form):
    """A partner's answer: that all is still correct, or what is different, fact by fact."""

    def __init__(self, data=None, *, facts):
        super().__init__(data, auto_id="about-%s")
        for name in facts:
            self.fields[name] = forms.CharField(
                required=False,
                max_length=500,
                label=_("What is different?"),
                widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
            )

    def clean(self):
        data = super().clean()
        corrections = {name: text for name, text in data.items() if text}
        if not corrections and "all" not in self.data and not self.errors:
            raise ValidationError(
                _("Write what is different, or say that everything is still correct.")
            )
        return {"corrections": corrections}


class AnswerForm(CleanTextMixin, forms.Form):
    """The answer to a group of reports, and which of them the handler saw."""

    outcome = forms.ChoiceField(choices=Answer.Outcome, widget=forms.RadioSelect, label=_("Answer"))
    reason = forms.CharField(
        required=False,
        max_length=300,
        label=_("Reason"),
        help_text=_("It stays in the history of the entry. Write no names, and nothing of a note."),
    )
    seen = forms.IntegerField(min_value=1)
    up_to = forms.DateTimeField()
