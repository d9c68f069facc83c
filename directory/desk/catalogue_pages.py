"""Pages of the catalogue: what waits for a second person, and what was changed before."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.desk import errors
from directory.desk.fields import CleanTextMixin, whole_number
from directory.models import CatalogueCheck, CatalogueEdit, TaxonomyTerm
from directory.rules import catalogue_check, catalogue_editing, verifiers
from directory.rules.refusal import Refused
from directory.text import languages

# So many edits stand on one page of the history.
PAGE = 30


class RejectForm(CleanTextMixin, forms.Form):
    """Why the changes go back."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


def changed(request):
    """The catalogue's changes beside what stands, to be confirmed or rejected."""
    _require(request)
    is_verifier = verifiers.is_verifier(request.user)
    form = RejectForm(request.POST if "reject" in request.POST else None)
    if request.method == "POST":
        if not is_verifier:
            raise PermissionDenied
        if _act(request, form):
            return redirect("catalogue")
    newest, standing = catalogue_check.waiting(), catalogue_check.standing()
    is_own = newest is not None and catalogue_check.helped_to_edit(request.user)
    editors = []
    if newest:
        since = CatalogueEdit.objects.filter(revision__gt=standing.revision if standing else 0)
        editors = list(since.select_related("editor").defer("document"))
    context = {
        **admin.site.each_context(request),
        "title": _("Catalogue: what changed"),
        "newest": newest,
        "standing": standing,
        "editors": editors,
        "changes": differences(standing and standing.document, newest and newest.document),
        "form": form,
        "is_verifier": is_verifier,
        "is_own": is_own,
        "is_alone": verifiers.count_verifiers() < 2,
    }
    return render(request, "admin/catalogue/changed.html", context)


def history(request):
    """Who changed, confirmed and rejected what, newest first; or one revision of it."""
    _require(request)
    chosen = request.GET.get("revision", "")
    if chosen:
        return _revision(request, chosen)
    edits = CatalogueEdit.objects.select_related("editor").defer("document")
    until = whole_number(request.GET.get("before", ""))
    if until is not None:
        edits = edits.filter(revision__lt=until)
    edits = list(edits[: PAGE + 1])
    shown = edits[:PAGE]
    checks = {}
    revisions = [edit.revision for edit in shown]
    for check in (
        CatalogueCheck.objects.filter(revision__in=revisions)
        .select_related("verifier")
        .defer("document")
    ):
        checks[check.revision] = check
    context = {
        **admin.site.each_context(request),
        "title": _("Catalogue: history"),
        "events": [(edit, checks.get(edit.revision)) for edit in shown],
        "older": shown[-1].revision if len(edits) > PAGE else None,
    }
    return render(request, "admin/catalogue/history.html", context)


def differences(before, after):
    """What differs between two documents, row by row, as changes.html shows it."""
    if after is None:
        return []
    old, new = catalogue_editing.rows(before), catalogue_editing.rows(after)
    terms = {
        (group, code): _name(row)
        for (group, code), row in {**old, **new}.items()
        if group != "need"
    }
    found = []
    for key in [*new, *(key for key in old if key not in new)]:
        lines = _lines(key, old.get(key), new.get(key), terms)
        if lines:
            act = "added" if key not in old else "removed" if key not in new else "changed"
            # What it is called until this is confirmed.
            name = _name(old.get(key) or new[key])
            found.append({"where": f"{_noun(key)}: {name} ({key[1]})", "act": act, "lines": lines})
    return found


def _lines(key, old, new, terms):
    lines = []
    for name in new or old:
        before, after = (row.get(name) if row else None for row in (old, new))
        if before == after or name in ("taxonomy", "code"):
            continue
        if isinstance(after or before, list):
            before, after = _words_that_differ(before or [], after or [])
        label, language = _label(key, name)
        line = {"label": label, "language": language}
        line |= {"old": _text(name, before, terms), "new": _text(name, after, terms)}
        if line["old"] != line["new"]:
            lines.append(line)
    return lines


def _words_that_differ(before, after):
    """Of two lists the words that the other lacks; all where only their order differs."""
    gone = [word for word in before if word not in after]
    come = [word for word in after if word not in before]
    return (gone, come) if gone or come else (before, after)


def _label(key, name):
    model = catalogue_editing.model_of(key)
    ending = name.rpartition("_")[2]
    if ending in languages.CODES:
        field = model._meta.get_field(name.removesuffix(f"_{ending}"))
        return capfirst(field.verbose_name), ending
    return capfirst(model._meta.get_field(name).verbose_name), ""


def _noun(key):
    model = catalogue_editing.model_of(key)
    if model is TaxonomyTerm:
        return TaxonomyTerm.Taxonomy(key[0]).label
    return capfirst(model._meta.verbose_name)


def _name(row):
    names = " / ".join(row[name] for name in catalogue_editing.NAMES if row.get(name))
    return names or row["code"]


def _text(name, value, terms):
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        group = {"kinds": "kind", "served": "served", "provinces": "province"}.get(name)
        return "\n".join(terms.get((group, one), one) for one in value)
    if name == "parent":
        return terms.get(("category", value), value or "")
    if name == "approved_by" and value == "":
        return _("not yet approved by an office")
    return "" if value is None else str(value)


def _act(request, form):
    """Confirm or reject; return whether it was done, else the reason is on the page."""
    seen = whole_number(request.POST.get("seen_revision", ""))
    who = {"by": request.user, "at": timezone.now()}
    who["seen_revision"] = seen or 0
    try:
        if "confirm" in request.POST:
            catalogue_check.confirm(**who)
            messages.success(request, _("The catalogue is confirmed."))
        elif form.is_valid():
            catalogue_check.reject(reason=form.cleaned_data["reason"], **who)
            messages.success(request, _("Rejected. The catalogue is again what stands."))
        else:
            return False
    except Refused as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    return True


def _revision(request, chosen):
    """One revision beside the one before it."""
    edits = CatalogueEdit.objects.select_related("editor")
    edit = edits.filter(revision=whole_number(chosen)).first()
    if edit is None:
        raise errors.Missing(_("The catalogue has no revision with this number."))
    before = CatalogueEdit.objects.filter(revision=edit.revision - 1).first()
    context = {
        **admin.site.each_context(request),
        "title": _("Catalogue: history"),
        "edit": edit,
        "changes": differences(before and before.document, edit.document) if before else [],
        "is_first": before is None,
    }
    return render(request, "admin/catalogue/revision.html", context)


def _require(request):
    if not request.user.has_perm("directory.view_taxonomyterm"):
        raise PermissionDenied
