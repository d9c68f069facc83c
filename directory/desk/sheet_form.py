"""The form of the call sheet, and the corrections made on it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from directory.desk import organization_forms, words
from directory.desk.fields import CleanTextMixin, DayField, HoursForm, TextForm, visible
from directory.models import Contact, Location, Organization, Phone, Service, Verification
from directory.models.first_listing import ASKED
from directory.rules import proofs
from directory.rules.listing import PARTS
from directory.rules.verification import KEEPABLE
from directory.text.languages import DEFAULT, columns


class SheetPhoneForm(organization_forms.PhoneForm):
    """A number on the call sheet; no organization has the same number twice."""

    class Meta(organization_forms.PhoneForm.Meta):
        fields = ["number", "source_codes", *columns("description"), "printed_on"]

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
            *columns("name"),
            *columns("description"),
            "nationwide",
            "free_of_charge",
            *columns("eligibility_description"),
            *columns("application_process"),
            *columns("required_documents"),
            *columns("fees_description"),
        ]


class NameForm(TextForm):
    """What an organization is called and filed under; a listing needs the Khmer name."""

    class Meta:
        model = Organization
        fields = [
            *columns("name"),
            "name_is_translation",
            "acronym",
            *columns("alternate_name"),
            "organization_type",
            "order",
            "slug",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[f"name_{DEFAULT}"].required = True


class WebsiteForm(TextForm):
    """A website; without its scheme it is taken to be an encrypted one."""

    website = forms.URLField(required=False, assume_scheme="https", label=_("website"))

    class Meta:
        model = Organization
        fields = ["website"]


def _form_of(model, *fields):
    return forms.modelform_factory(model, TextForm, fields=fields)


CautionForm = _form_of(Organization, *columns("caution"))
DescriptionForm = _form_of(Organization, *columns("description"))
SheetContactForm = _form_of(Contact, "value", *columns("description"))
SheetLocationForm = _form_of(Location, *columns("name"), *columns("address"))
# By the first part of a fact's name; a plain column of an organization needs no form of its own.
FORMS = {
    "name": NameForm,
    "caution": CautionForm,
    "description": DescriptionForm,
    "website": WebsiteForm,
    "phones": SheetPhoneForm,
    "unconfirmed": SheetPhoneForm,
    "services": SheetServiceForm,
    "contacts": SheetContactForm,
    "locations": SheetLocationForm,
}

# Where the rows of a list of a listing stand, if not under its name.
ROWS = {"unconfirmed": "phones"}

YES, NO = "yes", "no"
# In a prefix of a form of its own, so that nothing else has a field of that name.
DECIDE, SEEN, FIX, MEANT, KEEP = "decide", "seen", "fix", "meant", "keep"
OTHER_NUMBER = "other"


class SheetForm(CleanTextMixin, forms.Form):
    """The call sheet: what was said of each fact, and how the check was done.

    `organization` comes with its parts; `facts` are those of its listing, `standing_facts`
    those of the listing that stands, or None; `numbers` are (number, as people write it) of those
    that a listing had before; `leads` is what leads.of_listing found.
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
    # What proves a new organization: the fields of proofs.First.
    evidence = forms.ChoiceField(
        required=False,
        choices=[(one.value, one.label) for one in ASKED],
        label=_("What shows that this organization exists?"),
        widget=forms.RadioSelect,
    )
    evidence_detail = forms.CharField(
        required=False, max_length=200, label=_("Which register, visit, list or office?")
    )
    vouched_by = forms.CharField(
        required=False,
        max_length=200,
        label=_("Which other organization vouches for it, and in which role? (no name)"),
    )
    agreed_on = DayField(required=False, label=_("Day on which it agreed to be listed"))

    def __init__(self, data=None, *, organization, facts, standing_facts, numbers, leads, **kwargs):
        super().__init__(data, **kwargs)
        self.facts, self.standing_facts = facts, standing_facts
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
        for name, found in leads.items():
            if not self.is_unchanged(name):
                self.fields[f"{MEANT}-{name}"] = forms.BooleanField(
                    required=False, label=words.meant(found)
                )
        for name in self.leaving():
            self.fields[f"{KEEP}-{name}"] = forms.BooleanField(
                required=False,
                label=_("It still works: keep the old one until the new one is proved"),
            )

    @property
    def other_call(self):
        """The fields about a number that no listing had."""
        return [self["called_other"], self["called_source"]]

    @property
    def of_first(self):
        """The fields about a new organization that are no choice."""
        return [self[name] for name in ("evidence_detail", "vouched_by", "agreed_on")]

    @property
    def about_check(self):
        """The fields that most checks leave as they are."""
        return [self[name] for name in ("on", "due_on", "spoken_to", "note")]

    def leaving(self):
        """The facts by which somebody is reached that go off the phones with this check."""
        return [
            name
            for name, value in (self.standing_facts or {}).items()
            if name.startswith(KEEPABLE) and _reaches(value) != _reaches(self.facts.get(name))
        ]

    def is_unchanged(self, name):
        """Whether a fact is what stands."""
        return self.standing_facts is not None and self.standing_facts.get(name) == self.facts[name]

    def corrected(self):
        """The names of the facts that were corrected in place."""
        return [name for name, form in self.corrections.items() if form.has_changed()]

    def clean_called_other(self):
        """The number as it is stored, or nothing."""
        typed = visible(self.cleaned_data["called_other"])
        return self.read_number("called_other", typed) if typed else ""

    def clean(self):
        data = super().clean()
        corrected = self.corrected()
        confirmed = []
        data["kept_facts"] = [name for name in self.leaving() if data.get(f"{KEEP}-{name}")]
        for name in self.facts:
            decision = data.get(f"{DECIDE}-{name}")
            if name in data["kept_facts"]:
                if decision == YES:
                    self.add_error(
                        f"{DECIDE}-{name}", _("Keep the old one, or confirm the new one.")
                    )
                continue
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
        # A new organization has no other number to choose.
        if data.get("called", "") in ("", OTHER_NUMBER):
            data["called"] = data.get("called_other", "")
        return data

    def confirmation(self):
        """What verification.confirm takes."""
        names = ["seen_revision", "method", "on", "spoken_to", "note", "called", "called_source"]
        meant = [name for name in self.facts if self.cleaned_data.get(f"{MEANT}-{name}")]
        # A proposal that was left alone follows the day of the check.
        names += ["confirmed_facts", "kept_facts", *({"due_on"} & set(self.changed_data))]
        first = proofs.First(*(self.cleaned_data[name] for name in proofs.First._fields))
        found = {name: self.cleaned_data[name] for name in names}
        return found | {"meant": meant, "first": first}


def _reaches(value):
    """The number or address of a fact."""
    return value and (value.get("number") or value.get("value"))


def correction_forms(organization, facts, data):
    """Fact name -> the form in which it is corrected in place, for those that can be."""
    parts = {
        f"{noun}/{part.pk}": part
        for noun in PARTS
        for part in getattr(organization, ROWS.get(noun, noun)).all()
    }
    forms_ = {}
    for name, value in facts.items():
        noun = name.split("/")[0]
        if noun == "locations" and not any(value["address"].values()):
            # What is not shown is not asked for either.
            continue
        if noun == "printed_on":
            # It follows from the sources, which only the entry form shows.
            continue
        instance = parts.get(name, organization)
        form_class = FORMS.get(noun) or _form_of(Organization, noun)
        forms_[name] = form_class(data, instance=instance, prefix=f"{FIX}-{name}")
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
    """What was typed, carried over (rebased) to an entry that changed since.

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
