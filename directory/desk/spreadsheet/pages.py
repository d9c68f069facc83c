"""Pages on which an editor sends a table, looks at what it would change, and saves it."""

import re
from collections.abc import Mapping
from itertools import count

from django import forms
from django.conf import settings
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
from directory.desk.spreadsheet import files, table
from directory.desk.spreadsheet.columns import COLUMNS
from directory.desk.spreadsheet.preview import Preview, called, heading
from directory.desk.spreadsheet.table import Table
from directory.desk.spreadsheet.workbook import Cell
from directory.publish.exports.spreadsheet import XLSX
from directory.publish.files import to_bytes
from directory.rules import import_drafts, import_headings, importing
from directory.rules.refusal import Refused
from directory.text.digest import fingerprint

# So many organizations are saved in one request: a proxy waits a minute for its answer.
MOST_AT_ONCE = 200
# So many are shown with all that would change.
MOST_WHOLE = 100


class FileForm(forms.Form):
    """A file, read as a table; `told` is what its sender has said of headings."""

    file = forms.FileField(
        label=gettext_lazy("Excel (.xlsx), CSV, contacts (.vcf), JSON or HSDS"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.vcf,.json,.zip"}),
    )

    def __init__(self, *args, told: Mapping[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.told = told

    def clean_file(self) -> UploadedFile:
        """The file, with its table as `content`, or its cells if nobody knows its headings."""
        file = self.cleaned_data["file"]
        files.require_size(file.size)
        cells, found = files.look_into(file.read(), self.told)
        is_asked = len(found.columns) > 1 and not all(one.is_known for one in found.columns)
        file.content = {"cells": cells} if is_asked else found.require_headings().as_json()
        return file


def upload(request):
    """Take a file, and show what it would change."""
    _require_editor(request)
    told = import_headings.told(by=request.user)
    form = FileForm(request.POST or None, request.FILES or None, told=told)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        _keep(request, file.content, visible(file.name))
        return redirect("import-columns" if "cells" in file.content else "import-look")
    context = {
        "form": form,
        "draft": _draft(request),
        "most": settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        "title": _("Excel in"),
    }
    return _render(request, "upload", context)


def columns(request):
    """Ask what the headings of a file mean that we do not know; keep the table that comes of it."""
    _require_editor(request)
    draft = _draft(request)
    if draft is None or _is_about_another(request, draft) or "cells" not in draft.table:
        return redirect("import-look")
    cells = table.rows_from_json(draft.table["cells"])
    told = import_headings.told(by=request.user)
    found = table.with_headings(cells, told).columns
    chosen = {one.heading: one.name for one in found}
    refused = []
    if request.method == "POST":
        chosen = {one.heading: _chosen(request, place) for place, one in enumerate(found)}
        said = {
            one.heading: chosen[one.heading]
            for one in found
            if not one.is_known or chosen[one.heading] != one.name
        }
        keys = {import_headings.key(heading): name for heading, name in said.items()}
        try:
            known = table.with_headings(cells, told | keys).require_headings()
        except Refused as error:
            refused = error.messages
        else:
            import_headings.remember(said, by=request.user)
            _keep(request, known.as_json(), draft.name)
            return redirect("import-look")
    context = {
        "draft": draft,
        "seen_table": _mark(draft),
        "refused": refused,
        "found": [(place, one, chosen[one.heading]) for place, one in enumerate(found)],
        "choices": [(name, heading(name)) for name in COLUMNS],
        "title": _("Excel: what the columns mean"),
    }
    return _render(request, "columns", context)


def look(request):
    """Show what the kept table would change, row by row; mend cells, save what was chosen."""
    _require_editor(request)
    draft = _draft(request)
    if draft is None:
        messages.info(request, _("No file waits. It was saved already, or a day has passed."))
        return redirect("import")
    if _is_about_another(request, draft):
        return redirect("import-look")
    if "cells" in draft.table:
        return redirect("import-columns")
    kept = Table.from_json(draft.table)
    if request.method == "POST" and {"mend", "ask"} & request.POST.keys():
        return _look_again(request, kept, draft)
    preview = Preview(kept)
    if request.method == "POST" and (answer := _save(request, preview, draft)):
        return answer
    changed, new = _shown(preview, request.GET.get("only"))
    context = {
        "draft": draft,
        "seen_table": _mark(draft),
        "counts": preview.counts,
        "unread": kept.unread,
        "told": kept.told,
        "wrong": preview.wrong_cells,
        "may_mend": any(cell.right for cell in preview.wrong_cells),
        "changed": changed,
        "new": new,
        "title": _("Excel: look before you save"),
    }
    return _render(request, "look", context)


@require_GET
def template(request):
    """The empty table."""
    _require_editor(request)
    # Imported where it is needed, as openpyxl takes a quarter of the start of every command.
    from directory.desk.spreadsheet import writing  # noqa: PLC0415

    return _workbook(writing.template(), "phlov-template.xlsx")


@require_GET
def rejected(request):
    """The rows that are wrong, with the reasons."""
    _require_editor(request)
    draft = _draft(request)
    if draft is None or "cells" in draft.table:
        return redirect("import")
    from directory.desk.spreadsheet import writing  # noqa: PLC0415

    return _workbook(writing.rejected(Preview(Table.from_json(draft.table))), "phlov-wrong.xlsx")


def _require_editor(request):
    if not importing.may_import(request.user):
        raise PermissionDenied


def _draft(request):
    return import_drafts.kept(by=request.user, at=timezone.now())


def _keep(request, content, name):
    import_drafts.keep(content, name=name, by=request.user, at=timezone.now())


def _mark(draft):
    """What a form says of its table: it is about this one, and not about one that came since."""
    return fingerprint(to_bytes(draft.table))


def _is_about_another(request, draft):
    """Whether a form was made for another table than the kept one; a message says so."""
    if request.method != "POST" or request.POST.get("seen_table") == _mark(draft):
        return False
    said = _("That page was about an earlier table of yours. Nothing was saved; look here.")
    messages.error(request, said)
    return True


def _chosen(request, place):
    """The column of ours that a person has chosen for the one at this place, or ""."""
    name = request.POST.get(f"column-{place}", "")
    return name if name in COLUMNS else ""


def _look_again(request, kept, draft):
    """Put what would be right into the cells that were ticked; or ask about the columns anew."""
    if "ask" in request.POST:
        import_headings.forget(kept.told, by=request.user)
        messages.info(request, _("Send the file once more; you will be asked about its columns."))
        return redirect("import")
    keys = request.POST.getlist("right")
    for cell in Preview(kept).wrong_cells:
        if cell.right and cell.key in keys:
            kept.rows[cell.number][cell.column] = Cell(cell.right)
    _keep(request, kept.as_json(), draft.name)
    return redirect("import-look")


def _shown(preview, only):
    """What would change, and what is new: all of it, or only the organization with this key.

    Beyond the first ones a page on a phone would not load, so that only their names are told.
    """
    whole = count(1)
    return (
        [
            {
                "key": _key(change),
                "name": called(change),
                "rows": list(change.rows),
                "organization": change.organization,
                "notes": change.notes,
                "is_whole": (is_whole := next(whole) <= MOST_WHOLE),
                "changes": words.changes(change.before, change.after) if is_whole else [],
            }
            for change in preview.of_state(state)
            if only in (None, _key(change))
        ]
        for state in ("changed", "new")
    )


def _key(change):
    """By this a form says which organization is meant, and in which revision it was seen."""
    return f"{next(iter(change.rows))}:{change.revision}"


def _save(request, preview, draft):
    """Save what was chosen, as many as one request can; None if a message says why not.

    Each step is saved whole. The page that follows it sends the rest.
    """
    sound = {_key(one): one for one in preview.changes if one.state in ("new", "changed")}
    chosen = list(dict.fromkeys(request.POST.getlist("take")))
    said = request.POST.get("done", "")
    before = int(said) if re.fullmatch("[0-9]{1,5}", said) else 0
    edits = _saved(request, sound, chosen[:MOST_AT_ONCE])
    if edits is None:
        if before:
            _tell(request, before)
        return None
    done, rest = before + len(edits), chosen[MOST_AT_ONCE:]
    if rest:
        said = {"done": done, "total": done + len(rest), "rest": rest, "title": _("Saving …")}
        said["seen_table"] = request.POST["seen_table"]
        return _render(request, "saving", said)
    _tell(request, done)
    # What is wrong, or was not chosen, can still be mended, taken, or downloaded.
    if preview.of_state("wrong") or {*chosen} != sound.keys():
        return redirect("import-look")
    import_drafts.drop(draft)
    return redirect("import")


def _saved(request, sound, chosen):
    """The edits of these; None if a message says why nothing was saved."""
    if not chosen:
        messages.error(request, _("Tick at least one organization."))
    elif {*chosen} - sound.keys():
        messages.error(
            request,
            _("Somebody changed an entry after you looked. Nothing was saved; look once more."),
        )
    else:
        try:
            return importing.save(map(sound.get, chosen), by=request.user, at=timezone.now())
        except Refused as refused:
            messages.error(request, " ".join(refused.messages))
        except IntegrityError:
            messages.error(request, _("Somebody changed this entry at the same moment. Try again."))
    return None


def _tell(request, number):
    messages.success(
        request,
        ngettext(
            "%(count)s organization was saved. It waits for its check.",
            "%(count)s organizations were saved. They wait for their checks.",
            number,
        )
        % {"count": number},
    )


def _render(request, name, context):
    context |= admin.site.each_context(request) | {"title": context["title"]}
    return render(request, f"admin/import/{name}.html", context)


def _workbook(data, name):
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=XLSX, headers=disposition)
