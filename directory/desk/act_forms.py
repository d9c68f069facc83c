"""Forms of what one person may do at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.desk.fields import CleanTextMixin, DayField
from directory.models import Answer, Vetting


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


class DecisionForm(CleanTextMixin, forms.Form):
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
