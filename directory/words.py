"""Facts and documents of an entry in words that anybody can read, aloud if need be."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory import editing
from directory.listing import LANGUAGES
from directory.models import (
    Contact,
    Location,
    Organization,
    Phone,
    Province,
    Service,
    Source,
    TaxonomyTerm,
)
from directory.templatetags.phlov import dialled, weekly

# In the order in which they are read aloud; PostgreSQL keeps no order of its own.
LABELS = {
    "type": gettext_lazy("channel"),
    "value": gettext_lazy("address"),
    "name": gettext_lazy("name"),
    "description": gettext_lazy("description"),
    "purpose": gettext_lazy("what it is for"),
    "service": gettext_lazy("service"),
    "toll_free": gettext_lazy("free to call"),
    "languages": gettext_lazy("languages"),
    "hours": gettext_lazy("Hours"),
    "kinds": gettext_lazy("kinds of help"),
    "served": gettext_lazy("For whom"),
    "not_served": gettext_lazy("Not for"),
    "provinces": gettext_lazy("provinces"),
    "nationwide": gettext_lazy("nationwide"),
    "hotline": gettext_lazy("hotline"),
    "residential": gettext_lazy("residential"),
    "free_of_charge": gettext_lazy("free of charge"),
    "eligibility": gettext_lazy("for whom, and for whom not"),
    "application_process": gettext_lazy("how to refer"),
    "required_documents": gettext_lazy("what to bring"),
    "fees": gettext_lazy("cost"),
    "province": gettext_lazy("province"),
    "address": gettext_lazy("address"),
}
TAXONOMY_OF = {"kinds": "kind", "served": "served", "not_served": "served"}
# Answers for which "not known" is news, so that they are shown without one as well.
ASKED = {"nationwide", "free_of_charge", "hours"}
NOTHING = "–"
MODELS = {
    "services": Service,
    "phones": Phone,
    "contacts": Contact,
    "locations": Location,
    "sources": Source,
}
LANGUAGE_OF = re.compile(f"(.+)_({'|'.join(LANGUAGES)})")


def facts_beside(facts, standing, names=None):
    """One row a fact: what would stand, beside what stands where the two differ.

    `standing` holds the facts of the standing listing, or is None; `names` is what `names`
    returned, for whoever asks many times. Facts that the entry no longer has come last.
    """
    names = names or catalogue_names()
    before = standing or {}
    now_services, old_services = _services(facts), _services(before)
    gone = {name: None for name in before if name not in facts}
    return [
        {
            "name": name,
            "label": label(name),
            "lines": _lines(value, names, now_services),
            "standing": _lines(before.get(name), names, old_services),
            "is_changed": standing is not None and before.get(name) != value,
            "is_gone": name in gone,
        }
        for name, value in {**facts, **gone}.items()
    ]


def label(name):
    """What a fact is called."""
    return {
        "name": _("Name"),
        "description": _("Description"),
        "website": _("Website"),
        "phones": _("Number"),
        "services": _("Service"),
        "contacts": _("Contact"),
        "locations": _("Place"),
    }[name.split("/")[0]]


def changes(before, after, names=None):
    """What differs between two documents of an entry, part by part.

    Returns a list of {"title", "state", "fields"}; `state` is "new", "gone" or "", and a field
    has "label", "old", "new" and the "language" of its text.
    """
    names = names or catalogue_names()
    parts = {}
    for path, old, new in editing.differences(before, after):
        if len(path) == 1 and path[0] in MODELS:
            # An entry without such parts holds an empty list, of which there is nothing to say.
            continue
        key = path[:2] if path[0] in MODELS and len(path) > 1 else ()
        parts.setdefault(key, []).append((path[len(key) :], old, new))
    return [_change(key, found, before, after, names) for key, found in parts.items()]


def catalogue_names():
    """Terms and provinces in the reader's language: by what they are and their code, or by key."""
    names = {(term.taxonomy, term.code): term.name for term in TaxonomyTerm.objects.all()}
    for province in Province.objects.all():
        names["province", province.code] = names[str(province.pk)] = province.name
    return names


