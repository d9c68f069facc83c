"""Forms of the parts of an entry: numbers, places, services."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.desk.fields import HoursForm, PrintedField, TextForm, to_dialled
from directory.models import Location, Phone, ServedGroup, Service, Source, TaxonomyTerm
from directory.text.languages import columns


class PhoneForm(HoursForm):
    """A number as people write it becomes the number as it is dialled."""

    number = forms.CharField(max_length=40, label=_("number"))
    printed_on = PrintedField()

    class Meta:
        model = Phone
        fields = ["number", "printed_on"]

    def clean_number(self):
        """The number as it is dialled."""
        return to_dialled(self.cleaned_data["number"])


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
