"""Admin screens of the catalogue's working copy: kinds of help, people served, provinces."""

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from modeltranslation.admin import TranslationAdmin

from directory.desk.fields import TextForm, WordsField
from directory.models import CatalogueEdit, Province, TaxonomyTerm, frozen
from directory.rules import catalogue_editing
from directory.rules.refusal import Refused
from directory.text.languages import columns
from directory.text.writing import day

# Signs that Khmer is typed with, or that come along when a text is copied: they may go silently.
HARMLESS = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def plain(text):
    """Refuse a name or search word that may lead elsewhere, as it was typed."""
    catalogue_editing.require_plain(text.translate(HARMLESS).strip())


def _moment(at):
    local = timezone.localtime(at)
    return f"{day(local.date(), get_language())}, {local:%H:%M}"


class PlainWordsField(WordsField):
    """A list of search words, each of them plain."""

    def clean(self, value):
        for line in (value or "").splitlines():
            plain(line)
        return super().clean(value)


class SeenRevision(forms.IntegerField):
    """The revision that stood when the page was shown; nobody changes it by hand."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        return False


class CatalogueForm(TextForm):
    """A row of the catalogue; it knows which revision its person saw."""

    seen_revision = SeenRevision(required=False, label="")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        newest = CatalogueEdit.objects.first()
        self.initial["seen_revision"] = newest.revision if newest else 0
        self.is_stale = False
        for name in columns("name"):
            # Whoever may only look has no fields.
            if name in self.fields:
                self.fields[name].validators.append(plain)

    def clean(self):
        data = super().clean()
        for name in data.keys() - {*self.changed_data}:
            if isinstance(self.fields[name], forms.MultipleChoiceField):
                # A list of ticks has an order of its own; that alone changes nothing.
                data[name] = self.initial.get(name) or []
        seen = data.pop("seen_revision", None) or 0
        # The same form sent twice says what stands already.
        if not self.instance._state.adding and self.changed_data:
            self._refuse_if_stale(seen)
        return data

    def _refuse_if_stale(self, seen):
        """Say what somebody else wrote since; what was typed stays in the form."""
        key = catalogue_editing.key_of(self.instance)
        edit = catalogue_editing.changed_since(key, seen)
        if edit is None:
            return
        self.is_stale = True
        self.add_error(
            None,
            _(
                "%(person)s changed this at %(moment)s, after you opened it. What you typed is "
                "still here. Compare the marked fields, then save again."
            )
            % {"person": edit.editor, "moment": _moment(edit.edited_at)},
        )
        former = CatalogueEdit.objects.filter(revision=seen).first()
        before = catalogue_editing.rows(former and former.document).get(key, {})
        now = catalogue_editing.rows(edit.document)[key]
        self.data = self.data.copy()
        self.data["seen_revision"] = self.initial["seen_revision"]
        for name in [name for name in now if name in self.fields and now[name] != before.get(name)]:
            field = self.fields[name]
            stands = field.prepare_value(self.initial.get(name))
            if name in self.cleaned_data and self._spelled(name) == before.get(name):
                # Its person left it as it was, so the other one's text is right.
                self._take_over(name, stands)
            words = frozen.plain(self.instance._meta.get_field(name), now[name])
            words = ", ".join(words) if isinstance(words, list) else words
            self.add_error(name, _("There now: %(text)s") % {"text": words or "–"})

    def _spelled(self, name):
        """What was typed, as a document spells it."""
        value = self.cleaned_data[name]
        if name == "parent":
            return value and value.code
        return frozen.plain(self.instance._meta.get_field(name), value)

    def _take_over(self, name, value):
        if isinstance(self.fields[name], forms.BooleanField):
            value = "on" if value else ""
        if isinstance(value, list):
            self.data.setlist(name, value)
        else:
            self.data[name] = "" if value is None else value


class TermForm(CatalogueForm):
    """A term; every kind of help stands under a category, as each listing names the category."""

    synonyms = PlainWordsField(required=False, label=gettext_lazy("search words"))

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


class ProvinceForm(CatalogueForm):
    """A province with the words by which it is found."""

    other_names = PlainWordsField(
        required=False,
        label=gettext_lazy("other names"),
        help_text=gettext_lazy("One name a line: former and popular names."),
    )

    class Meta:
        model = Province
        fields = ["other_names"]


class CatalogueAdmin:
    """Saves a row through the rule: recorded with its editor, and public only once confirmed."""

    change_form_template = "admin/catalogue/change_form.html"
    # Two screens of a desk; the filter beside them leads to each group.
    list_per_page = 40

    def changeform_view(self, request, *args, **kwargs):
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        try:
            with transaction.atomic():
                # Before the row is read: whoever waits here sees what the other one saved.
                catalogue_editing.lock()
                response = super().changeform_view(request, *args, **kwargs)
        except Refused as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect(request.path)
        shown = getattr(response, "context_data", None) or {}
        if "adminform" in shown and shown["adminform"].form.is_stale:
            response.status_code = 409
        return response

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if catalogue_editing.save(by=request.user, at=timezone.now()):
            messages.info(
                request, _("Phones get this once somebody else has confirmed the catalogue.")
            )

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(TaxonomyTerm)
class TaxonomyTermAdmin(CatalogueAdmin, TranslationAdmin):
    form = TermForm
    list_display = [*columns("name"), "taxonomy", "code"]
    list_filter = ["taxonomy"]
    search_fields = [*columns("name"), "code"]
    fieldsets = [
        (None, {"fields": ["taxonomy", "code", columns("name")]}),
        (None, {"fields": [columns("description"), "synonyms", "parent", "order"]}),
        (None, {"fields": ["sinks_when_overdue"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        # Listings that stand name a term by its code, so that a published code holds for good.
        return ["taxonomy", "code"] if obj else []


@admin.register(Province)
class ProvinceAdmin(CatalogueAdmin, TranslationAdmin):
    form = ProvinceForm
    readonly_fields = ["code", "iso_3166_2"]
    list_display = ["code", *columns("name")]
    fields = [
        columns("name"),
        "code",
        "iso_3166_2",
        "other_names",
        "latitude",
        "longitude",
    ]

    def has_add_permission(self, request):
        return False
