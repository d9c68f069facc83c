"""Read-only admin screens of what was recorded: revisions, checks, snapshots."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy

from directory.desk import words
from directory.models import Answer, Edit, Snapshot, Verification
from directory.rules import listing, publication

# Each opens to one role alone, which is not the one that reads these rows.
_CLOSED = (get_user_model(), Answer)


def _named(field):
    """What a column names, without the link of Django's to it."""

    @admin.display(description=field.verbose_name)
    def named(row):
        return getattr(row, field.name) or "-"

    return named


class ReadOnlyAdmin(admin.ModelAdmin):
    """Shows rows that the database itself refuses to change."""

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        columns = [field for field in model._meta.fields if field.related_model in _CLOSED]
        self._named = {field.name: _named(field) for field in columns}

    def get_fields(self, request, obj=None):
        # Nobody is sent to a page that is closed to them.
        shown = super().get_fields(request, obj)
        return [*dict.fromkeys(self._named.get(name, name) for name in shown)]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *self._named.values()]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Edit)
class EditAdmin(ReadOnlyAdmin):
    list_display = ["organization", "revision", "editor", "edited_at"]
    list_select_related = ["organization", "editor"]
    fields = ["organization", "revision", "editor", "edited_at", "changes"]
    readonly_fields = ["changes"]

    @admin.display(description=gettext_lazy("changed"))
    def changes(self, edit):
        """What differs from the revision before, in words."""
        before = Edit.objects.filter(
            organization=edit.organization, revision=edit.revision - 1
        ).first()
        changes = words.changes(before.document if before else {}, edit.document)
        return render_to_string("admin/directory/organization/changes.html", {"changes": changes})


@admin.register(Verification)
class VerificationAdmin(ReadOnlyAdmin):
    list_display = ["organization", "number", "outcome", "method", "checked_on", "verifier"]
    list_select_related = ["organization", "verifier"]
    exclude = ["listing", "confirmed_facts", "sha256"]
    readonly_fields = ["facts"]

    @admin.display(description=gettext_lazy("facts confirmed"))
    def facts(self, check):
        """What was confirmed, as it was confirmed."""
        if check.listing is None:
            return "–"
        rows = words.facts_beside(listing.facts(check.listing), None)
        return render_to_string("admin/directory/organization/facts.html", {"rows": rows})


@admin.register(Snapshot)
class SnapshotAdmin(ReadOnlyAdmin):
    list_display = ["seq", "published_at", "count"]
    exclude = ["pointer", "made_of"]
    readonly_fields = ["count"]

    @admin.display(description=gettext_lazy("listings"))
    def count(self, published):
        """How many listings it holds."""
        return published.pointer.get("count", "–") if publication.is_pointer(published) else "–"
