"""What was recorded: to be read, never changed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from directory import editing
from directory.models import Edit, Snapshot, Verification


class RecordAdmin(admin.ModelAdmin):
    """Shows rows that the database itself refuses to change."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Edit)
class EditAdmin(RecordAdmin):
    list_display = ["organization", "revision", "editor", "edited_at"]
    list_select_related = ["organization", "editor"]
    fields = ["organization", "revision", "editor", "edited_at", "changes"]
    readonly_fields = ["changes"]

    @admin.display(description=gettext_lazy("changed"))
    def changes(self, edit):
        """Each difference from the revision before, with the old and the new value."""
        before = Edit.objects.filter(
            organization=edit.organization, revision=edit.revision - 1
        ).first()
        lines = editing.differences(before.document if before else {}, edit.document)
        return "\n".join(
            f"{' › '.join(filter(None, [line['where'], line['label'], line['language']]))}: "
            f"{line['old'] or '–'} → {line['new'] or '–'}"
            for line in lines
        )


@admin.register(Verification)
class VerificationAdmin(RecordAdmin):
    list_display = ["organization", "number", "outcome", "method", "checked_on", "verifier"]
    list_select_related = ["organization", "verifier"]
    exclude = ["listing"]


@admin.register(Snapshot)
class SnapshotAdmin(RecordAdmin):
    list_display = ["seq", "published_at"]
