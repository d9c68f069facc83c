"""The differences between two revisions, in words and in the reader's language."""

from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from directory.models import Organization, Province, Service, TaxonomyTerm
from directory.models.frozen import PARTS
from directory.text import hours, languages
from directory.text.writing import dialled

# What a document holds of a part besides its columns.
BESIDES = {
    "kinds": gettext_lazy("kinds of help"),
    "provinces": gettext_lazy("provinces"),
    "served": gettext_lazy("For whom"),
    "hours": gettext_lazy("Hours"),
}
# The fields that name a part; the first one that is filled in counts.
CALLED = ("number", "value", *languages.columns("name"), "title", "code")


def between(before: dict, after: dict) -> list[dict]:
    """The differences between two documents, in words and in the reader's language.

    One dict a difference: its `path` in the document, the `act` ("changed", "added",
    "removed"), `where` it stands (which number, which service; empty for the organization),
    the `label` of the field, the `language` of the text (a code, or empty), `old`, `new`.
    """
    old, new = dict(_leaves(before)), dict(_leaves(after))
    words = _Words(before, after)
    told = [words.tell(path, old, new) for path in sorted(old.keys() | new.keys(), key=words.place)]
    # What did not change reads the same before and after.
    return [line for line in told if line["old"] != line["new"]]


def window(slot: str) -> tuple[str, str, str]:
    """An opening window as a document spells it: MO 08:00-17:00."""
    day, times = slot.split(" ")
    return day, *times.split("-")


def _leaves(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif len(path) == 1 and path[0] in PARTS:
        for inner in value:
            yield from _leaves(inner, (*path, inner["id"]))
    else:
        yield path, value


class _Words:
    """Puts the paths and values of two documents into words."""

    def __init__(self, before: dict, after: dict) -> None:
        self.parts = {
            (noun, part["id"]): part
            for document in (before, after)
            for noun in PARTS
            for part in document.get(noun, [])
        }
        self.order = {key: number for number, key in enumerate(self.parts)}
        terms = TaxonomyTerm.objects
        self.kinds = {term.code: term.name for term in terms.filter(taxonomy="kind")}
        self.served = {term.code: term.name for term in terms.filter(taxonomy="served")}
        provinces = list(Province.objects.all())
        self.provinces = {row.code: row.name for row in provinces}
        self.provinces |= {str(row.pk): row.name for row in provinces}

    def place(self, path: tuple[str, ...]) -> tuple:
        """Where a difference stands in the list: the organization first, columns in their order."""
        noun, model, name = self.split(path)
        columns = [field.name for field in model._meta.concrete_fields] + list(BESIDES)
        part = (list(PARTS).index(noun), self.order[path[:2]]) if noun else (-1, -1)
        return (*part, columns.index(name), path[3:])

    def split(self, path: tuple[str, ...]) -> tuple[str, type[models.Model], str]:
        """The noun of a part or "", the model, and the name of the field."""
        if path[0] in PARTS:
            return path[0], PARTS[path[0]], path[2]
        return "", Organization, path[0]

    def tell(self, path: tuple[str, ...], old: dict, new: dict) -> dict:
        """One difference, as `between` returns it."""
        noun, model, name = self.split(path)
        base, _, ending = name.rpartition("_")
        language = ending if ending in languages.CODES else ""
        key = (*path[:2], "id") if noun else ("id",)
        act = "added" if key not in old else "removed" if key not in new else "changed"
        label = self.label(model, base if language else name)
        if name == "served":
            label = f"{label}: {self.served.get(path[3], path[3])}"
        # Of a part that was added or removed, only its texts are shown.
        silent = ("id", "order") if act != "changed" else ("id",)
        is_told = name not in silent
        return {
            "path": path,
            "act": act,
            "where": self.where(path) if noun else "",
            "label": capfirst(label),
            "language": language,
            "old": self.value(model, name, old.get(path), act) if is_told else "",
            "new": self.value(model, name, new.get(path), act) if is_told else "",
        }

    def label(self, model: type[models.Model], name: str) -> str:
        """The name of a field."""
        if name in BESIDES:
            return str(BESIDES[name])
        return str(model._meta.get_field(name).verbose_name)

    def where(self, path: tuple[str, ...]) -> str:
        """The noun of a part and what it is called: Phone 023 …"""
        part = self.parts[path[:2]]
        named = next((name for name in CALLED if part.get(name)), "")
        called = dialled(part[named]) if named == "number" else part.get(named, "")
        if not called and part.get("kinds"):
            called = self.value(Service, "kinds", part["kinds"], "changed")
        return f"{capfirst(str(PARTS[path[0]]._meta.verbose_name))} {called}".strip()

    def value(self, model: type[models.Model], name: str, value: Any, act: str) -> str:
        """A value in words; no answer is not the same as a no."""
        if act != "changed" and (value in (None, "", []) or (value is False and name != "served")):
            return ""
        if name in BESIDES:
            return self.beside(name, value)
        field = model._meta.get_field(name)
        if isinstance(field, models.BooleanField):
            return _in_words(value)
        if ("services", value) in self.parts:
            return self.where(("services", value))
        if field.related_model is Province:
            return self.provinces.get(value, "")
        said = str(dict(field.flatchoices).get(value, "" if value is None else value))
        return dialled(said) if name == "number" else said

    def beside(self, name: str, value: Any) -> str:
        """A value of BESIDES in words."""
        if name == "served":
            return _in_words(value)
        if name == "hours":
            return hours.format([list(window(slot)) for slot in value or []], get_language())
        known = self.provinces if name == "provinces" else self.kinds
        return ", ".join(known.get(code, code) for code in value or [])


def _in_words(answer):
    return _("Not known") if answer is None else _("Yes") if answer else _("No")
