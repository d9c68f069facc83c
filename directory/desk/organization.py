"""Admin screens of organizations: the list, the form of the working copy, links to the rest."""

from functools import partial

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, Subquery
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from modeltranslation.admin import TranslationAdmin

from directory.desk import (
    acts,
    comments_page,
    entry_parts,
    entry_saving,
    history,
    merge_page,
    merge_undo_page,
    paper,
    partner_answer,
    sheet,
    sheet_done,
    twins_page,
    words,
)
from directory.desk.entry_inlines import HTTPS_BY_DEFAULT, INLINES
from directory.desk.organization_list import OrganizationListMixin
from directory.models import Organization, Verification
from directory.rules import editing, gaps, leads, listing, proofs, standing, twins, verifiers
from directory.rules.listing import PLAIN_FACTS
from directory.text.languages import columns
from directory.text.numbers import has_known_prefix
from directory.text.writing import day, dialled


def last_words(field):
    """The newest check of the organization in the outer query."""
    return (
        Verification.objects.filter(organization=OuterRef("pk"))
        .order_by("-number")
        .values(field)[:1]
    )


@admin.register(Organization)
class OrganizationAdmin(OrganizationListMixin, TranslationAdmin):
    form = entry_saving.EntryForm
    formfield_overrides = HTTPS_BY_DEFAULT
    inlines = INLINES
    list_display = [*columns("name"), "state", "checked", "due", "check_link"]
    search_fields = [*columns("name"), "acronym", "slug"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    columns("name"),
                    "name_is_translation",
                    ("acronym", "slug"),
                    columns("description"),
                    columns("caution"),
                ]
            },
        ),
        (
            gettext_lazy("Other names, type, website, place in lists"),
            {
                "classes": ["collapse"],
                "fields": [
                    columns("alternate_name"),
                    ("organization_type", *PLAIN_FACTS, "order"),
                ],
            },
        ),
        (
            gettext_lazy("For editors only"),
            {"fields": ["operating_status", "conflicts", "notes"]},
        ),
    ]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .annotate(
                is_merged=Exists(standing.closed().filter(gone=OuterRef("pk"))),
                last_outcome=Subquery(last_words("outcome")),
                last_method=Subquery(last_words("method")),
                whole_revision=Subquery(last_words("whole_revision")),
                last_checked=Subquery(last_words("checked_on")),
                last_due=Subquery(last_words("due_on")),
                proved_at=Subquery(proofs.newest_proof(OuterRef("pk")).values("recorded_at")[:1]),
            )
        )

    @admin.display(description=gettext_lazy("checked on"), ordering="last_checked")
    def checked(self, organization):
        return day(organization.last_checked, get_language()) if organization.last_checked else None

    @admin.display(description=gettext_lazy("due"), ordering="last_due")
    def due(self, organization):
        last_due = organization.last_due
        return words.due(last_due, timezone.localdate()) if last_due else None

    @admin.display(description=gettext_lazy("check"))
    def check_link(self, organization):
        address = reverse("admin:directory_organization_verify", args=[organization.pk])
        return format_html('<a href="{}">{}</a>', address, _("Check now"))

    def get_list_display(self, request):
        # Nobody is sent to a page that is closed to them.
        shown = super().get_list_display(request)
        return shown if verifiers.is_verifier(request.user) else shown[:-1]

    def get_fieldsets(self, request, obj=None):
        shown = super().get_fieldsets(request, obj)
        # Only people who edit entries see the last one.
        return shown if request.user.has_perm("directory.view_source") else shown[:-1]

    def get_form(self, request, obj=None, *args, **kwargs):
        form = super().get_form(request, obj, *args, **kwargs)
        form.refused = getattr(request, "refused", ())
        form.digest = getattr(request, "digest", "")
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        def show(more=None):
            view = super(OrganizationAdmin, self).changeform_view
            return view(request, object_id, form_url, (extra_context or {}) | (more or {}))

        if request.method != "POST":
            return show()
        return entry_saving.answer(self, request, object_id, show)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        last = obj and obj.verifications.first()
        works_here = verifiers.may_ask_return(request.user)
        is_withdrawn = last is not None and last.outcome == Verification.Outcome.WITHDRAWN
        context |= {
            "may_verify": verifiers.is_verifier(request.user),
            "may_read_history": request.user.has_perm("directory.view_source"),
            "may_see_twins": works_here,
            "may_ask_return": is_withdrawn and works_here,
            "parts": entry_parts.of_page(context, obj),
            "wrong": entry_parts.wrong(context),
            "show_save_and_add_another": False,
        }
        if obj:
            context |= {
                "merge_into": standing.merge_of(obj),
                "comments": comments_page.newest(obj, request.user),
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def has_change_permission(self, request, obj=None):
        may_change = super().has_change_permission(request, obj)
        # What was merged into another entry is closed; the form then only shows it. A form that
        # was opened before that comes back with what was typed, and is not saved.
        is_shown = obj is not None and request.method != "POST"
        return may_change and not (is_shown and standing.merge_of(obj))

    def has_delete_permission(self, request, obj=None):
        # A listing is withdrawn; its history stays.
        return False

    def save_model(self, request, obj, form, change):
        if not change:
            # A new entry takes the token of its form as its key, so that it is not added twice,
            # and so that two people can speak of it before it is saved.
            obj.pk = form.cleaned_data["token"]
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        for row in formset.forms:
            if row.instance._state.adding or row in formset.deleted_forms:
                continue
            for name in {"number", "new_number"} & {*row.changed_data}:
                self._warn_of_prefix(request, row.cleaned_data[name])
            for act in ("save_hours", "save_served", "save_new_number"):
                if hasattr(row, act):
                    getattr(row, act)()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        said = {"by": request.user, "at": timezone.now()}
        seen = form.cleaned_data["seen_revision"] if change else None
        editing.save(form.instance, seen_revision=seen, **said)
        entry_saving.record(form, **said)
        self._warn_of_gaps(request, form.instance)
        self._warn_of_leads(request, form.instance)
        if not change:
            self._warn_of_twins(request, form.instance)

    def _warn_of_prefix(self, request, number):
        """Say which number begins like none that we know of."""
        if number and not has_known_prefix(number):
            asked = _("No number that we know of begins like this. Read it again: %(number)s")
            messages.warning(request, asked % {"number": dialled(number)})

    def _warn_of_gaps(self, request, organization):
        """Say which texts stand in one language only; it is no error, but readers miss them."""
        texts = dict.fromkeys(
            str(row._meta.get_field(f"{field}_{language}").verbose_name)
            for row, field, language in gaps.missing_texts(organization)
        )
        if texts:
            messages.warning(
                request,
                _("Not written in this language yet: %(texts)s") % {"texts": ", ".join(texts)},
            )

    def _warn_of_leads(self, request, organization):
        """Say which texts name a number, an address or a place that has a field of its own."""
        found = leads.of_listing(listing.build_listing(organization))
        for name, texts in found.items():
            said = {"fact": words.label(name), "text": ", ".join(texts.values())}
            advice = _("%(fact)s names “%(text)s”. Whoever checks it is asked about that.")
            messages.warning(request, advice % said)

    def _warn_of_twins(self, request, organization):
        """Say which entries may be the same organization, so that none is added a second time."""
        for twin in twins.find_twins(organization):
            said = {"name": twin.organization, "common": twin.texts}
            same = _("This may be the same organization as %(name)s (%(common)s).")
            messages.warning(request, same % said)

    def get_urls(self):
        pages = [
            ("<uuid:pk>/verify/", "verify", sheet.verify),
            ("<uuid:pk>/verify/<int:number>/", "done", sheet_done.done),
            ("<uuid:pk>/history/", "history", history.history),
            ("<uuid:pk>/compare/", "compare", history.compare),
            ("<uuid:pk>/restore/", "restore", history.restore),
            ("<uuid:pk>/alert/", "alert", acts.alert),
            ("<uuid:pk>/withdraw/", "withdraw", acts.withdraw),
            ("<uuid:pk>/vetting/", "vetting", acts.vetting_screen),
            ("<uuid:pk>/link/", "link", acts.link),
            ("<uuid:pk>/claim/", "claim", acts.claim),
            ("<uuid:pk>/twins/", "twins", twins_page.twins_page),
            ("<uuid:pk>/merge/<uuid:other>/", "merge", merge_page.page),
            ("<uuid:pk>/unmerge/", "unmerge", merge_undo_page.page),
            ("<uuid:pk>/comments/", "comments", comments_page.page),
            ("answer/<uuid:pk>/", "answer", partner_answer.answer),
            ("print/", "print", paper.sheets),
        ]
        return [
            *(
                path(
                    address,
                    self.admin_site.admin_view(partial(view, self)),
                    name=f"directory_organization_{name}",
                )
                for address, name, view in pages
            ),
            *super().get_urls(),
        ]