def _change(key, found, before, after, names):
    if key:
        old, new = (_part(document, key) for document in (before, after))
        state = "new" if old is None else "gone" if new is None else ""
        title = f"{label_of_part(key[0])} {_part_name(new or old)}".strip()
        model = MODELS[key[0]]
    else:
        title, state, model = "", "", Organization
    services = {
        part["id"]: part["name_km"] or part["name_en"] or _("service")
        for document in (before, after)
        for part in document.get("services", [])
    }
    fields = []
    for path, was, becomes in found:
        if path == ("id",) or (state and was in (None, "", []) and becomes in (None, "", [])):
            continue
        text, language = _field_label(model, path, names)
        fields.append(
            {
                "label": text,
                "language": language,
                "old": _value(model, path, was, names, services),
                "new": _value(model, path, becomes, names, services),
                "is_number": path == ("number",),
            }
        )
    return {"title": title, "state": state, "fields": fields}


def label_of_part(noun):
    """What one part of an entry is called."""
    return str(MODELS[noun]._meta.verbose_name).capitalize()


def _part(document, key):
    noun, identity = key
    return next((part for part in document.get(noun, []) if part["id"] == identity), None)


def _part_name(part):
    if "number" in part:
        return dialled(part["number"])
    kept = ("name_km", "name_en", "value", "title")
    return next((part[name] for name in kept if part.get(name)), "")


def _field_label(model, path, names):
    """The field's name for people, and the language of its text or an empty string."""
    field = path[0]
    own = {
        "hours": _("Hours"),
        "kinds": _("kinds of help"),
        "provinces": _("provinces"),
    }
    if field in own:
        return own[field], ""
    if field == "served":
        group = names.get(("served", path[1]), path[1]) if len(path) > 1 else ""
        return f"{_('For whom')} {group}".strip(), ""
    if found := LANGUAGE_OF.fullmatch(field):
        language = {"km": _("Khmer"), "en": _("English")}[found[2]]
        return f"{model._meta.get_field(found[1]).verbose_name} ({language})", found[2]
    return str(model._meta.get_field(field).verbose_name), ""


def _value(model, path, value, names, services):
    """A value out of a document in words; no answer is not the same as a no."""
    field = path[0]
    if value is None or value in ("", [], {}):
        words = NOTHING
    elif isinstance(value, bool):
        words = _("Yes") if value else _("No")
    elif field == "number":
        words = dialled(value)
    elif field == "hours":
        words = weekly([[slot[:2], *slot[3:].split("-")] for slot in value])
    elif field == "kinds":
        words = ", ".join(names.get(("kind", code), code) for code in value)
    elif field == "provinces":
        words = ", ".join(names.get(("province", code), code) for code in value)
    elif field == "service":
        words = services.get(value, _("service"))
    elif field == "province":
        words = names.get(value, value)
    else:
        choices = dict(model._meta.get_field(field).flatchoices)
        words = str(choices.get(value, value))
    return words


def _services(facts):
    """The services among facts in words, for the numbers that belong to them."""
    return {
        value["id"]: " / ".join(value["name"][code] for code in LANGUAGES if value["name"][code])
        or _("service")
        for name, value in facts.items()
        if name.startswith("services/")
    }


def _lines(value, names, services):
    """A fact as lines: label, text, language of the text, whether it is a number to dial."""
    if value is None:
        return []
    if not isinstance(value, dict):
        return [{"text": value}]
    if "id" not in value:
        return _both("", value)
    lines = []
    if "number" in value:
        lines.append({"text": dialled(value["number"]), "number": value["number"]})
    for key, label in LABELS.items():
        inner = value.get(key)
        if isinstance(inner, dict):
            lines += _both(label, inner)
        elif key in value and (inner not in (None, "", []) or key in ASKED):
            lines.append({"label": label, "text": _text(key, inner, names, services)})
    return lines


def _both(label, value):
    return [
        {"label": label, "text": value[language], "language": language}
        for language in LANGUAGES
        if value[language]
    ]


def _text(key, value, names, services):
    if value in (None, []):
        return _("Not known")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if key == "hours":
        return weekly(value)
    if key == "service":
        return services.get(value, _("service"))
    group = TAXONOMY_OF.get(key, "province")
    codes = value if isinstance(value, list) else [value]
    return ", ".join(names.get((group, code), code) for code in codes)
