"""The parts of the entry form, of which one is seen at a time: what each lacks, what is wrong."""

from itertools import pairwise

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directory.desk.entry_merge import called
from directory.models import Organization
from directory.rules import gaps
from directory.text import languages

NAMES = "names"
# Part -> what it is called, and the nouns of its rows.
PARTS = {
    NAMES: (gettext_lazy("Name and description"), []),
    "services": (gettext_lazy("Services"), ["services"]),
    "numbers": (gettext_lazy("Numbers and contacts"), ["phones", "contacts"]),
    "places": (gettext_lazy("Places"), ["locations"]),
    "sources": (gettext_lazy("Sources"), ["sources"]),
    "office": (gettext_lazy("For editors only"), []),
}
# How many of the sets of fields of the entry itself stand under its name.
FIELDSETS_OF_NAMES = 2


def of_page(context, organization):
    """The parts that a person may see, each with what the page shows of it.

    `context` is that of the page; `organization` is None while it is new.
    """
    fieldsets = list(context["adminform"])
    rows = {one.formset.prefix: one for one in context["inline_admin_formsets"]}
    own = {NAMES: fieldsets[:FIELDSETS_OF_NAMES], "office": fieldsets[FIELDSETS_OF_NAMES:]}
    counts = _wrong_by_part(context)
    lacking = _lacking(organization) if organization else {}
    parts = [
        {
            "key": key,
            "title": title,
            "fieldsets": own.get(key, []),
            "formsets": [rows[noun] for noun in nouns if noun in rows],
            "wrong": counts.get(key, 0),
            "lacks": lacking.get(key, []),
            "state": _state(key, organization),
        }
        for key, (title, nouns) in PARTS.items()
    ]
    parts = [part for part in parts if part["fieldsets"] or part["formsets"]]
    first = next((part for part in parts if part["wrong"]), parts[0])
    first["is_open"] = True
    for part, following in pairwise(parts):
        part["next"] = following
    return parts


def wrong(context):
    """What is wrong, as lines {"href", "where", "label", "texts"} in the order of the page.

    What is wrong with the entry as a whole is said above them, by Django.
    """
    form = context["adminform"].form
    lines = _of_form(form, "", "")
    for rows in context["inline_admin_formsets"]:
        formset = rows.formset
        noun = capfirst(str(rows.opts.verbose_name))
        if formset.is_bound and formset.non_form_errors():
            lines.append(_line(f"{formset.prefix}-rows", "", noun, formset.non_form_errors()))
        for place, row in enumerate(formset.forms, start=1):
            where = " ".join(filter(None, [noun, called(row) or str(place)]))
            lines += _of_form(row, where, row.prefix)
    return lines


def _of_form(form, where, anchor):
    return [
        _line(form[name].auto_id, where, capfirst(str(form.fields[name].label)), texts)
        if name in form.fields
        else _line(anchor, where, "", texts)
        for name, texts in form.errors.items()
        if name in form.fields or anchor
    ]


def _line(target, where, label, texts):
    return {"href": f"#{target}", "where": where, "label": label, "texts": list(texts)}


def _wrong_by_part(context):
    """How many fields are wrong in each part."""
    own = list(context["adminform"])[FIELDSETS_OF_NAMES:]
    office = {name for fieldset in own for name in _names(fieldset)}
    found = dict.fromkeys(PARTS, 0)
    for name in context["adminform"].form.errors:
        found["office" if name in office else NAMES] += 1
    of_noun = {noun: key for key, (_title, nouns) in PARTS.items() for noun in nouns}
    for rows in context["inline_admin_formsets"]:
        errors = rows.formset.errors if rows.formset.is_bound else []
        found[of_noun[rows.formset.prefix]] += sum(len(one) for one in errors)
    return found


def _names(fieldset):
    return [
        name
        for line in fieldset.fields
        for name in (line if isinstance(line, (list, tuple)) else [line])
    ]


def _state(key, organization):
    """What there is of a part, in a word."""
    if not PARTS[key][1] or not organization:
        return ""
    count = sum(getattr(organization, noun).count() for noun in PARTS[key][1])
    return str(count) if count else _("none yet")


def _lacking(organization):
    """What each part of a saved entry lacks, in words."""
    found = {key: [] for key in PARTS}
    if not any(languages.texts_of(organization, "description").values()):
        found[NAMES].append(_("no description"))
    missing = [type(row) for row, _field, _language in gaps.missing_texts(organization)]
    for key, models in {NAMES: [Organization], **_models_of_parts()}.items():
        texts = [model for model in missing if model in models]
        if texts:
            one = ngettext(
                "%(count)d text in one language only",
                "%(count)d texts in one language only",
                len(texts),
            )
            found[key].append(one % {"count": len(texts)})
    for question, count in gaps.silent_services(organization).items():
        if count:
            found["services"].append(_SILENT[question] % {"count": count})
    if not organization.services.exists():
        found["services"].append(_("phones need one to find it by"))
    held = organization.phones.filter(is_held=True, is_unconfirmed=False).count()
    if held:
        waits = ngettext("%(count)d waits for a call", "%(count)d wait for a call", held)
        found["numbers"].append(waits % {"count": held})
    return found


_SILENT = {
    "hours": gettext_lazy("%(count)d without hours"),
    "where": gettext_lazy("%(count)d without provinces"),
    "for_whom": gettext_lazy("%(count)d without groups"),
}


def _models_of_parts():
    return {
        key: [gaps.PARTS[noun] for noun in nouns if noun in gaps.PARTS]
        for key, (_title, nouns) in PARTS.items()
        if nouns
    }
