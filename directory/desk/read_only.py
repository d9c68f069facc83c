"""Read-only admin screens of what was recorded: revisions, checks, snapshots."""

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy

from directory.desk import words
from directory.models import Edit, Snapshot, Verification
from directory.rules import listing


class ReadOnlyAdmin(admin.ModelAdmin):
    """Shows rows that the database itself refuses to change."""

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
        return published.pointer["count"]
