"""What was recorded: to be read, never changed."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext as _
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
        """Each path that differs from the revision before, with the old and the new value."""
        before = Edit.objects.filter(
            organization=edit.organization, revision=edit.revision - 1
        ).first()
        former = before.document if before else {}
        lines = "\n".join(
            f"{_place(path, [edit.document, former])}: {_plain(old)} → {_plain(new)}"
            for path, old, new in editing.differences(former, edit.document)
        )
        return format_html('<span lang="en">{}</span>', lines)


def _place(path, documents):
    """Where a value stands; a part is called by its number or name, not by its key."""
    if len(path) == 1:
        return path[0]
    noun, key, *rest = path
    for document in documents:
        for part in document.get(noun, []):
            if part["id"] == key:
                names = ("number", "name_km", "name_en", "value", "title", "kinds")
                found = [part[name] for name in names if part.get(name)]
                return " › ".join([noun, _plain(found[0] if found else key), *rest])
    return " › ".join(path)


def _plain(value):
    """A value out of a document in words; no answer is not the same as a no."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    return "–" if value in (None, "") else str(value)


@admin.register(Verification)
class VerificationAdmin(RecordAdmin):
    list_display = ["organization", "number", "outcome", "method", "checked_on", "verifier"]
    list_select_related = ["organization", "verifier"]
    exclude = ["listing", "confirmed_facts", "sha256"]


@admin.register(Snapshot)
class SnapshotAdmin(RecordAdmin):
    list_display = ["seq", "published_at"]
    exclude = ["pointer"]
