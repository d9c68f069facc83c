"""Pages on which an editor sends a table, looks at what it would change, and saves it."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET

from directory.desk import words
from directory.desk.fields import visible
from directory.desk.spreadsheet import table, writing
from directory.desk.spreadsheet.preview import Preview, called
from directory.desk.spreadsheet.table import Table
from directory.desk.spreadsheet.workbook import Cell
from directory.publish.files import to_bytes
from directory.rules import import_drafts, importing
from directory.rules.refusal import Refused
from directory.text.digest import fingerprint

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class FileForm(forms.Form):
    """A workbook or a CSV file, read as a table."""

    file = forms.FileField(
        label=gettext_lazy("Excel (.xlsx) or CSV file"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )

    def clean_file(self) -> UploadedFile:
        """The file, with its table as `table`."""
        file = self.cleaned_data["file"]
        table.require_size(file.size)
        file.table = table.read(file.read())
        return file


def upload(request):
    """Take a file, and show what it would change."""
    _require_editor(request)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        import_drafts.keep(
            file.table.as_json(), name=visible(file.name), by=request.user, at=timezone.now()
        )
        return redirect("import-look")
    context = {"form": form, "draft": _draft(request), "title": _("Excel in")}
    return _render(request, "upload", context)


def look(request):
    """Show what the kept table would change, row by row; mend cells, save what was chosen."""
    _require_editor(request)
    draft = _draft(request)
    if draft is None:
        messages.info(request, _("No file waits. It was saved already, or a day has passed."))
        return redirect("import")
    kept = Table.from_json(draft.table)
    seen = fingerprint(to_bytes(draft.table))
    if request.method == "POST" and request.POST.get("seen_table") != seen:
        messages.error(request, _("You sent another file meanwhile. Nothing was saved; look here."))
        return redirect("import-look")
    if request.method == "POST" and "mend" in request.POST:
        _mend(kept, request.POST.getlist("right"), draft, request.user)
        return redirect("import-look")
    preview = Preview(kept)
    sound = {_key(one): one for one in preview.changes if one.state in ("new", "changed")}
    chosen = set(request.POST.getlist("take"))
    if request.method == "POST" and _save(request, sound, chosen):
        # What is wrong, or was not chosen, can still be mended, taken, or downloaded.
        if preview.of_state("wrong") or chosen != sound.keys():
            return redirect("import-look")
        draft.delete()
        return redirect("import")
    context = {
        "draft": draft,
        # A form is about the file that it was made for, and not about one that was sent since.
        "seen_table": seen,
        "counts": preview.counts,
        "unread": kept.unread,
        "wrong": preview.wrong_cells,
        "may_mend": any(cell.right for cell in preview.wrong_cells),
        "changed": [_shown(change) for change in preview.of_state("changed")],
        "new": [_shown(change) for change in preview.of_state("new")],
        "title": _("Excel: look before you save"),
    }
    return _render(request, "look", context)


@require_GET
def template(request):
    """The empty table."""
    _require_editor(request)
    return _workbook(writing.template(), "phlov-template.xlsx")


@require_GET
def rejected(request):
    """The rows that are wrong, with the reasons."""
    _require_editor(request)
    draft = _draft(request)
    if draft is None:
        return redirect("import")
    return _workbook(writing.rejected(Preview(Table.from_json(draft.table))), "phlov-wrong.xlsx")


def _require_editor(request):
    if not importing.may_import(request.user):
        raise PermissionDenied


def _draft(request):
    return import_drafts.kept(by=request.user, at=timezone.now())


def _mend(kept, keys, draft, user):
    """Put what would be right into the cells that were ticked."""
    for cell in Preview(kept).wrong_cells:
        if cell.right and cell.key in keys:
            kept.rows[cell.number][cell.column] = Cell(cell.right)
    import_drafts.keep(kept.as_json(), name=draft.name, by=user, at=timezone.now())


def _shown(change):
    return {
        "key": _key(change),
        "name": called(change),
        "rows": list(change.rows),
        "organization": change.organization,
        "notes": change.notes,
        "changes": words.changes(change.before, change.after),
    }


def _key(change):
    """By this a form says which organization is meant, and in which revision it was seen."""
    return f"{next(iter(change.rows))}:{change.revision}"


def _save(request, sound, chosen):
    """Save what was chosen; return whether it was, else a message says why not."""
    if not chosen:
        messages.error(request, _("Tick at least one organization."))
        return False
    if chosen - sound.keys():
        messages.error(
            request,
            _("Somebody changed an entry after you looked. Nothing was saved; look once more."),
        )
        return False
    try:
        edits = importing.save(map(sound.get, chosen), by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, " ".join(refused.messages))
        return False
    except IntegrityError:
        messages.error(request, _("Somebody changed this entry at the same moment. Try again."))
        return False
    count = len(edits)
    messages.success(
        request,
        ngettext(
            "%(count)s organization was saved. It waits for its check.",
            "%(count)s organizations were saved. They wait for their checks.",
            count,
        )
        % {"count": count},
    )
    return True


def _render(request, name, context):
    context |= admin.site.each_context(request) | {"title": context["title"]}
    return render(request, f"admin/import/{name}.html", context)


def _workbook(data, name):
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=_XLSX, headers=disposition)
