"""Forms of the parts of an entry: numbers, places, services."""

import re
from contextlib import suppress

from django import forms
from django.db.models import Max
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from directory.desk.fields import HoursForm, PrintedField, TextForm, visible
from directory.desk.picks import Picks
from directory.models import (
    Location,
    Phone,
    Province,
    ServedGroup,
    Service,
    Source,
    TaxonomyTerm,
)
from directory.rules import proofs
from directory.text import numbers
from directory.text.languages import columns

TERMS = TaxonomyTerm.objects
# How many groups stand open; the taxonomy begins with those that most services are for.
COMMON_GROUPS = 6
WHENCE = _("where this number comes from")


def next_place(rows):
    """The place of a new row behind these."""
    last = rows.aggregate(last=Max("order"))["last"]
    return 0 if last is None else last + 1


class RowsInOrder(forms.BaseInlineFormSet):
    """Rows of an entry; new ones come last, in the order in which they were typed."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.instance._state.adding:
            form.initial["order"] = None
            form.fields["order"].required = False

    def save_new(self, form, commit=True):
        if form.cleaned_data.get("order") is None:
            rows = self.model.objects.filter(organization=self.instance)
            form.instance.order = next_place(rows)
        return super().save_new(form, commit)


class ServicesInOrder(RowsInOrder):
    """The services, of which each may bring a number with it."""

    def clean(self):
        super().clean()
        seen = self._numbers_beside()
        for form in self.forms:
            number = getattr(form, "cleaned_data", {}).get("new_number")
            if number and number in seen:
                form.add_error("new_number", _("The entry has this number already."))
            seen.add(number)

    def _numbers_beside(self):
        """The numbers that the same page has in their own part."""
        found = set()
        for name in self.data:
            if re.fullmatch(r"phones-\d+-number", name):
                with suppress(numbers.NumberError):
                    found.add(numbers.read(visible(self.data.get(name, ""))).dialled)
        return found


class PhoneForm(HoursForm):
    """A number as people write it becomes the number as it is dialled."""

    number = forms.CharField(max_length=40, label=_("number"))
    source_codes = forms.CharField(
        required=False,
        max_length=200,
        label=WHENCE,
        help_text=_("A page, a list, a letter, a visit. Without it nobody can confirm the number."),
    )
    printed_on = PrintedField()

    class Meta:
        model = Phone
        fields = ["number", "printed_on"]

    def clean_number(self):
        """The number as it is stored."""
        return self.read_number("number", visible(self.cleaned_data["number"]))

    def clean(self):
        data = super().clean()
        self._drop_old_source(data)
        is_clear = data.get("is_held") and data.get("printed_on") and not data.get("has_conflict")
        if data.get("is_unconfirmed") and not is_clear:
            self.add_error(
                "is_unconfirmed",
                _(
                    "A number is shown as not confirmed only while it is held back, when it says "
                    "in which year it was printed, and no source disagrees about it."
                ),
            )
        return data

    def _drop_old_source(self, data):
        if self.instance.pk and "number" in data and data.get("source_codes"):
            before, now = (
                (of.get("number", ""), of.get("source_codes", "")) for of in (self.initial, data)
            )
            data["source_codes"] = proofs.source_kept(before, now)
            if not data["source_codes"]:
                # The call sheet saves only what was changed.
                self.changed_data.append("source_codes")


class SourceForm(TextForm):
    """Where a fact comes from, and when that was printed."""

    printed_on = PrintedField()

    class Meta:
        model = Source
        fields = ["printed_on"]


class LocationForm(TextForm):
    """A place; where people stay its address is refused before it is stored."""

    class Meta:
        model = Location
        fields = ["visibility", "is_residential"]

    def clean(self):
        data = super().clean()
        if data.get("is_residential"):
            secret = _("People stay here. Its address is never stored and never shown.")
            for name in columns("address"):
                if data.get(name):
                    self.add_error(name, secret)
            if data.get("visibility") == Location.Visibility.FULL:
                self.add_error("visibility", secret)
        return data


class ServiceForm(HoursForm):
    """A service with the groups that it takes and does not take."""

    kinds = forms.ModelMultipleChoiceField(
        TERMS.filter(taxonomy=TaxonomyTerm.Taxonomy.KIND).select_related("parent"),
        label=capfirst(_("kinds of help")),
        widget=Picks(_("kinds of help"), finds=True),
    )
    provinces = forms.ModelMultipleChoiceField(
        Province.objects.all(),
        required=False,
        label=capfirst(_("provinces")),
        widget=Picks(_("provinces"), offers_all=True),
    )
    serves = forms.ModelMultipleChoiceField(
        TERMS.filter(taxonomy=TaxonomyTerm.Taxonomy.SERVED),
        required=False,
        label=_("For whom"),
        widget=Picks(_("For whom"), shown=COMMON_GROUPS),
    )
    does_not_serve = forms.ModelMultipleChoiceField(
        TERMS.filter(taxonomy=TaxonomyTerm.Taxonomy.SERVED),
        required=False,
        label=_("Not for"),
        widget=Picks(_("Not for"), shown=COMMON_GROUPS),
    )
    new_number = forms.CharField(
        required=False,
        max_length=40,
        label=_("Number of this service"),
        help_text=_("A new one. Once saved it stands under the numbers, tied to this service."),
    )
    new_source = forms.CharField(required=False, max_length=200, label=capfirst(WHENCE))

    class Meta:
        model = Service
        fields = ["kinds", "provinces"]
        widgets = {
            "nationwide": forms.RadioSelect(attrs={"class": "seg"}),
            "free_of_charge": forms.RadioSelect(attrs={"class": "seg"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "nationwide" in self.fields:
            self.fields["nationwide"].choices = [
                (True, _("All provinces")),
                (False, _("These provinces")),
                ("", _("Not known")),
            ]
        if not self.instance._state.adding:
            groups = list(self.instance.served_groups.all())
            self.initial["serves"] = [group.term_id for group in groups if group.is_served]
            self.initial["does_not_serve"] = [g.term_id for g in groups if not g.is_served]

    def clean_new_number(self):
        """The number as it is stored, or nothing."""
        typed = visible(self.cleaned_data["new_number"])
        return self.read_number("new_number", typed) if typed else ""

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

    def save_new_number(self):
        """Add the number that was typed, tied to this service."""
        if number := self.cleaned_data["new_number"]:
            phones = self.instance.organization.phones
            phones.create(
                number=number,
                source_codes=self.cleaned_data["new_source"],
                service=self.instance,
                order=next_place(phones),
            )
