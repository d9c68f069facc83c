"""Admin screens of urgent messages, lines to call, and the rules which of them to ask."""

from functools import partial

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin

from directory.desk.catalogue import HARMLESS, CatalogueAdmin, CatalogueForm
from directory.desk.fields import WordsField, term_choices
from directory.models import AskRule, Line, Need, Organization, Province, UrgentMessage
from directory.rules import catalogue_editing
from directory.text.languages import columns


def sentence(text):
    """Refuse a sentence that may lead elsewhere, as it was typed."""
    catalogue_editing.require_plain_sentence(text.translate(HARMLESS))


def source(text):
    """Refuse the title of a source that may lead elsewhere, as it was typed."""
    catalogue_editing.require_plain_source(text.translate(HARMLESS))


class CodesField(forms.MultipleChoiceField):
    """Codes of other rows of the catalogue; `find` returns the choices."""

    def __init__(self, find, **kwargs):
        super().__init__(
            choices=find, required=False, widget=forms.SelectMultiple(attrs={"size": 8}), **kwargs
        )


class OrderedCodesField(WordsField):
    """Codes of other rows of the catalogue, one a line; `find` returns the choices."""

    def __init__(self, find, **kwargs):
        super().__init__(
            required=False,
            help_text=gettext_lazy("One code a line, the most fitting first."),
            **kwargs,
        )
        self.find = find

    def clean(self, value):
        codes = super().clean(value)
        known = [code for code, _name in self.find()]
        for code in codes:
            if code not in known:
                raise ValidationError(
                    _("“%(code)s” is no code. These are: %(codes)s")
                    % {"code": code, "codes": ", ".join(known)}
                )
        return codes


class SourcesField(WordsField):
    """Titles of sources, one a line, each of them plain."""

    def clean(self, value):
        for line in (value or "").splitlines():
            source(line)
        return super().clean(value)


def _terms(*taxonomies):
    """Choices of terms; a function, as they are read when a form is shown."""
    return partial(term_choices, *taxonomies)


def _needs():
    """Needs have no names, so that the first words stand for each."""
    return [(row.code, next(iter(row.words), row.code)) for row in Need.objects.all()]


def _provinces():
    return [(row.code, row.name) for row in Province.objects.all()]


def _lines():
    return [(row.code, row.name) for row in Line.objects.all()]


class GuidanceForm(CatalogueForm):
    """A row of guidance: its sentences are plain but for durations."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in catalogue_editing.SENTENCES:
            # Whoever may only look has no fields.
            if name in self.fields:
                self.fields[name].validators.append(sentence)


class LineForm(GuidanceForm):
    """A line; its number is that of an entry's hotline."""

    class Meta:
        model = Line
        fields = ["entry"]

    def clean_entry(self):
        """The address of an entry that there is."""
        slug = self.cleaned_data["entry"]
        if not Organization.objects.filter(slug=slug).exists():
            raise ValidationError(_("There is no entry with this address."))
        return slug


class MeaningForm(GuidanceForm):
    """Guidance with what means it."""

    needs = CodesField(_needs, label=gettext_lazy("needs"))
    kinds = CodesField(_terms("category", "kind"), label=gettext_lazy("kinds of help"))
    served = CodesField(_terms("served"), label=gettext_lazy("people served"))
    lines = OrderedCodesField(_lines, label=gettext_lazy("lines to call"))


class AskRuleForm(MeaningForm):
    """A rule which line to ask."""

    provinces = CodesField(
        _provinces,
        label=gettext_lazy("provinces"),
        help_text=AskRule._meta.get_field("provinces").help_text,
    )

    class Meta:
        model = AskRule
        fields = ["needs", "kinds", "served", "provinces", "lines"]


class UrgentMessageForm(MeaningForm):
    """An urgent message."""

    offers = OrderedCodesField(_terms("kind"), label=gettext_lazy("kinds of help to look for"))
    sources = SourcesField(required=False, label=gettext_lazy("sources"))

    class Meta:
        model = UrgentMessage
        fields = ["needs", "kinds", "served", "lines", "offers", "sources"]


class GuidanceAdmin(CatalogueAdmin, TranslationAdmin):
    """Rows of guidance. One that is not needed any more keeps its place without a meaning."""

    list_display = [*columns("name"), "code", "order"]
    search_fields = [*columns("name"), "code"]

    def get_readonly_fields(self, request, obj=None):
        # Addresses and other rows know a row by its code.
        return ["code"] if obj else []


@admin.register(Line)
class LineAdmin(GuidanceAdmin):
    form = LineForm
    fieldsets = [
        (None, {"fields": ["code", columns("name"), columns("hint"), "entry", "symbol", "order"]})
    ]


@admin.register(AskRule)
class AskRuleAdmin(GuidanceAdmin):
    form = AskRuleForm
    fieldsets = [
        (None, {"fields": ["code", columns("name"), columns("say"), "lines", "order"]}),
        (gettext_lazy("What means it"), {"fields": ["needs", "kinds", "served"]}),
        (gettext_lazy("Where it holds"), {"fields": ["provinces"]}),
    ]


@admin.register(UrgentMessage)
class UrgentMessageAdmin(GuidanceAdmin):
    form = UrgentMessageForm
    list_display = [*columns("name"), "code", "order", "approval"]
    fieldsets = [
        (None, {"fields": ["code", columns("name"), columns("hint"), "symbol", "order"]}),
        (None, {"fields": [columns("title"), columns("steps"), "lines"]}),
        (gettext_lazy("Where to go"), {"fields": ["offers", columns("otherwise")]}),
        (gettext_lazy("What means it"), {"fields": ["needs", "kinds", "served"]}),
        (gettext_lazy("Who says so"), {"fields": ["sources", "approved_by"]}),
    ]

    @admin.display(description=gettext_lazy("approved by the office"))
    def approval(self, row):
        """The office that approved the wording, or that none has."""
        return row.approved_by or _("not yet approved by an office")
