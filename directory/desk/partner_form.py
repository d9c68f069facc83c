"""The form of a partner's answer."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from directory.desk import fields


class PartnerForm(fields.CleanTextMixin, forms.Form):
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
